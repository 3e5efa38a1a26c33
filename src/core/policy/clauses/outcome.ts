import type { License } from '../../licenses/types.js';
import type { ModelRecord } from '../../models/types.js';
import type { UseProfile, Verdict } from '../types.js';

/** What a clause says against a use profile: nothing (satisfied), broken, a question that a fact would settle, or a review. */
export type Outcome =
  | { readonly kind: 'broken'; readonly rule: string; readonly text: string; readonly clause: string | null }
  | { readonly kind: 'question'; readonly fact: string; readonly text: string; readonly clause: string | null; readonly answers: readonly { readonly answer: string; readonly verdict: Verdict }[] }
  | { readonly kind: 'review'; readonly rule: string; readonly text: string; readonly clause: string | null }
  | { readonly kind: 'duty'; readonly id: string; readonly text: string; readonly clause: string | null };

/** What a clause is judged by. */
export interface ClauseInput {
  readonly license: License;
  readonly use: UseProfile;
  readonly record: ModelRecord;
  /** ISO date. */
  readonly today: string;
}

export type Clause = (input: ClauseInput) => readonly Outcome[];

/** `, clause 2` where the clause is known. */
export const inClause = (clause: string | null): string => (clause ? ` (clause ${clause})` : '');
