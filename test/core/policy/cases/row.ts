import type { UseProfile, Verdict } from '../../../../src/core/policy/types.js';

/** Facts of a case on top of `USUAL`; `undefined` takes one away: nobody said. */
export type Facts = { readonly [K in keyof UseProfile]?: UseProfile[K] | undefined };

/** A product that no clause has much to say about, so that each case turns on the facts it names. */
export const USUAL: UseProfile = {
  commercial: true, offeredAs: ['internal'], monthlyActiveUsers: 1000, annualRevenueUSD: 1000, domicile: 'US', territories: ['US'], modifiesWeights: false, trainsOnOutputs: false,
};

export interface More {
  /** The fact that is asked for, with the verdicts of its answers in their order. */
  readonly asks?: keyof UseProfile;
  readonly answers?: readonly Verdict[];
  /** An obligation that comes with it. */
  readonly duty?: string;
  /** Whether the model takes more than text; null: not established. */
  readonly multimodal?: boolean | null;
}

/** One line of the table: licence, the text it is grounded in (`../shared/licences/texts/TEXT.txt`), facts → verdict, rule, clause. */
export interface Case extends More {
  readonly key: string;
  readonly text: string;
  readonly facts: Facts;
  readonly verdict: Verdict;
  readonly rule: string | null;
  readonly clause: string | null;
}

const OVER = 'use/exceeds-threshold';
const ASK = 'license/needs-review';

/** The policy's lists allow the licence, and no clause stands against the use. */
export const fine = (key: string, text: string, facts: Facts, more: More = {}): Case => ({ key, text, facts, verdict: 'allow', rule: null, clause: null, ...more });
export const denied = (key: string, text: string, facts: Facts, clause: string | null, rule = 'license/denied', more: More = {}): Case => ({ key, text, facts, verdict: 'deny', rule, clause, ...more });
export const exceeds = (key: string, text: string, facts: Facts, clause: string): Case => denied(key, text, facts, clause, OVER);
export const excluded = (key: string, text: string, facts: Facts, clause: string, more: More = {}): Case => denied(key, text, facts, clause, 'use/territory-excluded', more);
export const reviewed = (key: string, text: string, facts: Facts, clause: string | null, rule = ASK, more: More = {}): Case => ({ key, text, facts, verdict: 'review', rule, clause, ...more });
export const asked = (key: string, text: string, facts: Facts, clause: string | null, asks: keyof UseProfile, answers: readonly Verdict[] = ['deny', 'allow'], more: More = {}): Case => ({ ...reviewed(key, text, facts, clause), asks, answers, ...more });
