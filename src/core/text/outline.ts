import type { Span } from './tokens.js';

/** A bare name that stands as an argument: what a call may name a model through. */
export interface NamedArgument {
  readonly name: string;
  readonly key: string;
  readonly index: number;
  readonly start: number;
}

/** A bracket and what it belongs to. Names are cut out of the text when they are asked for: most never are. */
export class Frame {
  readonly open: '' | '(' | '[' | '{';
  readonly parent: Frame | null;
  /** The bracket is compared with: `x in ["a", "b"]`. */
  readonly compared: boolean;
  /** Positional index of the argument that is being read. */
  index = 0;
  readonly headStart: number;
  readonly #headEnd: number;
  readonly #text: string;
  /** Offsets of the key that the bracket is the value of, and whether a type stood between the two. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly typed: boolean;
  #spans: Span[] | null = null;
  #names: NamedArgument[] | null = null;

  constructor(text: string, open: Frame['open'], parent: Frame | null, head: readonly [number, number], key: readonly [number, number], typed: boolean, compared: boolean) {
    this.#text = text;
    this.open = open;
    this.parent = parent;
    [this.headStart, this.#headEnd] = head;
    [this.keyStart, this.keyEnd] = key;
    this.typed = typed;
    this.compared = compared;
  }

  /** The dotted name before the bracket: `AutoModel.from_pretrained`, `new ChatOpenAI`'s `ChatOpenAI`. */
  get head(): string {
    return this.#text.slice(this.headStart, Math.min(this.#headEnd, this.headStart + LONGEST));
  }

  /** The key or variable that the bracket is the value of. */
  get key(): string {
    return this.#text.slice(this.keyStart, Math.min(this.keyEnd, this.keyStart + LONGEST));
  }

