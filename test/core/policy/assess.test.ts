import assert from 'node:assert/strict';
import { claim, judge, knowledge, policy, record } from './support.js';

const allowed = (more: Parameters<typeof judge>[0]): string[] => judge(more).reasons.filter((r) => r.verdict === 'allow').map((r) => r.text);

describe('an assessment of a model that is allowed', () => {
  it('says by which licences, with the clause and where it can be read', () => {
    const mit = knowledge.licenses.byKey('mit') ?? assert.fail('mit');
    const apache = knowledge.licenses.byKey('apache-2.0') ?? assert.fail('apache-2.0');
    const { verdict, reasons, alternatives } = judge({ record: record(['mit']) });
    assert.equal(verdict, 'allow');
    assert.deepEqual(reasons, [{ rule: 'license/needs-review', verdict: 'allow', text: `The policy allows ${mit.title}, and no clause stands against the use.`, license: 'mit', clause: mit.terms.commercialUse.clause, evidence: [{ source: mit.source ?? mit.title, url: mit.url, excerptHash: null }] }]);
    assert.deepEqual(alternatives, []);
    const both = { record: record(['mit', 'apache-2.0'], { baseModels: [] }) };
    assert.deepEqual(allowed(both), [`The policy allows ${mit.title} and ${apache.title}, and no clause stands against the use.`]);
  });

  it('names each licence once, though parents bring it again, and shows each chain that adds one', () => {
    const child = record(['mit'], { baseModels: [{ model: 'up/mit', relation: 'finetune', source: 'card' }, { model: 'up/apache', relation: 'finetune', source: 'card' }] });
    const parents = [record(['mit'], { model: 'up/mit' }), record(['apache-2.0'], { model: 'up/apache' })];
    const [text] = allowed({ record: child, parents });
    assert.equal(text?.match(/MIT/g)?.length, 1, text);
    assert.match(text ?? '', /Apache/);
  });

  it('by an SPDX expression that no entry of the catalogue stands for, names the expression', () => {
    const odd = record([claim('zzz', { declared: 'zpl-2.1', spdx: 'ZPL-2.1' })], { expression: 'ZPL-2.1' });
    const { verdict, reasons } = judge({ record: odd, policy: policy('licenses: { allow: [ZPL-2.1] }') });
    assert.equal(verdict, 'allow');
    assert.deepEqual(reasons, [{ rule: 'license/needs-review', verdict: 'allow', text: 'The policy allows ZPL-2.1, and no clause stands against the use.', license: null, clause: null, evidence: [] }]);
  });

  it('by the terms of a service, or by what it declares, says where they stand', () => {
    const terms = { title: 'Acme Terms', url: 'https://acme.test/terms', jurisdiction: null, notes: null };
    const reason = (more: Parameters<typeof judge>[0]): unknown[] => judge(more).reasons.map((r) => [r.text, r.evidence]);
    const yaml = policy('licenses: { allow: ["category:proprietary-api", LicenseRef-acme] }');
    assert.deepEqual(reason({ record: record([], { registry: 'openai', termsOfService: terms }), policy: yaml }), [['The policy allows Acme Terms, and no clause stands against the use.', [{ source: 'Acme Terms', url: terms.url, excerptHash: null }]]]);
    const named = record([claim('zzz', { declared: 'acme', spdx: 'LicenseRef-acme' }), claim('zzz', { declared: 'acme', spdx: 'LicenseRef-acme' })], { url: 'https://hub.test/org/model' });
    assert.deepEqual(reason({ record: named, policy: yaml }), [['The policy allows LicenseRef-acme, and no clause stands against the use.', [{ source: 'https://hub.test/org/model', url: 'https://hub.test/org/model', excerptHash: null }]]]);
  });

  it('says nothing of the kind where something else is to be said', () => {
    assert.deepEqual(allowed({ record: record(['cc-by-nc-4.0']), policy: policy('use: { commercial: true }') }), []);
    // A choice says itself why it is allowed; what is only told says nothing about licences.
    const chosen = judge({ record: record([claim('mit', { key: null, declared: 'MIT OR ISC', spdx: 'MIT OR ISC' })]) });
    assert.deepEqual([chosen.verdict, chosen.reasons.length], ['allow', 1]);
    const orphan = record(['mit'], { baseModels: [{ model: 'gone/away', relation: 'finetune', source: 'card' }] });
    assert.deepEqual(judge({ record: orphan, parents: [record([], { model: 'gone/away', resolvedFrom: 'unresolved' })], policy: policy('provenance: { unknownBase: information }') }).reasons.map((r) => [r.rule, r.license]), [['lineage/unknown-base', null], ['license/needs-review', 'mit']]);
    const registry = judge({ record: record(['mit']), policy: policy('registries: { allow: [ollama] }') });
    assert.deepEqual([registry.verdict, registry.reasons.map((r) => r.rule)], ['deny', ['registry/not-allowed']]);
  });
});

describe('an assessment', () => {
  it('is of the revision that was found, else of the one that was asked for', () => {
    assert.equal(judge({ record: record(['mit'], { revision: 'aaa', requestedRevision: 'main' }) }).revision, 'aaa');
    assert.equal(judge({ record: record(['mit'], { requestedRevision: 'v1' }) }).revision, 'v1');
    assert.equal(judge({ record: record(['mit'], { revision: 'aaa' }) }).revision, 'aaa');
  });

  it('points at the very text that was read', () => {
    const read = claim('cc-by-nc-4.0', { textSha256: 'ab'.repeat(32) });
    const [first] = judge({ record: record(['mit', read]), policy: policy('use: { commercial: true }') }).reasons;
    const license = knowledge.licenses.byKey('cc-by-nc-4.0') ?? assert.fail('cc-by-nc-4.0');
    assert.deepEqual(first?.evidence, [{ source: license.source ?? license.title, url: license.url, excerptHash: 'ab'.repeat(32) }]);
  });

  it('tells two unknown parents apart, though both are unknown', () => {
    const child = record(['mit'], { baseModels: [{ model: 'up/a', relation: 'merge', source: 'card' }, { model: 'up/b', relation: 'merge', source: 'card' }] });
    const texts = judge({ record: child }).reasons.filter((r) => r.rule === 'lineage/unknown-base').map((r) => r.text);
    assert.equal(texts.length, 2);
    for (const name of ['up/a', 'up/b']) assert.ok(texts.some((t) => t.includes(name)), name);
  });

  it('looks for alternatives only where the model is not allowed', () => {
    let asked = 0;
    const facts = { ...knowledge, snapshotIds: () => { asked++; return []; } };
    judge({ record: record(['mit'], { parameters: 3e9 }), knowledge: facts });
    assert.equal(asked, 0);
    judge({ record: record(['cc-by-nc-4.0'], { parameters: 3e9 }), policy: policy('use: { commercial: true }'), knowledge: facts });
    assert.ok(asked > 0);
  });
});
