import type { RuleId } from '../policy/rules.js';
import type { PolicyPosition, Severity, Verdict } from '../policy/types.js';
import type { Registry } from '../references/types.js';

export type { Assessment } from '../policy/assessment.js';

/** A fix that a finding carries; the editor only wraps it. */
export type Fix =
  | { readonly kind: 'edit'; readonly title: string; readonly file: string; readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number; readonly newText: string; readonly mechanical: boolean; /** Of the model that would stand there. */ readonly license?: string }
  | { readonly kind: 'append-file'; readonly title: string; readonly file: string; readonly text: string }
  | { readonly kind: 'approve'; readonly title: string; readonly registry: Registry; readonly model: string }
  | { readonly kind: 'answer'; readonly title: string; readonly fact: string }
  | { readonly kind: 'ignore'; readonly title: string; readonly rule: RuleId }
  | { readonly kind: 'create-policy'; readonly title: string }
  | { readonly kind: 'open'; readonly title: string; readonly target: 'card' | 'license' | 'dossier' | 'rule'; readonly url: string | null };

/** An assessment or a fault, tied to a reference, with a rule id and a severity. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly verdict: Verdict | null;
  /** `r1`, …; null for findings about the policy or the whole scan. */
  readonly reference: string | null;
  readonly registry: Registry | null;
  readonly model: string | null;
  readonly message: string;
  /** Stable over line moves: for SARIF and baselines. */
  readonly fingerprint: string;
  readonly related: readonly { readonly file: string; readonly line: number; readonly column: number; readonly endColumn: number; readonly message: string }[];
  readonly fixes: readonly Fix[];
  /** Set where an ignore comment or a valid approval switches it off; it then never counts for exit codes. */
  readonly suppressed: { readonly by: 'ignore-comment' | 'approval' | 'policy'; readonly reason: string | null } | null;
  /** For findings about the policy file. */
  readonly at?: PolicyPosition | null;
}
