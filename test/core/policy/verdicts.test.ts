import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { LicenseClaim } from '../../../src/core/licenses/types.js';
import type { ModelRecord } from '../../../src/core/models/types.js';
import { inWords, judge, knowledge, policy, record } from './support.js';

/** A model: keys of the catalogue or whole claims, and what else its record says. */
interface Model extends Partial<Omit<ModelRecord, 'licenses'>> {
  readonly licenses: readonly (string | LicenseClaim)[];
}

/** What is known of a model, a policy and the workspace's texts, and all that is said. `UPDATE_GOLDEN=1` writes `says` anew. */
interface Case {
  readonly title: string;
  readonly model: Model;
  readonly parents?: readonly Model[];
  readonly policy?: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly says?: readonly string[];
}

const FILE = 'test/golden/verdicts.json';
const groups = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Case[]>;
const PAGE = 'https://hub.test/org/model';
const made = ({ licenses, ...more }: Model): ModelRecord => record(licenses, { url: PAGE, ...more });

describe('what is said of a model, word for word', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const given of cases) {
        it(given.title, () => {
          const model = made(given.model);
          const found = judge({ record: model, parents: given.parents?.map(made) ?? [], policy: policy(given.policy ?? ''), texts: given.texts ?? {}, path: given.path ?? 'src/app.py' });
          const says = inWords(found);
          // Each reason says where it can be read: the licence's or the terms' own page, else the model's.
          for (const { text, license, evidence } of found.reasons) {
            const page = license === null ? undefined : knowledge.licenses.byKey(license)?.url;
            assert.ok(evidence.length > 0 && evidence.every((e) => e.source !== '' && [page, model.termsOfService?.url, PAGE].includes(e.url)), text);
          }
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
