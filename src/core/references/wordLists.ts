import type { Collector, Reading } from './collector.js';

/** Brackets that a list of words may stand in. */
const CLOSES: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>', '|': '|', '!': '!' };
/** A longer list is none of names. */
const LONGEST = 4000;

/**
 * Ruby's lists of words without quotes: `%w[gpt-4o gpt-4o-mini]` (docs.ruby-lang.org, "%w and %W: String-Array Literals").
 * `beside`: comments and literals, in which no list stands.
 */
export function readWordLists(c: Collector, text: string, beside: readonly { readonly start: number; readonly end: number }[], reading: Reading): void {
  let until = 0;
  const spans = [...beside].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const match of text.matchAll(/%[wWiI](?=[[({<|!])/g)) {
    while (at < spans.length && (spans[at]?.end ?? 0) <= match.index) at++;
    if (match.index < until || (spans[at]?.start ?? Infinity) <= match.index) continue;
    const start = match.index + match[0].length + 1;
    const close = CLOSES[text[start - 1] ?? ''] ?? ']';
    const end = text.slice(start, start + LONGEST).indexOf(close);
    // Other brackets than these hold statements: at a line in them reading may begin anew (see `outline`).
    if (end < 0 || close !== ']' && close !== ')' && text.slice(start, start + end).includes('\n')) continue;
    until = start + end;
    // What stands in an array by itself is asked for by nobody: only what is sure by itself counts.
    for (const word of text.slice(start, start + end).matchAll(/[^\s\\]{2,200}/g)) c.identify(start + word.index, start + word.index + word[0].length, { model: false, hint: c.host, free: false }, reading);
  }
}
