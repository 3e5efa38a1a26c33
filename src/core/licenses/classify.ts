import { amountsOf } from './amounts.js';
import { compare, type Comparison, type Given, type Span } from './compare.js';
import { lengthOf, NAME_BITS, type Fingerprints, type KnownText } from './fingerprints.js';
import { readWords, type Words } from './normalize.js';
import { countWatched, excess, isReadable, lacksWithout } from './restrictions.js';
import { shingles } from './shingles.js';
import { findSignals } from './signals.js';
import type { ClauseSignal, License, LicenseCatalogue } from './types.js';

/** A part of the given text that the known one does not have. Lines count from 1. */
export interface ExtraPart {
  readonly line: number;
  readonly endLine: number;
  readonly words: number;
}

/** A part of the known text that the given one lacks: after `line`, about so many words. */
export interface MissingPart {
  readonly line: number;
  readonly words: number;
  /** Whether other words stand in its place. */
  readonly changed: boolean;
}

export interface LicenseMatch {
  readonly key: string;
  readonly spdx: string;
  readonly title: string;
  /** 1: word for word, but for copyright lines and layout. */
  readonly confidence: number;
  /** `use-policy`: only the policy that belongs to this licence. */
  readonly part: 'license' | 'use-policy';
  /** How this text differs from the one that the catalogue's facts were read from. */
  readonly note: string | null;
  readonly extra: readonly ExtraPart[];
  readonly missing: readonly MissingPart[];
}

/** The known text that comes nearest where none matches, and why it does not. */
interface Nearest extends Omit<LicenseMatch, 'confidence' | 'part' | 'note'> {
  readonly similarity: number;
  readonly why: string;
}

export interface Classification {
  /** Best first; several where one file holds several texts: all of them hold then. */
  readonly matches: readonly LicenseMatch[];
  /** What the clauses that no match explains appear to demand. */
  readonly signals: readonly ClauseSignal[];
  readonly nearest: Nearest | null;
  /** Why the text can't be judged (empty, too long); null: it can. */
  readonly problem: string | null;
}

/** Licences that are acted upon where they are recognised: nothing may be added that restricts. */
const OPEN = new Set<License['category']>(['permissive', 'public-domain', 'weak-copyleft', 'copyleft', 'share-alike']);
const ALLOWING = new Set<License['category']>(['permissive', 'public-domain']);
/** Known texts that are compared at all, and of these word by word; the others share too little. */
const CANDIDATES = 8;
const CLOSE = 4;
/** Texts in one file that are told apart. */
const MAX_TOGETHER = 4;
/** Below this share of common words a text is no copy of another. */
const LEAST_COVERAGE = 0.5;
/** Below this share a text is something else that has a known one in it. */
const LEAST_EXPLAINED = 0.5;
/** Above this share of words in whose place others stand a text is another one. */
const MOST_CHANGED = 0.08;
/** Above this share of words added and missing together, where there are both. */
const MOST_BOTH = 0.1;
const LENIENT = 1.5;
const LEAST_NEAREST = 0.4;
/** Words at the very beginning that are a title. */
const TITLE_WORDS = 12;

interface Candidate {
  readonly known: KnownText;
  readonly license: License;
  readonly comparison: Comparison;
}

/**
 * Which licence a text is. A match says what was added and what is missing; a text that allows is matched only where nothing
 * restricting was added, nothing essential is missing and nothing turned round. Never throws; linear in the text's length.
 */
