import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** CycloneDX's schemas ship with its library. */
const CYCLONEDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
/** SARIF's and SPDX's come from npm packages by `scripts/schemas.mjs`, which the runner of the unit tests calls before. */
const FETCHED = 'out/schemas';

/** The first problems of a value by a validator; empty: none. */
export function problems(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);
}

export function cyclonedxValidator(): ValidateFunction {
  const read = (name: string): AnySchema => JSON.parse(readFileSync(join(CYCLONEDX, name), 'utf8')) as AnySchema;
  const ajv = addFormats(new Ajv({ strict: false, allErrors: false }));
  // ajv-formats knows no international forms; what we write into them is held to the ASCII forms.
  ajv.addFormat('iri-reference', (v: string) => /^[^\s<>"{}|\\^`]*$/.test(v)).addFormat('idn-email', true);
  ajv.addSchema(read('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json').addSchema(read('jsf-0.82.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  return ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'));
}

interface SarifSchema {
  readonly definitions: { readonly region: { anyOf?: AnySchema[] } } & Record<'run' | 'toolComponent', { readonly properties: { readonly language: { pattern: string } } }>;
}

/**
 * OASIS's schema of SARIF 2.1.0 (draft 4, read as draft 7: it uses nothing that differs but the name of `$id`). The package has the
 * text of the standard; what Errata 01 made stricter is added: a region says where it begins, a language is a whole tag.
 */
export function sarifValidator(): ValidateFunction {
  const schema = Object.fromEntries(Object.entries(official('sarif-2.1.0.json')).filter(([key]) => key !== '$schema' && key !== 'id')) as unknown as SarifSchema;
  schema.definitions.region.anyOf = [{ required: ['startLine'] }, { required: ['charOffset'] }, { required: ['byteOffset'] }];
  for (const part of ['run', 'toolComponent'] as const) schema.definitions[part].properties.language.pattern = '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$';
  return addFormats(new Ajv({ strict: false, allErrors: true })).compile(schema);
}

/** SPDX's own schema of its JSON-LD, 3.0.1, as its generator writes it from the model. */
export function spdxValidator(): ValidateFunction {
  return new Ajv2020({ strict: false, allErrors: false }).compile(official('spdx-3.0.1.json'));
}

function official(name: string): Record<string, unknown> {
  const path = join(FETCHED, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: node scripts/schemas.mjs fetches it from npm`);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
