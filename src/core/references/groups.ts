import type { Entry, Structured } from '../text/entries.js';
import type { Hit } from './collector.js';
import { ownCopy } from './identify.js';
import { normaliseKey } from './slots.js';

/** Siblings that say which provider a model is asked of (Continue, LiteLLM, agent frameworks). */
const PROVIDER_KEYS: ReadonlySet<string> = new Set('provider model_provider llm_provider api_type backend type vendor platform engine source api ai_provider default_provider embedding_provider provider_id inference_provider provider_type service_type'.split(' '));
/** Siblings that say it of the models that are named alike: `ChatProviderType` beside `ChatModel`. */
const PROVIDER_OF = /^([a-z]{2,20})_(?:provider|provider_type|provider_name|service_type)$/;

/** Whether a sibling says whom the model under a key is asked of. */
export function tellsProvider(sibling: string, key: string): boolean {
  if (PROVIDER_KEYS.has(sibling)) return true;
  const of = PROVIDER_OF.exec(sibling)?.[1];
  return of !== undefined && key.startsWith(`${of}_`);
}

/** Siblings that hold the address of a server. */
export const ADDRESS_KEYS: ReadonlySet<string> = new Set(['base_url', 'api_base', 'openai_api_base', 'url', 'host', 'endpoint']);
/** Keys of all siblings that say something of the entries beside them. */
const TELLING: ReadonlySet<string> = new Set([...PROVIDER_KEYS, ...ADDRESS_KEYS, 'name', 'key', 'parameter_key', 'variable', 'repo_type', 'tag', 'pull_policy', 'image_pull_policy', 'llm_models', 'object', 'owned_by', 'role', 'created_at']);
const REVISION = /^(?:(?:model|base_model|hf|tokenizer)_)?(?:revision|commit|commit_hash|sha|branch)(?:_of_model)?$/;

/** What the entries of one mapping say of each other. */
export class Group {
  /** Short scalars by their keys, only those that say something. */
  readonly siblings = new Map<string, string>();
  /** It holds LiteLLM's `litellm_params`. */
  proxied = false;
  #key: string | null = null;

  take({ siblings, proxied }: Pick<Group, 'siblings' | 'proxied'>): void {
    for (const [key, value] of siblings) this.siblings.set(key, value);
    this.proxied ||= proxied;
  }

  /** Equal where two groups say the same. Asked for once all is known. */
  get key(): string {
    return (this.#key ??= this.siblings.size || this.proxied ? JSON.stringify([...this.siblings, this.proxied]) : '');
  }
}

/** The groups of what is read, each with what is known of it. */
export class Groups {
  readonly #text: string;
  readonly #structured: Pick<Structured, 'entries' | 'keyNames'>;
  readonly #beyond: ReadonlyMap<number, Group>;
  #own: ReadonlyMap<number, Group> | null = null;

  constructor(text: string, structured: Pick<Structured, 'entries' | 'keyNames'>, beyond: ReadonlyMap<number, Group>) {
    this.#text = text;
    this.#structured = structured;
    this.#beyond = beyond;
  }

  /** Built when first asked for: most texts never ask. */
  of(group: number): Group | undefined {
    return this.#beyond.get(group) ?? (this.#own ??= groupsOf(this.#text, this.#structured)).get(group);
  }
}

/** What entries say of each other, by their groups; `only`: no other groups matter. */
export function groupsOf(text: string, structured: Pick<Structured, 'entries' | 'keyNames'>, only?: ReadonlySet<number>): Map<number, Group> {
  const groups = new Map<number, Group>();
  const of = (id: number): Group => {
    let group = groups.get(id);
    if (!group) groups.set(id, (group = new Group()));
    return group;
  };
  for (const e of structured.entries) {
    if (e.item || e.end - e.start > 80 || !Number.isInteger(e.group) || only && !only.has(e.group)) continue;
    const key = normaliseKey(e.path?.key ?? '');
    if (TELLING.has(key) || PROVIDER_OF.test(key)) of(e.group).siblings.set(key, ownCopy(text.slice(e.start, e.end)));
  }
  for (const e of structured.keyNames) if (text.startsWith('litellm_params', e.start) && !(only && !only.has(e.group))) of(e.group).proxied = true;
  return groups;
}

/** A find in a group that others of the group may have a say in. */
export interface GroupHit {
  readonly group: number;
  readonly key: string;
  readonly start: number;
}

/** A revision, of whatever its group names. */
export interface RevisionEntry {
  readonly group: number;
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** `before`: the item before it in a list of arguments, where that is its flag. */
export function revisionOf(text: string, entry: Entry, before?: Entry): RevisionEntry | null {
  if (entry.item) return revisionArgument(text, entry, before);
  if (!Number.isInteger(entry.group) || entry.end - entry.start > 80) return null;
  const own = normaliseKey(entry.path?.key ?? '');
  const value = REVISION.test(own) ? text.slice(entry.start, entry.end) : '';
  if (!/^[\w.-]{1,80}$/.test(value)) return null;
  return { group: entry.group, prefix: own.replace(/_?(?:revision|commit|commit_hash|sha|branch).{0,20}$/, ''), start: entry.start, end: entry.end, value: ownCopy(value) };
}

/** `--revision=abc1234`, or `abc1234` behind an item `--revision`. */
function revisionArgument(text: string, { start, end, group }: Entry, before?: Entry): RevisionEntry | null {
  if (end - start > 100) return null;
  const own = text.slice(start, end);
  const joined = /^--(?:model[-_])?revision=(?=[\w./-]{1,80}$)/.exec(own);
  if (!joined && !(before && /^--(?:model[-_])?revision$/.test(text.slice(before.start, before.end)) && /^[\w./-]{1,80}$/.test(own))) return null;
  const from = start + (joined?.[0].length ?? 0);
  return { group, prefix: '', start: from, end, value: ownCopy(text.slice(from, end)) };
}

/** `model_revision` belongs to `model…`, a bare `revision` to the last model before it, else to the first. */
export function attachRevision({ prefix, start, end, value }: RevisionEntry, hits: readonly Omit<GroupHit, 'group'>[], hitAt: (start: number) => Hit | null): void {
  const chosen = hits.find((h) => prefix !== '' && h.key.startsWith(prefix) && h.key !== 'base_model') ?? hits.findLast((h) => h.start < start) ?? hits[0];
  const hit = chosen && hitAt(chosen.start);
  if (!hit || hit.revision !== null || hit.registry !== 'huggingface') return;
  hit.revision = value;
  hit.related.push({ start, end, role: 'revision' });
  hit.pin = { at: start, end, template: '{revision}' };
}

/** Adds to the list that a map holds for a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
