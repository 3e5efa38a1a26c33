/** Keys as a chain towards the root: shared between entries, so that deep files cost no copies. */
export interface KeyPath {
  readonly key: string;
  readonly parent: KeyPath | null;
  /** The mapping that the key stands in, by the number of its group; left out where the syntax has no such mapping. */
  readonly within?: number;
}

/** The keys of a path, the nearest one first, at the most `limit`. */
export function keysOf(path: KeyPath | null, limit = 24): string[] {
  const keys: string[] = [];
  for (let p = path; p && keys.length < limit; p = p.parent) if (p.key !== '') keys.push(p.key);
  return keys;
}

/** The key next to the root; empty: none. */
export function rootKey(path: KeyPath | null): string {
  let key = '';
  for (let p = path; p; p = p.parent) if (p.key !== '') key = p.key;
  return key;
}

/** Whether a key may itself name a model, or says what its siblings mean: only then is it worth an entry. */
export function isTelling(text: string, start: number, end: number): boolean {
  // OpenAI's reasoning models have names of two letters (`o1`, `o3`).
  if (end - start === 2 && text[start] === 'o' && '134'.includes(text[start + 1] ?? ' ')) return true;
  if (end - start < 4 || end - start > 200) return false;
  if (text.startsWith('litellm_params', start)) return true;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 47 || c === 58 || c === 45) return true;
  }
  return false;
}

/** A scalar of a structured file: where it stands, and under which keys. Offsets are of the raw text, quotes left out. */
export interface Entry {
  /** Keys from this value to the root, list positions left out (their key is empty). */
  readonly path: KeyPath | null;
  readonly start: number;
  readonly end: number;
  /** The mapping (or list) that holds it: entries of one group are siblings. */
  readonly group: number;
  /** An item of a list: the item before it may be its flag. */
  readonly item: boolean;
  /** A block scalar or a text over several lines. */
  readonly block: boolean;
  /** It stands in quotes, so that backslashes in it are escapes. */
  readonly quoted: boolean;
}

/** A mapping, list or section that is open where reading begins or ends: all that counts of it from there on. */
export interface OpenLevel {
  /** The key that stands above what it holds; null: none. */
  readonly key: string | null;
  /** YAML: its column. JSON: 1 for an object, 0 for an array. */
  readonly shape: number;
}

/** Where to begin and to stop reading in the middle of a text. */
export interface Part {
  /** Levels that are open at the beginning, outermost first. */
  readonly open: readonly OpenLevel[];
  /** Asked at the beginning of each line at which reading could begin anew with the levels that are open there alone. */
  stops(at: number): boolean;
}

export const WHOLE: Part = { open: [], stops: () => false };
/** With more levels open than this a line is no place to begin at. */
export const MOST_OPEN = 40;

export interface Structured {
  readonly entries: readonly Entry[];
  /** Keys that may themselves name a model, with the keys above them. */
  readonly keyNames: readonly Entry[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Where reading ended, and one past the furthest character that what was read depends on. */
  readonly end: number;
  readonly reach: number;
  /** Levels that are open at the end, and the group of each: group 0 is the root, the level at `i` of those open at the beginning has i + 1. */
  readonly open: readonly OpenLevel[];
  readonly groups: readonly number[];
}

/** Items of a list of arguments that are looked back at. */
const MOST_ARGUMENTS = 60;

/** Whether the last entry stands in a list of arguments, in which a later one may speak of an earlier one: such a list is read together. */
export function inArguments(text: string, entries: readonly Entry[]): boolean {
  const last = entries[entries.length - 1];
  if (!last?.item) return false;
  for (let i = entries.length - 1; i >= 0 && i > entries.length - MOST_ARGUMENTS; i--) {
    const entry = entries[i];
    if (!entry?.item || entry.group !== last.group) return false;
    if (text[entry.start] === '-' || leadsOn(text, entry)) return true;
  }
  return false;
}

/** Whether an item says what the next one is: then the two are read together. */
export function leadsOn(text: string, last: Entry | undefined): boolean {
  return last?.item === true && last.end - last.start <= 80 && /^(?:-{1,2}[A-Za-z][\w-]{0,60}|run|pull|serve|download|ollama|vllm|hf|huggingface-cli|docker|model|modelscope)$/.test(text.slice(last.start, last.end));
}
