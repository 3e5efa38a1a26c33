import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explain } from '../../src/core/explain.js';
import { inEnglish, inLanguage, say, words, type Translate } from '../../src/core/language.js';
import { describeTerms } from '../../src/core/licenses/terms.js';
import { errorWords } from '../../src/core/models/errors.js';
import { LOOKUP_ERRORS } from '../../src/core/models/types.js';
import type { Assessment } from '../../src/core/policy/assessment.js';
import { resolvePolicy } from '../../src/core/policy/resolve.js';
import { BAD_POLICIES } from './policy/badPolicies.js';
import { COMMERCIAL_CASES, PURPOSE_CASES } from './policy/cases/commercial.js';
import { MODE_CASES } from './policy/cases/modes.js';
import { USUAL, type Case } from './policy/cases/row.js';
import { TERRITORY_CASES } from './policy/cases/territories.js';
import { THRESHOLD_CASES } from './policy/cases/thresholds.js';
import { claim, judge, knowledge, policy, record } from './policy/support.js';

const bundle = (name: string): Translate => {
  const all = JSON.parse(readFileSync(`l10n/bundle.l10n.${name}.json`, 'utf8')) as Record<string, string>;
  return (template) => all[template];
};
/** A language that every sentence has, and that shows what was not said in it. */
const marked: Translate = (template) => `⟦${template}⟧`;
const LANGUAGES: Readonly<Record<string, Translate>> = { fr: bundle('fr'), 'zh-cn': bundle('zh-cn') };
const ALL_CASES: readonly Case[] = [...COMMERCIAL_CASES, ...PURPOSE_CASES, ...MODE_CASES, ...TERRITORY_CASES, ...THRESHOLD_CASES];

const assessed = (c: Case): Assessment => {
  const use = Object.fromEntries(Object.entries({ ...USUAL, ...c.facts }).filter(([, value]) => value !== undefined));
  return judge({ record: record([c.key], { multimodal: c.multimodal === undefined ? false : c.multimodal }), policy: policy(`licenses: { allow: ["${c.key}"] }\nuse: ${JSON.stringify(use)}`) });
};
/** Each sentence of an assessment; duties that are the catalogue's own words are not ours to translate. */
const sentences = (a: Assessment): string[] => [...a.reasons.map((r) => r.text), ...a.obligations.filter((o) => o.id !== 'outputs/restrictions').map((o) => o.text), ...a.questions.flatMap((q) => [q.text, ...(q.answers ?? []).map((x) => x.answer)])];

describe('languages of the core', () => {
  it('English is spoken where nothing else is asked for, and again afterwards', () => {
    const name = 'org/model';
    const hello = (): string => say`${name} declares no licence.`;
    assert.equal(hello(), 'org/model declares no licence.');
    assert.equal(inLanguage(LANGUAGES['fr'] ?? null, hello), 'org/model ne déclare aucune licence.');
    assert.equal(inLanguage(() => undefined, hello), 'org/model declares no licence.', 'what has no translation is said in English');
    assert.throws(() => inLanguage(marked, () => { throw new Error('x'); }));
    assert.ok(inEnglish());
    assert.equal(inLanguage(marked, () => inLanguage(null, hello)), 'org/model declares no licence.');
  });

  it('parts stand where the language wants them, whatever they hold', () => {
    const part = 'a {0} {1} $1 b';
    assert.equal(inLanguage(() => '{1}-{0}-{1}', () => say`x ${part} y ${2}`), '2-a {0} {1} $1 b-2');
    const fixed = words({ a: 'card' });
    assert.deepEqual([fixed.a, inLanguage(() => 'fiche', () => fixed.a), { ...fixed }], ['card', 'fiche', { a: 'card' }]);
  });

  it('every sentence of every case is said in the language', () => {
    let n = 0;
    for (const c of ALL_CASES) {
      for (const text of inLanguage(marked, () => sentences(assessed(c)))) {
        assert.ok(text.startsWith('⟦'), text);
        n++;
      }
    }
    assert.ok(n > 900, String(n));
  });

  it('verdicts, rules and clauses are the same in every language, and the English is untouched by it', () => {
    const facts = (a: Assessment): unknown => [a.verdict, a.reasons.map((r) => [r.rule, r.verdict, r.clause, r.license]), a.obligations.map((o) => [o.id, o.state]), a.questions.map((q) => [q.fact, q.answers?.map((x) => x.verdict)])];
    for (const c of ALL_CASES) {
      const english = assessed(c);
      for (const language of Object.values(LANGUAGES)) assert.deepEqual(facts(inLanguage(language, () => assessed(c))), facts(english));
      assert.deepEqual(assessed(c), english);
    }
  });

  for (const [name, language] of Object.entries(LANGUAGES)) {
    it(`${name}: no sentence stays English or keeps an empty place`, () => {
      for (const c of ALL_CASES) {
        const english = sentences(assessed(c));
        for (const [i, text] of inLanguage(language, () => sentences(assessed(c))).entries()) {
          assert.doesNotMatch(text, /\{\d\}/);
          assert.notEqual(text, english[i]);
        }
      }
    });

    it(`${name}: terms, explanations, faults of look-ups and of policies`, () => {
      for (const license of knowledge.licenses.all) {
        const english = describeTerms(license);
        const said = inLanguage(language, () => describeTerms(license));
        assert.deepEqual(said.map((t) => [t.id, t.clause]), english.map((t) => [t.id, t.clause]));
        for (const [i, term] of said.entries()) if (term.id !== 'outputs') assert.notEqual(term.text, english[i]?.text);
      }
      for (const code of LOOKUP_ERRORS) {
        const error = { code, message: 'as the registry was asked' };
        assert.equal(errorWords(error), error.message);
        assert.notEqual(inLanguage(language, () => errorWords(error)), error.message);
      }
      const model = record([claim('mit')], { contradictions: [], error: null, asOf: '2026-11-24' });
      const explanation = inLanguage(language, () => explain(model, judge({ record: model }), knowledge));
      const english = explain(model, judge({ record: model }), knowledge);
      for (const key of ['headline', 'source'] as const) assert.notEqual(explanation[key], english[key]);
      // What the parser of YAML finds is told in its own words.
      const ours = BAD_POLICIES.filter((p) => /expected|unknown key|not known|missing|can't|extends/.test(resolvePolicy({ path: 'model-policy.yaml', text: p.text, sha256: 'x' }, (path) => p.files?.[path] ?? null).problems[0]?.message ?? ''));
      assert.ok(ours.length > 30);
      let translated = 0;
      for (const bad of ours) {
        const [problem] = resolvePolicy({ path: 'model-policy.yaml', text: bad.text, sha256: 'x' }, (path) => bad.files?.[path] ?? null).problems;
        if (inLanguage(language, () => problem?.message) !== problem?.message) translated++;
      }
      assert.ok(translated >= ours.length - 5, `${translated} of ${ours.length}`);
    });
  }
});
