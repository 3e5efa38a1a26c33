/** A stretch of a program's text: a string literal (without its quotes), or a comment (without its marks). */
export interface Span {
  readonly kind: 'string' | 'comment';
  /** Offsets of the content, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Strings: the opening quote, `"""` included; a documentation string that stands alone as a statement is a comment. */
  readonly quote: string;
  /** Python's `f`, JavaScript's template: holes may stand in it. */
  readonly template: boolean;
}

/** How a language writes comments and strings. */
export interface Syntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [string, string])[];
  readonly quotes: readonly string[];
  /** Strings may run over lines. */
  readonly multiline: readonly string[];
  /** A backslash escapes the next character. */
  readonly escapes: boolean;
}

const C_LIKE: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: ['"""', '"', "'", '`'], multiline: ['"""', '`'], escapes: true };
export const SYNTAX: Readonly<Record<string, Syntax>> = {
  python: { line: ['#'], block: [], quotes: ['"""', "'''", '"', "'"], multiline: ['"""', "'''"], escapes: true },
  c: C_LIKE,
  ruby: { line: ['#'], block: [['=begin', '=end']], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
  php: { line: ['//', '#'], block: [['/*', '*/']], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
  hash: { line: ['#'], block: [], quotes: ['"', "'"], multiline: [], escapes: true },
  rust: { line: ['//'], block: [['/*', '*/']], quotes: ['"'], multiline: ['"'], escapes: true },
  hcl: { line: ['#', '//'], block: [['/*', '*/']], quotes: ['"'], multiline: [], escapes: true },
  elixir: { line: ['#'], block: [], quotes: ['"""', '"', "'"], multiline: ['"""'], escapes: true },
  lua: { line: ['--'], block: [['--[[', ']]']], quotes: ['"', "'"], multiline: [], escapes: true },
};

/** A string that never ends is cut here: a stray quote must not swallow the file. */
const MAX_SINGLE = 4000;

/** String literals and comments in the order they stand. One pass, no backtracking; broken text yields what can be read. */
export function spansOf(text: string, syntax: Syntax): Span[] {
  const spans: Span[] = [];
  const starters = new Uint8Array(128);
  for (const s of [...syntax.line, ...syntax.block.map(([open]) => open), ...syntax.quotes]) starters[s.charCodeAt(0)] = 1;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code > 127 || starters[code] === 0) {
      i++;
      continue;
    }
    const block = syntax.block.find(([open]) => text.startsWith(open, i));
    if (block) {
      const end = text.indexOf(block[1], i + block[0].length);
      const stop = end < 0 ? text.length : end;
      spans.push({ kind: 'comment', start: i + block[0].length, end: stop, quote: block[0], template: false });
      i = stop + block[1].length;
      continue;
    }
    const mark = syntax.line.find((m) => text.startsWith(m, i));
    // `http://` in bare text is no comment.
    if (mark && !(mark === '//' && text[i - 1] === ':')) {
      const end = text.indexOf('\n', i);
      const stop = end < 0 ? text.length : end;
      spans.push({ kind: 'comment', start: i + mark.length, end: text[stop - 1] === '\r' ? stop - 1 : stop, quote: mark, template: false });
      i = stop;
      continue;
    }
    const quote = syntax.quotes.find((q) => text.startsWith(q, i));
    if (!quote || (quote === "'" && syntax.quotes.includes('"') && isApostrophe(text, i))) {
      i++;
      continue;
    }
    const end = endOfString(text, i + quote.length, quote, syntax);
    if (end < 0) {
      i += quote.length;
      continue;
    }
    spans.push({ kind: 'string', start: i + quote.length, end, quote, template: quote === '`' || /[fF]/.test(text.slice(Math.max(0, i - 2), i).match(/[a-zA-Z]{0,2}$/)?.[0] ?? '') });
    i = end + quote.length;
  }
  return spans;
}

/** `it's`, `b'a'` in Rust and `'a'` characters: a quote between letters opens nothing. */
function isApostrophe(text: string, at: number): boolean {
  return /[a-z0-9]/i.test(text[at - 1] ?? '') && /[a-z]/i.test(text[at + 1] ?? '') && !/[bfru]/i.test(text[at - 1] ?? '');
}

function endOfString(text: string, from: number, quote: string, syntax: Syntax): number {
  const multiline = syntax.multiline.includes(quote);
  const limit = multiline ? text.length : Math.min(text.length, from + MAX_SINGLE);
  for (let i = from; i < limit; i++) {
    const ch = text[i];
    if (ch === '\\' && syntax.escapes) i++;
    else if (ch === '\n' && !multiline) return -1;
    else if (ch === quote[0] && text.startsWith(quote, i)) return i;
  }
  return -1;
}
