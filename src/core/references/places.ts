import { SIGN } from './signs.js';

/** Characters between a key and the first of its values; a list goes on from value to value. */
const NEAR = 200;

/** A byte as the character that it is in ASCII; undefined outside the text. */
function at(bytes: Uint8Array, i: number): string | undefined {
  const byte = bytes[i];
  return byte === undefined ? undefined : String.fromCharCode(byte);
}

/** Which place a pass over a text is at: whether a model was asked for nearby, or anywhere in a program. */
export class Places {
  readonly #nearOnly: boolean;
  /** Where a model was asked for last, and whether by a flag or a command: then the very next words count, too. */
  #asked = Number.NEGATIVE_INFINITY;
  #told = false;
  /** A call or a key of a program asked for one. */
  #anywhere = false;
  /** A literal of a program would be one if it were asked for. */
  #waiting = false;
  #host = false;
  /** A name that counts as soon as a host is spoken of. */
  #ofHost = false;
  /** The word before, and whether it may be the key of a model. */
  #lastEnd = 0;
  #lastLeaves = false;
  #lastImports = false;

  constructor(nearOnly: boolean) {
    this.#nearOnly = nearOnly;
  }

  /** Takes the next word with its signs; true where the text could name a model. `more`: by how much bytes outnumber characters up to here. */
  decides(bytes: Uint8Array, start: number, end: number, signs: number, more: number): boolean {
    const decided = signs !== 0 && this.#decides(bytes, start, end, signs, start - more);
    this.#lastEnd = end;
    this.#lastImports = (signs & SIGN.imports) !== 0;
    this.#lastLeaves = (signs & (SIGN.key | SIGN.neutral)) !== 0 || bytes[start] === 45;
    return decided;
  }

  #decides(bytes: Uint8Array, start: number, end: number, signs: number, place: number): boolean {
    if (signs & (SIGN.sure | SIGN.opens)) return true;
    if (signs & SIGN.host) {
      if (this.#ofHost) return true;
      this.#host = true;
    }
    const near = place - this.#asked <= NEAR && (!this.#nearOnly || (this.#lastLeaves || !isValueOf(bytes, this.#lastEnd, start)) && (this.#told || beginsValue(bytes, start)));
    // A key names a model only in a list of what a provider offers (`offeredBy`).
    if (signs & (SIGN.inSlot | SIGN.hosted) && (near || !isKey(bytes, end))) {
      const literal = !this.#nearOnly && isQuoted(bytes, start);
      // What is imported is no model (`readLiteral`).
      if (literal && this.#lastImports && start - this.#lastEnd <= 3) return false;
      if (near || literal && this.#anywhere) {
        if (signs & SIGN.inSlot || this.#host) return true;
        this.#ofHost = true;
        // A list goes on.
        this.#asked = place + end - start;
      } else if (literal) this.#waiting = true;
    }
    if (signs & SIGN.command) {
      this.#asked = place + end - start;
      this.#told = true;
    }
    // A call in settings or scripts stands in a program's line (`python -c "…"`).
    const calls = (signs & SIGN.call) !== 0 && (this.#nearOnly ? at(bytes, end) === '(' : asks(bytes, start, end, false));
    if (!(signs & SIGN.key && asks(bytes, start, end, this.#nearOnly) || calls)) return false;
    this.#asked = place + end - start;
    this.#told = bytes[start] === 45 || calls && this.#nearOnly;
    this.#anywhere = true;
    return this.#waiting && !this.#nearOnly;
  }
}

/** Whether a name is a flag's, or stands before the sign of an assignment, a value or a call. */
function asks(bytes: Uint8Array, start: number, end: number, nearOnly: boolean): boolean {
  if (bytes[start] === 45) return true;
  for (let i = end; i < end + 12; i++) {
    const ch = at(bytes, i);
    if (ch === ':' || ch === '=' || ch === '>') return true;
    if (!nearOnly && (ch === '(' || ch === '{' || ch === '|' || ch === ',' && i > end)) return true;
    // RSpec's `let(:embedding_model) { … }`.
    if (!nearOnly && ch === ')') continue;
    if (ch !== '"' && ch !== "'" && ch !== '`' && ch !== ']' && ch !== ' ' && ch !== '\t' && ch !== '?' && ch !== '\\' && ch !== '}' && ch !== '!') return false;
  }
  return false;
}

/** Whether nothing but the sign of a key stands between two words. */
function isValueOf(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 12) return false;
  let sign = false;
  for (let i = from; i < to; i++) {
    const ch = at(bytes, i);
    if (ch === ':' || ch === '=') sign = true;
    else if (ch !== ' ' && ch !== '"' && ch !== "'" && ch !== '\t' && ch !== '\\') return false;
  }
  return sign;
}

/** Whether a word stands where the value of a setting or the item of a list begins, not in the middle of a sentence. */
function beginsValue(bytes: Uint8Array, start: number): boolean {
  let lines = 0;
  for (let i = start - 1; i >= start - 80; i--) {
    const ch = at(bytes, i);
    if (ch === '\n') lines++;
    else if (ch !== ' ' && ch !== '"' && ch !== "'" && ch !== '`' && ch !== '\t' && ch !== '\r') return ch === undefined || lines > 0 && isQuoted(bytes, start) || (lines === 0 ? ':=-[{,;(>|\\@/' : ':|>-,[{]\\(').includes(ch);
  }
  return true;
}

/** Whether a word is itself the key of what follows. */
function isKey(bytes: Uint8Array, end: number): boolean {
  const ch = at(bytes, end);
  return (ch === '"' || ch === "'" ? at(bytes, end + 1) : ch) === ':' || ch === '=';
}

/** Whether a word begins a literal, or what follows a hole or an escape in one. */
function isQuoted(bytes: Uint8Array, start: number): boolean {
  const before = at(bytes, start - 1);
  return before === '"' || before === "'" || before === '`' || before === '}' || before === '\\';
}
