import { lengthOf, type KnownText } from './fingerprints.js';
import { MAX_LENGTH, type Rolling, type Shingle } from './shingles.js';

/** A stretch of the given text: words from and up to. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a known text that the given one lacks. */
export interface Gap {
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
}

/** Compares the words of a given text that are still open with a known text. Linear in both. */
export function compare(given: Given, known: KnownText): Comparison {
  /** Positions in the known text of each value that is not found yet, last first. */
  const wanted = new Map<number, number[]>();
  for (let i = known.values.length - 1; i >= 0; i--) {
    const value = known.values[i] ?? 0;
    const list = wanted.get(value);
    if (list) list.push(i);
    else wanted.set(value, [i]);
  }
  const covered = new Uint8Array(given.words);
  /** Where in the given text each stretch of the known one ends; -1: nowhere. */
  const places = new Int32Array(known.values.length).fill(-1);
  const take = (value: number, from: number, to: number): boolean => {
    const list = wanted.get(value);
    const position = list?.pop();
    if (!list || position === undefined) return false;
    if (list.length === 0) wanted.delete(value);
    places[position] = to;
    covered.fill(1, from, to);
    return true;
  };
  const isOpen = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (!given.open[i] || covered[i]) return false;
    return true;
  };
  for (const { value, from, to } of given.shingles) if (isOpen(from, to)) take(value, from, to);
  resync(given, covered, wanted, take, 2);
  // A heading of one word that ran into the text behind it.
  resync(given, covered, wanted, take, 1);

  const extra: Span[] = [];
  let matched = 0, extraWords = 0;
  for (let i = 0, from = -1; i <= given.words; i++) {
    const free = i < given.words && given.open[i] === 1 && !covered[i];
    if (i < given.words && covered[i]) matched++;
    if (free && from < 0) from = i;
    else if (!free && from >= 0) {
      extra.push({ from, to: i });
      extraWords += i - from;
      from = -1;
    }
  }
  const missing = gapsOf(known, places, extra);
  const missingWords = missing.reduce((sum, gap) => sum + gap.words, 0);
  return { matched, extra, missing, extraWords, missingWords, similarity: matched / Math.max(1, matched + extraWords + missingWords) };
}

/** Finds stretches whose borders lie elsewhere in the given text: a heading that is gone, a list run together. */
function resync(given: Given, covered: Uint8Array, wanted: ReadonlyMap<number, readonly number[]>, take: (value: number, from: number, to: number) => boolean, shortest: number): void {
  const lengths = [...new Set([...wanted.keys()].map(lengthOf))].sort((a, b) => b - a);
  if (lengths.length === 0) return;
  for (let i = 0; i < given.words;) {
    let free = 0;
    while (free < MAX_LENGTH && i + free < given.words && given.open[i + free] === 1 && !covered[i + free]) free++;
    let step = 1;
    for (const length of lengths) {
      if (length > free) continue;
      if (length < shortest) break;
      if (take(given.roll.value(i, length), i, i + length)) {
        step = length;
        break;
      }
    }
    i += step;
  }
}

/** What was not found, neighbours together. */
function gapsOf(known: KnownText, places: Int32Array, extra: readonly Span[]): Gap[] {
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
  for (let i = 0; i < known.values.length; i++) {
    const needed = (places[i] ?? -1) < 0 && !known.optional.some(([from, to]) => i >= from && i < to);
    if (!needed) {
      close();
      continue;
    }
    if (words === 0) start = i;
    words += lengthOf(known.values[i] ?? 0);
  }
  close(true);
  return gaps;
}
