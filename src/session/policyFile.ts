import { resolvePolicy } from '../core/policy/resolve.js';
import type { Policy, PolicyProblem } from '../core/policy/types.js';
import { POLICY_FILES } from './policyNames.js';

/** A policy larger than this is no policy. */
export const MAX_POLICY_BYTES = 1024 * 1024;

export interface PolicyReader {
  /** The text of a file by its path relative to the folder that the policy may read, or null where there is none. */
  read(path: string): Promise<string | null>;
  sha256(text: string): Promise<string>;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
  /** Files that were read, for watchers. */
  readonly files: readonly string[];
}

/**
 * Reads a policy and everything that it extends. `path` null: the folder's own file, or the default where there is none.
 * The core asks for files by name and is called again with them: it never reads by itself.
 */
export async function loadPolicy(reader: PolicyReader, path: string | null): Promise<LoadedPolicy> {
  const candidates = path === null ? POLICY_FILES : [path];
  for (const candidate of candidates) {
    const text = await reader.read(candidate);
    if (text === null) continue;
    const file = { path: candidate, text, sha256: await reader.sha256(text) };
    const read = new Map<string, string | null>();
    for (;;) {
      const resolved = resolvePolicy(file, (wanted) => read.get(wanted) ?? undefined);
      const needs = resolved.needs.filter((wanted) => !read.has(wanted));
      if (needs.length === 0) return { policy: resolved.policy, problems: resolved.problems, files: [candidate, ...read.keys()] };
      for (const wanted of needs) read.set(wanted, await reader.read(wanted));
    }
  }
  const fallback = resolvePolicy(null, () => undefined);
  return { policy: fallback.policy, problems: fallback.problems, files: [] };
}