export function classifyText(text: string, catalogue: LicenseCatalogue, fingerprints: Fingerprints): Classification {
  const words = readWords(text);
  if (words.words.length === 0) return { matches: [], signals: [], nearest: null, problem: text.trim() === '' ? 'The text is empty.' : 'The text has no words.' };
  if (words.cut) return { matches: [], signals: findSignals(text, words), nearest: null, problem: 'The text is longer than any licence; only its beginning was read.' };
  const cut = shingles(words);
  const open = new Uint8Array(words.words.length).fill(1);
  const given: Given = { shingles: cut.shingles, roll: cut.roll, words: words.words.length, open, hashes: cut.hashes, numbers: numbersOf(words) };
  const hashes = new Set(words.words.map((_, i) => (cut.hashes[i] ?? 0) & NAME_BITS));
  const found: Candidate[] = [];
  let nearest: Candidate | null = null;
  while (found.length < MAX_TOGETHER) {
    const near = nearestOf(given, catalogue, fingerprints, found);
    nearest ??= near[0] ?? null;
    // The nearest, or one that is there whole: another text in the same file can make a relative of it look nearer.
    const best = near.find((c, i) => refusalOf(c, words, hashes) === null && (i === 0 || c.comparison.missingWords <= c.known.size * 0.02));
    if (!best) break;
    found.push(best);
    open.fill(0);
    for (const span of best.comparison.extra) open.fill(1, span.from, span.to);
    if (best.comparison.extraWords < 8) break;
  }
  const explained = open.reduce((sum, o) => sum + 1 - o, 0);
  if (explained < words.words.length * LEAST_EXPLAINED) found.length = 0;
  const refusal = found.length === 0 ? (nearest && refusalOf(nearest, words, hashes)) : refusalOfAll(found, open, words);
  // One refusal refuses what it is about: a licence that allows. The others stay, with what was added.
  const kept = found.filter((c) => refusal === null || !OPEN.has(c.license.category));
  const matches = kept.map((c) => toMatch(c, words, open, kept.length > 1)).sort((a, b) => rank(b, catalogue) - rank(a, catalogue) || b.confidence - a.confidence);
  const added = matches.flatMap((m) => m.extra);
  const signals = matches.length > 0 && added.length === 0 ? [] : findSignals(text, words).filter((signal) => matches.length === 0 || added.some((part) => signal.line >= part.line && signal.line <= part.endLine));
  const shown = matches.length > 0 ? null : nearest && nearest.comparison.similarity >= LEAST_NEAREST ? nearest : null;
  return { matches: merged(matches), signals, problem: null, nearest: shown && { ...toParts(shown, words, open), similarity: round(shown.comparison.similarity), why: refusal ?? 'too much of it differs' } };
}

/** Words such as `1.1` or `12`: section numbers, where a heading runs into the text. */
function numbersOf({ words }: Words): Uint8Array {
  return Uint8Array.from(words, (word) => (/^\d{1,2}(?:\.\d{1,2}){0,3}$/.test(word) ? 1 : 0));
}

/** The known texts that have most in common with what is still open, the nearest first. */
function nearestOf(given: Given, catalogue: LicenseCatalogue, fingerprints: Fingerprints, found: readonly Candidate[]): Candidate[] {
  const present = new Set<number>();
  // Most values of most texts are not there: a table of their low bits says so more quickly than the set.
  const maybe = new Uint8Array(0x10000);
  for (const { value, from, to } of given.shingles) {
    if (!given.open[from] || !given.open[to - 1]) continue;
    present.add(value);
    maybe[value & 0xffff] = 1;
  }
  // Words in common up to each place of the table, so that a run of it is one subtraction.
  const { table } = fingerprints;
  const upTo = new Int32Array(table.length + 1);
  for (let i = 0; i < table.length; i++) {
    const value = table[i] ?? 0;
    upTo[i + 1] = (upTo[i] ?? 0) + (maybe[value & 0xffff] === 1 && present.has(value) ? lengthOf(value) : 0);
  }
  const shared = fingerprints.texts.map((known) => {
    const runs = known.runs();
    let words = 0;
    for (let i = 0; i + 1 < runs.length; i += 2) words += (upTo[runs[i + 1] ?? 0] ?? 0) - (upTo[runs[i] ?? 0] ?? 0);
    return { known, words: Math.min(words, given.words), share: words / Math.max(1, known.size) };
  }).filter(({ known, words }) => words > 0 && !found.some((f) => f.known === known));
  const left = given.open.reduce((sum, o) => sum + o, 0);
  const likeness = ({ known, words }: (typeof shared)[number]): number => words / Math.max(1, left + known.size - words);
  // By likeness and by share of the known text: a short licence inside a long file must come up, too.
  const byLikeness = [...shared].sort((a, b) => likeness(b) - likeness(a)).slice(0, CANDIDATES);
  const byShare = shared.sort((a, b) => b.share - a.share).slice(0, CANDIDATES / 2);
  const candidates: Candidate[] = [];
  for (const { known } of new Set([...byLikeness, ...byShare])) {
    const license = catalogue.byKey(known.key);
    if (!license) continue;
    const comparison = compare(given, known, true);
    if (comparison.extraWords + comparison.missingWords === 0) return [{ known, license, comparison }];
    candidates.push({ known, license, comparison });
  }
  // The first few again, now also where borders lie elsewhere.
  const close = candidates.sort((a, b) => score(b.comparison) - score(a.comparison)).slice(0, CLOSE).map((c) => ({ ...c, comparison: compare(given, c.known) }));
  return close.sort((a, b) => score(b.comparison) - score(a.comparison));
}

