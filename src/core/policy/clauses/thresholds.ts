import { thresholdWords } from '../../licenses/terms.js';
import type { Threshold } from '../../licenses/types.js';
import { inClause, type Clause, type ClauseInput, type Outcome } from './outcome.js';

/** Thresholds of users and revenue against the use profile: at, above, below, or not told. */
export const thresholds: Clause = (input) => {
  const outcomes = input.license.terms.thresholds.flatMap((t) => judge(t, input));
  if (input.license.terms.thresholdsUnclear) outcomes.push({ kind: 'review', rule: 'license/needs-review', clause: null, text: `Whether the ${input.license.title} has a threshold of users or revenue is not established.` });
  return outcomes;
};

function judge(t: Threshold, { license, use }: ClauseInput): Outcome[] {
  if (t.onlyWhen === 'commercial' && use.commercial === false) return [];
  if (t.onlyWhen === 'model-api' && use.offeredAs && !use.offeredAs.includes('model-api') && !use.offeredAs.includes('hosted-service')) return [];
  const fact = t.metric === 'revenue' ? 'use.annualRevenueUSD' : 'use.monthlyActiveUsers';
  const told = t.metric === 'revenue' ? use.annualRevenueUSD : use.monthlyActiveUsers;
  const words = thresholdWords(t);
  const measured = t.measuredAt ? `, measured at ${t.measuredAt}` : '';
  // Monthly limits against a yearly figure: a twelfth of it, on average. Visits and devices are no users: they stay a question unless far off.
  const comparable = told === undefined ? undefined : t.metric === 'revenue' && /month/.test(t.unit) ? told / 12 : told;
  const value = t.value;
  if (comparable !== undefined && value !== null && (t.metric === 'mau' || t.metric === 'revenue')) {
    const exceeded = t.comparison === '>' ? comparable > value : comparable >= value;
    if (!exceeded) return [];
    if (t.effect === 'duty') return [{ kind: 'duty', id: 'attribution/display-name', clause: t.clause, text: `${t.duty ?? 'A further duty holds'}: the product has ${words}.` }];
    return [{ kind: 'broken', rule: 'use/exceeds-threshold', clause: t.clause, text: `The ${license.title} gives no rights with ${words}${inClause(t.clause)}${measured}; the product's ${fact} is ${told}.` }];
  }
  // Daily users can't be more than monthly ones: below the limit by month is below it by day.
  if (comparable !== undefined && value !== null && t.metric === 'dau' && comparable < value) return [];
  const over = t.effect === 'duty' ? 'allow' : 'deny';
  return [{
    kind: 'question', fact, clause: t.clause,
    text: t.effect === 'duty' ? `With ${words}, the ${license.title} asks for more (${t.duty ?? 'a further duty'}): how large is the product?` : `With ${words}, the ${license.title} gives no rights${inClause(t.clause)}${measured}: how large is the product?`,
    answers: [{ answer: words, verdict: over }, { answer: t.comparison === '>' ? 'no more than that' : 'less than that', verdict: 'allow' }],
  }];
}
