import assert from 'node:assert/strict';
import fc from 'fast-check';
import { walkLineage } from '../../../src/core/lineage/walk.js';
import type { Lineage } from '../../../src/core/lineage/types.js';
import { buildRecord } from '../../../src/core/models/record.js';
import type { BaseModel, ModelEvidence, ModelRecord } from '../../../src/core/models/types.js';
import { emptyEvidence } from '../../../src/registries/emptyEvidence.js';
import { knowledge, record } from '../policy/support.js';
import { AGAIN } from '../../timing.js';

const KEYS = ['apache-2.0', 'mit', 'cc-by-nc-4.0', 'llama-3.1', 'qwen-research'];
const SIZE = 14;
const name = (i: number): string => `org/m${String(i).padStart(2, '0')}`;

interface Graph {
  readonly licenses: readonly (readonly string[])[];
  readonly parents: readonly (readonly BaseModel[])[];
}

const base = fc.record({
  model: fc.nat(SIZE + 1).map(name), relation: fc.constantFrom('finetune' as const, 'adapter' as const, 'merge' as const, 'quantized' as const, 'unknown' as const),
  source: fc.constantFrom('card' as const, 'card' as const, 'tag' as const, 'config' as const, 'name' as const, 'prose' as const),
});
const graph: fc.Arbitrary<Graph> = fc.record({
  licenses: fc.array(fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }), { minLength: SIZE, maxLength: SIZE }),
  parents: fc.array(fc.array(base, { maxLength: 4 }), { minLength: SIZE, maxLength: SIZE }),
});

const recordOf = (g: Graph, i: number): ModelRecord => record(g.licenses[i] ?? [], { model: name(i), baseModels: g.parents[i] ?? [] });
/** Models beyond the size are not there: `SIZE` was asked for and is missing, `SIZE + 1` nobody asked about. */
function walk(g: Graph): Lineage {
  return walkLineage(recordOf(g, 0), (_registry, wanted) => {
    const at = Number(wanted.slice('org/m'.length));
    return at < SIZE ? recordOf(g, at) : at === SIZE ? record([], { model: wanted, resolvedFrom: 'unresolved' }) : undefined;
  }, knowledge);
}
const bound = (l: Lineage): string[] => l.effective.map((e) => `${e.key} of ${e.from}`).sort();

describe('properties of lineage', () => {
  it('ends on any graph, with whole paths from the model to whose licence it is', () => {
    fc.assert(fc.property(graph, (g) => {
      const lineage = walk(g);
      for (const e of lineage.effective) {
        assert.equal(e.path[0], name(0));
        assert.equal(e.path.at(-1), e.from);
        assert.equal(new Set(e.path).size, e.path.length, 'no path goes in a circle');
        e.path.slice(1).forEach((parent, i) => assert.ok(lineage.edges.some((edge) => edge.child === e.path[i] && edge.parent === parent)));
      }
      for (const cycle of lineage.cycles) {
        assert.equal(cycle[0], cycle.at(-1));
        cycle.slice(1).forEach((parent, i) => assert.ok(lineage.edges.some((edge) => edge.child === cycle[i] && edge.parent === parent)));
      }
    }), { numRuns: 1500 });
  });

  it('never binds less when a parent is added', () => {
    fc.assert(fc.property(graph, fc.nat(SIZE - 1), base, (g, child, parent) => {
      const more: Graph = { ...g, parents: g.parents.map((p, i) => (i === child ? [...p, parent] : p)) };
      const [before, after] = [bound(walk(g)), bound(walk(more))];
      assert.deepEqual(before.filter((e) => !after.includes(e)), []);
      assert.ok(walk(more).unknownBases.length >= walk(g).unknownBases.length);
    }), { numRuns: 1500 });
  });

  it('is the same in whatever order parents are listed', () => {
    fc.assert(fc.property(graph, fc.infiniteStream(fc.nat(1000)), (g, order) => {
      const shuffled: Graph = { ...g, parents: g.parents.map((p) => p.map((b) => ({ b, n: order.next().value as number })).sort((x, y) => x.n - y.n).map(({ b }) => b)) };
      assert.deepEqual(walk(shuffled), walk(g));
    }), { numRuns: 1000 });
  });

  it('finds a circle wherever there is one that can be reached', () => {
    fc.assert(fc.property(graph, (g) => {
      const lineage = walk(g);
      const parents = new Map<string, string[]>();
      for (const e of lineage.edges) parents.set(e.child, [...(parents.get(e.child) ?? []), e.parent]);
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean => (parents.get(from) ?? []).some((p) => p === to || (!seen.has(p) && reaches(p, to, seen.add(p))));
      assert.equal(lineage.cycles.length > 0, [...parents.keys()].some((m) => reaches(m, m)));
    }), { numRuns: 800 });
  });

  it('cuts what is too deep or too broad, and says so', () => {
    const chain = (i: number): ModelRecord => record(['mit'], { model: name(i), baseModels: [{ model: name(i + 1), relation: 'finetune', source: 'card' }] });
    const deep = walkLineage(chain(0), (_r, wanted) => chain(Number(wanted.slice(5))), knowledge);
    assert.equal(deep.truncated, true);
    assert.equal(deep.effective.length, 13);
    assert.deepEqual(deep.unknownBases, [name(13)]);
    const wide = (i: number): ModelRecord => record(['mit'], { model: name(i), baseModels: Array.from({ length: 40 }, (_, k) => ({ model: name(i * 40 + k + 1), relation: 'merge' as const, source: 'card' as const })) });
    // Processor time: a busy machine must not look like endless work.
    const started = process.cpuUsage();
    const broad = walkLineage(wide(0), (_r, wanted) => wide(Number(wanted.slice(5))), knowledge);
    assert.equal(broad.truncated, true);
    assert.equal(broad.effective.length, 200);
    assert.ok(process.cpuUsage(started).user / 1000 < 500);
  }).retries(AGAIN);
});

