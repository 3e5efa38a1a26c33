import type { Words } from './normalize.js';

/**
 * A stretch of words as one number of 24 bits: 5 bits length, 19 bits hash. Stretches follow each other without gap or overlap, and
 * their borders depend on the words alone: a change touches its own stretch and leaves the others as they are.
 */
export interface Shingle {
  readonly value: number;
  /** Index of its first word, and of the first word behind it. */
  readonly from: number;
  readonly to: number;
}

/** What fits in 5 bits. */
export const MAX_LENGTH = 31;
/** Where no border comes, a stretch ends here: longer ones tell less well what changed. */
const LONGEST = 16;
const MIN_LENGTH = 3;
/** One word in so many ends a stretch, over what sentences and paragraphs end. */
const BORDER = 11;
const BASE = 0x01000193;

/** FNV-1a over UTF-16 units, finished as in MurmurHash3 so that the low bits are good. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of all prefixes, so that any stretch's value is known without reading it again. */
export interface Rolling {
  /** The 24-bit value of `length` words from `from`. */
  value(from: number, length: number): number;
}

const POWERS = (() => {
  const powers = [1];
  for (let i = 1; i <= MAX_LENGTH; i++) powers.push(Math.imul(powers[i - 1] ?? 1, BASE));
  return powers;
})();

export function rolling(hashes: readonly number[]): Rolling {
  const prefix = new Int32Array(hashes.length + 1);
  for (let i = 0; i < hashes.length; i++) prefix[i + 1] = (Math.imul(prefix[i] ?? 0, BASE) + (hashes[i] ?? 0)) | 0;
  return {
    value(from, length) {
      let hash = ((prefix[from + length] ?? 0) - Math.imul(prefix[from] ?? 0, POWERS[length] ?? 0)) | 0;
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
      return ((length << 19) | ((hash ^ (hash >>> 15)) & 0x7ffff)) >>> 0;
    },
  };
}

/** Cuts a text into its stretches. */
export function shingles({ words, ends }: Pick<Words, 'words' | 'ends'>): { shingles: Shingle[]; roll: Rolling; hashes: number[] } {
  const cache = new Map<string, number>();
  const hashes = words.map((word) => {
    let hash = cache.get(word);
    if (hash === undefined) cache.set(word, (hash = hashWord(word)));
    return hash;
  });
  const roll = rolling(hashes);
  const found: Shingle[] = [];
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    const length = i + 1 - from;
    if (ends[i] || (length >= MIN_LENGTH && (hashes[i] ?? 0) % BORDER === 0) || length === LONGEST) {
      found.push({ value: roll.value(from, length), from, to: i + 1 });
      from = i + 1;
    }
  }
  return { shingles: found, roll, hashes };
}
