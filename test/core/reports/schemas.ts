import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** CycloneDX's schemas ship with its library. */
const CYCLONEDX = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
/**
 * No npm package carries the schemas of SARIF (oasis-tcs/sarif-spec) and SPDX 3 (spdx/spdx-spec), and they are not ours to copy:
 * a folder that OFFICIAL_SCHEMAS names, or `../shared/schemas`, may hold them, and the tests that need them are skipped elsewhere.
 */
const FOLDERS = [process.env['OFFICIAL_SCHEMAS'], '../shared/schemas'].filter((f): f is string => Boolean(f));

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

/** OASIS's own schema of SARIF 2.1.0 (draft 4, read as draft 7: it uses nothing that differs but the name of `$id`). */
export function sarifValidator(): ValidateFunction | null {
  const schema = official('sarif-schema-2.1.0.json');
  if (!schema) return null;
  const draft7 = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'));
  return addFormats(new Ajv({ strict: false, allErrors: true })).compile(draft7);
}

/** SPDX's own schema of its JSON-LD, 3.0.1. */
export function spdxValidator(): ValidateFunction | null {
  const schema = official('spdx-3.0.1.schema.json');
  return schema ? new Ajv2020({ strict: false, allErrors: false }).compile(schema) : null;
}

function official(name: string): Record<string, unknown> | null {
  const path = FOLDERS.map((f) => join(f, name)).find((p) => existsSync(p));
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : null;
}
