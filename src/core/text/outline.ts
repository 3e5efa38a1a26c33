import { lineBefore } from './lines.js';
import { Frame, LONGEST, openBrackets, reopened, type Literal, type OpenBracket } from './frames.js';
import { SpanReader, afterSpan, type Span, type Syntax } from './tokens.js';

export interface Outline {
  readonly literals: readonly Literal[];
  readonly frames: readonly Frame[];
  readonly comments: readonly Span[];
  /** Where reading ended: the end of the text, or the beginning of a line. */
  readonly end: number;
  /** One past the furthest character that what was read depends on. */
  readonly reach: number;
  /** Brackets that are open at the end. */
  readonly open: readonly OpenBracket[];
}

const IDENT = new Uint8Array(128);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.') IDENT[ch.charCodeAt(0)] = 1;
const isIdent = (code: number): boolean => code < 128 && IDENT[code] === 1;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Signs after which a line goes on. */
const GOES_ON = '=:,(+|?&[{\\>';

/** With more brackets open than this a line is no place to begin at. */
const MOST_OPEN = 40;
/** What a syntax's `top` looks at, at the most. */
const LONGEST_TOP = 32;
/** Signs that go on with the line before them, at the beginning of a line. */
const JOINS = '+.?|&:=';

/**
 * One pass over a program: which bracket, call, key and argument each string literal stands in. No grammar: the same few
 * signs mean the same in all the languages read here. Linear in the text; broken text yields what can be read.
 *
 * Reading can stop at a line at which all that is known is which brackets are open, and go on there with these brackets as `open`:
 * what is found is the same, wherever it stops. `stops` is asked at each such line.
 */
export function outline(text: string, syntax: Syntax, open: readonly OpenBracket[] = [], stops: (at: number) => boolean = () => false): Outline {
  return new Walk(text, syntax, open).run(stops);
}

class Walk {
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #reader: SpanReader;
  readonly #literals: Literal[] = [];
  readonly #frames: Frame[] = [];
  readonly #comments: Span[] = [];
  readonly #root: Frame;
  #frame: Frame;
  #depth: number;
  #wordStart = 0;
  #wordEnd = 0;
  #keyStart = 0;
  #keyEnd = 0;
  #typed = false;
  #ternary = false;
  #compared = false;
  #inCase = false;
  /** The last sign that was no white space; `"` stands for a literal. */
  #last = '\n';
  #lastEnd = -1;
  #reach = 0;
  #run = 0;
  /** A type that was declared and whose body has not begun: where its keyword stands, where its name ends, and how deep. */
  #type: readonly [number, number, number] | null = null;

