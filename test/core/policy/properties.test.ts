import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WEIGHT } from '../../../src/core/policy/effective.js';
import { OFFERED_AS, type UseProfile, type Verdict } from '../../../src/core/policy/types.js';
import type { Assessment } from '../../../src/core/policy/assessment.js';
import { USUAL } from './cases/row.js';
import { claim, judge, knowledge, policy, record } from './support.js';

const KEYS = knowledge.licenses.all.map((l) => l.key);
const SPDX = knowledge.licenses.all.filter((l) => !/^(?:unknown|other)$/.test(l.key)).map((l) => l.spdx);
const COUNTRIES = ['EU', 'FR', 'DE', 'GB', 'KR', 'NO', 'CH', 'US', 'CN', 'JP'];
const PURPOSES = ['customer-support', 'military', 'medical-advice', 'surveillance', 'image-generation', 'automated-decisions'];
const FACTS: (keyof UseProfile)[] = ['commercial', 'offeredAs', 'monthlyActiveUsers', 'annualRevenueUSD', 'domicile', 'territories', 'modifiesWeights', 'distributesWeights', 'trainsOnOutputs'];
const AMOUNTS = [0, 1000, 1_000_000, 1_000_001, 10_000_000, 20_000_001, 100_000_001, 240_000_012, 700_000_000, 700_000_001, 5_000_000_000];

/** Licences of which some clause depends on a fact. */
const EXACTING = knowledge.licenses.all.filter(({ terms: t, verified }) => verified && (t.thresholds.length > 0 || t.territories.length > 0 || t.commercialUse.value !== 'yes' || [t.hosting, t.distribution, t.derivatives, t.outputTraining].some((s) => s.value === 'forbidden'))).map((l) => l.key);
const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...EXACTING) }, { weight: 1, arbitrary: fc.constantFrom(...KEYS) });
const keys = fc.oneof({ weight: 3, arbitrary: key.map((k) => [k]) }, { weight: 1, arbitrary: fc.uniqueArray(key, { minLength: 2, maxLength: 3 }) });
const someFacts: fc.Arbitrary<UseProfile> = fc.record({
  commercial: fc.boolean(), offeredAs: fc.subarray([...OFFERED_AS], { minLength: 1 }), monthlyActiveUsers: fc.constantFrom(...AMOUNTS), annualRevenueUSD: fc.constantFrom(...AMOUNTS), domicile: fc.constantFrom(...COUNTRIES),
  territories: fc.subarray(COUNTRIES, { minLength: 1 }), modifiesWeights: fc.boolean(), distributesWeights: fc.boolean(), trainsOnOutputs: fc.boolean(), purposes: fc.subarray(PURPOSES),
}, { requiredKeys: [] });
/** Either anything at all, or the usual product with some facts of its own, which few clauses stand against. */
const facts: fc.Arbitrary<UseProfile> = fc.oneof(someFacts, fc.tuple(someFacts, fc.subarray(FACTS, { maxLength: 2 })).map(([use, own]) => ({ ...USUAL, distributesWeights: false, ...Object.fromEntries(Object.entries(use).filter(([name]) => own.includes(name as keyof UseProfile))) })));
const lists = fc.oneof(fc.constant({ allow: ['*'], deny: [], unlisted: 'allow' }), fc.record({
  allow: fc.subarray(['category:permissive', 'category:community', 'category:non-commercial', 'category:research-only', 'category:responsible-ai', 'llama-*', '*']),
  deny: fc.subarray(['AGPL-3.0-only', 'category:copyleft', 'category:share-alike']), unlisted: fc.constantFrom('allow', 'review', 'deny'), undeclared: fc.constantFrom('review', 'deny'),
}));
const multimodal = fc.constantFrom(true, false, null);

interface Setting { readonly use: UseProfile; readonly licenses: object; readonly multimodal: boolean | null; readonly approvals?: readonly object[] }

function assessed(licenses: readonly string[], { use, licenses: rules, multimodal: sees, approvals = [] }: Setting): Assessment {
  return judge({ record: record(licenses, { multimodal: sees }), policy: policy(`use: ${JSON.stringify(use)}\nlicenses: ${JSON.stringify(rules)}\napprovals: ${JSON.stringify(approvals)}`) });
}

const milder = (a: Verdict, b: Verdict): boolean => WEIGHT[a] < WEIGHT[b];
const why = (found: Assessment): string => found.reasons.map((r) => `${r.verdict} ${r.rule} ${r.text}`).join('\n');
const ask = { numRuns: 400 };

/** The same facts with one of them stricter: more users, more revenue, more places, more purposes, more done with the model. */
const stricter = fc.tuple(facts, fc.constantFrom(...AMOUNTS), fc.constantFrom(...COUNTRIES), fc.constantFrom(...PURPOSES), fc.constantFrom(...OFFERED_AS), fc.nat(8)).map(([use, amount, country, purpose, offered, which]): [UseProfile, UseProfile] | null => {
  switch (which) {
    case 0: return use.commercial === false ? [use, { ...use, commercial: true }] : null;
    case 1: return use.monthlyActiveUsers === undefined ? null : [use, { ...use, monthlyActiveUsers: use.monthlyActiveUsers + amount }];
    case 2: return use.annualRevenueUSD === undefined ? null : [use, { ...use, annualRevenueUSD: use.annualRevenueUSD + amount }];
    case 3: return use.territories === undefined ? null : [use, { ...use, territories: [...use.territories, country] }];
    case 4: return [use, { ...use, purposes: [...(use.purposes ?? []), purpose] }];
    case 5: return use.offeredAs === undefined ? null : [use, { ...use, offeredAs: [...use.offeredAs, offered] }];
    case 6: return use.modifiesWeights === false ? [use, { ...use, modifiesWeights: true }] : null;
    case 7: return use.trainsOnOutputs === false ? [use, { ...use, trainsOnOutputs: true }] : null;
    default: return use.distributesWeights === false ? [use, { ...use, distributesWeights: true }] : null;
  }
}).filter((pair): pair is [UseProfile, UseProfile] => pair !== null);

