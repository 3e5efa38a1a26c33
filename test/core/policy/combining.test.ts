import assert from 'node:assert/strict';
import { rulesFor } from '../../../src/core/policy/paths.js';
import type { Knowledge } from '../../../src/core/analysis.js';
import type { License, LicenseClaim } from '../../../src/core/licenses/types.js';
import { claim, judge, knowledge, policy, record } from './support.js';

const choice = (spdx: string): LicenseClaim => claim('mit', { declared: spdx, key: null, spdx });
const child = (licenses: string[], parent: string): ReturnType<typeof record> => record(licenses, { model: 'org/child', baseModels: [{ model: parent, relation: 'finetune', source: 'card' }] });

describe('how verdicts combine', () => {
  it('takes the best branch of an OR and names it', () => {
    const found = judge({ record: record([choice('AGPL-3.0-only OR MIT')]), policy: policy('licenses: { deny: [AGPL-3.0-only] }') });
    assert.equal(found.verdict, 'allow');
    assert.ok(found.reasons.some((r) => /choice of AGPL-3\.0-only OR MIT; MIT is judged/.test(r.text)));
    for (const branch of ['MIT AND Apache-2.0', 'MIT AND (ISC OR Apache-2.0)']) {
      const { reasons } = judge({ record: record([choice(`(${branch}) OR AGPL-3.0-only`)]), policy: policy('licenses: { deny: [AGPL-3.0-only] }') });
      assert.ok(reasons.some((r) => r.text.includes(`; ${branch} is judged`)), branch);
    }
  });
  it('takes the worst part of an AND, and of a list in a card', () => {
    assert.equal(judge({ record: record([choice('MIT AND CC-BY-NC-4.0')]), policy: policy('use: { commercial: true }') }).verdict, 'deny');
    assert.equal(judge({ record: record(['mit', 'llama-3.1']) }).verdict, 'review');
    assert.equal(judge({ record: record([choice('(MIT OR AGPL-3.0-only) AND Apache-2.0')]), policy: policy('licenses: { deny: [AGPL-3.0-only] }') }).verdict, 'allow');
  });
  it('judges what a parent brings, says through whom, and keeps it when the child claims another licence', () => {
    const parent = record(['llama-3.1'], { model: 'meta/base' });
    const found = judge({ record: child(['apache-2.0'], 'meta/base'), parents: [parent], policy: policy('licenses: { allow: [llama-3.1] }\nuse: { monthlyActiveUsers: 800000000 }') });
    assert.equal(found.verdict, 'deny');
    assert.equal(found.reasons[0]?.rule, 'use/exceeds-threshold');
    assert.match(found.reasons[0]?.text ?? '', /inherited from meta\/base \(org\/child → meta\/base\)/);
    assert.ok(found.reasons.some((r) => r.rule === 'lineage/inherited-terms'));
  });
  it('says that a parent leaves no room for the declared licence', () => {
    const found = judge({ record: child(['apache-2.0'], 'a/b'), parents: [record(['cc-by-nc-nd-4.0'], { model: 'a/b' })], policy: policy('use: { commercial: true }') });
    assert.equal(found.verdict, 'deny');
    assert.ok(found.reasons.some((r) => r.rule === 'lineage/incompatible'));
  });
  it('never lets an unknown parent or licence pass', () => {
    const chain = Array.from({ length: 20 }, (_, i) => record(['mit'], { model: `a/m${i}`, baseModels: [{ model: `a/m${i + 1}`, relation: 'finetune', source: 'card' }] }));
    const deep = judge({ record: chain[0] ?? record(['mit']), parents: chain });
    assert.equal(deep.verdict, 'review');
    assert.ok(deep.reasons.some((r) => r.rule === 'lineage/unknown-base' && /too deep or too broad/.test(r.text)));
    assert.equal(judge({ record: child(['apache-2.0'], 'gone/away') }).verdict, 'review');
    assert.equal(judge({ record: child(['apache-2.0'], 'a/b'), parents: [record([], { model: 'a/b' })], policy: policy('provenance: { unknownBase: off }') }).verdict, 'review');
    assert.equal(judge({ record: record([]) }).verdict, 'unknown');
    assert.equal(judge({ record: record([]), policy: policy('licenses: { undeclared: deny, unlisted: allow }') }).verdict, 'deny');
    assert.equal(judge({ record: record(['mit', 'unknown']), policy: policy('licenses: { unlisted: allow }') }).verdict, 'unknown');
  });
  it('lets an entry that names a licence beat one that names its category, and a stricter list a milder one', () => {
    assert.equal(judge({ record: record(['mit']), policy: policy('licenses: { deny: [category:permissive], allow: [MIT] }') }).verdict, 'allow');
    assert.equal(judge({ record: record(['mit']), policy: policy('licenses: { deny: [MIT], allow: [mit] }') }).verdict, 'deny');
    assert.equal(judge({ record: record(['apache-2.0']), policy: policy('licenses: { unlisted: deny, allow: [MIT OR Apache-2.0] }') }).verdict, 'allow');
  });
});