  constructor(text: string, syntax: Syntax, open: readonly OpenBracket[]) {
    this.#text = text;
    this.#syntax = syntax;
    this.#reader = new SpanReader(text, syntax);
    this.#root = new Frame(text, '', null, [0, 0], [0, 0], false, false, true);
    this.#root.aged = true;
    this.#frame = reopened(this.#root, open);
    this.#depth = open.length;
    this.#frames.push(this.#root);
    for (let f: Frame | null = this.#frame; f && f !== this.#root; f = f.parent) this.#frames.push(f);
  }

  run(stops: (at: number) => boolean): Outline {
    const text = this.#text;
    const reader = this.#reader;
    let at = 0;
    let plainUntil = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (isIdent(code)) {
        this.#endWord();
        const declares = this.#declares;
        this.#wordStart = at++;
        while (at < text.length && isIdent(text.charCodeAt(at))) at++;
        this.#wordEnd = at;
        if (declares >= 0) this.#type = [declares, at, this.#depth];
        this.#last = 'a';
        continue;
      }
      if (at >= plainUntil && reader.mayStart(code)) {
        const span = reader.at(at);
        if (span) {
          const end = afterSpan(span, this.#syntax);
          if (span.kind === 'comment') this.#comments.push(span);
          else this.#literal(span, at, end);
          at = end;
          continue;
        }
        plainUntil = at + reader.skip;
      }
      at++;
      if (code === 10) {
        if (this.#newline(at) && stops(at)) break;
      } else if (code > 32) this.#sign(text[at - 1] ?? '', at - 1);
    }
    const ended = at >= text.length;
    return {
      literals: this.#literals, frames: this.#frames, comments: this.#comments, end: Math.min(at, text.length), open: openBrackets(this.#frame),
      reach: ended ? text.length + 1 : Math.max(this.#reach, reader.reach, at),
    };
  }

  /** A line ended. Answers whether reading could begin anew at `next` with the open brackets alone, and forgets all else if so. */
  #newline(next: number): boolean {
    const { top } = this.#syntax;
    const text = this.#text;
    if (!this.#frame.restful) {
      if (this.#frame.open === '{' && !GOES_ON.includes(this.#last)) this.#reset();
      if (top === undefined || this.#frame === this.#root) return false;
      top.lastIndex = next;
      if (!top.test(text)) return false;
      this.#frame = this.#root;
      this.#depth = 0;
      this.#reset();
    } else if (GOES_ON.includes(this.#last)) {
      if (this.#last !== ',' && this.#last !== '{' || this.#hasWord || this.#keyEnd > this.#keyStart || this.#typed || this.#ternary || this.#compared) return false;
    } else this.#reset();
    let i = next;
    while (text[i] === ' ' || text[i] === '\t') i++;
    this.#reach = Math.max(i + 1, next + LONGEST_TOP);
    if (i < text.length && (JOINS.includes(text[i] ?? '') || this.#type && text[i] === '{')) return false;
    this.#type = null;
    this.#last = '\n';
    this.#lastEnd = -1;
    this.#run++;
    // What was added to a bracket since it aged was added before the next one in it was opened: no further out is anything new.
    for (let f: Frame | null = this.#frame, old = false; f && !old; f = f.parent) {
      old = f.aged;
      const before = f.age();
      if (before) this.#frames.push(before);
    }
    return this.#depth <= MOST_OPEN;
  }

  get #word(): string {
    return this.#text.slice(this.#wordStart, Math.min(this.#wordEnd, this.#wordStart + LONGEST));
  }

  #wordIs(word: string): boolean {
    return this.#wordEnd - this.#wordStart === word.length && this.#text.startsWith(word, this.#wordStart);
  }

  /** Where the declaration begins whose name comes next: `class`, `enum class`; -1: none. */
  get #declares(): number {
    if (this.#last !== 'a' || !this.#syntax.types) return -1;
    if (this.#wordIs('class') || this.#wordIs('struct')) return this.#type?.[1] === this.#wordEnd ? this.#type[0] : this.#wordStart;
    return this.#wordIs('enum') || this.#wordIs('object') || this.#wordIs('namespace') || this.#wordIs('impl') ? this.#wordStart : -1;
  }

  get #hasWord(): boolean {
    return this.#wordEnd > this.#wordStart;
  }

  /** Where the word begins with the types that qualify it: `Repo::with_revision`. */
  get #qualified(): number {
    let start = this.#wordStart;
    while (this.#hasWord && this.#text.startsWith('::', start - 2) && this.#wordEnd - start < LONGEST / 2) {
      let from = start - 2;
      while (from > 0 && isIdent(this.#text.charCodeAt(from - 1))) from--;
      if (from === start - 2) break;
      start = from;
    }
    return start;
  }

  #endWord(): void {
    if (this.#wordIs('case') || this.#wordIs('when')) this.#compared = this.#inCase = true;
    else if (this.#wordIs('in') || this.#wordIs('not')) this.#compared = true;
    // `"a" if name in names else "b"`: what follows is compared with nothing.
    else if (this.#wordIs('else')) this.#compared = this.#inCase;
    // What is answered where something equals something is compared with nothing.
    else if (this.#wordIs('return')) this.#compared = this.#inCase = false;
  }

  #reset(): void {
    this.#wordStart = this.#wordEnd = 0;
    this.#keyStart = this.#keyEnd = 0;
    this.#typed = this.#ternary = this.#compared = this.#inCase = false;
  }

  /** `for model in ["a", "b"]` compares nothing, as a statement of its own. Looks at its own line only. */
  #loops(at: number): boolean {
    return /^[ \t]{0,40}for[ \t]{1,4}\w{1,60}[ \t]{1,4}in[ \t]{0,8}$/.test(lineBefore(this.#text, at, 120));
  }

  /** The key becomes the literal or the word that stood last. */
  #takeKey(): void {
    const literal = this.#last === '"' || this.#last === ']' ? this.#literals[this.#literals.length - 1] : undefined;
    // A bracket without a literal in it is no key by what an earlier statement held.
    if (literal && literal.run === this.#run) [this.#keyStart, this.#keyEnd] = [literal.span.start, literal.span.end];
    else if (this.#hasWord) [this.#keyStart, this.#keyEnd] = [this.#wordStart, this.#wordEnd];
  }

  /** The declaration that a body belongs to. */
  #takeType(): readonly [number, number] {
    if (this.#type?.[2] !== this.#depth) return [0, 0];
    const [start, end] = this.#type;
    this.#type = null;
    // Others say nothing of what stands in them, and would only make lines differ from those elsewhere.
    return /(?:model|llm|embedding)\w{0,8}$/i.test(this.#text.slice(Math.max(start, end - 80), end)) ? [start, end] : [0, 0];
  }

  #endArgument(): void {
    if (this.#frame.open !== '(' || !this.#hasWord) return;
    const name = this.#word;
    if (/^[A-Za-z_$]/.test(name)) this.#frame.addName({ name, key: this.#text.slice(this.#keyStart, Math.min(this.#keyEnd, this.#keyStart + LONGEST)), index: this.#frame.index, start: this.#wordStart });
  }

  #sign(ch: string, at: number): void {
    const { open } = this.#frame;
    switch (ch) {
      case '(': case '[': case '{':
        this.#frame = new Frame(this.#text, ch, this.#frame, ch === '(' ? [this.#qualified, this.#wordEnd] : ch === '{' ? this.#takeType() : [0, 0], [this.#keyStart, this.#keyEnd], this.#typed, ch === '[' && this.#wordIs('in') && !this.#loops(at),
          // Inside an argument only the body of a function has lines that end statements.
          ch === '{' && (this.#frame.restful || this.#last === ')' || this.#last === '>'));
        this.#frames.push(this.#frame);
        this.#depth++;
        this.#reset();
        break;
      case ')': case ']': case '}': {
        this.#endArgument();
        this.#reset();
        const closed = this.#frame;
        if (open === CLOSES[ch] && closed.parent) {
          this.#frame = closed.parent;
          this.#depth--;
          // What stood before the bracket counts behind it in the same statement only.
          if (closed.aged) break;
          [this.#keyStart, this.#keyEnd] = [closed.keyStart, closed.keyEnd];
          this.#typed = closed.typed;
        }
        break;
      }
      case ',':
        this.#endArgument();
        this.#reset();
        this.#frame.index++;
        break;
      case ';':
        this.#type = null;
        this.#reset();
        break;
      case '=':
        this.#equals(this.#text[at + 1]);
        break;
      case '?': case '|': case '&':
        if (ch === '?' && this.#text[at + 1] !== '.' && this.#text[at + 1] !== '?' && this.#last !== '?') {
          this.#ternary = true;
          this.#compared = this.#inCase;
        }
        // `NAME || "…"`, `NAME ?? "…"`: the name is what the literal falls back for; `NAME ? "…" : "…"` only asks about it.
        if (this.#hasWord && this.#keyStart === this.#keyEnd && !(ch === '?' && /[^?:.=]/.test(this.#text[at + 1] ?? ' ') && this.#last !== '?')) [this.#keyStart, this.#keyEnd] = [this.#wordStart, this.#wordEnd];
        break;
      case ':':
        if (this.#text[at + 1] === ':' || this.#last === ':') break;
        if (this.#ternary) this.#ternary = false;
        else if (this.#inCase) this.#compared = this.#inCase = false;
        else {
          this.#takeKey();
          this.#typed = true;
        }
        this.#wordStart = this.#wordEnd = 0;
        break;
      case '-':
        if (this.#text[at + 1] !== '>') break;
        this.#typed = false;
        if (this.#inCase) this.#compared = this.#inCase = false;
        break;
      default:
        break;
    }
    this.#last = ch;
  }

  #equals(next: string | undefined): void {
    if (next === '=' || '=!<>~'.includes(this.#last)) {
      if (next === '=' || this.#last === '=' || this.#last === '!') this.#compared = true;
    } else if (next === '>') {
      if (this.#last === '"' || this.#hasWord) this.#takeKey();
      if (this.#inCase) this.#compared = this.#inCase = false;
    } else {
      // `case Gpt4 = 'gpt-4'` declares a name, and `if a == "b": c = "d"` sets one: neither compares what follows.
      this.#compared = this.#inCase = false;
      if (!this.#typed || this.#keyStart === this.#keyEnd) this.#takeKey();
    }
    this.#wordStart = this.#wordEnd = 0;
  }

  #literal(span: Span, gapEnd: number, end: number): void {
    const text = this.#text;
    const frame = this.#frame;
    // `f"…"`, `rb"…"`: the letters belong to the literal.
    const prefix = this.#wordEnd === gapEnd && this.#hasWord && this.#wordEnd - this.#wordStart <= 2 && /^[a-zA-Z]{1,2}$/.test(this.#word);
    if (prefix) this.#wordStart = this.#wordEnd = 0;
    // The first line of a block (`class Name:`) is no key of the documentation under it.
    const opensBlock = span.quote.length === 3 && frame.open === '' && this.#last === ':' && /\n[ \t]*[A-Za-z]{0,2}$/.test(text.slice(Math.max(0, gapEnd - 200), gapEnd));
    const noKey = opensBlock || this.#keyStart === this.#keyEnd;
    const alone = span.quote.length === 3 && (frame.open === '' || frame.open === '{') && noKey && !this.#compared && (prefix || !this.#hasWord || this.#last === ':');
    const after = nextSign(text, end);
    const isKey = (after === ':' && text[skipSpace(text, end) + 1] !== ':' || after === '=>') && frame.open !== '' && !this.#ternary && !this.#compared;
    this.#endWord();
    if (this.#wordIs('is')) this.#compared = true;
    const continues = this.#lastEnd >= 0 && gapEnd - this.#lastEnd <= 40 && /^[\s+.\\]{0,40}$/.test(text.slice(this.#lastEnd, gapEnd));
    // `"dall-e-3" -> …`: a branch of Elixir's `case` or Kotlin's `when`.
    const branch = after === '-' && text[skipSpace(text, end) + 1] === '>';
    this.#literals.push({ span, frame, key: noKey ? '' : text.slice(this.#keyStart, Math.min(this.#keyEnd, this.#keyStart + LONGEST)), index: frame.index, compared: this.#compared || branch, isKey, alone, continues, before: this.#word, run: this.#run });
    frame.addString(span);
    this.#lastEnd = end;
    this.#wordStart = this.#wordEnd = 0;
    this.#last = '"';
  }
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < from + 200 && (text[i] === ' ' || text[i] === '\t')) i++;
  return i;
}

function nextSign(text: string, from: number): string {
  const i = skipSpace(text, from);
  return text.startsWith('=>', i) ? '=>' : (text[i] ?? '');
}
