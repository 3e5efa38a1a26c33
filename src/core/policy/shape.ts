import { say } from '../language.js';
import { REGISTRIES } from '../references/types.js';
import { COUNTRIES, OTHER_CODES } from './countries.js';
import { RULE_IDS } from './rules.js';
import { OFFERED_AS } from './types.js';

/** What a value of a policy file may be. `schema/policy.schema.json` says the same for editors; a test holds the two together. */
export type Shape =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string'; readonly words?: readonly string[]; readonly expected?: string; readonly glob?: boolean; /** Other words for known ones, instead of the nearest word. */ readonly instead?: Readonly<Record<string, string>>; readonly pattern?: never }
  | { readonly kind: 'string'; readonly pattern: RegExp; readonly expected: string; readonly words?: never; readonly glob?: never; readonly instead?: never }
  | { readonly kind: 'list'; readonly of: Shape; readonly atLeast?: number }
  | { readonly kind: 'map'; readonly fields: Readonly<Record<string, Shape>>; readonly required?: readonly string[]; readonly oneOf?: readonly string[] };

const text: Shape = { kind: 'string' };
const texts: Shape = { kind: 'list', of: text };
const glob: Shape = { kind: 'string', glob: true };
const globs: Shape = { kind: 'list', of: glob };
const boolean: Shape = { kind: 'boolean' };
const decision: Shape = { kind: 'string', words: ['allow', 'review', 'deny'] };
const action: Shape = { kind: 'string', words: ['off', 'hint', 'information', 'warning', 'review', 'deny'] };
const severity: Shape = { kind: 'string', words: ['error', 'warning', 'information', 'hint', 'off'] };
const country: Shape = { kind: 'string', words: COUNTRIES, instead: OTHER_CODES, get expected() { return say`an ISO 3166-1 alpha-2 code in capitals, or EU`; } };
const date: Shape = { kind: 'string', pattern: /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/, get expected() { return say`a date as YYYY-MM-DD`; } };
const publisherRule: Shape = { kind: 'map', fields: { id: glob, country, reason: text }, oneOf: ['id', 'country'] };

const use: Shape = {
  kind: 'map',
  fields: {
    commercial: boolean, offeredAs: { kind: 'list', of: { kind: 'string', words: OFFERED_AS } }, monthlyActiveUsers: { kind: 'number' }, annualRevenueUSD: { kind: 'number' },
    domicile: country, territories: { kind: 'list', of: country }, modifiesWeights: boolean, distributesWeights: boolean, trainsOnOutputs: boolean, purposes: texts,
  },
};
const rules = {
  use,
  licenses: { kind: 'map', fields: { allow: globs, review: globs, deny: globs, unlisted: decision, undeclared: { kind: 'string', words: ['review', 'deny'], get expected() { return say`review or deny (a licence that could not be established is never allowed)`; } } } } as Shape,
  publishers: { kind: 'map', fields: { review: { kind: 'list', of: publisherRule }, deny: { kind: 'list', of: publisherRule } } } as Shape,
  registries: { kind: 'map', fields: { allow: { kind: 'list', of: { kind: 'string', words: REGISTRIES } } } } as Shape,
  provenance: { kind: 'map', fields: { unpinned: action, gated: action, unsafeFiles: action, unknownBase: action } } as Shape,
  severity: { kind: 'map', fields: Object.fromEntries(RULE_IDS.map((id) => [id, severity])) } as Shape,
};

/** The policy file, contract section 6. */
export const POLICY_SHAPE: Shape = {
  kind: 'map',
  required: ['version'],
  fields: {
    version: { kind: 'number' }, extends: texts, ...rules,
    paths: { kind: 'list', of: { kind: 'map', required: ['match'], fields: { match: { kind: 'list', of: glob, atLeast: 1 }, ...rules } } },
    ignore: globs, privateModels: globs,
    approvals: {
      kind: 'list',
      of: { kind: 'map', required: ['decision'], oneOf: ['model', 'license', 'publisher'], fields: { model: glob, license: text, publisher: glob, revision: text, licenseSha256: text, decision, by: text, reason: text, conditions: texts, expires: date } },
    },
  },
};
