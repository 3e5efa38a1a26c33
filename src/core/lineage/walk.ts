import type { Knowledge } from '../analysis.js';
import type { LicenseCategory } from '../licenses/types.js';
import type { BaseModel, ModelRecord } from '../models/types.js';
import type { EffectiveLicense, Lineage, LineageEdge, RecordLookup } from './types.js';

/** Generations that are followed; deeper chains are cut and say so. */
const MAX_DEPTH = 12;
/** Models that one lineage may have. */
const MAX_MODELS = 200;
const LENIENT: ReadonlySet<LicenseCategory> = new Set(['public-domain', 'permissive', 'weak-copyleft']);

/**
 * What a model descends from, and every licence that binds it: its own, and each that a parent brings, with the path. Adapters,
 * quantisations, fine-tunes and merges inherit alike: none of them takes a parent's terms away. Always ends: cycles, depth and
 * breadth are cut. A parent that only prose or a name suggests brings no licence; it is listed as suspected.
 */
export function walkLineage(record: ModelRecord, lookup: RecordLookup, knowledge: Knowledge): Lineage {
  const edges: LineageEdge[] = [];
  const effective: EffectiveLicense[] = [];
  const unknown = new Set<string>();
  const suspected = new Map<string, Lineage['suspected'][number]>();
  const cycles: string[][] = [];
  const visited = new Set<string>();
  let truncated = false;
  const own = record.canonical?.model ?? record.model;

  const visit = (current: ModelRecord, path: readonly string[]): void => {
    for (const license of licensesOf(current)) {
      if (!effective.some((e) => e.key === license.key && e.from === license.from)) effective.push({ ...license, path });
    }
    for (const base of sorted(current.baseModels)) {
      const child = path[path.length - 1] ?? own;
      if (base.source === 'prose' || base.source === 'name') {
        suspected.set(base.model, { model: base.model, source: base.source, text: `The ${base.source === 'name' ? 'name' : 'card'} of ${child} suggests that it descends from ${base.model}, which nothing declares.` });
        continue;
      }
      edges.push({ child, parent: base.model, relation: base.relation, source: base.source });
      if (path.some((p) => p.toLowerCase() === base.model.toLowerCase())) {
        cycles.push([...path, base.model]);
        continue;
      }
      if (visited.has(base.model.toLowerCase())) continue;
      if (path.length >= MAX_DEPTH || visited.size >= MAX_MODELS) {
        truncated = true;
        unknown.add(base.model);
        continue;
      }
      visited.add(base.model.toLowerCase());
      const parent = lookup('huggingface', base.model);
      if (!parent || (parent.resolvedFrom === 'unresolved' && parent.licenses.length === 0)) {
        unknown.add(base.model);
        if (parent) effective.push({ key: 'unknown', expression: null, from: base.model, path: [...path, base.model] });
        continue;
      }
      visit(parent, [...path, base.model]);
    }
  };
  visited.add(own.toLowerCase());
  visit(record, [own]);
  return { edges: dedupe(edges), effective, unknownBases: [...unknown].sort(), suspected: [...suspected.values()], cycles, truncated, conflicts: conflictsOf(effective, knowledge) };
}

/** A record's own licences as effective ones; a model whose licence could not be established brings `unknown`. */
function licensesOf(record: ModelRecord): EffectiveLicense[] {
  const from = record.canonical?.model ?? record.model;
  if (record.licenses.length === 0) return [{ key: 'unknown', expression: null, from, path: [] }];
  return record.licenses.map((claim) => ({ key: claim.key ?? 'unknown', expression: claim.spdx, from, path: [] }));
}

/** By name, so that the order of a card's list changes nothing. */
function sorted(bases: readonly BaseModel[]): BaseModel[] {
  return [...bases].sort((a, b) => (a.model < b.model ? -1 : a.model > b.model ? 1 : 0));
}

function dedupe(edges: readonly LineageEdge[]): LineageEdge[] {
  const seen = new Set<string>();
  return edges.filter((e) => !seen.has(`${e.child}\n${e.parent}`) && seen.add(`${e.child}\n${e.parent}`));
}

/** Declared against inherited: a lenient licence on top of a stricter one, in one sentence with the chain. */
function conflictsOf(effective: readonly EffectiveLicense[], knowledge: Knowledge): Lineage['conflicts'] {
  const own = effective.filter((e) => e.path.length === 1).map((e) => knowledge.licenses.byKey(e.key));
  if (own.length === 0 || own.some((l) => l === undefined)) return [];
  const lenient = own.every((l) => l && LENIENT.has(l.category));
  if (!lenient) return [];
  const declared = own.map((l) => l?.spdx ?? '').join(' AND ');
  return effective.flatMap((e) => {
    const inherited = e.path.length > 1 ? knowledge.licenses.byKey(e.key) : undefined;
    if (!inherited || LENIENT.has(inherited.category) || inherited.category === 'unknown') return [];
    return [{ declared, inherited: inherited.spdx, path: e.path, text: `${e.path[0] ?? ''} is declared ${declared}, but descends from ${e.from}, whose ${inherited.title} goes on to hold (${e.path.join(' → ')}).` }];
  });
}
