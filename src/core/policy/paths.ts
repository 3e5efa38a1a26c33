import picomatch from 'picomatch';
import { mergeRules } from './merge.js';
import type { Policy, PolicyRules } from './types.js';

const matchers = new Map<string, (path: string) => boolean>();

/** Whether a glob matches, compiled once. Globs come from the policy, which is small; braces and extended globs count. */
export function globMatches(glob: string, value: string, caseless = false): boolean {
  const id = `${caseless ? 'i' : 's'}${glob}`;
  let matcher = matchers.get(id);
  if (!matcher) {
    if (matchers.size > 2000) matchers.clear();
    matchers.set(id, (matcher = picomatch(glob, { dot: true, nocase: caseless })));
  }
  return matcher(value);
}

/** How specific a glob is: its characters before the first wildcard, then its length. */
function weight(glob: string): number {
  const wild = glob.search(/[*?[{(!]/);
  return (wild < 0 ? 10_000 : wild * 10) + Math.min(glob.length, 9);
}

/** The rules that hold for a path: the most specific match of `paths` wins, field by field (contract, section 6). */
export function rulesFor(policy: Policy, path: string): PolicyRules {
  if (policy.paths.length === 0) return policy.rules;
  const matching = policy.paths
    .map((entry, i) => ({ entry, i, weight: Math.max(-1, ...entry.match.filter((glob) => globMatches(glob, path)).map(weight)) }))
    .filter((m) => m.weight >= 0)
    .sort((a, b) => a.weight - b.weight || a.i - b.i);
  return matching.reduce((rules, { entry }) => mergeRules(rules, entry.rules), policy.rules);
}