/** A hole counts as much as a paragraph at most: how much is gone in one place says little about which text it was. */
const HOLE = 60;

/** More words in common, fewer that differ. */
function score(c: Comparison): number {
  return c.matched - c.extraWords * 0.5 - c.missing.reduce((sum, gap) => sum + Math.min(gap.words, HOLE), 0);
}

/** Why a text is no copy of the known one; null where it is. */
function refusalOf({ known, license, comparison }: Candidate, words: Words, hashes: ReadonlySet<number>): string | null {
  const most = known.size * (ALLOWING.has(license.category) ? 0.45 : 1 - LEAST_COVERAGE);
  // A text that breaks off is worse than one with a hole: what is last is often what restricts.
  const tail = comparison.missing.find((gap) => gap.last)?.words ?? 0;
  if (comparison.missingWords > most || tail > Math.max(known.size * 0.25, Math.min(most, 110))) return `about ${comparison.missingWords} of its ${known.size} words are missing`;
  const changed = changedWords(comparison);
  const added = comparison.extra.reduce((sum, span) => sum + (isTitle(span) ? 0 : span.to - span.from), 0);
  // Lines that were only taken out leave torn sentences behind; where a wrong answer allows nothing, more of them may be.
  const torn = !OPEN.has(license.category) && added < comparison.missingWords * 0.85 ? LENIENT : 1;
  if (changed > Math.max(20, known.size * MOST_CHANGED * torn)) return `about ${changed} of its ${known.size} words are others`;
  // Another version lacks something and adds something; a copy does one of both at most.
  const both = added + comparison.missingWords;
  if (Math.min(added, comparison.missingWords) > known.size * 0.015 && both > Math.max(40, known.size * MOST_BOTH * torn)) return `${added} words were added and about ${comparison.missingWords} are missing`;
  if (changed > 0 && lacksNames(known, hashes)) return 'names or versions that tell it apart are not in it';
  const amount = otherAmount({ known, license, comparison }, words);
  return amount === null ? null : `another amount stands in it (${amount})`;
}

/** Words of the known text in whose place others stand. */
function changedWords({ missing }: Comparison): number {
  return missing.reduce((sum, gap) => sum + (gap.instead >= 0 && !gap.first ? gap.words : 0), 0);
}

/** Names of a known text that must be in its copy: fewer make it a text of another model, version or publisher. */
function lacksNames(known: KnownText, words: ReadonlySet<number>): boolean {
  const names = known.names();
  const lacking = names.filter((hash) => !words.has(hash)).length;
  return names.length > 0 && lacking / names.length > 0.34;
}

/** An amount that stands where the known text has another; null: none. */
function otherAmount({ known, comparison }: Candidate, words: Words): string | null {
  for (const gap of comparison.missing) {
    const span = comparison.extra[gap.instead];
    const amount = span && amountsOf(words.words, span.from, span.to).find((a) => !known.amounts.includes(a));
    if (amount !== undefined) return amount;
  }
  return null;
}

