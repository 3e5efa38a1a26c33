import type { Collector, Reading } from './collector.js';

/** Brackets that a list of words may stand in. */
const CLOSES: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>', '|': '|', '!': '!' };
/** A longer list is none of names. */
const LONGEST = 4000;

/** Ruby's lists of words without quotes: `%w[gpt-4o gpt-4o-mini]` (docs.ruby-lang.org, "%w and %W: String-Array Literals"). */
export function readWordLists(c: Collector, text: string, reading: Reading): void {
  let until = 0;
  for (const match of text.matchAll(/%[wWiI](?=[[({<|!])/g)) {
    if (match.index < until) continue;
    const start = match.index + match[0].length + 1;
    const close = CLOSES[text[start - 1] ?? ''] ?? ']';
    const end = text.slice(start, start + LONGEST).indexOf(close);
    if (end < 0) continue;
    until = start + end;
    // What stands in an array by itself is asked for by nobody: only what is sure by itself counts.
    for (const word of text.slice(start, start + end).matchAll(/[^\s\\]{2,200}/g)) c.identify(start + word.index, start + word.index + word[0].length, { model: false, hint: c.host, free: false }, reading);
  }
}