describe('what holds for every licence and every profile', () => {
  it('gives no milder verdict for stricter facts', () => {
    fc.assert(fc.property(keys, stricter, lists, multimodal, (licenses, [use, strict], rules, sees) => {
      const before = assessed(licenses, { use, licenses: rules, multimodal: sees });
      const after = assessed(licenses, { use: strict, licenses: rules, multimodal: sees });
      // One figure may settle what another was asked for: the duty that either of them brings is then certain.
      if (before.verdict === 'review' && after.questions.length < before.questions.length && after.obligations.length > before.obligations.length) return;
      assert.ok(!milder(after.verdict, before.verdict), `${before.verdict} → ${after.verdict}\n${why(before)}`);
    }), ask);
  });

  it('allows nothing with a fact untold that some answer would not allow', () => {
    fc.assert(fc.property(keys, facts, fc.constantFrom(...FACTS), lists, multimodal, (licenses, use, fact, rules, sees) => {
      // Where a text counts the place of use alone, an untold domicile is no gap: told, it only warns.
      if (fact === 'domicile' && licenses.some((k) => knowledge.licenses.byKey(k)?.terms.territories.some((t) => t.basis === 'use'))) return;
      const rest = Object.fromEntries(Object.entries(use).filter(([name]) => name !== fact)) as UseProfile;
      const untold = assessed(licenses, { use: rest, licenses: rules, multimodal: sees });
      const told = assessed(licenses, { use, licenses: rules, multimodal: sees });
      assert.ok(untold.verdict !== 'allow' || told.verdict === 'allow', `without ${fact}: allow; with ${JSON.stringify(use[fact])}: ${told.verdict}\n${why(told)}`);
    }), ask);
  });

  it('gives no milder verdict when a licence is added to a list or an AND', () => {
    fc.assert(fc.property(keys, fc.constantFrom(...KEYS), facts, lists, multimodal, (licenses, added, use, rules, sees) => {
      const setting = { use, licenses: rules, multimodal: sees };
      const before = assessed(licenses, setting);
      const after = assessed([...licenses, added], setting);
      assert.ok(!milder(after.verdict, before.verdict), `${before.verdict} → ${after.verdict}\n${why(before)}`);
    }), ask);
    fc.assert(fc.property(fc.constantFrom(...SPDX), fc.constantFrom(...SPDX), facts, lists, (a, b, use, rules) => {
      const [alone, both, either] = [a, `${a} AND ${b}`, `${a} OR ${b}`].map((spdx) => judge({ record: record([claim('mit', { declared: spdx, key: knowledge.licenses.bySpdx(spdx)?.key ?? null, spdx })]), policy: policy(`use: ${JSON.stringify(use)}\nlicenses: ${JSON.stringify(rules)}`) }));
      assert.ok(alone && both && either);
      assert.ok(!milder(both.verdict, alone.verdict), `${a}: ${alone.verdict}, with AND ${b}: ${both.verdict}`);
      assert.ok(!milder(alone.verdict, either.verdict), `${a}: ${alone.verdict}, with OR ${b}: ${either.verdict}`);
    }), ask);
  });

  it('changes no reason by an approval', () => {
    const approval = fc.record({ model: fc.constantFrom('org/model', 'org/*', 'other/*'), decision: fc.constantFrom('allow', 'review', 'deny'), by: fc.constant('legal@example.com'), expires: fc.constantFrom('2026-11-23', '2026-11-24', '2030-01-01'), revision: fc.constantFrom('abc', 'def') }, { requiredKeys: ['model', 'decision'] });
    fc.assert(fc.property(keys, facts, lists, multimodal, fc.array(approval, { minLength: 1, maxLength: 3 }), (licenses, use, rules, sees, approvals) => {
      const before = assessed(licenses, { use, licenses: rules, multimodal: sees });
      const after = assessed(licenses, { use, licenses: rules, multimodal: sees, approvals });
      assert.deepEqual(after.reasons, before.reasons);
      assert.deepEqual(after.questions, before.questions);
      assert.equal(after.unapprovedVerdict, before.verdict);
      assert.equal(after.verdict, after.approval?.state === 'valid' ? after.approval.decision : before.verdict);
    }), ask);
  });

  it('puts the reasons in the order of their weight, each naming its licence or none', () => {
    fc.assert(fc.property(keys, facts, lists, multimodal, (licenses, use, rules, sees) => {
      const { reasons, verdict } = assessed(licenses, { use, licenses: rules, multimodal: sees });
      assert.ok(reasons.every((r, i) => i === 0 || !milder(reasons[i - 1]?.verdict ?? 'deny', r.verdict)));
      assert.equal(reasons[0]?.verdict ?? 'allow', verdict);
      assert.ok(reasons.every((r) => r.license === null || knowledge.licenses.byKey(r.license) !== undefined));
    }), ask);
  });
});
