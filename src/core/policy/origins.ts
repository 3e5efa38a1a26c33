import type { ListedDecision } from './licenseRules.js';
import type { Policy, PolicyPosition, PolicyRules } from './types.js';

/** `model-policy.yaml:12:3` → a position; null for a preset or the built-in default. */
function parseOrigin(origin: string | undefined): PolicyPosition | null {
  const found = origin === undefined ? null : /^(.{1,500}):(\d{1,7}):(\d{1,7})$/.exec(origin);
  return found ? { file: found[1] ?? '', line: Number(found[2]), column: Number(found[3]) } : null;
}

/** The key under which the origin of one licence entry is kept. */
export const entryKey = (list: string, entry: string): string => `licenses.${list}[${entry}]`;

/** Where in the policy the entry stands that decided; null where a preset did, or an entry of `paths`. */
export function positionOf(policy: Policy, rules: PolicyRules, listed: ListedDecision): PolicyPosition | null {
  if (listed.entry === null) return parseOrigin(policy.origins['licenses.unlisted']);
  if (!policy.rules.licenses[listed.decision].includes(listed.entry) || !rules.licenses[listed.decision].includes(listed.entry)) return null;
  return parseOrigin(policy.origins[entryKey(listed.decision, listed.entry)]);
}