  /** The first strings directly inside, in order. */
  get strings(): string[] {
    return (this.#spans ?? []).map((span) => this.#text.slice(span.start, Math.min(span.end, span.start + LONGEST)));
  }

  get names(): readonly NamedArgument[] {
    return this.#names ?? [];
  }

  addString(span: Span): void {
    if (this.#spans === null) this.#spans = [span];
    else if (this.#spans.length < 24) this.#spans.push(span);
  }

  addName(name: NamedArgument): void {
    if (this.#names === null) this.#names = [name];
    else if (this.#names.length < 16) this.#names.push(name);
  }
}

/** A string literal with the place it stands in. */
export interface Literal {
  readonly span: Span;
  readonly frame: Frame;
  /** Named argument, property, key or variable that it is the value of; empty: none. */
  readonly key: string;
  readonly index: number;
  /** It is compared with something, or a `case`. */
  readonly compared: boolean;
  /** It is itself a key: `{"owner/name": …}`. */
  readonly isKey: boolean;
  /** It stands alone as a statement: documentation. */
  readonly alone: boolean;
  /** The word right before it: `from`, `import`, `return`, `case`. */
  readonly before: string;
  /** Joined to the literal before it by `+` or by standing beside it. */
  readonly continues: boolean;
}

export interface Outline {
  readonly literals: readonly Literal[];
  readonly frames: readonly Frame[];
}

const LONGEST = 200;
const IDENT = new Uint8Array(128);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.') IDENT[ch.charCodeAt(0)] = 1;
const isIdent = (code: number): boolean => code < 128 && IDENT[code] === 1;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Signs after which a line goes on. */
const GOES_ON = '=:,(+|?&[{\\>';

/**
 * One pass over a program: which bracket, call, key and argument each string literal stands in. No grammar: the same few
 * signs mean the same in all the languages read here. Linear in the text; broken text yields what can be read.
 */
export function outline(text: string, spans: readonly Span[]): Outline {
  return new Walk(text, spans).run();
}

class Walk {
  readonly #text: string;
  readonly #spans: readonly Span[];
  readonly #literals: Literal[] = [];
  readonly #frames: Frame[] = [];
  #frame: Frame;
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

  constructor(text: string, spans: readonly Span[]) {
    this.#text = text;
    this.#spans = spans;
    this.#frame = new Frame(text, '', null, [0, 0], [0, 0], false, false);
    this.#frames.push(this.#frame);
  }

  run(): Outline {
    const text = this.#text;
    let at = 0;
    for (let s = 0; s <= this.#spans.length; s++) {
      const span = this.#spans[s];
      const gapEnd = span ? span.start - span.quote.length : text.length;
      while (at < gapEnd) {
        const code = text.charCodeAt(at);
        if (isIdent(code)) {
          this.#endWord();
          this.#wordStart = at;
          while (at < gapEnd && isIdent(text.charCodeAt(at))) at++;
          this.#wordEnd = at;
          this.#last = 'a';
        } else {
          if (code > 32 || code === 10) this.#sign(text[at] ?? '', at);
          at++;
        }
      }
      if (!span) break;
      at = span.end + (span.kind === 'string' ? span.quote.length : 0);
      if (span.kind === 'comment') {
        if (text[span.end] === '*' || text[span.end] === ']') at += 2;
        continue;
      }
      this.#literal(span, gapEnd, at);
    }
    return { literals: this.#literals, frames: this.#frames };
  }

  get #word(): string {
    return this.#text.slice(this.#wordStart, Math.min(this.#wordEnd, this.#wordStart + LONGEST));
  }

  #wordIs(word: string): boolean {
    return this.#wordEnd - this.#wordStart === word.length && this.#text.startsWith(word, this.#wordStart);
  }

  get #hasWord(): boolean {
    return this.#wordEnd > this.#wordStart;
  }

  #endWord(): void {
    if (this.#wordIs('case') || this.#wordIs('when')) this.#compared = this.#inCase = true;
    else if (this.#wordIs('in') || this.#wordIs('not')) this.#compared = true;
  }

  #reset(): void {
    this.#wordStart = this.#wordEnd = 0;
    this.#keyStart = this.#keyEnd = 0;
    this.#typed = this.#ternary = this.#compared = this.#inCase = false;
  }

  /** The key becomes the literal or the word that stood last. */
  #takeKey(): void {
    const literal = this.#last === '"' || this.#last === ']' ? this.#literals[this.#literals.length - 1]?.span : undefined;
    if (literal) [this.#keyStart, this.#keyEnd] = [literal.start, literal.end];
    else if (this.#hasWord) [this.#keyStart, this.#keyEnd] = [this.#wordStart, this.#wordEnd];
  }

  #endArgument(): void {
    if (this.#frame.open !== '(' || !this.#hasWord) return;
    const name = this.#word;
    if (/^[A-Za-z_$]/.test(name)) this.#frame.addName({ name, key: this.#text.slice(this.#keyStart, Math.min(this.#keyEnd, this.#keyStart + LONGEST)), index: this.#frame.index, start: this.#wordStart });
  }

  #sign(ch: string, at: number): void {
    const { open } = this.#frame;
    switch (ch) {
      case '\n':
        if (open !== '(' && open !== '[' && !GOES_ON.includes(this.#last)) this.#reset();
        return;
      case '(': case '[': case '{':
        this.#frame = new Frame(this.#text, ch, this.#frame, ch === '(' ? [this.#wordStart, this.#wordEnd] : [0, 0], [this.#keyStart, this.#keyEnd], this.#typed, ch === '[' && this.#wordIs('in'));
        this.#frames.push(this.#frame);
        this.#reset();
        break;
      case ')': case ']': case '}': {
        this.#endArgument();
        this.#reset();
        const closed = this.#frame;
        if (open === CLOSES[ch] && closed.parent) {
          this.#frame = closed.parent;
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
        this.#reset();
        break;
      case '=':
        this.#equals(this.#text[at + 1]);
        break;
      case '?': case '|': case '&':
        if (ch === '?' && this.#text[at + 1] !== '.' && this.#text[at + 1] !== '?' && this.#last !== '?') this.#ternary = true;
        // `NAME || "…"`, `NAME ?? "…"`: the name is what the literal falls back for.
        if (this.#hasWord && this.#keyStart === this.#keyEnd) [this.#keyStart, this.#keyEnd] = [this.#wordStart, this.#wordEnd];
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
        if (this.#text[at + 1] === '>') this.#typed = false;
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
    } else if (!this.#typed || this.#keyStart === this.#keyEnd) this.#takeKey();
    this.#wordStart = this.#wordEnd = 0;
  }

  #literal(span: Span, gapEnd: number, end: number): void {
    const text = this.#text;
    const frame = this.#frame;
    // `f"…"`, `rb"…"`: the letters belong to the literal.
    const prefix = this.#wordEnd === gapEnd && this.#hasWord && this.#wordEnd - this.#wordStart <= 2 && /^[a-zA-Z]{1,2}$/.test(this.#word);
    if (prefix) this.#wordStart = this.#wordEnd = 0;
    const noKey = this.#keyStart === this.#keyEnd;
    const alone = span.quote.length === 3 && (frame.open === '' || frame.open === '{') && noKey && !this.#compared && (prefix || !this.#hasWord || this.#last === ':');
    const after = nextSign(text, end);
    const isKey = (after === ':' && text[skipSpace(text, end) + 1] !== ':' || after === '=>') && frame.open !== '' && !this.#ternary && !this.#compared;
    this.#endWord();
    if (this.#wordIs('is')) this.#compared = true;
    const continues = this.#lastEnd >= 0 && gapEnd - this.#lastEnd <= 40 && /^[\s+.\\]{0,40}$/.test(text.slice(this.#lastEnd, gapEnd));
    this.#literals.push({ span, frame, key: noKey ? '' : text.slice(this.#keyStart, Math.min(this.#keyEnd, this.#keyStart + LONGEST)), index: frame.index, compared: this.#compared, isKey, alone, continues, before: this.#word });
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