describe('terms that change on a date', () => {
  // No text in the catalogue has such a date yet: an entry made up here stands for a licence that converts.
  const mit = knowledge.licenses.byKey('mit') as License;
  const converting: License = { ...mit, key: 'converting', spdx: 'LicenseRef-converting', title: 'Converting Licence', terms: { ...mit.terms, sunset: { value: '2027-01-01', clause: '4', text: 'From then on it is MIT.' } } };
  const facts: Knowledge = { ...knowledge, licenses: { ...knowledge.licenses, byKey: (key) => (key === 'converting' ? converting : knowledge.licenses.byKey(key)) } };
  const on = (today: string): ReturnType<typeof judge> => judge({ record: record([claim('mit', { key: 'converting', spdx: 'LicenseRef-converting' })]), knowledge: facts, today });
  it('holds the old terms on the day before, and asks on the day', () => {
    assert.equal(on('2026-12-31').verdict, 'allow');
    const found = on('2027-01-01');
    assert.equal(found.verdict, 'review');
    assert.deepEqual([found.reasons[0]?.rule, found.reasons[0]?.clause], ['license/needs-review', '4']);
  });
});

describe('approvals', () => {
  const llama = record(['llama-3.1'], { model: 'meta/llama', revision: '0e9e39f249', publisher: { id: 'meta', name: 'Meta', country: 'US' }, licenseTextSha256: 'ab'.repeat(32) });
  const under = (yaml: string, today?: string): ReturnType<typeof judge> => judge({ record: llama, policy: policy(`approvals:\n${yaml.split('\n').map((l) => `  - ${l}`).join('\n')}`), ...(today ? { today } : {}) });
  const state = (yaml: string, today?: string): [string, string | undefined] => { const a = under(yaml, today); return [a.verdict, a.approval?.state]; };
  it('count by model, glob, licence and publisher', () => {
    for (const who of ['model: meta/llama', 'model: META/*', 'license: llama-3.1', 'license: LicenseRef-llama-3.1', 'publisher: meta']) assert.deepEqual(state(`{ ${who}, decision: allow }`), ['allow', 'valid'], who);
    for (const who of ['model: meta/other', 'license: llama-3', 'publisher: google', 'model: meta/llama, publisher: google']) assert.deepEqual(state(`{ ${who}, decision: allow }`), ['review', undefined], who);
  });
  it('keep the reasons, and carry conditions and who decided', () => {
    const found = under('{ license: llama-3.1, decision: allow, by: legal@example.com, reason: LEGAL-1, conditions: ["internal tools only"] }');
    assert.equal(found.unapprovedVerdict, 'review');
    assert.ok(found.reasons.length > 0 && found.questions.length > 0);
    assert.deepEqual(found.approval?.conditions, ['internal tools only']);
    assert.equal(found.approval.by, 'legal@example.com');
  });
  it('end after their last day, and with another revision or text', () => {
    assert.deepEqual(state('{ model: meta/llama, decision: allow, expires: 2026-11-24 }'), ['allow', 'valid']);
    assert.deepEqual(state('{ model: meta/llama, decision: allow, expires: 2026-11-24 }', '2026-11-25'), ['review', 'expired']);
    assert.deepEqual(state('{ model: meta/llama, decision: allow, revision: 0e9e39f2 }'), ['allow', 'valid']);
    assert.deepEqual(state('{ model: meta/llama, decision: allow, revision: ffff }'), ['review', 'stale']);
    assert.deepEqual(state(`{ model: meta/llama, decision: allow, licenseSha256: ${'cd'.repeat(32)} }`), ['review', 'stale']);
    assert.deepEqual(state(`{ model: meta/llama, decision: allow, licenseSha256: ${'AB'.repeat(32)} }`), ['allow', 'valid']);
  });
  it('prefer the one that names the model, and a valid one to an expired one', () => {
    assert.deepEqual(state('{ model: "meta/*", decision: allow }\n{ model: meta/llama, decision: deny }'), ['deny', 'valid']);
    assert.deepEqual(state('{ model: meta/llama, decision: deny, expires: 2020-01-01 }\n{ publisher: meta, decision: allow }'), ['allow', 'valid']);
  });
  it('by licence settle that licence alone', () => {
    const both = judge({ record: record(['llama-3.1', 'gemma']), policy: policy('approvals: [{ license: llama-3.1, decision: allow }]') });
    assert.deepEqual([both.verdict, both.approval], ['review', null]);
  });
});

describe('paths', () => {
  const given = policy('use: { commercial: true, monthlyActiveUsers: 5 }\nlicenses: { unlisted: deny }\npaths:\n  - match: ["experiments/**"]\n    use: { commercial: false }\n    severity: { license/denied: hint }\n  - match: ["experiments/prod/**"]\n    use: { commercial: true }');
  it('override field by field, the most specific last', () => {
    assert.deepEqual(rulesFor(given, 'src/a.py').use, { commercial: true, monthlyActiveUsers: 5 });
    const inside = rulesFor(given, 'experiments/a.py');
    assert.deepEqual([inside.use, inside.licenses.unlisted, inside.severity], [{ commercial: false, monthlyActiveUsers: 5 }, 'deny', { 'license/denied': 'hint' }]);
    assert.deepEqual(rulesFor(given, 'experiments/prod/a.py').use, { commercial: true, monthlyActiveUsers: 5 });
    assert.equal(rulesFor(given, 'experiments/prod/a.py').severity['license/denied'], 'hint');
  });
  it('change the verdict where they hold', () => {
    const model = record(['cc-by-nc-4.0']);
    const lists = policy('use: { commercial: true }\nlicenses: { allow: [CC-BY-NC-4.0] }\npaths: [{ match: ["experiments/**"], use: { commercial: false } }]');
    assert.deepEqual([judge({ record: model, policy: lists, path: 'src/a.py' }).verdict, judge({ record: model, policy: lists, path: 'experiments/a.py' }).verdict], ['deny', 'allow']);
  });
});
