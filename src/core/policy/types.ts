import type { Registry } from '../references/types.js';
import type { RuleId } from './rules.js';

export type Verdict = 'allow' | 'review' | 'deny' | 'unknown';
export type Decision = 'allow' | 'review' | 'deny';
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const OFFERED_AS = ['internal', 'hosted-service', 'on-device', 'distributed-weights', 'model-api'] as const;
export type OfferedAs = (typeof OFFERED_AS)[number];

/** The facts about the user's own product that clauses are judged against. Absent: nobody said. */
export interface UseProfile {
  readonly commercial?: boolean;
  readonly offeredAs?: readonly OfferedAs[];
  /** Of all the organisation's products, on the date that a licence measures. */
  readonly monthlyActiveUsers?: number;
  readonly annualRevenueUSD?: number;
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly domicile?: string;
  readonly territories?: readonly string[];
  readonly modifiesWeights?: boolean;
  readonly distributesWeights?: boolean;
  readonly trainsOnOutputs?: boolean;
  readonly purposes?: readonly string[];
}

/** An entry of `publishers.review` or `.deny`. */
export interface PublisherRule {
  readonly id?: string;
  readonly country?: string;
  readonly reason?: string;
}

export interface Approval {
  readonly model?: string;
  readonly license?: string;
  readonly publisher?: string;
  readonly revision?: string;
  readonly licenseSha256?: string;
  readonly decision: Decision;
  readonly by?: string;
  readonly reason?: string;
  readonly conditions?: readonly string[];
  /** ISO date; the last day on which it counts. */
  readonly expires?: string;
  /** Where it stands in the policy file, for links and edits. */
  readonly at?: PolicyPosition;
}

/** A place in a policy file: 1-based. */
export interface PolicyPosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PolicyProblem extends PolicyPosition {
  readonly message: string;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly severity: 'error' | 'warning';
}

export type ProvenanceAction = 'off' | 'hint' | 'information' | 'warning' | 'review' | 'deny';

/** The rules that hold for one path: everything of the file but `paths` and `extends`, already resolved. */
export interface PolicyRules {
  readonly use: UseProfile;
  readonly licenses: {
    readonly allow: readonly string[];
    readonly review: readonly string[];
    readonly deny: readonly string[];
    readonly unlisted: Decision;
    readonly undeclared: 'review' | 'deny';
  };
  readonly publishers: { readonly review: readonly PublisherRule[]; readonly deny: readonly PublisherRule[] };
  readonly registries: { readonly allow: readonly Registry[] | null };
  readonly provenance: {
    readonly unpinned: ProvenanceAction;
    readonly gated: ProvenanceAction;
    readonly unsafeFiles: ProvenanceAction;
    readonly unknownBase: ProvenanceAction;
  };
  readonly severity: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
}

/** A policy with everything that it extends resolved. */
export interface Policy {
  /** As the user would name it (relative to the workspace folder); null: built-in default. */
  readonly path: string | null;
  /** SHA-256 of the file's own text. */
  readonly sha256: string | null;
  readonly rules: PolicyRules;
  readonly paths: readonly { readonly match: readonly string[]; readonly rules: PolicyPatch }[];
  readonly ignore: readonly string[];
  readonly privateModels: readonly string[];
  readonly approvals: readonly Approval[];
  /** Dotted key → where its value came from (`preset balanced`, `model-policy.yaml:12:3`). */
  readonly origins: Readonly<Record<string, string>>;
}

/** What an entry of `paths` overrides: only the fields that it names. */
export interface PolicyPatch {
  readonly use?: Partial<UseProfile>;
  readonly licenses?: Partial<PolicyRules['licenses']>;
  readonly publishers?: Partial<PolicyRules['publishers']>;
  readonly registries?: Partial<PolicyRules['registries']>;
  readonly provenance?: Partial<PolicyRules['provenance']>;
  readonly severity?: PolicyRules['severity'];
}

export interface Evidence {
  readonly source: string;
  readonly url: string | null;
  readonly excerptHash: string | null;
}

export interface Reason {
  readonly rule: RuleId;
  readonly verdict: Verdict;
  /** One plain sentence that names the licence and what decides. */
  readonly text: string;
  /** Catalogue key. */
  readonly license: string | null;
  readonly clause: string | null;
  readonly evidence: readonly Evidence[];
  /** Where in the policy the rule stands, for related information. */
  readonly policyAt?: PolicyPosition | null;
}

export interface Obligation {
  /** `attribution/built-with`, `attribution/notice`, `license/copy`, `naming/prefix`, `use-policy/pass-through`, `changes/notice`, `share-alike/license`, `registration`. */
  readonly id: string;
  readonly text: string;
  readonly license: string;
  readonly clause: string | null;
  readonly state: 'met' | 'unmet' | 'unverifiable';
  readonly evidence: string | null;
  /** The model that brings it, where it is inherited. */
  readonly from?: string;
  /** What a quick fix would write: the file and the line; null where none can. */
  readonly fix?: { readonly file: string; readonly insert: string } | null;
}

export interface Question {
  /** `use.monthlyActiveUsers` and the like. */
  readonly fact: string;
  readonly text: string;
  readonly license: string;
  readonly clause: string | null;
  /** What the verdict would be for each answer, in words. */
  readonly answers?: readonly { readonly answer: string; readonly verdict: Verdict }[];
}

export interface AppliedApproval {
  readonly by: string;
  readonly reason: string;
  readonly expires: string;
  readonly state: 'valid' | 'expired' | 'stale';
  readonly decision?: Decision;
  readonly conditions?: readonly string[];
}
