/** The rule ids of the contract, section 5. */
export const RULE_IDS = [
  'license/denied', 'license/needs-review', 'license/undeclared', 'license/unrecognised', 'license/contradiction', 'license/text-missing', 'license/changed',
  'lineage/inherited-terms', 'lineage/incompatible', 'lineage/unknown-base', 'provenance/unpinned', 'provenance/not-found', 'provenance/renamed', 'provenance/gated',
  'provenance/retired', 'provenance/unsafe-files', 'publisher/restricted', 'registry/not-allowed', 'obligation/unmet', 'use/exceeds-threshold', 'use/territory-excluded',
  'use/restricted-purpose', 'approval/expired', 'approval/stale', 'policy/invalid', 'resolution/failed',
] as const;
export type RuleId = (typeof RULE_IDS)[number];