describe('properties of records', () => {
  const text = fc.oneof(fc.constantFrom('apache-2.0', 'MIT', 'other', 'llama3.1', 'cc-by-nc-4.0', 'org/base', 'https://huggingface.co/a/b', '../x', '', 'none', '???'), fc.string({ maxLength: 30 }));
  const value: fc.Arbitrary<unknown> = fc.oneof(text, fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { maxLength: 4 }), fc.integer(), fc.constant(null), fc.constant({ a: 1 }), fc.boolean());
  const evidence: fc.Arbitrary<ModelEvidence> = fc.record({
    from: fc.constantFrom('hub' as const, 'hub-cache' as const, 'snapshot' as const, 'local-files' as const), asOf: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
    card: fc.option(fc.dictionary(fc.constantFrom('license', 'licenses', 'licence', 'license_name', 'license_link', 'base_model', 'base_model_relation', 'finetuned_from'), value)),
    tags: fc.array(fc.oneof(text, text.map((t) => `license:${t}`), text.map((t) => `base_model:adapter:${t}`)), { maxLength: 5 }),
    files: fc.option(fc.array(text, { maxLength: 5 })), name: fc.option(fc.constantFrom('org/name', 'org/new')),
    licenseFiles: fc.array(fc.record({ path: fc.constantFrom('LICENSE', 'NOTICE', 'COPYING'), sha256: fc.constant('0'.repeat(64)), key: fc.option(fc.constantFrom(...KEYS)), confidence: fc.constant(1), signals: fc.constant([]), url: fc.constant(null) }), { maxLength: 2 }),
  }).map((e) => ({ ...emptyEvidence({ registry: 'huggingface', model: 'org/name', revision: null }, 'hub', ''), ...e }));
  const build = (all: readonly ModelEvidence[]): ModelRecord => buildRecord({ registry: 'huggingface', model: 'org/name', revision: null }, all, knowledge);

  it('are built of anything that a card may hold, and drop no claim', () => {
    fc.assert(fc.property(fc.array(evidence, { maxLength: 4 }), (all) => {
      const built = build(all);
      for (const claim of built.licenses) assert.ok(claim.key === null || knowledge.licenses.byKey(claim.key));
      for (const e of all) for (const f of e.licenseFiles) if (f.key !== null && f.path !== 'NOTICE') assert.ok([...built.licenses, ...built.otherClaims].some((c) => c.key === f.key), 'a text that was read stays visible');
      for (const b of built.baseModels) assert.notEqual(b.model.toLowerCase(), 'org/name');
    }), { numRuns: 2000 });
  });

  it('are the same in whatever order sources come', () => {
    fc.assert(fc.property(fc.array(evidence, { maxLength: 4 }), (all) => assert.deepEqual(build([...all].reverse()), build(all))), { numRuns: 1000 });
  });
});