/** Why what was added or changed is too much for a licence that is taken for granted; null where it is not. */
function refusalOfAll(found: readonly Candidate[], open: Uint8Array, words: Words): string | null {
  if (!found.some((c) => OPEN.has(c.license.category))) return null;
  if (found.length === 1 && found.every(({ comparison }) => comparison.extraWords + comparison.missingWords === 0)) return null;
  const counts = countWatched(words.words);
  const allowed = new Array<number>(counts.length).fill(0);
  for (const c of found) {
    // A text that restricts anyhow explains its own words, so that none of them is held against the licence beside it.
    const own = c.known.watched() ?? countWatched(coveredBy(c, words));
    for (let i = 0; i < allowed.length; i++) allowed[i] = (allowed[i] ?? 0) + (own[i] ?? 0);
  }
  const more = excess(counts, allowed);
  const changed = found.some((c) => changedWords(c.comparison) > 0);
  if (more.weight >= 2 || (more.weight > 0 && changed)) return `words were added that restrict (${more.words.slice(0, 5).map((w) => `${w}…`).join(', ')})`;
  if (changed && lacksWithout(counts, allowed)) return 'a freedom that it gives was changed';
  const spans = openSpans(open);
  if (spans.some((span) => !isReadable(words.words.slice(span.from, span.to)))) return 'words were added that can\'t be read';
  const extra = spans.reduce((sum, span) => sum + span.to - span.from, 0);
  const size = found.reduce((sum, c) => sum + c.known.size, 0);
  return extra > Math.max(80, size * 0.5) ? `${extra} words were added` : null;
}

function coveredBy({ comparison }: Candidate, words: Words): string[] {
  const outside = new Set<number>();
  for (const span of comparison.extra) for (let i = span.from; i < span.to; i++) outside.add(i);
  return words.words.filter((_, i) => !outside.has(i));
}

function openSpans(open: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0, from = -1; i <= open.length; i++) {
    if (open[i] === 1 && from < 0) from = i;
    else if (open[i] !== 1 && from >= 0) {
      spans.push({ from, to: i });
      from = -1;
    }
  }
  return spans;
}

/** A title at the beginning is no added paragraph, and another title no missing one. */
function isTitle(span: Span): boolean {
  return span.from === 0 && span.to <= TITLE_WORDS;
}

function toParts(candidate: Candidate, words: Words, open: Uint8Array): Omit<LicenseMatch, 'confidence' | 'part' | 'note'> {
  const { license, comparison } = candidate;
  const lineOf = (i: number): number => words.lines[Math.min(i, words.lines.length - 1)] ?? 1;
  const spans = comparison.extra.filter((span) => !isTitle(span) && anyOpen(open, span));
  return {
    key: license.key, spdx: license.spdx, title: license.title,
    extra: spans.map((span) => ({ line: lineOf(span.from), endLine: lineOf(span.to - 1), words: span.to - span.from })),
    missing: comparison.missing.filter((gap) => !(gap.first && gap.words <= TITLE_WORDS)).map((gap) => ({ line: lineOf(Math.max(0, gap.at - 1)), words: gap.words, changed: gap.instead >= 0 })),
  };
}

function anyOpen(open: Uint8Array, span: Span): boolean {
  for (let i = span.from; i < span.to; i++) if (open[i] === 1) return true;
  return false;
}

function toMatch(candidate: Candidate, words: Words, open: Uint8Array, several: boolean): LicenseMatch {
  const parts = toParts(candidate, words, open);
  const { comparison, known } = candidate;
  const differing = parts.extra.reduce((sum, p) => sum + p.words, 0) * (several ? 0 : 1) + parts.missing.reduce((sum, p) => sum + p.words, 0);
  const exact = parts.extra.length === 0 && parts.missing.length === 0;
  const confidence = exact && !several ? (known.note === null ? 1 : 0.95) : Math.min(0.99, comparison.matched / Math.max(1, comparison.matched + differing));
  return { ...parts, confidence: round(confidence), part: known.part, note: known.note };
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** The licence before a policy, and what restricts before what allows: the first match must never promise more than all together. */
function rank(match: LicenseMatch, catalogue: LicenseCatalogue): number {
  const category = catalogue.byKey(match.key)?.category;
  return (match.part === 'license' ? 4 : 0) + (category && OPEN.has(category) ? (ALLOWING.has(category) ? 0 : 1) : 2);
}

/** One match a licence: its use policy in the same file says nothing new. */
function merged(matches: readonly LicenseMatch[]): LicenseMatch[] {
  return matches.filter((m, i) => matches.findIndex((other) => other.key === m.key) === i);
}
