import type { Knowledge } from '../analysis.js';
import type { BaseModel, BaseRelation, ModelEvidence } from './types.js';

/** Parents that one model may name: more is a mistake or an attack. */
const MAX_BASES = 50;
const RELATIONS: ReadonlySet<string> = new Set(['finetune', 'adapter', 'quantized', 'merge']);

/**
 * Base models by all sources: the card's `base_model` (string, list or address), the tags with their relation, local files and what
 * publishers state elsewhere. The same parent counts once, with the relation of the source that knows it.
 */
export function basesOf(model: string, evidence: readonly ModelEvidence[], knowledge: Knowledge): BaseModel[] {
  const found: BaseModel[] = [];
  const add = (base: BaseModel): void => {
    if (base.model.toLowerCase() === model.toLowerCase() || found.length >= MAX_BASES) return;
    const at = found.findIndex((b) => b.model.toLowerCase() === base.model.toLowerCase());
    if (at < 0) found.push(base);
    else if (found[at]?.relation === 'unknown' && base.relation !== 'unknown') found[at] = { ...base, source: found[at]?.source ?? base.source };
  };
  for (const e of evidence) {
    const said = relationOf(e.card?.['base_model_relation']);
    const named = itemsOf(e.card?.['base_model']);
    for (const item of named) add({ model: item, relation: said ?? (named.length > 1 && e.tags.includes('merge') ? 'merge' : 'unknown'), source: 'card' });
    for (const tag of e.tags) {
      const match = /^base_model:(?:(finetune|adapter|quantized|merge):)?([^:\s]{1,200})$/.exec(tag);
      if (match?.[2]) add({ model: match[2], relation: relationOf(match[1]) ?? 'unknown', source: 'tag' });
    }
    for (const base of e.statedBases) add(base);
  }
  for (const base of knowledge.statedBases(model)) add(base);
  return found;
}

function relationOf(value: unknown): BaseRelation | null {
  return typeof value === 'string' && RELATIONS.has(value) ? (value as BaseRelation) : null;
}

/** Ids from a value that may be an id, an address of the Hub, or a list of them; paths on somebody's disk are no ids. */
function itemsOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    if (typeof item !== 'string') return [];
    const id = item.trim().replace(/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//, '').replace(/\/(?:tree|blob|resolve)\/.*$/, '').replace(/\/$/, '');
    return /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(id) && !id.startsWith('.') ? [id] : [];
  });
}
