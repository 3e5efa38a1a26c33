import { inArguments, isTelling, MOST_OPEN, WHOLE, type Entry, type KeyPath, type Structured } from './entries.js';
import { flowEntries } from './flowEntries.js';

interface Level extends KeyPath {
  readonly indent: number;
  readonly key: string;
  /** The mapping or list whose entries stand under it. */
  group: number;
}

const HASH = 35;
/** A quoted text ends within so many characters, or with its line. */
const MAX_QUOTED = 200_000;
/** Keys deeper than this no longer count as context. */
const MAX_LEVELS = 60;

/**
 * YAML as entries, line by line: a tolerant reader rather than a parser, so that templates (Helm, Jinja), broken files and
 * several documents are read alike, and no anchor is ever expanded. Linear in the text.
 */
export function yamlEntries(text: string, from = 0, to = text.length, part = WHOLE): Structured {
  const entries: Entry[] = [];
  const keyNames: Entry[] = [];
  const comments: { start: number; end: number }[] = [];
  const stack: Level[] = [];
  let groups = 1;
  let at = from;
  let reach = 0;
  const top = (): Level | null => stack[stack.length - 1] ?? null;
  for (const { key, shape } of part.open) stack.push({ indent: shape, key: key ?? '', group: groups++, parent: top(), within: top()?.group ?? 0 });
  while (at < to) {
    if (at > from && stack.length <= MOST_OPEN && part.stops(at) && !inArguments(text, entries)) break;
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd > to) lineEnd = to;
    const next = lineEnd + 1;
    let i = at;
    while (i < lineEnd && text[i] === ' ') i++;
    let indent = i - at;
    if (text[i] === '\t') while (i < lineEnd && (text[i] === '\t' || text[i] === ' ')) i++;
    const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    if (i >= end || text.startsWith('{{', i) || text.startsWith('{%', i)) {
      at = next;
      continue;
    }
    if (text[i] === '#') {
      comments.push({ start: i + 1, end });
      at = next;
      continue;
    }
    if (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(i, i + 4))) {
      stack.length = 0;
      at = next;
      continue;
    }
    let item = false;
    while (text[i] === '-' && (i + 1 >= end || text[i + 1] === ' ' || text[i + 1] === '\t')) {
      // A dash opens an item: deeper than its list's key even where both stand in one column.
      while (stack.length && (stack[stack.length - 1]?.indent ?? -1) > indent) stack.pop();
      const last = top();
      if (last && last.indent === indent && last.key === '') last.group = groups++;
      else stack.push({ indent, key: '', group: groups++, parent: last });
      i++;
      while (i < end && (text[i] === ' ' || text[i] === '\t')) i++;
      indent = i - at;
      item = true;
    }
    if (i >= end) {
      at = next;
      continue;
    }
    const key = keyAt(text, i, end);
    // Siblings and what stands deeper than this line is closed; an item's own mapping starts after its dash.
    while (stack.length && (stack[stack.length - 1]?.indent ?? -1) >= indent) {
      if (item && top()?.key === '') break;
      stack.pop();
    }
    if (!key) {
      const parentGroup = stack.length > 1 && stack[stack.length - 1]?.key === '' ? (stack[stack.length - 2]?.group ?? 0) + 0.5 : (stack[stack.length - 1]?.group ?? 0);
      at = value(i, end, next, indent, top(), parentGroup, item, !item);
      continue;
    }
    const group = stack[stack.length - 1]?.group ?? 0;
    if (isTelling(text, key.start, key.end)) keyNames.push({ path: top(), start: key.start, end: key.end, group, item: false, block: false, quoted: false });
    const name = text.slice(key.start, Math.min(key.end, key.start + 160));
    const own: Level = { indent, key: name, group: groups++, parent: top(), within: group };
    if (stack.length < MAX_LEVELS) stack.push(own);
    let v = key.after;
    while (v < end && (text[v] === ' ' || text[v] === '\t')) v++;
    at = v >= end ? next : value(v, end, next, indent, own, group, false, false);
  }
  const end = Math.min(at, to);
  let sign = end;
  // A block ends at the first line that stands left of it: as much of the next line was looked at.
  while (sign < to && (text[sign] === ' ' || text[sign] === '\t')) sign++;
  return { entries, keyNames, comments, end, reach: end === to ? to + 1 : Math.max(reach, sign + 1), open: stack.map((l) => ({ key: ` ${l.key}`.slice(1), shape: l.indent })), groups: stack.map((l) => l.group) };

  /** Reads a value that starts at `v` on a line that ends at `end`; answers where to read on. */
  function value(v: number, end: number, next: number, indent: number, path: KeyPath | null, group: number, item: boolean, continuation: boolean): number {
    // Anchors and tags stand before the value.
    for (let prefix = /^(?:&[^\s]{1,80}|![^\s]{0,80})[ \t]+/.exec(text.slice(v, Math.min(end, v + 200))); prefix; prefix = /^(?:&[^\s]{1,80}|![^\s]{0,80})[ \t]+/.exec(text.slice(v, Math.min(end, v + 200)))) v += prefix[0].length;
    if (v >= end) return next;
    const first = text[v] ?? '';
    const push = (start: number, stop: number, block: boolean, quoted: boolean): void => {
      if (stop > start) entries.push({ path, start, end: stop, group, item, block, quoted });
    };
    if (first === '#') {
      comments.push({ start: v + 1, end });
      return next;
    }
    if ((first === '|' || first === '>') && /^[|>][+-]?\d?[+-]?\s*(?:#.{0,200})?$/.test(text.slice(v, Math.min(end, v + 220)))) {
      const stop = blockEnd(text, next, to, indent);
      push(next, stop, true, false);
      return stop;
    }
    if (first === '"' || first === "'") {
      const stop = quotedEnd(text, v + 1, to, first);
      // Without a closing quote it ends with its line, until somebody closes it.
      if (text[stop] !== first) reach = Math.max(reach, Math.min(to, v + MAX_QUOTED) + 2);
      push(v + 1, stop, text.slice(v, stop).includes('\n'), true);
      if (stop < end) {
        const hash = commentAt(text, stop + 1, end);
        if (hash >= 0) comments.push({ start: hash + 1, end });
        return next;
      }
      const newline = text.indexOf('\n', stop);
      return newline < 0 || newline > to ? to : newline + 1;
    }
    if ((first === '[' || first === '{') && !text.startsWith('{{', v)) {
      const flow = flowEntries(text, v, to, path, groups);
      groups = flow.groups;
      entries.push(...flow.entries);
      keyNames.push(...flow.keyNames);
      const newline = text.indexOf('\n', Math.max(flow.end - 1, v));
      return newline < 0 || newline > to ? to : newline + 1;
    }
    const hash = commentAt(text, v, end);
    let stop = hash < 0 ? end : hash;
    while (stop > v && (text[stop - 1] === ' ' || text[stop - 1] === '\t')) stop--;
    push(v, stop, continuation, false);
    if (hash >= 0) comments.push({ start: hash + 1, end });
    return next;
  }
}

