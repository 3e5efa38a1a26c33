import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { UseProfile } from '../../../src/core/policy/types.js';
import { COMMERCIAL_CASES, PURPOSE_CASES } from './cases/commercial.js';
import { MODE_CASES } from './cases/modes.js';
import { USUAL, type Case } from './cases/row.js';
import { TERRITORY_CASES } from './cases/territories.js';
import { THRESHOLD_CASES } from './cases/thresholds.js';
import { judge, knowledge, policy, record } from './support.js';

const TEXTS = resolve('..', 'shared', 'licences', 'texts');
const TABLES: Readonly<Record<string, readonly Case[]>> = { thresholds: THRESHOLD_CASES, territories: TERRITORY_CASES, modes: MODE_CASES, commercial: COMMERCIAL_CASES, purposes: PURPOSE_CASES };

/** The usual facts with those of the case; what it takes away is gone. */
function useOf(facts: Case['facts']): UseProfile {
  return Object.fromEntries(Object.entries({ ...USUAL, ...facts }).filter(([, value]) => value !== undefined)) as UseProfile;
}

const nameOf = (c: Case): string => `${c.key} with ${JSON.stringify(c.facts, (_k, v: unknown) => (v === undefined ? 'not told' : v))}${c.multimodal === undefined ? '' : ` multimodal ${String(c.multimodal)}`} → ${c.verdict}${c.rule ? ` ${c.rule} ${c.clause ?? ''}` : ''}`;

describe('licence × use profile → verdict, rule, clause', () => {
  for (const [table, cases] of Object.entries(TABLES)) {
    describe(table, () => {
      for (const c of cases) {
        it(nameOf(c), () => {
          const given = policy(`licenses: { allow: ["${c.key}"] }\nuse: ${JSON.stringify(useOf(c.facts))}`);
          const found = judge({ record: record([c.key], { multimodal: c.multimodal === undefined ? false : c.multimodal }), policy: given });
          const said = found.reasons.map((r) => `${r.verdict} ${r.rule} ${r.clause ?? '-'}: ${r.text}`).join('\n');
          assert.equal(found.verdict, c.verdict, said);
          if (c.rule !== null) {
            assert.ok(found.reasons.some((r) => r.verdict === c.verdict && r.rule === c.rule && r.clause === c.clause && r.license === c.key), said);
            assert.equal(found.reasons[0]?.verdict, c.verdict, 'what decides comes first');
          } else assert.deepEqual(found.questions, []);
          if (c.asks) {
            const question = found.questions.find((q) => q.fact === `use.${c.asks ?? ''}` && q.clause === c.clause);
            assert.ok(question, `${said}\nasks ${found.questions.map((q) => q.fact).join(', ')}`);
            assert.deepEqual(question.answers?.map((a) => a.verdict), c.answers);
          }
          if (c.duty) assert.ok(found.obligations.some((o) => o.id === c.duty), found.obligations.map((o) => o.id).join(', '));
        });
      }
    });
  }

  it('holds at least 150 different cases', () => {
    const names = Object.values(TABLES).flat().map((c) => `${nameOf(c)} ${c.text}`);
    assert.deepEqual(names.filter((n, i) => names.indexOf(n) !== i), []);
    assert.ok(names.length >= 150, String(names.length));
  });

  it('names entries of the catalogue, and texts that were read', function () {
    const all = Object.values(TABLES).flat();
    assert.deepEqual(all.filter((c) => !knowledge.licenses.byKey(c.key)?.verified).map((c) => c.key), []);
    if (!existsSync(TEXTS)) this.skip();
    assert.deepEqual(all.filter((c) => !existsSync(resolve(TEXTS, `${c.text}.txt`))).map((c) => c.text), []);
  });
});
