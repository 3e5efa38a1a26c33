import { readWords, type Words } from './normalize.js';
import { RULES } from './signalRules.js';
import type { ClauseSignal } from './types.js';

/** More than these help no reviewer. */
const MOST_SIGNALS = 60;
/** Of one term and value: the first places suffice. */
const MOST_ALIKE = 3;
const MOST_CHARACTERS = 200;

/**
 * What the clauses of an unknown text appear to demand, each with the line where it stands. They raise review, never allow.
 * Works on words, so that layout, markup and line ends change nothing. Never throws; linear in the text's length. `words`: those of
 * the text, where somebody has read them already.
 */
export function findSignals(text: string, words: Words = readWords(text)): ClauseSignal[] {
  if (words.words.length === 0) return [];
  const { flat, starts } = flatten(words);
  const raw = text.split('\n', (words.lines.at(-1) ?? 0) + 2);
  const found: (ClauseSignal & { readonly at: number })[] = [];
  const seen = new Map<string, number>();
  for (const rule of RULES) {
    rule.pattern.lastIndex = 0;
    for (let match = rule.pattern.exec(flat); match && found.length < MOST_SIGNALS * 4; match = rule.pattern.exec(flat)) {
      const from = wordAt(starts, match.index);
      const line = words.lines[from] ?? 1;
      const lastLine = words.lines[wordAt(starts, match.index + match[0].length - 1)] ?? line;
      const shown = excerpt(raw, line, lastLine);
      const value = rule.value(match, { around: flat.slice(Math.max(0, match.index - 240), match.index + match[0].length + 240), before: flat.slice(Math.max(0, match.index - 60), match.index), after: flat.slice(match.index + match[0].length, match.index + match[0].length + 60), shown: excerpt(raw, line, lastLine + 2, 400) });
      if (value === undefined) continue;
      const alike = `${rule.term} ${String(value)}`;
      const count = seen.get(alike) ?? 0;
      if (count >= MOST_ALIKE || found.some((s) => s.term === rule.term && s.line === line && s.value === value)) continue;
      seen.set(alike, count + 1);
      found.push({ term: rule.term, value, line, text: shown, at: match.index });
    }
  }
  return found.sort((a, b) => a.at - b.at || (a.term < b.term ? -1 : 1)).slice(0, MOST_SIGNALS).map(({ at: _at, ...signal }) => signal);
}

/** All words in one string: a blank between them, ` | ` where a sentence or paragraph ends; Chinese characters next to each other. */
function flatten({ words, ends }: Words): { flat: string; starts: number[] } {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let previous = false;
  words.forEach((word, i) => {
    const han = /^[\u3400-\u9fff]/.test(word);
    const gap = i === 0 ? '' : ends[i - 1] ? ' | ' : han && previous ? '' : ' ';
    starts.push(length + gap.length);
    parts.push(gap, word);
    length += gap.length + word.length;
    previous = han;
  });
  return { flat: parts.join(''), starts };
}

/** The word that holds a character. */
function wordAt(starts: readonly number[], at: number): number {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines as they stand in the text, in one and cut. */
function excerpt(raw: readonly string[], from: number, to: number, most = MOST_CHARACTERS): string {
  const joined = raw.slice(from - 1, Math.min(to, from + 8)).map((line) => line.slice(0, 2000).trim()).join(' ').replace(/\s{1,200}/g, ' ').trim();
  return joined.length > most ? `${joined.slice(0, most - 1)}…` : joined;
}
