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
  /** What at the beginning of a line stands at the top of a file only, whatever bracket was left open above it. */
  readonly top?: RegExp;
  /** Declared types have their bodies in braces: `enum class Name {`. */
  readonly types?: true;
}

/** Sticky: asked at the beginning of a line. */
const PYTHON_TOP = /(?:async[ \t]{1,8}def|def|class|import|from)[ \t]{1,8}[A-Za-z_]|@[A-Za-z_]/y;
const MODULE_TOP = /(?:export|import)[ \t]{1,8}[A-Za-z_{*]/y;
const C_LIKE: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: ['"""', '"', "'", '`'], multiline: ['"""', '`'], escapes: true, types: true };
export const SYNTAX: Readonly<Record<string, Syntax>> = {
  python: { line: ['#'], block: [], quotes: ['"""', "'''", '"', "'"], multiline: ['"""', "'''"], escapes: true, top: PYTHON_TOP },
  c: C_LIKE,
  js: { ...C_LIKE, top: MODULE_TOP },
  ruby: { line: ['#'], block: [['=begin', '=end']], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true },
  php: { line: ['//', '#'], block: [['/*', '*/']], quotes: ['"', "'"], multiline: ['"', "'"], escapes: true, types: true },
  hash: { line: ['#'], block: [], quotes: ['"', "'"], multiline: [], escapes: true },
  rust: { line: ['//'], block: [['/*', '*/']], quotes: ['"'], multiline: ['"'], escapes: true, types: true },
  hcl: { line: ['#', '//'], block: [['/*', '*/']], quotes: ['"'], multiline: [], escapes: true },
  elixir: { line: ['#'], block: [], quotes: ['"""', '"', "'"], multiline: ['"""'], escapes: true },
  // A doubled quote stands for itself: the two halves are read as two strings, which no name survives anyway.
  sql: { line: ['--'], block: [['/*', '*/']], quotes: ["'", '"', '`'], multiline: ["'"], escapes: false },
  lua: { line: ['--'], block: [['--[[', ']]']], quotes: ['"', "'"], multiline: [], escapes: true },
};

/** A string that never ends is cut here: a stray quote must not swallow the file. */
const MAX_SINGLE = 4000;
const [NEWLINE, RETURN, BACKSLASH] = [10, 13, 92];

/** What may begin a span, by its first character; block comments before line comments before quotes, longer quotes first. */
interface Starter {
  readonly kind: 'block' | 'line' | 'quote';
  readonly mark: string;
  readonly close: string;
  readonly multiline: boolean;
}

const tables = new WeakMap<Syntax, readonly (readonly Starter[] | undefined)[]>();

function tableOf(syntax: Syntax): readonly (readonly Starter[] | undefined)[] {
  let table = tables.get(syntax);
  if (!table) {
    const byCode: (Starter[] | undefined)[] = new Array<undefined>(128).fill(undefined);
    const all: Starter[] = [
      ...syntax.block.map(([mark, close]): Starter => ({ kind: 'block', mark, close, multiline: true })), ...syntax.line.map((mark): Starter => ({ kind: 'line', mark, close: '\n', multiline: false })),
      ...syntax.quotes.map((mark): Starter => ({ kind: 'quote', mark, close: mark, multiline: syntax.multiline.includes(mark) })),
    ];
    for (const starter of all) (byCode[starter.mark.charCodeAt(0)] ??= []).push(starter);
    tables.set(syntax, (table = byCode));
  }
  return table;
}

/** Reads the string literals and comments of one text, each where it begins. No backtracking; broken text yields what can be read. */
export class SpanReader {
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #table: readonly (readonly Starter[] | undefined)[];
  /** One past the furthest character that was looked at in vain, so that what stands there may change what was read before it. */
  reach = 0;
  /** How many characters to step over where no span begins. */
  skip = 1;

  constructor(text: string, syntax: Syntax) {
    this.#text = text;
    this.#syntax = syntax;
    this.#table = tableOf(syntax);
  }

  /** Whether a span may begin with this character. */
  mayStart(code: number): boolean {
    return code < 128 && this.#table[code] !== undefined;
  }

  /** The span that begins at `i`; null: none does. */
  at(i: number): Span | null {
    const text = this.#text;
    this.skip = 1;
    for (const { kind, mark, close, multiline } of this.#table[text.charCodeAt(i)] ?? []) {
      if (mark.length > 1 && !text.startsWith(mark, i)) continue;
      const from = i + mark.length;
      if (kind === 'block') {
        const end = text.indexOf(close, from);
        return { kind: 'comment', start: from, end: end < 0 ? text.length : end, quote: mark, template: false };
      }
      if (kind === 'line') {
        // `http://` in bare text is no comment.
        if (mark === '//' && text[i - 1] === ':') continue;
        const end = text.indexOf('\n', i);
        const stop = end < 0 ? text.length : end;
        return { kind: 'comment', start: from, end: text.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop, quote: mark, template: false };
      }
      if (mark === "'" && this.#syntax.quotes.includes('"') && isApostrophe(text, i)) return null;
      const end = this.#endOfString(from, mark, multiline);
      if (end >= 0) return { kind: 'string', start: from, end, quote: mark, template: mark === '`' || isFormat(text, i) };
      this.skip = mark.length;
      return null;
    }
    return null;
  }

  #endOfString(from: number, quote: string, multiline: boolean): number {
    const text = this.#text;
    const limit = multiline ? text.length : Math.min(text.length, from + MAX_SINGLE);
    const first = quote.charCodeAt(0);
    const { escapes } = this.#syntax;
    let i = from;
    for (; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === first) {
        if (quote.length === 1 || text.startsWith(quote, i)) return i;
      } else if (code === BACKSLASH && escapes) i++;
      else if (code === NEWLINE && !multiline) break;
    }
    this.reach = Math.max(this.reach, i + 1);
    return -1;
  }
}

/** Where reading goes on behind a span. */
export function afterSpan(span: Span, syntax: Syntax): number {
  if (span.kind === 'string') return span.end + span.quote.length;
  return span.end + (syntax.block.find(([open]) => open === span.quote)?.[1].length ?? 0);
}

/** String literals and comments in the order they stand. */
export function spansOf(text: string, syntax: Syntax): Span[] {
  const spans: Span[] = [];
  const reader = new SpanReader(text, syntax);
  for (let i = 0; i < text.length;) {
    const span = reader.mayStart(text.charCodeAt(i)) ? reader.at(i) : null;
    if (span) spans.push(span);
    i = span ? afterSpan(span, syntax) : i + (reader.mayStart(text.charCodeAt(i)) ? reader.skip : 1);
  }
  return spans;
}

/** `it's`, `b'a'` in Rust and `'a'` characters: a quote between letters opens nothing. */
function isApostrophe(text: string, at: number): boolean {
  return /[a-z0-9]/i.test(text[at - 1] ?? '') && /[a-z]/i.test(text[at + 1] ?? '') && !/[bfru]/i.test(text[at - 1] ?? '');
}

/** Python's `f"…"` and `rf"…"`: the letters stand right before the quote. */
function isFormat(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 32;
  if (before < 97 || before > 122) return false;
  return before === 102 || (text.charCodeAt(at - 2) | 32) === 102;
}
