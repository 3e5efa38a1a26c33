import { lengthOf, type KnownText } from './fingerprints.js';
import { MAX_LENGTH, rolling, type Rolling, type Shingle } from './shingles.js';

/** A stretch of the given text: words from and up to. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a known text that the given one lacks. */
interface Gap {
  /** How many words are missing. */
  readonly words: number;
  /** The word of the given text before which they are missing. */
  readonly at: number;
  /** Whether something else stands in their place: the index into `extra`, or -1. */
  readonly instead: number;
  /** Whether it is missing at the very beginning. */
  readonly first: boolean;
  /** Whether nothing of the known text comes behind it. */
  readonly last: boolean;
}

export interface Comparison {
  readonly matched: number;
  /** What the known text does not have. */
  readonly extra: readonly Span[];
  readonly missing: readonly Gap[];
  readonly extraWords: number;
  /** Without what may be left out. */
  readonly missingWords: number;
  /** Words in common, of all words of both. */
  readonly similarity: number;
}

/** A given text, cut into stretches; `words` counts all its words, `open` those that nothing has explained yet. */
export interface Given {
  readonly shingles: readonly Shingle[];
  readonly roll: Rolling;
  readonly words: number;
  readonly open: Uint8Array;
  readonly hashes: readonly number[];
  /** Words that may be section numbers: where a heading runs into the text, they stay behind. */
  readonly numbers: Uint8Array;
}

/**
 * Compares the words of a given text that are still open with a known text. Linear in both. `coarse`: without looking for stretches
 * whose borders lie elsewhere, much quicker.
 */
export function compare(given: Given, known: KnownText, coarse = false): Comparison {
  const values = known.values();
  const search = new Search(given, values);
  search.takeShingles();
  if (!coarse) {
    search.takeRest(2, false);
    // A heading of one word that ran into the text behind it; then as if section numbers were not there.
    search.takeRest(1, false);
    search.takeRest(1, true);
  }

  const extra: Span[] = [];
  let matched = 0, extraWords = 0;
  for (let i = 0, from = -1; i <= given.words; i++) {
    const free = i < given.words && search.isFree(i);
    if (i < given.words && search.covered[i]) matched++;
    if (free && from < 0) from = i;
    else if (!free && from >= 0) {
      extra.push({ from, to: i });
      extraWords += i - from;
      from = -1;
    }
  }
  const missing = gapsOf(known, values, search.places, extra);
  const missingWords = missing.reduce((sum, gap) => sum + gap.words, 0);
  return { matched, extra, missing, extraWords, missingWords, similarity: matched / Math.max(1, matched + extraWords + missingWords) };
}

/** How far back, in words, the place is looked for that a stretch follows on. */
const NEAR = 64;

/** The state of one comparison: what is found of the known text, and what is explained of the given one. */
class Search {
  /** Positions in the known text of each value that is not found yet, last first. */
  private readonly wanted = new Map<number, number[]>();
  readonly covered: Uint8Array;
  /** Where in the given text each stretch of the known one ends; -1: nowhere. */
  readonly places: Int32Array;
  /** The other way round: by the word behind a stretch. */
  private readonly positions: Int32Array;

  constructor(private readonly given: Given, values: Int32Array) {
    this.covered = new Uint8Array(given.words);
    this.places = new Int32Array(values.length).fill(-1);
    this.positions = new Int32Array(given.words + 1).fill(-1);
    for (let i = values.length - 1; i >= 0; i--) {
      const value = values[i] ?? 0;
      const list = this.wanted.get(value);
      if (list) list.push(i);
      else this.wanted.set(value, [i]);
    }
  }

  isFree(i: number): boolean {
    return this.given.open[i] === 1 && this.covered[i] === 0;
  }

  /** Stretches whose borders are the same in both. */
  takeShingles(): void {
    for (const { value, from, to } of this.given.shingles) {
      let free = true;
      for (let i = from; i < to && free; i++) free = this.isFree(i);
      if (free) this.take(value, from, to);
    }
  }

  /** Stretches whose borders lie elsewhere in the given text: a heading that is gone, a list run together. Longest first. */
  takeRest(shortest: number, skipNumbers: boolean): void {
    const lengths = [...new Set([...this.wanted.keys()].map(lengthOf))].filter((length) => length >= shortest).sort((a, b) => b - a);
    if (lengths.length === 0) return;
    const rest: number[] = [];
    for (let i = 0; i < this.given.words; i++) if (this.isFree(i) && !(skipNumbers && this.given.numbers[i])) rest.push(i);
    const roll = rolling(rest.map((i) => this.given.hashes[i] ?? 0));
    // `end`: up to where neighbours follow each other without anything explained between them.
    let end = 0;
    for (let at = 0; at < rest.length;) {
      if (end <= at) end = at + 1;
      while (end < rest.length && end - at < MAX_LENGTH && this.follows(rest[end - 1] ?? 0, rest[end] ?? 0)) end++;
      const room = end - at;
      const length = lengths.find((l) => l <= room && this.take(roll.value(at, l), rest[at] ?? 0, (rest[at + l - 1] ?? 0) + 1));
      at += length ?? 1;
    }
  }

  /** The place in the known text of what was found last before a word; -1: nothing near. */
  private positionBefore(word: number): number {
    for (let i = word; i >= 0 && i > word - NEAR; i--) {
      const position = this.positions[i] ?? -1;
      if (position >= 0) return position;
    }
    return -1;
  }

  private follows(a: number, b: number): boolean {
    for (let i = a + 1; i < b; i++) if (!this.isFree(i)) return false;
    return true;
  }

  /** Takes the place in the known text that follows on what stands before, where a value comes several times. */
  private take(value: number, from: number, to: number): boolean {
    const list = this.wanted.get(value);
    if (!list) return false;
    const last = list.length > 1 ? this.positionBefore(from) : -1;
    let chosen = list.length - 1;
    while (chosen > 0 && (list[chosen] ?? 0) <= last) chosen--;
    if ((list[chosen] ?? 0) <= last) chosen = list.length - 1;
    const [position] = list.splice(chosen, 1);
    if (position === undefined) return false;
    if (list.length === 0) this.wanted.delete(value);
    this.places[position] = to;
    this.positions[to] = position;
    this.covered.fill(1, from, to);
    return true;
  }
}

/** What was not found, neighbours together. */
function gapsOf(known: KnownText, values: Int32Array, places: Int32Array, extra: readonly Span[]): Gap[] {
  const gaps: Gap[] = [];
  let words = 0, start = 0;
  const close = (end = false): void => {
    if (words > 0) {
      const before = start > 0 ? places[start - 1] ?? 0 : 0;
      const at = Math.max(0, before);
      gaps.push({ words, at, instead: extra.findIndex((span) => span.from === at), first: start === 0, last: end });
    }
    words = 0;
  };
  for (let i = 0; i < values.length; i++) {
    const needed = (places[i] ?? -1) < 0 && !known.optional.some(([from, to]) => i >= from && i < to);
    if (!needed) {
      close();
      continue;
    }
    if (words === 0) start = i;
    words += lengthOf(values[i] ?? 0);
  }
  close(true);
  return gaps;
}
