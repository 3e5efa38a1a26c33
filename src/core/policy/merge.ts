import type { PolicyPatch, PolicyRules } from './types.js';

const LISTS = ['allow', 'review', 'deny'] as const;

/**
 * Rules with a later layer (a preset, a file, an entry of `paths`) on top: later wins field by field. A licence entry that the
 * later layer names leaves the lists that only earlier layers filled: `allow: [category:non-commercial]` on top of `balanced`
 * moves it, where otherwise the preset's denial would win.
 */
export function mergeRules(rules: PolicyRules, change: PolicyPatch): PolicyRules {
  return {
    use: { ...rules.use, ...change.use }, licenses: mergeLicenses(rules.licenses, change.licenses), publishers: { ...rules.publishers, ...change.publishers },
    registries: { ...rules.registries, ...change.registries }, provenance: { ...rules.provenance, ...change.provenance }, severity: { ...rules.severity, ...change.severity },
  };
}

function mergeLicenses(below: PolicyRules['licenses'], change: PolicyPatch['licenses']): PolicyRules['licenses'] {
  if (!change) return below;
  const named = new Set(LISTS.flatMap((list) => change[list] ?? []).map((entry) => entry.trim().toLowerCase()));
  const kept = (list: (typeof LISTS)[number]): readonly string[] => change[list] ?? below[list].filter((entry) => !named.has(entry.trim().toLowerCase()));
  return { ...below, ...change, allow: kept('allow'), review: kept('review'), deny: kept('deny') };
}
