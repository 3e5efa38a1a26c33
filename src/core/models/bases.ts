import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import type { BaseModel, BaseRelation, Contradiction, ModelEvidence } from './types.js';

/** Parents that one model may name: more is a mistake or an attack. */
const MAX_BASES = 50;
const RELATIONS: ReadonlySet<string> = new Set(['finetune', 'adapter', 'quantized', 'merge']);

/**
 * Base models by all sources, strongest first: the card's `base_model` (string, list or address), the tags with their relation,
 * local files and what publishers state elsewhere. The same parent counts once, with the relation of the source that knows it.
 * A base that only the embedded record names, where a newer card names none, is a suspicion: such records guess from names.
 */
export function basesOf(model: string, evidence: readonly ModelEvidence[], knowledge: Knowledge): BaseModel[] {
  const found: BaseModel[] = [];
  const add = (base: BaseModel): void => {
    if (base.model.toLowerCase() === model.toLowerCase()) return;
    const at = found.findIndex((b) => b.model.toLowerCase() === base.model.toLowerCase());
    const known = found[at];
    if (!known) {
      if (found.length < MAX_BASES) found.push(base);
      return;
    }
    const firm = isFirm(known) || !isFirm(base) ? known : base;
    found[at] = { ...firm, relation: firm.relation !== 'unknown' ? firm.relation : base.relation !== 'unknown' ? base.relation : known.relation };
  };
  const newer = evidence.some((e) => e.from !== 'snapshot' && e.card !== null);
  for (const e of evidence) {
    const outdated = e.from === 'snapshot' && newer && !found.some(isFirm);
    // A newer card that names its bases speaks alone: what we shipped of the same card is only older.
    if (e.from === 'snapshot' && newer && found.some(isFirm)) {
      for (const base of e.statedBases) add(base);
      continue;
    }
    for (const base of [...declaredBases(e), ...e.statedBases]) add(outdated && base.source === 'card' ? { ...base, source: 'name' } : base);
  }
  for (const base of knowledge.statedBases(model)) add(base);
  return found;
}

const isFirm = (base: BaseModel): boolean => base.source !== 'name' && base.source !== 'prose';

/** What one source's card and tags name. */
function declaredBases(e: ModelEvidence): BaseModel[] {
  const said = relationOf(e.card?.['base_model_relation']);
  const named = idsOf(e.card?.['base_model']);
  const merged = named.length > 1 && (e.tags.includes('merge') || e.tags.includes('mergekit'));
  return [
    ...named.map((model): BaseModel => ({ model, relation: said ?? (merged ? 'merge' : 'unknown'), source: 'card' })),
    ...unclearIn(e.card?.['base_model']),
    ...idsOf(e.card?.['finetuned_from']).map((model): BaseModel => ({ model, relation: 'finetune', source: 'card' })),
    ...e.tags.slice(0, 2000).flatMap((tag): BaseModel[] => {
      const match = /^base_model:(?:(finetune|adapter|quantized|merge):)?([^:\s]{1,200})$/.exec(tag);
      const id = match?.[2] === undefined ? undefined : idsOf(match[2])[0];
      return id === undefined ? [] : [{ model: id, relation: relationOf(match?.[1]) ?? 'unknown', source: 'tag' }];
    }),
  ];
}

/** Where an adapter's own config was made from another model than its card says: both count as parents, and somebody must look. */
export function baseContradiction(model: string, evidence: readonly ModelEvidence[]): Contradiction | null {
  for (const e of evidence) {
    const declared = declaredBases(e).map((b) => b.model);
    const config = e.statedBases.filter((b) => b.source === 'config').map((b) => b.model);
    const other = config.find((c) => !declared.some((d) => d.toLowerCase() === c.toLowerCase()));
    if (declared[0] !== undefined && other !== undefined) {
      return { field: 'base-model', claims: [...new Set(declared)].map((value) => ({ source: 'card', value })).concat({ source: 'config', value: other }), text: say`The card of ${model} names ${declared[0]} as its base, but its adapter's config was made from ${other}; the terms of both are followed.` };
    }
  }
  return null;
}

function relationOf(value: unknown): BaseRelation | null {
  return typeof value === 'string' && RELATIONS.has(value) ? (value as BaseRelation) : null;
}

/** What a card names as its base that no registry can be asked for, such as a folder on somebody's disk: a suspicion, not nothing. */
function unclearIn(value: unknown): BaseModel[] {
  const items: unknown[] = Array.isArray(value) ? value.slice(0, MAX_BASES) : [value];
  return items.flatMap((item): BaseModel[] => {
    const words = typeof item === 'string' && idsOf(item).length === 0 ? item.trim().slice(0, 300).split(/[/\\]/).filter((w) => w !== '') : [];
    const last = words.at(-1)?.replace(/[^\w.-]/g, '').slice(0, 96);
    return last === undefined || last === '' || /^(?:none|null|n\/?a|unknown|no)$/i.test(last) ? [] : [{ model: last, relation: 'unknown', source: 'prose' }];
  });
}

/** Ids from a value that may be an id, an address of the Hub, or a list of them; paths on somebody's disk are no ids. */
function idsOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value.slice(0, MAX_BASES) : [value];
  return items.flatMap((item) => {
    if (typeof item !== 'string' || item.length > 300) return [];
    const path = item.trim().replace(/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//i, '').split(/[?#]/, 1)[0] ?? '';
    const end = ['/tree/', '/blob/', '/resolve/'].map((part) => path.indexOf(part)).find((at) => at > 0);
    const id = path.slice(0, end).replace(/\/$/, '');
    return /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(id) && !/^[.-]|\.\.|^(?:datasets|spaces|models|checkpoints?|output|weights)(?:\/|$)/i.test(id) ? [id] : [];
  });
}
