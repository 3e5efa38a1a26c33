import type { PolicyRules } from './types.js';

/** What a preset sets; the built-in ones of the contract, section 6. Later presets and the file itself override field by field. */
export type Preset = { readonly [K in keyof PolicyRules]?: Partial<PolicyRules[K]> };

const BALANCED: Preset = {
  licenses: {
    allow: ['category:permissive', 'category:public-domain'],
    review: [],
    deny: ['category:non-commercial', 'category:research-only'],
    unlisted: 'review',
    undeclared: 'review',
  },
};

export const PRESETS: Readonly<Record<string, Preset>> = {
  balanced: BALANCED,
  'permissive-only': { licenses: { allow: ['category:permissive', 'category:public-domain'], review: [], deny: [], unlisted: 'deny', undeclared: 'review' } },
  research: {
    use: { commercial: false },
    licenses: { allow: ['category:permissive', 'category:public-domain', 'category:non-commercial', 'category:research-only'], review: [], deny: [], unlisted: 'review', undeclared: 'review' },
  },
  'internal-only': { ...BALANCED, use: { offeredAs: ['internal'], distributesWeights: false } },
};

/** What holds before anything is said. */
export const BASE_RULES: PolicyRules = {
  use: {},
  licenses: { allow: [], review: [], deny: [], unlisted: 'review', undeclared: 'review' },
  publishers: { review: [], deny: [] },
  registries: { allow: null },
  provenance: { unpinned: 'hint', gated: 'information', unsafeFiles: 'warning', unknownBase: 'review' },
  severity: {},
};
