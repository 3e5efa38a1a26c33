import { isTelling, type Entry, type KeyPath } from './entries.js';

interface Level {
  readonly object: boolean;
  readonly group: number;
  readonly path: KeyPath | null;
  key: string | null;
}

/** A flow collection never ends later than this after its bracket: a stray one must not swallow the file. */
const MAX_FLOW = 400_000;

/** The path of what stands under a level's current key. */
function under(level: Level): KeyPath | null {
  return level.object && level.key !== null ? { key: level.key, parent: level.path, within: level.group } : level.path;
}

/** `[a, b]` and `{a: b}` of YAML (and TOML's inline tables) from the bracket at `from`. */
export function flowEntries(text: string, from: number, to: number, path: KeyPath | null, firstGroup: number): { entries: Entry[]; keyNames: Entry[]; end: number; groups: number } {
  const entries: Entry[] = [];
  const keyNames: Entry[] = [];
  let groups = firstGroup;
  const stack: Level[] = [];
  const limit = Math.min(to, from + MAX_FLOW);
  let pending: { start: number; end: number; quoted: boolean } | null = null;
  const flush = (): void => {
    const level = stack[stack.length - 1];
    if (pending && level) entries.push({ path: under(level), ...pending, group: level.group, item: !level.object, block: false });
    pending = null;
  };
  let i = from;
  while (i < limit) {
    const ch = text[i] ?? '';
    if (ch === '[' || ch === '{') {
      const above = stack[stack.length - 1];
      stack.push({ object: ch === '{', group: groups++, path: above ? under(above) : path, key: null });
      i++;
    } else if (ch === ']' || ch === '}') {
      flush();
      stack.pop();
      i++;
      if (stack.length === 0) break;
    } else if (ch === ',') {
      flush();
      const level = stack[stack.length - 1];
      if (level) level.key = null;
      i++;
    } else if ((ch === ':' || ch === '=') && pending) {
      const level = stack[stack.length - 1];
      if (level?.object) {
        level.key = text.slice(pending.start, Math.min(pending.end, pending.start + 160));
        if (isTelling(text, pending.start, pending.end)) keyNames.push({ path: level.path, ...pending, group: level.group, item: false, block: false });
        pending = null;
      }
      i++;
    } else if (ch === '"' || ch === "'") {
      let j = i + 1;
      while (j < limit && text[j] !== ch) j += text[j] === '\\' && ch === '"' ? 2 : 1;
      pending = { start: i + 1, end: Math.min(j, limit), quoted: true };
      i = j + 1;
    } else if (ch === '#') {
      const newline = text.indexOf('\n', i);
      i = newline < 0 ? limit : newline;
    } else if (/\s/.test(ch)) i++;
    else {
      let j = i;
      while (j < limit && !/[,\]}[{\n]/.test(text[j] ?? '') && !(text[j] === ':' && /[\s,\]}]/.test(text[j + 1] ?? ' ')) && !(text[j] === ' ' && text[j + 1] === '=')) j++;
      let stop = Math.max(j, i + 1);
      const after = stop;
      while (stop > i && /\s/.test(text[stop - 1] ?? '')) stop--;
      pending = { start: i, end: stop, quoted: false };
      i = after;
    }
  }
  flush();
  // An unfinished string that ends in a backslash steps over the end.
  return { entries, keyNames, end: Math.min(i, limit), groups };
}
