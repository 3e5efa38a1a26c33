import ignore from 'ignore';
import { globProblem } from '../core/policy/globs.js';
import { starPattern } from './starPattern.js';

/** A `.gitignore` larger than this is not read. */
export const MAX_IGNORE_BYTES = 256 * 1024;
const MAX_RULES = 5000;
/** Names with many wildcards that one file may bring along: each costs a little for every path. Projects have one or two. */
const MAX_STARS = 100;

/** What the patterns of one `.gitignore` say of a path relative to its folder; a folder's ends with a slash. */
export interface IgnoreRules {
  test(path: string): { readonly ignored: boolean; readonly unignored: boolean };
}

/**
 * The rules of a `.gitignore`; patterns that would take for ever to match, and those past a limit, are left out and told. A name with
 * many wildcards is matched by itself, after the others: what a `!` of the same file takes back stays taken back.
 */
export function ignoreRules(text: string, onSkip: (reason: string) => void): IgnoreRules {
  const lines = text.split(/\r?\n/, MAX_RULES + 1);
  if (lines.length > MAX_RULES) onSkip(`only its first ${MAX_RULES} lines are used`);
  let refused: string | null = null;
  const stars: ((path: string) => boolean)[] = [];
  const usable = lines.slice(0, MAX_RULES).filter((line) => {
    const problem = line === '' || line.startsWith('#') ? null : globProblem(line);
    if (problem === null) return true;
    const star = stars.length < MAX_STARS ? starPattern(line) : null;
    if (star) stars.push(star);
    else refused ??= problem;
    return false;
  });
  if (refused !== null) onSkip(`${String(refused)} is not used`);
  const rules = ignore().add(usable);
  return stars.length === 0 ? rules : {
    test: (path) => {
      const answer = rules.test(path);
      return answer.ignored || answer.unignored || !stars.some((star) => star(path)) ? answer : { ignored: true, unignored: false };
    },
  };
}

/** Globs that may be matched; those that would take for ever are told: a workspace's own settings bring some along. */
export function usableGlobs(globs: readonly string[], onSkip: (file: string, reason: string) => void): string[] {
  return globs.filter((glob) => {
    const problem = globProblem(glob);
    if (problem !== null) onSkip(glob.slice(0, 100), `${problem} is not used`);
    return problem === null;
  });
}

/** Whether a path, as git would see it, is left out by the `.gitignore` files from the root down to it. */
export function ignored(layers: readonly IgnoreLayer[], path: string): boolean {
  let result = false;
  for (const { base, rules } of layers) {
    const relative = base ? path.slice(base.length + 1) : path;
    if (relative === '' || relative === '/') continue;
    const answer = rules.test(relative);
    if (answer.ignored) result = true;
    else if (answer.unignored) result = false;
  }
  return result;
}

/** The rules of one folder's `.gitignore`. */
export interface IgnoreLayer {
  /** The folder, POSIX, relative to the root. */
  readonly base: string;
  readonly rules: IgnoreRules;
}
