import { maskMarkup } from './markup.js';
import { isWatched } from './restrictions.js';

/** One word of a text, as it is compared: no case, no punctuation, no layout. */
export interface Words {
  readonly words: readonly string[];
  /** 1-based line of each word in the text as given. */
  readonly lines: readonly number[];
  /** Whether a sentence, list item or paragraph ends behind the word. */
  readonly ends: readonly boolean[];
  /** Whether the word is written as a name (a capital first) or carries a digit. */
  readonly names: readonly boolean[];
  /** The text was longer than any licence; only its beginning was read. */
  readonly cut: boolean;
}

/** No licence text is longer: the longest of the catalogue has 36,000 characters, and files that hold several stay far below this. */
const MAX_CHARACTERS = 200_000;

/** A word: letters and digits; joined over apostrophes, hyphens (with the space that a line's end left, too) and the points and commas of a number. */
const WORD = /(?:[\p{L}\p{N}\u200b\u00ad]|['’](?=\p{L})|[-\u2010\u2011](?=[\p{L}\p{N}])|(?<=\p{L})[-\u2010\u2011][\s\u200b/#>;]{1,40}(?=\p{L})|[.,](?=\p{Nd}))+/gu;
const HAN = /\p{Script=Han}/u;
const ROMAN = new Set(['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi']);
/** Spellings that the SPDX matching guidelines hold equal, and plurals of one legal phrase. */
const SAME: Readonly<Record<string, string>> = {
  licence: 'license', licences: 'licenses', licenced: 'licensed', sublicence: 'sublicense', sublicences: 'sublicenses', organisation: 'organization', organisations: 'organizations',
  holders: 'holder', favour: 'favor', honour: 'honor', acknowledgement: 'acknowledgment', analyse: 'analyze', centre: 'center', fulfil: 'fulfill', judgement: 'judgment', labour: 'labor',
  recognised: 'recognized', unauthorised: 'unauthorized', utilisation: 'utilization', wilful: 'willful', initialise: 'initialize', owners: 'owner', http: 'https',
};
/** Words that end a copyright line which runs on: what follows belongs to the licence. */
const AFTER_COPYRIGHT = new Set(['permission', 'redistribution', 'redistributions', 'licensed', 'this', 'these', 'everyone', 'you', 'your', 'use', 'only', 'noncommercial', 'commercial', 'not', 'may', 'must', 'shall', 'except', 'license', 'notice', 'by', 'is', 'as', 'research', 'if']);
const COMPANY = new Set(['inc', 'ltd', 'corp', 'co', 'llc', 'dept']);
const COPYRIGHT_AHEAD = /\s{0,3}(?:\(c\)|©|ⓒ|\[|<|\{|(?:19|20)\d\d)/iy;
const OWN_SIGN = /©|\(c\)\s{0,3}(?:19|20)\d\d|\(c\)\s{0,3}$/i;
/** Longest copyright line that is left out, in words. */
const MAX_COPYRIGHT_WORDS = 12;

/**
 * A licence text → its words. Left out, wherever they stand: markup, punctuation, single letters, section numbers and copyright
 * lines; so re-wrapping, Markdown, HTML or another owner change nothing. Linear in the text's length.
 */
export function readWords(given: string): Words {
  const cut = given.length > MAX_CHARACTERS;
  const text = maskMarkup(cut ? given.slice(0, MAX_CHARACTERS) : given);
  const words: string[] = [], lines: number[] = [], ends: boolean[] = [], names: boolean[] = [];
  const plainWords = new Map<string, string>();
  const cached = (raw: string): string => {
    let word = plainWords.get(raw);
    if (word === undefined) plainWords.set(raw, (word = plain(raw)));
    return word;
  };
  let line = 1, lineEnd = text.indexOf('\n'), last = 0;
  let copyright = 0, lineCopyright = false, previous = '';
  const push = (word: string, at: number, name: boolean): void => void (words.push(word), lines.push(at), ends.push(false), names.push(name));
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const start = match.index;
    const code = match[0].charCodeAt(0);
    if ((code === 0x200b || code === 0xad) && /^[\u200b\u00ad]{1,200}$/.test(match[0])) continue;
    const gap = start === last + 1 && text.charCodeAt(last) === 32 ? ' ' : text.slice(last, Math.min(start, last + 400));
    for (; lineEnd >= 0 && lineEnd < start; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    last = WORD.lastIndex;
    if (ends.length && gap !== ' ' && endsHere(gap)) ends[ends.length - 1] = true;
    // What stands before the first letter or digit of a match (a hyphen, a point) is no part of the word.
    const raw = /^[a-z0-9]/i.test(match[0]) ? match[0] : match[0].replace(/^[^\p{L}\p{N}]{1,20}/u, '');
    const word = cached(raw);
    if (copyright > 0 && (endsCopyright(gap, previous, lineCopyright) || AFTER_COPYRIGHT.has(word))) copyright = 0;
    COPYRIGHT_AHEAD.lastIndex = last;
    const starts = (word === 'copyright' || word === 'copyrights') ? COPYRIGHT_AHEAD.test(text) : gap !== ' ' && OWN_SIGN.test(gap) && previous !== 'copyright';
    if (starts) {
      copyright = MAX_COPYRIGHT_WORDS;
      lineCopyright = words.length === 0 || gap.includes('\n');
    }
    previous = word;
    if (copyright > 0) copyright--;
    else if (word !== '' && !isNumbering(raw, word, gap, text, start, last)) {
      if (/[^\0-\x7f]/.test(word) && HAN.test(word)) for (const part of word.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []) push(part, line, false);
      else push(Object.hasOwn(SAME, word) ? (SAME[word] ?? word) : word, line, /^[\p{Lu}\p{N}]|\p{N}/u.test(raw));
      // "All rights reserved" comes and goes with copyright lines.
      if (word === 'reserved' && words.at(-2) === 'rights' && words.at(-3) === 'all') for (const list of [words, lines, ends, names]) list.length -= 3;
    }
  }
  if (ends.length) ends[ends.length - 1] = true;
  return { ...withoutOwners({ words, lines, ends, names }), cut };
}

/** Where short licences name their owner again (the SPDX templates mark these places, too): what stands between two phrases. */
const OWNER_PLACES: readonly (readonly [before: readonly string[], after: readonly string[]])[] = [
  [['is', 'provided', 'by'], ['as', 'is']], [['no', 'event', 'shall'], ['be', 'liable']], [['neither', 'the', 'name', 'of'], ['nor', 'the', 'names']], [['nor', 'the', 'names', 'of'], ['may', 'be', 'used']],
];
/** Longest name of an owner, in words. */
const MAX_OWNER_WORDS = 14;

/** Leaves out owners within the text; not where what stands there could be more than a name. */
function withoutOwners({ words, lines, ends, names }: Omit<Words, 'cut'>): Omit<Words, 'cut'> {
  const gone = new Set<number>();
  const at = (from: number, phrase: readonly string[]): boolean => phrase.every((word, i) => words[from + i] === word);
  words.forEach((word, i) => {
    for (const [before, after] of OWNER_PLACES) {
      if (word !== before[0] || !at(i, before)) continue;
      const from = i + before.length;
      let to = from;
      while (to < from + MAX_OWNER_WORDS && to < words.length && !at(to, after) && !isWatched(words[to] ?? '')) to++;
      if (at(to, after)) for (let j = from; j < to; j++) gone.add(j);
    }
  });
  if (gone.size === 0) return { words, lines, ends, names };
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, i) => !gone.has(i));
  return { words: kept(words), lines: kept(lines), ends: kept(ends), names: kept(names) };
}

function plain(raw: string): string {
  if (/^[a-z]{2,60}$/.test(raw)) return ROMAN.has(raw) ? '' : raw;
  const joined = raw.replace(/[\u200b\u00ad'’,\s\u2010\u2011/#>;-]/g, '');
  const word = (/[^\0-\x7f]/.test(joined) ? joined.normalize('NFKC') : joined).toLowerCase();
  return (word.length === 1 && word >= 'a' && word <= 'z') || ROMAN.has(word) ? '' : word.slice(0, 60);
}

/** Section numbers: `1.`, `(2)`, `3.1` before a capital; never a version that follows a word. */
function isNumbering(raw: string, word: string, gap: string, text: string, start: number, end: number): boolean {
  const digit = word.charCodeAt(0);
  if (digit < 48 || digit > 57 || !/^\d{1,2}(?:\.\d{1,2}){0,3}$/.test(word)) return false;
  const next = text.charAt(end);
  if (next === ')' || (next === '.' && /\s/.test(text.charAt(end + 1) || ' '))) return true;
  const before = gap.trimEnd();
  const opens = start === 0 || gap.includes('\n') || gap.includes('\u2029') || /[.;:)”"]$/.test(before);
  return raw === word && opens && /\s/.test(next) && /^\s{1,10}["“'*\u200b]{0,6}\p{Lu}/u.test(text.slice(end, end + 24));
}

/** Whether a sentence, list item or paragraph ends in what stands between two words. */
function endsHere(gap: string): boolean {
  return /[.;:!?](?:[\s"'”’)\]*_\u200b\u2029]|$)|[。；：！？\u2029]|\n[ \t>*#/;-]{0,20}\r?\n|(?:^|\s)[-*•–—·]\s/.test(gap);
}

function endsCopyright(gap: string, previous: string, lineCopyright: boolean): boolean {
  if (/["”“\u2029]|\n[ \t>*#/;-]{0,20}\r?\n/.test(gap) || (lineCopyright && gap.includes('\n'))) return true;
  return /[.;:]\s/.test(gap) && !COMPANY.has(previous);
}