/** `key:` at `i`, quoted or plain, before white space or the end of the line. */
function keyAt(text: string, i: number, end: number): { start: number; end: number; after: number } | null {
  const quote = text[i];
  if (quote === '"' || quote === "'") {
    const stop = quotedEnd(text, i + 1, end, quote);
    let after = stop + 1;
    while (after < end && text[after] === ' ') after++;
    return text[after] === ':' && (after + 1 >= end || /\s/.test(text[after + 1] ?? '')) ? { start: i + 1, end: stop, after: after + 1 } : null;
  }
  if (/[[\]{},&*!|>%@`]/.test(quote ?? '') && !text.startsWith('{{', i)) return null;
  const limit = Math.min(end, i + 240);
  for (let j = i; j < limit; j++) {
    const ch = text[j];
    if (ch === '#' && text[j - 1] === ' ') return null;
    if (ch === ':' && (j + 1 >= end || text[j + 1] === ' ' || text[j + 1] === '\t')) return { start: i, end: j, after: j + 1 };
  }
  return null;
}

/** Where a plain scalar's comment starts: a `#` after white space. */
function commentAt(text: string, from: number, end: number): number {
  // Never past the line: a search that runs on makes a file without comments cost its square.
  for (let j = from; j < end; j++) if (text.charCodeAt(j) === HASH && (text[j - 1] === ' ' || text[j - 1] === '\t')) return j;
  return -1;
}

/** The closing quote, or the end of the text where there is none. */
function quotedEnd(text: string, from: number, to: number, quote: string): number {
  const limit = Math.min(to, from + MAX_QUOTED);
  for (let j = from; j < limit; j++) {
    if (text[j] === '\\' && quote === '"') j++;
    else if (text[j] === quote) {
      if (quote === "'" && text[j + 1] === "'") j++;
      else return j;
    }
  }
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline > to ? to : newline;
}

/** The first line at or left of `indent` after a block scalar's header. */
function blockEnd(text: string, from: number, to: number, indent: number): number {
  let at = from;
  while (at < to) {
    let i = at;
    while (i < to && (text[i] === ' ' || text[i] === '\t')) i++;
    const blank = i >= to || text[i] === '\n' || text[i] === '\r';
    if (!blank && i - at <= indent) return at;
    const newline = text.indexOf('\n', i);
    if (newline < 0 || newline >= to) return to;
    at = newline + 1;
  }
  return to;
}
