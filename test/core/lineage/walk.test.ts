import assert from 'node:assert/strict';
import type { Lineage } from '../../../src/core/lineage/types.js';
import { walkLineage } from '../../../src/core/lineage/walk.js';
import type { BaseModel, ModelRecord } from '../../../src/core/models/types.js';
import { claim, knowledge, record } from '../policy/support.js';

/** A model with its licences (catalogue keys) and its bases: a name alone is a declared fine-tune. */
function model(name: string, licenses: readonly string[], bases: readonly (string | BaseModel)[] = [], more: Partial<ModelRecord> = {}): ModelRecord {
  return record(licenses, { model: name, baseModels: bases.map((b) => (typeof b === 'string' ? { model: b, relation: 'finetune', source: 'card' } : b)), ...more });
}
const hint = (name: string, source: 'prose' | 'name' = 'prose'): BaseModel => ({ model: name, relation: 'finetune', source });

/** The lineage of the first of the models; all others are there to be found by their name. */
function walk(...models: readonly ModelRecord[]): Lineage {
  return walkLineage(models[0] as ModelRecord, (_registry, name) => models.find((m) => m.model === name), knowledge);
}
const bound = (lineage: Lineage): string[] => lineage.effective.map((e) => `${e.key} of ${e.path.join(' > ')}`);

describe('effective licences', () => {
  it('count the same claim of two sources once, and two claims apart', () => {
    const twice = record(['mit', claim('mit', { source: 'tag' }), 'apache-2.0'], { model: 'o/m' });
    assert.deepEqual(bound(walk(twice)), ['mit of o/m', 'apache-2.0 of o/m']);
  });
  it('keep two licences without an entry apart by what they declare', () => {
    const unlisted = (spdx: string): ReturnType<typeof claim> => claim('mit', { key: null, spdx });
    const lineage = walk(record([unlisted('LicenseRef-a'), unlisted('LicenseRef-b'), unlisted('LicenseRef-a')], { model: 'o/m' }));
    assert.deepEqual(lineage.effective.map((e) => [e.key, e.expression]), [['unknown', 'LicenseRef-a'], ['unknown', 'LicenseRef-b']]);
  });
  it('keep two licences with the same expression apart by their entry', () => {
    const lineage = walk(record([claim('mit', { spdx: 'X' }), claim('apache-2.0', { spdx: 'X' })], { model: 'o/m' }));
    assert.deepEqual(bound(lineage), ['mit of o/m', 'apache-2.0 of o/m']);
  });
  it('are those of the canonical name, where a model has one', () => {
    const alias = model('o/old', ['mit'], ['o/base'], { canonical: { registry: 'huggingface', model: 'o/new' } });
    assert.deepEqual(bound(walk(alias, model('o/base', ['apache-2.0']))), ['mit of o/new', 'apache-2.0 of o/new > o/base']);
  });
  it('are unknown, and named as such, where a parent was asked for in vain', () => {
    const gone = model('o/gone', [], [], { resolvedFrom: 'unresolved' });
    const lineage = walk(model('o/m', ['mit'], ['o/gone', 'o/unasked']), gone);
    assert.deepEqual(bound(lineage), ['mit of o/m', 'unknown of o/m > o/gone']);
    assert.deepEqual(lineage.unknownBases, ['o/gone', 'o/unasked']);
  });
  it('are known of a parent that could not be looked up but whose licence some source states', () => {
    const stated = model('o/stated', ['llama-3.1'], [], { resolvedFrom: 'unresolved' });
    const lineage = walk(model('o/m', ['mit'], ['o/stated']), stated);
    assert.deepEqual(bound(lineage), ['mit of o/m', 'llama-3.1 of o/m > o/stated']);
    assert.deepEqual(lineage.unknownBases, []);
  });
});

