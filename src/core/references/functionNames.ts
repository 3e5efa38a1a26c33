import { rangeAt, type Range } from '../text/ranges.js';
import type { DetectionKnowledge } from './knowledge.js';
import { meaningOf } from './slots.js';

/** A function whose name says what it returns, and the column of the line that declares it. */
export interface OpenFunction {
  readonly key: string;
  readonly indent: number;
}

/** The functions of a stretch of a program that say what they return, and the one that is open at its end. */
export interface FunctionNames {
  /** What a `return` at an offset answers, as a key: `model_name` in `def get_model_name(self): return "…"`. null: nothing says. */
  at(offset: number): string | null;
  readonly after: OpenFunction | null;
}

/** `def model_name(self)`, `func (c *Client) Model()`, `get model()`. */
const DECLARES = /(?:^|[\s;{}])(?:def|function|func|fn|fun|get)[ \t]{1,4}(?:\([^()\n]{0,80}\)[ \t]{1,4})?(\w{1,60})[ \t]{0,4}\(/g;
/** A bracket goes on with the line that opened it, or opens the body; comments belong to what is around them. */
const NO_STATEMENT = '\r\n#/*)]}{';

/**
 * Read by declarations and columns alone, so that it makes no difference where reading begins: a function lasts until another one
 * is declared or a line stands no deeper than its own. `before` is the one that is open where the text begins.
 */
export function functionNames(text: string, before: OpenFunction | null, k: DetectionKnowledge): FunctionNames {
  const ranges: (Range & { readonly key: string })[] = [];
  let open = before;
  let start = 0;
  let line = 0;
  let next = lineAfter(text, 0);
  let indent = indentOf(text, 0);
  const close = (end: number): void => {
    if (open && end > start) ranges.push({ start, end, key: open.key });
    open = null;
  };
  /** Goes on to the line that holds `at`; each line is looked at once. */
  const readTo = (at: number): void => {
    for (;;) {
      if (open && line >= start && indent <= open.indent && !NO_STATEMENT.includes(text[line + indent] ?? '\n')) close(line);
      if (next > at || next === text.length) return;
      [line, next] = [next, lineAfter(text, next)];
      indent = indentOf(text, line);
    }
  };
  for (const match of text.matchAll(DECLARES)) {
    const at = match.index + match[0].length;
    readTo(at);
    close(at);
    const key = returned(match[1] ?? '', k);
    if (key !== null) [open, start] = [{ key, indent }, at];
  }
  if (open) readTo(text.length);
  const after = open;
  close(text.length);
  return { at: (offset) => rangeAt(ranges, offset)?.key ?? null, after };
}

/** The key that a function's name is, if what it returns is a model. */
function returned(name: string, k: DetectionKnowledge): string | null {
  const key = name.replace(/^(?:get|default|fetch|select)_?(?=[A-Za-z])/, '');
  const meaning = meaningOf(key, [], k);
  return meaning?.slot.model && !meaning.mention ? key : null;
}

function indentOf(text: string, line: number): number {
  let i = line;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return i - line;
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}
