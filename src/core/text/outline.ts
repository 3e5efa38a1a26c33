import type { Span } from './tokens.js';

/** A bracket and what it belongs to. */
export interface Frame {
  readonly open: '' | '(' | '[' | '{';
  /** The dotted name before the bracket: `AutoModel.from_pretrained`, `new ChatOpenAI`'s `ChatOpenAI`. */
  readonly head: string;
  readonly headStart: number;
  /** The key or variable that the bracket is the value of. */
  readonly key: string;
  readonly parent: Frame | null;
  /** The bracket is compared with: `x in ["a", "b"]`. */
  readonly compared: string | null;
  /** Positional index of the argument that is being read. */
  index: number;
  /** The strings directly inside, in order. */
  readonly strings: string[];
  /** Bare names that stand as arguments, with the argument's key: what a call names through a constant. */
  readonly names: { readonly name: string; readonly key: string; readonly index: number; readonly start: number }[];
}

/** A string literal with the place it stands in. */
export interface Literal {
  readonly span: Span;
  readonly frame: Frame;
  /** Named argument, property, key or variable that it is the value of; empty: none. */
  readonly key: string;
  readonly index: number;
  /** It is compared with something, or a `case`. */
  readonly compared: string | null;
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

const IDENT = new Uint8Array(128);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.') IDENT[ch.charCodeAt(0)] = 1;
const isIdent = (code: number): boolean => code < 128 && IDENT[code] === 1;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * One pass over a program: which bracket, call, key and argument each string literal stands in. No grammar: the same few
 * signs mean the same in all the languages read here. Linear in the text; broken text yields what can be read.
 */
export function outline(text: string, spans: readonly Span[]): Outline {
  const literals: Literal[] = [];
  let frame: Frame = { open: '', head: '', headStart: 0, key: '', parent: null, compared: null, index: 0, strings: [], names: [] };
  const frames: Frame[] = [frame];
    let word = '';
  let wordStart = 0;
  let key = '';
  let typed = false;
  let ternary = false;
  let compared: string | null = null;
  let last = '\n';
  let lastString = -1;
  let lastLiteralEnd = -1;
  const keys: { key: string; typed: boolean }[] = [];

  const endArgument = (): void => {
    if (word && frame.open === '(' && /^[A-Za-z_$][\w$.]*$/.test(word) && frame.names.length < 16) frame.names.push({ name: word, key, index: frame.index, start: wordStart });
  };
  const reset = (): void => {
    word = '';
    key = '';
    typed = false;
    ternary = false;
    compared = null;
  };

  let at = 0;
  for (let s = 0; s <= spans.length; s++) {
    const span = spans[s];
    const gapEnd = span ? span.start - span.quote.length : text.length;
    for (; at < gapEnd; at++) {
      const ch = text[at] ?? '';
      if (isIdent(text.charCodeAt(at))) {
        if (word === 'case' || word === 'when') compared = 'case';
        if (word === 'in' || word === 'not') compared ??= 'in';
        wordStart = at;
        while (at + 1 < gapEnd && isIdent(text.charCodeAt(at + 1))) at++;
        word = text.slice(wordStart, Math.min(at + 1, wordStart + 200));
        last = text[at] ?? '';
        continue;
      }
      if (ch === ' ' || ch === '\t' || ch === '\r') continue;
      switch (ch) {
        case '\n':
          if (frame.open !== '(' && frame.open !== '[' && !/[=:,(+|?&[{\\>]/.test(last)) {
            if (frame.open === '' || !/[=:]/.test(last)) reset();
          }
          continue;
        case '(': case '[': case '{': {
          const parent: Frame = frame;
          keys.push({ key, typed });
          frame = { open: ch, head: ch === '(' ? word : '', headStart: wordStart, key, parent, compared: ch === '[' && word === 'in' ? 'in' : null, index: 0, strings: [], names: [] };
          frames.push(frame);
          reset();
          break;
        }
        case ')': case ']': case '}':
          endArgument();
          if (frame.open === CLOSES[ch] && frame.parent) {
            frame = frame.parent;
            const saved = keys.pop();
            reset();
            key = saved?.key ?? '';
            typed = saved?.typed ?? false;
          } else reset();
          break;
        case ',':
          endArgument();
          reset();
          frame.index++;
          break;
        case ';':
          reset();
          break;
        case '=': {
          const next = text[at + 1];
          if (next === '=' || /[=!<>~]/.test(last)) {
            if (next === '=' || last === '=' || last === '!') compared = compared ?? (word || key || '==');
          } else if (next === '>') {
            if (lastString >= 0 && last === '"') key = literalText(lastString);
            else if (word) key = word;
          } else if (!typed || key === '') key = last === '"' && lastString >= 0 ? literalText(lastString) : last === ']' && lastString >= 0 ? literalText(lastString) : word || key;
          word = '';
          break;
        }
        case '?':
          if (text[at + 1] !== '.' && text[at + 1] !== '?' && last !== '?') ternary = true;
          if (word && key === '') key = word;
          break;
        case '|': case '&':
          if (word && key === '') key = word;
          break;
        case ':':
          if (text[at + 1] === ':' || last === ':') {
            break;
          }
          if (ternary) ternary = false;
          else if (compared === 'case') compared = null;
          else {
            key = last === '"' && lastString >= 0 ? literalText(lastString) : word || key;
            typed = true;
          }
          word = '';
          break;
        case '-':
          if (text[at + 1] === '>') typed = false;
          break;
        default:
          break;
      }
      last = ch;
    }
    if (!span) break;
    at = span.end + (span.kind === 'string' ? span.quote.length : 0);
    if (span.kind === 'comment') {
      if (text[span.end] === '*' || text[span.end] === ']') at += 2;
      continue;
    }
    const prefix = /^[a-zA-Z]{1,2}$/.test(word) && wordStart + word.length === gapEnd;
    if (prefix) word = '';
    const after = nextSign(text, at);
    const alone = (frame.open === '' || frame.open === '{') && key === '' && compared === null && /[\n:{;]/.test(last) && (prefix || word === '' || last === ':') && span.quote.length === 3;
    const isKey = ((after === ':' && text[skipSpace(text, at) + 1] !== ':') || after === '=>') && (frame.open === '{' || frame.open === '[' || frame.open === '(') && !ternary && compared === null;
    if (word === 'case' || word === 'when') compared = 'case';
    else if (word === 'in' || word === 'not' || word === 'is') compared = compared ?? 'in';
    const continues = lastLiteralEnd >= 0 && /^[\s+.\\]{0,40}$/.test(text.slice(lastLiteralEnd, Math.min(gapEnd, lastLiteralEnd + 41))) && gapEnd - lastLiteralEnd <= 40;
    // `or "…"`, `|| "…"`: the name before is what it falls back for.
    literals.push({ span, frame, key, index: frame.index, compared, isKey, alone, continues, before: word });
    frame.strings.push(frame.strings.length < 24 ? text.slice(span.start, Math.min(span.end, span.start + 160)) : '');
    lastString = literals.length - 1;
    lastLiteralEnd = at;
    word = '';
    last = '"';
  }
  return { literals, frames };

  function literalText(i: number): string {
    const span = literals[i]?.span;
    return span ? text.slice(span.start, Math.min(span.end, span.start + 160)) : '';
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
