import { say } from '../../language.js';
import type { License } from '../../licenses/types.js';
import type { ModelRecord } from '../../models/types.js';
import type { RuleId } from '../rules.js';
import type { UseProfile } from '../types.js';

/** An answer to a question, and the facts that it would add to the use profile: the verdict for it is worked out from them. */
export interface Answer {
  readonly answer: string;
  readonly use: Partial<UseProfile>;
}

/** What a clause says against a use profile: nothing (satisfied), broken, a question that a fact would settle, a review, or a duty. */
export type Outcome =
  | { readonly kind: 'broken'; readonly rule: RuleId; readonly text: string; readonly clause: string | null }
  | { readonly kind: 'question'; readonly fact: string; readonly text: string; readonly clause: string | null; readonly answers: readonly Answer[] }
  | { readonly kind: 'review'; readonly rule: RuleId; readonly text: string; readonly clause: string | null }
  | { readonly kind: 'duty'; readonly id: string; readonly text: string; readonly clause: string | null; readonly display?: string };

/** What a clause is judged by. */
export interface ClauseInput {
  readonly license: License;
  readonly use: UseProfile;
  readonly record: ModelRecord;
  /** ISO date. */
  readonly today: string;
}

export type Clause = (input: ClauseInput) => readonly Outcome[];

/** ` (clause 2)` where the clause is known. */
export const inClause = (clause: string | null): string => (clause ? say` (clause ${clause})` : '');

/** The two answers to whether the product is commercial. */
export const COMMERCIAL_ANSWERS: readonly Answer[] = [{ get answer() { return say`yes`; }, use: { commercial: true } }, { get answer() { return say`no`; }, use: { commercial: false } }];
