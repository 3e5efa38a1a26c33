import { hashWord } from './shingles.js';

/** One known text as the values of its stretches, in order. */
export interface KnownText {
  /** Catalogue key. */
  readonly key: string;
  /** `use-policy`: not the licence itself but the policy that is part of its terms. */
  readonly part: 'license' | 'use-policy';
  /** What sets this text apart from the one that the catalogue's facts were read from; null: nothing. */
  readonly note: string | null;
  values(): Int32Array;
  /** Where these stand in the table: pairs of from and to. */
  runs(): Int32Array;
  /** Stretches that may be left out (appendices, preambles): pairs of from and to. */
  readonly optional: readonly (readonly [number, number])[];
  /** How often it has each watched word (restrictions.ts); null for licences that restrict more than how things are handed on. */
  watched(): readonly number[] | null;
  /** Hashes of the names and versions that tell it from its relatives, commonest first (`nameHash`). */
  names(): readonly number[];
  /** Amounts that stand in it, such as `700` (million): another amount is another licence. */
  readonly amounts: readonly string[];
  /** Words of all stretches that may not be left out. */
  readonly size: number;
}

/** Everything of `data/fingerprints.json`, unpacked. */
export interface Fingerprints {
  readonly texts: readonly KnownText[];
  /** The values of all stretches of all texts. */
  readonly table: Int32Array;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGIT = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) DIGIT[DIGITS.charCodeAt(i)] = i;
/** The length of a stretch in words: the five high bits of its value. */
export const lengthOf = (value: number): number => value >>> 19;

/** Numbers of 24 bits, four digits each, high digits first. */
function unpackValues(packed: string): Int32Array {
  const values = new Int32Array(packed.length >>> 2);
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    values[i] = ((DIGIT[packed.charCodeAt(at)] ?? 0) << 18) | ((DIGIT[packed.charCodeAt(at + 1)] ?? 0) << 12) | ((DIGIT[packed.charCodeAt(at + 2)] ?? 0) << 6) | (DIGIT[packed.charCodeAt(at + 3)] ?? 0);
  }
  return values;
}

/** Signed numbers of any size: five bits a digit, low ones first, the sixth bit says that more follow (as in source maps). */
function unpackNumbers(packed: string): number[] {
  const numbers: number[] = [];
  let value = 0, shift = 0;
  for (let i = 0; i < packed.length; i++) {
    const digit = DIGIT[packed.charCodeAt(i)] ?? 0;
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = shift = 0;
  }
  return numbers;
}

/** The counterparts for scripts/data/fingerprints.mjs. */
export function packValues(values: readonly number[]): string {
  return values.map((v) => [18, 12, 6, 0].map((shift) => DIGITS[(v >>> shift) & 63]).join('')).join('');
}

export function packNumbers(numbers: readonly number[]): string {
  let packed = '';
  for (const n of numbers) {
    let rest = n < 0 ? (-n << 1) | 1 : n << 1;
    do {
      packed += DIGITS[(rest & 31) | (rest > 31 ? 32 : 0)];
      rest >>>= 5;
    } while (rest > 0);
  }
  return packed;
}

/** Counts, most of them 0: pairs of how many zeros come before, and the count. */
export function packPairs(counts: readonly number[]): string {
  const pairs: number[] = [];
  let zeros = 0;
  for (const count of counts) {
    if (count === 0) zeros++;
    else {
      pairs.push(zeros, count);
      zeros = 0;
    }
  }
  return packNumbers(pairs);
}

/** Behind the last pair all counts are 0. */
function unpackPairs(packed: string): number[] {
  const pairs = unpackNumbers(packed);
  const counts: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    for (let zeros = pairs[i] ?? 0; zeros > 0; zeros--) counts.push(0);
    counts.push(pairs[i + 1] ?? 0);
  }
  return counts;
}

/** A name as 18 bits, three digits. */
export const NAME_BITS = 0x3ffff;
export const nameHash = (name: string): number => hashWord(name) & NAME_BITS;

export function packNames(hashes: readonly number[]): string {
  return hashes.map((h) => [12, 6, 0].map((shift) => DIGITS[(h >>> shift) & 63]).join('')).join('');
}

function unpackNames(packed: string): number[] {
  const names: number[] = [];
  for (let i = 0; i + 3 <= packed.length; i += 3) names.push([0, 1, 2].reduce((hash, j) => (hash << 6) | (DIGIT[packed.charCodeAt(i + j)] ?? 0), 0));
  return names;
}

interface Stored {
  readonly shingles: string;
  readonly texts: readonly { readonly key: string; readonly part?: 'use-policy'; readonly note?: string; readonly size: number; readonly runs: string; readonly watched?: string; readonly names?: string; readonly amounts?: readonly string[]; readonly optional?: readonly (readonly [number, number])[] }[];
}

/** Unpacks the parsed `data/fingerprints.json`. Throws where it is no such file: the package is broken then. */
export function readFingerprints(data: unknown): Fingerprints {
  const stored = data as Partial<Stored> | null;
  if (typeof stored?.shingles !== 'string' || !Array.isArray(stored.texts)) throw new Error('data/fingerprints.json holds no fingerprints');
  const table = unpackValues(stored.shingles);
  // Few texts come near a given one: the others are never unpacked whole.
  const texts = (stored as Stored).texts.map((text): KnownText => {
    let runs: Int32Array | null = null, values: Int32Array | null = null;
    const known: KnownText = {
      key: text.key, part: text.part ?? 'license', note: text.note ?? null, size: text.size, optional: text.optional ?? [], amounts: text.amounts ?? [],
      runs: () => (runs ??= placesOf(unpackNumbers(text.runs))), values: () => (values ??= valuesOf(known.runs(), table)),
      watched: () => (text.watched === undefined ? null : unpackPairs(text.watched)), names: () => unpackNames(text.names ?? ''),
    };
    return known;
  });
  return { texts, table };
}

/** Runs, each as the way from the end of the one before and its length → pairs of from and to. */
function placesOf(runs: readonly number[]): Int32Array {
  const places = new Int32Array(runs.length);
  let at = 0;
  for (let i = 0; i + 1 < runs.length; i += 2) {
    places[i] = at += runs[i] ?? 0;
    places[i + 1] = at += runs[i + 1] ?? 0;
  }
  return places;
}

function valuesOf(runs: Int32Array, table: Int32Array): Int32Array {
  let length = 0;
  for (let i = 0; i + 1 < runs.length; i += 2) length += (runs[i + 1] ?? 0) - (runs[i] ?? 0);
  const values = new Int32Array(length);
  let to = 0;
  for (let i = 0; i + 1 < runs.length; i += 2) {
    const run = table.subarray(runs[i] ?? 0, runs[i + 1] ?? 0);
    values.set(run, to);
    to += run.length;
  }
  return values;
}
