import { MOST_OPEN, WHOLE, type Entry, type KeyPath, type OpenLevel, type Structured } from './entries.js';
import { flowEntries } from './flowEntries.js';

/** TOML, INI, properties and environment files as entries: `[section]`, `key = value`, `key: value`. One line at a time. */
export function lineEntries(text: string, part = WHOLE): Structured {
  const entries: Entry[] = [];
  const comments: { start: number; end: number }[] = [];
  let sectionKeys: readonly string[] = part.open.map(({ key }) => key ?? '');
  let section: KeyPath | null = pathOf(sectionKeys);
  let group = part.open.length;
  let groups = group + 1;
  let at = 0;
  while (at < text.length) {
    // Behind a value over several lines reading goes on within a line, where no other reading begins.
    if (at > 0 && text[at - 1] === '\n' && sectionKeys.length <= MOST_OPEN && part.stops(at)) break;
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = text.length;
    const end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    let i = at;
    while (i < end && /\s/.test(text[i] ?? '')) i++;
    at = lineEnd + 1;
    if (i >= end) continue;
    const ch = text[i] ?? '';
    if (ch === '#' || ch === ';' || ch === '!') {
      comments.push({ start: i + 1, end });
      continue;
    }
    if (ch === '[') {
      const close = i + text.slice(i, end).indexOf(']');
      if (close > i) {
        const keys = text.slice(i, close).replace(/[[\]"']/g, '').split(/[.\s]/).filter(Boolean).slice(0, 12);
        sectionKeys = keys.length ? keys : [''];
        section = pathOf(sectionKeys);
        group = groups++;
        continue;
      }
    }
    const line = text.slice(i, Math.min(end, i + 400));
    const match = /^(?:export[ \t]{1,8}|set[ \t]{1,8}|\$env:)?("[^"\n]{1,160}"|'[^'\n]{1,160}'|[A-Za-z_%@][\w.\-%@$[\]/]{0,160})[ \t]{0,40}(?:=|:(?=[ \t]|$)|\+=)[ \t]{0,40}/.exec(line);
    if (!match) continue;
    const path: KeyPath = { key: (match[1] ?? '').replace(/["']/g, ''), parent: section };
    let v = i + match[0].length;
    const push = (start: number, stop: number, block: boolean, quoted: boolean): void => {
      if (stop > start) entries.push({ path, start, end: stop, group, item: false, block, quoted });
    };
    const triple = text.startsWith('"""', v) ? '"""' : text.startsWith("'''", v) ? "'''" : null;
    if (triple) {
      const stop = text.indexOf(triple, v + 3);
      push(v + 3, stop < 0 ? text.length : stop, true, true);
      at = stop < 0 ? text.length : Math.max(at, stop + 3);
    } else if (text[v] === '"' || text[v] === "'") {
      const quote = text[v] ?? '"';
      let stop = v + 1;
      while (stop < end && text[stop] !== quote) stop += text[stop] === '\\' && quote === '"' ? 2 : 1;
      push(v + 1, Math.min(stop, end), false, true);
      const hash = text.slice(stop, end).indexOf('#');
      if (hash >= 0) comments.push({ start: stop + hash + 1, end });
    } else if (text[v] === '[' || text[v] === '{') {
      const flow = flowEntries(text, v, text.length, path, groups);
      groups = flow.groups;
      entries.push(...flow.entries);
      at = Math.max(at, (text.indexOf('\n', Math.max(flow.end - 1, v)) + 1) || text.length);
    } else {
      const hash = /[ \t]#/.exec(text.slice(v, end));
      const comment = v + (hash?.index ?? 0) + 2;
      let stop = hash ? v + hash.index : end;
      while (stop > v && /\s/.test(text[stop - 1] ?? '')) stop--;
      while (v < stop && /[ \t]/.test(text[v] ?? '')) v++;
      push(v, stop, false, false);
      if (hash) comments.push({ start: comment, end });
    }
  }
  const end = Math.min(at, text.length);
  // One group holds a section; the levels above its last key are keys alone.
  const open = sectionKeys.map((key): OpenLevel => ({ key: ` ${key}`.slice(1), shape: 1 }));
  return { entries, keyNames: [], comments, end, reach: end === text.length ? end + 1 : end, open, groups: open.map((_, i) => (i === open.length - 1 ? group : -1)) };
}

const pathOf = (keys: readonly string[]): KeyPath | null => keys.reduce<KeyPath | null>((parent, key) => ({ key, parent }), null);
