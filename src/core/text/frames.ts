import type { Span } from './tokens.js';

/** Names, keys and strings are cut here. */
export const LONGEST = 200;

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
  /** A line ended inside it at which reading could begin anew: from then on it is known by its `OpenBracket` alone. */
  aged = false;
  /** Lines that end directly inside it end statements: reading could begin anew there. */
  readonly restful: boolean;
  #spans: Span[] | null = null;
  #names: NamedArgument[] | null = null;

  constructor(text: string, open: Frame['open'], parent: Frame | null, head: readonly [number, number], key: readonly [number, number], typed: boolean, compared: boolean, restful: boolean) {
    this.restful = restful;
    this.#text = text;
    this.open = open;
    this.parent = parent;
    [this.headStart, this.#headEnd] = head;
    [this.keyStart, this.keyEnd] = key;
    this.typed = typed;
    this.compared = compared;
  }

  /** The dotted name before the bracket: `AutoModel.from_pretrained`, `new ChatOpenAI`'s `ChatOpenAI`, `Repo.new` for `Repo::new`. */
  get head(): string {
    const head = this.#text.slice(this.headStart, Math.min(this.#headEnd, this.headStart + LONGEST));
    return head.includes(':') ? head.replace(/::/g, '.') : head;
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
    if (this.open !== '(') return;
    if (this.#spans === null) this.#spans = [span];
    else if (this.#spans.length < 24) this.#spans.push(span);
  }

  /** Forgets what no later reading could know. Answers a bracket with the names so far, where there are any. */
  age(): Frame | null {
    const before = this.#names === null ? null : new Frame(this.#text, this.open, this.parent, [this.headStart, this.#headEnd], [this.keyStart, this.keyEnd], this.typed, this.compared, this.restful);
    if (before) [before.#names, before.#spans] = [this.#names, this.#spans];
    this.#names = this.#spans = null;
    if (this.open === '{' || this.open === '') this.index = 0;
    this.aged = true;
    return before;
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
  /** Counts the lines so far at which reading could have begun anew: what stands in another one belongs to another statement. */
  readonly run: number;
  /** Joined to the literal before it by `+` or by standing beside it. */
  readonly continues: boolean;
}

/** A bracket that is open where reading begins or ends: all that counts of it from there on. */
export interface OpenBracket {
  readonly open: '(' | '[' | '{';
  readonly head: string;
  readonly key: string;
  readonly index: number;
  readonly restful: boolean;
}

/** The brackets that are open around a frame, itself included, outermost first. */
export function openBrackets(innermost: Frame): readonly OpenBracket[] {
  const open: OpenBracket[] = [];
  for (let f: Frame | null = innermost; f && f.open !== ''; f = f.parent) open.push({ open: f.open, head: f.head, key: f.key, index: f.index, restful: f.restful });
  return open.reverse();
}

/** The frames of brackets that were opened before the text that is read now; answers the innermost one. */
export function reopened(root: Frame, brackets: readonly OpenBracket[]): Frame {
  return brackets.reduce((parent, b) => {
    const frame = new Frame(b.head + b.key, b.open, parent, [0, b.head.length], [b.head.length, b.head.length + b.key.length], false, false, b.restful);
    frame.index = b.index;
    frame.aged = true;
    return frame;
  }, root);
}
