import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import type { BaseModel, ModelRecord } from '../models/types.js';
import { conflictsOf } from './conflicts.js';
import { cyclesOf } from './cycles.js';
import type { EffectiveLicense, Lineage, LineageEdge, RecordLookup } from './types.js';

/** Generations that are followed; deeper chains are cut and say so. */
const MAX_DEPTH = 12;
/** Models that one lineage may have. */
const MAX_MODELS = 200;

interface Node {
  readonly record: ModelRecord;
  /** The shortest way from the model itself, itself included. */
  readonly path: readonly string[];
}

/**
 * What a model descends from, and every licence that binds it: its own, and each that a parent brings, with the shortest path.
 * Adapters, quantisations, fine-tunes and merges inherit alike: none of them takes a parent's terms away. Always ends: cycles,
 * depth and breadth are cut. Generation by generation, so that one more parent can only bring more licences, never hide one, and
 * the order in which a card lists its parents changes nothing. A parent that only prose or a name suggests brings no licence; it
 * is listed as suspected.
 */
export function walkLineage(record: ModelRecord, lookup: RecordLookup, knowledge: Knowledge): Lineage {
  const own = record.canonical?.model ?? record.model;
  const edges: LineageEdge[] = [];
  const effective: EffectiveLicense[] = [];
  const unknown = new Set<string>();
  const suspected = new Map<string, Lineage['suspected'][number]>();
  const visited = new Set([own.toLowerCase()]);
  let truncated = false;

  let generation: Node[] = [{ record, path: [own] }];
  while (generation.length) {
    const next: Node[] = [];
    for (const { record: current, path } of generation) {
      effective.push(...licensesOf(current, path));
      for (const base of parentsOf(current.baseModels)) {
        const child = path[path.length - 1] ?? own;
        if (isHint(base)) {
          if (!suspected.has(base.model)) suspected.set(base.model, { model: base.model, source: base.source, text: hintText(child, base) });
          continue;
        }
        edges.push({ child, parent: base.model, relation: base.relation, source: base.source });
        if (visited.has(base.model.toLowerCase())) continue;
        if (path.length > MAX_DEPTH || visited.size >= MAX_MODELS) {
          truncated = true;
          unknown.add(base.model);
          continue;
        }
        visited.add(base.model.toLowerCase());
        const parent = lookup('huggingface', base.model);
        if (parent && (parent.resolvedFrom !== 'unresolved' || parent.licenses.length > 0)) {
          next.push({ record: parent, path: [...path, base.model] });
          continue;
        }
        unknown.add(base.model);
        // Asked for and not found: its terms hold, whatever they are. One that nobody has asked about yet is only named.
        if (parent) effective.push({ key: 'unknown', expression: null, from: base.model, path: [...path, base.model] });
      }
    }
    generation = next;
  }
  for (const edge of edges) suspected.delete(edge.parent);
  return {
    edges, effective, unknownBases: [...unknown].sort(), suspected: [...suspected.values()].sort((a, b) => compare(a.model, b.model)),
    cycles: cyclesOf(own, edges), truncated, conflicts: conflictsOf(effective, knowledge),
  };
}

/** A record's licences, each once; a model whose licence could not be established brings `unknown`. */
function licensesOf(record: ModelRecord, path: readonly string[]): EffectiveLicense[] {
  const from = path[path.length - 1] ?? record.model;
  if (record.licenses.length === 0) return [{ key: 'unknown', expression: null, from, path }];
  const all = record.licenses.map((claim) => ({ key: claim.key ?? 'unknown', expression: claim.spdx, from, path }));
  return all.filter((license, i) => all.findIndex((l) => l.key === license.key && l.expression === license.expression) === i);
}

const isHint = (base: BaseModel): boolean => base.source === 'prose' || base.source === 'name';

/** By name, and each once: declared before suspected. */
function parentsOf(bases: readonly BaseModel[]): BaseModel[] {
  const ordered = [...bases].sort((a, b) => compare(a.model, b.model) || Number(isHint(a)) - Number(isHint(b)) || compare(`${a.relation} ${a.source}`, `${b.relation} ${b.source}`));
  return ordered.filter((base, i) => ordered.findIndex((b) => b.model.toLowerCase() === base.model.toLowerCase() && isHint(b) === isHint(base)) === i);
}

function hintText(child: string, base: BaseModel): string {
  if (base.source === 'name') return say`The name of ${child} suggests that it descends from ${base.model}, which nothing declares.`;
  return say`The card of ${child} speaks of ${base.model} as its base in a way that could not be followed.`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
