import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { License, Stated, Terms, TerritoryExclusion, Threshold } from '../../../src/core/licenses/types.js';
import type { ModelRecord } from '../../../src/core/models/types.js';
import type { UseProfile } from '../../../src/core/policy/types.js';
import { inWords, judge, knowledge, policy, record } from './support.js';

/** `[value, clause, words, 'commercial' where it binds commercial use alone]`. */
type Short = readonly [value: unknown, clause?: string | null, text?: string, onlyWhen?: 'commercial'];

/** Terms of a made-up licence, facts of a product, and all that is said of it. `UPDATE_GOLDEN=1` writes `says` anew. */
interface Case {
  /** What differs from the terms of MIT; thresholds, territories and use restrictions by their fields. */
  readonly terms: Readonly<Record<string, Short | readonly Partial<Threshold>[] | readonly Partial<TerritoryExclusion>[] | Readonly<Record<string, unknown>> | boolean>>;
  readonly license?: Partial<Pick<License, 'category' | 'verified'>>;
  readonly use: UseProfile;
  readonly record?: Partial<ModelRecord>;
  readonly policy?: string;
  readonly says?: readonly string[];
}

const FILE = 'test/golden/clauses.json';
const groups = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Case[]>;
const mit = knowledge.licenses.byKey('mit') as License;
const THRESHOLD: Threshold = { metric: 'mau', value: 1000, unit: 'people', comparison: '>', measuredAt: null, aggregatedOver: null, effect: 'needs-license', duty: null, onlyWhen: null, clause: '2' };
const TERRITORY: TerritoryExclusion = { countries: ['EU'], basis: 'both', appliesTo: 'all', outputs: false, clause: '5' };

function termsOf(given: Case['terms']): Terms {
  const short = ([value, clause = null, text, onlyWhen]: Short): Stated<unknown> => ({ value, clause, ...(text ? { text } : {}), ...(onlyWhen ? { onlyWhen } : {}) });
  const read = ([name, value]: [string, Case['terms'][string]]): [string, unknown] => {
    if (name === 'thresholds') return [name, (value as readonly Partial<Threshold>[]).map((t) => ({ ...THRESHOLD, ...t }))];
    if (name === 'territories') return [name, (value as readonly Partial<TerritoryExclusion>[]).map((t) => ({ ...TERRITORY, ...t }))];
    if (name === 'useRestrictions') return [name, { ...mit.terms.useRestrictions, ...(value as Readonly<Record<string, unknown>>) }];
    return [name, typeof value === 'boolean' ? value : short(value as Short)];
  };
  return { ...mit.terms, notice: { value: null, clause: null }, licenseCopy: { value: false, clause: null }, ...Object.fromEntries(Object.entries(given).map(read)) };
}

function said(given: Case): string[] {
  const license: License = { ...mit, key: 'made-up', spdx: 'LicenseRef-made-up', title: 'Made-up Licence', hfId: null, aliases: [], publisher: null, url: null, ...given.license, terms: termsOf(given.terms) };
  const licenses = { ...knowledge.licenses, byKey: (key: string) => (key === 'made-up' ? license : knowledge.licenses.byKey(key)) };
  const found = judge({
    record: record([{ declared: 'other', name: 'made-up', key: 'made-up', spdx: 'LicenseRef-made-up', source: 'card', confidence: 1 }], given.record), knowledge: { ...knowledge, licenses },
    policy: policy(`${given.policy ?? 'licenses: { allow: [made-up] }'}\nuse: ${JSON.stringify(given.use)}`),
  });
  return inWords(found);
}

describe('a clause against a product, word for word', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const given of cases) {
        const name = JSON.stringify({ ...given.terms, ...given.license, ...given.record }).replace(/[{}"]/g, '');
        it(`${name || 'nothing'} | ${JSON.stringify(given.use).replace(/[{}"]/g, '') || 'no facts'}`, () => {
          const says = said(given);
          if (process.env['UPDATE_GOLDEN']) (given as { says: readonly string[] }).says = says;
          else assert.deepEqual(says, given.says);
        });
      }
    });
  }
  after(() => {
    if (process.env['UPDATE_GOLDEN']) writeFileSync(FILE, `{\n${Object.entries(groups).map(([name, cases]) => `  ${JSON.stringify(name)}: [\n${cases.map((c) => `    ${JSON.stringify(c)}`).join(',\n')}\n  ]`).join(',\n')}\n}\n`);
  });
});