describe('parents', () => {
  it('are followed once, in whatever letters a card writes them twice', () => {
    const lineage = walk(model('o/m', ['mit'], ['o/Base', 'o/base']), model('o/Base', ['apache-2.0']), model('o/base', ['apache-2.0']));
    assert.deepEqual(lineage.edges.map((e) => e.parent), ['o/Base']);
    assert.deepEqual(bound(lineage), ['mit of o/m', 'apache-2.0 of o/m > o/Base']);
  });
  it('that are declared and suggested at once are declared', () => {
    const lineage = walk(model('o/m', ['mit'], [hint('o/base'), 'o/base']), model('o/base', ['apache-2.0']));
    assert.deepEqual(bound(lineage), ['mit of o/m', 'apache-2.0 of o/m > o/base']);
    assert.deepEqual(lineage.suspected, []);
  });
  it('that are only suggested are told once each, by name, and bring no licence', () => {
    const lineage = walk(model('o/m', ['mit'], [hint('o/z'), hint('o/y', 'name'), 'o/n']), model('o/n', ['mit'], [hint('o/z', 'name'), hint('o/a')]), model('o/z', ['llama-3.1']));
    assert.deepEqual(lineage.suspected.map((s) => [s.model, s.source, s.text]), [
      ['o/a', 'prose', 'The card of o/n speaks of o/a as its base in a way that could not be followed.'],
      ['o/y', 'name', 'The name of o/m suggests that it descends from o/y, which nothing declares.'],
      ['o/z', 'prose', 'The card of o/m speaks of o/z as its base in a way that could not be followed.'],
    ]);
    assert.deepEqual(bound(lineage), ['mit of o/m', 'mit of o/m > o/n']);
  });
  it('that nobody can tell are listed by name, not in the order in which they were met', () => {
    const lineage = walk(model('o/m', ['mit'], ['o/n', 'o/z']), model('o/n', ['mit'], ['o/a']));
    assert.deepEqual(lineage.unknownBases, ['o/a', 'o/z']);
  });
});

describe('declared against inherited', () => {
  const texts = (lineage: Lineage): string[] => lineage.conflicts.map((c) => c.text);

  for (const own of ['mit', 'cc0-1.0', 'mpl-2.0']) {
    it(`tells ${own} on top of stricter terms, with the chain`, () => {
      const [conflict, ...rest] = walk(model('o/m', [own], ['o/n']), model('o/n', ['mit'], ['o/base']), model('o/base', ['llama-3.1'])).conflicts;
      assert.deepEqual(rest, []);
      assert.deepEqual([conflict?.declared, conflict?.inherited, conflict?.path], [knowledge.licenses.byKey(own)?.spdx, knowledge.licenses.byKey('llama-3.1')?.spdx, ['o/m', 'o/n', 'o/base']]);
      assert.match(conflict?.text ?? '', /^o\/m is declared .+, but descends from o\/base, whose .+ goes on to hold \(o\/m → o\/n → o\/base\)\.$/);
    });
  }
  it('names all that is declared', () => assert.deepEqual(walk(model('o/m', ['mit', 'apache-2.0'], ['o/base']), model('o/base', ['llama-3.1'])).conflicts.map((c) => c.declared), ['MIT AND Apache-2.0']));
  it('tells nothing where one of the declared licences is strict itself', () => assert.deepEqual(texts(walk(model('o/m', ['mit', 'cc-by-nc-4.0'], ['o/base']), model('o/base', ['llama-3.1']))), []));
  it('tells nothing where what is declared is not known', () => assert.deepEqual(texts(walk(model('o/m', [], ['o/base']), model('o/base', ['llama-3.1']))), []));
  it('tells nothing against a lenient parent, or one that nobody knows', () => assert.deepEqual(texts(walk(model('o/m', ['mit'], ['o/base', 'o/gone']), model('o/base', ['apache-2.0']), model('o/gone', [], [], { resolvedFrom: 'unresolved' }))), []));
});

describe('circles', () => {
  it('are told in one order, whatever order parents are met in', () => {
    const lineage = walk(model('o/m', ['mit'], ['o/a', 'o/b']), model('o/a', ['mit'], ['o/m']), model('o/b', ['mit'], ['o/a', 'o/m']));
    assert.deepEqual(lineage.cycles, [['o/m', 'o/a', 'o/m'], ['o/m', 'o/b', 'o/m']]);
  });
  it('are told ten at the most', () => {
    const names = Array.from({ length: 15 }, (_, i) => `o/p${String(i).padStart(2, '0')}`);
    const lineage = walk(model('o/m', ['mit'], names), ...names.map((n) => model(n, ['mit'], ['o/m'])));
    assert.equal(lineage.cycles.length, 10);
  });
  it('are none where two ways lead to one parent', () => {
    assert.deepEqual(walk(model('o/m', ['mit'], ['o/a', 'o/b']), model('o/a', ['mit'], ['o/c']), model('o/b', ['mit'], ['o/c']), model('o/c', ['mit'])).cycles, []);
  });
  it('are told in the letters in which each model was first met', () => {
    const lineage = walk(model('o/m', ['mit'], ['o/A']), model('o/A', ['mit'], ['O/M']));
    assert.deepEqual(lineage.cycles, [['o/m', 'o/A', 'o/m']]);
  });
});
