import type { EffectiveLicense, Lineage } from '../lineage/types.js';
import type { Registry } from '../references/types.js';
import type { AppliedApproval, Obligation, Question, Reason, Verdict } from './types.js';

/** Everything concluded about one model. */
export interface Assessment {
  readonly registry: Registry;
  readonly model: string;
  readonly revision: string | null;
  readonly verdict: Verdict;
  /** The verdict that the reasons alone give, before an approval. */
  readonly unapprovedVerdict: Verdict;
  readonly effectiveLicenses: readonly EffectiveLicense[];
  readonly lineage: Lineage;
  /** By weight: what decides comes first. */
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  readonly questions: readonly Question[];
  readonly approval: AppliedApproval | null;
  readonly alternatives: readonly { readonly model: string; readonly license: string; readonly why: string }[];
}
