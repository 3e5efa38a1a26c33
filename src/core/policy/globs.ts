import { say } from '../language.js';

/** Single wildcards in one segment, and `**` in one glob, that a backtracking matcher takes in milliseconds on any path. */
const MAX_WILDCARDS = 3;
const MAX_GLOBSTARS = 3;
/** Both kinds together: each multiplies what the others cost. */
const MAX_TOTAL = 6;
export const MAX_LENGTH = 400;
/** Braces that are folded at the most: each fold takes one pair away. */
const MAX_BRACES = 40;

/**
 * Why a glob is refused, or null where it may be used. Globs become backtracking expressions, and a workspace brings its own (policy,
 * `.gitignore`): eight characters of it must not stop a scan for hours.
 */
export function globProblem(glob: string): string | null {
  if (glob === '') return say`an empty pattern`;
  if (glob.length > MAX_LENGTH) return say`a pattern of more than ${MAX_LENGTH} characters`;
  // The matcher never comes back from reading some runs of them.
  if (/\\\\|\\$/.test(glob)) return say`a pattern with two backslashes in a row, or one at its end,`;
  // A group that repeats, or holds a wildcard, can match the same characters in many ways.
  if (/[!+*]\(|[)\]][*+{]|\([^)]{0,400}[*+?([{]/.test(glob)) return say`a pattern with a repetition of groups`;
  const plain = foldBraces(glob);
  if (plain === null) return say`a pattern with more than ${MAX_BRACES} braces`;
  let globstars = 0;
  let total = 0;
  for (const segment of plain.split('/')) {
    total += wildcards(segment);
    if (segment === '**') globstars++;
    else if (wildcards(segment) > MAX_WILDCARDS) return say`a pattern with more than ${MAX_WILDCARDS} wildcards between two slashes`;
  }
  if (total > MAX_TOTAL) return say`a pattern with more than ${MAX_TOTAL} wildcards`;
  return globstars > MAX_GLOBSTARS ? say`a pattern with more than ${MAX_GLOBSTARS} '**'` : null;
}

/** Each `{a,b}` as its alternative with the most wildcards, the innermost first; null: too many. */
function foldBraces(glob: string): string | null {
  let plain = glob;
  for (let i = 0; i <= MAX_BRACES; i++) {
    const match = /\{([^{}]{0,400})\}/.exec(plain);
    if (!match) return plain;
    const alternatives = (match[1] ?? '').split(',');
    const most = alternatives.reduce((best, one) => (wildcards(one) > wildcards(best) ? one : best));
    // The letters keep wildcards inside and outside apart: they count each for itself.
    plain = `${plain.slice(0, match.index)}x${most}x` + plain.slice(match.index + match[0].length);
  }
  return null;
}

/** Runs of `*`. A single `?` matches one character and costs nothing. */
function wildcards(text: string): number {
  return text.match(/\*{1,400}/g)?.length ?? 0;
}
