import { say } from '../../language.js';
import { thresholdWords } from '../../licenses/terms.js';
import type { Threshold } from '../../licenses/types.js';
import type { UseProfile } from '../types.js';
import { purposeWord } from './purposes.js';
import { COMMERCIAL_ANSWERS, inClause, type Answer, type Clause, type ClauseInput, type Outcome } from './outcome.js';

/** Thresholds of users and revenue against the use profile: at, above, below, or not told. */
export const thresholds: Clause = (input) => {
  const outcomes: Outcome[] = [];
  for (const threshold of input.license.terms.thresholds) {
    const judged = judge(threshold, input);
    // One duty that two figures bring: once one figure does, the other has nothing to ask.
    const held = outcomes.some((o) => o.kind === 'duty' && o.display === threshold.duty);
    if (threshold.effect === 'duty' && held) continue;
    if (judged.some((o) => o.kind === 'duty')) outcomes.splice(0, outcomes.length, ...outcomes.filter((o) => !(o.kind === 'question' && threshold.duty !== null && o.text.includes(threshold.duty))));
    outcomes.push(...judged);
  }
  if (input.license.terms.thresholdsUnclear) outcomes.push({ kind: 'review', rule: 'license/needs-review', clause: null, text: say`Whether the ${input.license.title} has a threshold of users or revenue is not established.` });
  return outcomes;
};

/** Purposes that say that images are the business. */
const IMAGE_PURPOSES: ReadonlySet<string> = new Set(['image-generation', 'image-editing']);

type Reached = 'no' | 'yes' | 'not told' | 'no fact';

function judge(t: Threshold, { license, use }: ClauseInput): Outcome[] {
  if (t.onlyWhen !== null && t.onlyWhen !== 'image-generation' && use.commercial === false) return [];
  if (t.onlyWhen === 'model-api' && use.offeredAs && !use.offeredAs.includes('model-api')) return [];
  if (t.onlyWhen === 'external' && use.offeredAs && use.offeredAs.length > 0 && use.offeredAs.every((o) => o === 'internal')) return [];
  const commercialOnly = t.onlyWhen === 'commercial' || t.onlyWhen === 'external';
  const reached = reachedBy(t, use);
  if (reached === 'no') return [];
  const fact = factOf(t);
  const words = thresholdWords(t);
  const measured = t.measuredAt ? say`, measured at ${t.measuredAt}` : '';
  const more = t.effect === 'duty' ? say`the ${license.title} asks for more (${t.duty ?? say`a further duty`})` : say`the ${license.title} gives no rights`;
  if (reached === 'not told') {
    const asks: Outcome[] = [{ kind: 'question', fact, clause: t.clause, text: say`With ${words}${measured}, ${more}${inClause(t.clause)}: how large is the product?`, answers: answersOf(t, words) }];
    if (commercialOnly && use.commercial === undefined) asks.push(commercialQuestion(t, more, words));
    return asks;
  }
  if (reached === 'no fact') return [{ kind: 'review', rule: 'license/needs-review', clause: t.clause, text: say`With ${words}, ${more}${inClause(t.clause)}; the policy's figures don't tell whether the product has them.` }];
  if (commercialOnly && use.commercial === undefined) return [commercialQuestion(t, more, words)];
  if (t.onlyWhen === 'image-generation' && !(use.purposes ?? []).some((p) => IMAGE_PURPOSES.has(purposeWord(p)))) {
    return [{ kind: 'review', rule: 'use/exceeds-threshold', clause: t.clause, text: say`With ${words}${measured}, ${more}${inClause(t.clause)} to those whose core business is generating or editing images, and the product has as many: someone must decide whether it is.` }];
  }
  if (t.onlyWhen === 'model-api' && use.offeredAs === undefined) {
    return [{ kind: 'question', fact: 'use.offeredAs', clause: t.clause, text: say`With ${words}, ${more} to those who offer the model as a service${inClause(t.clause)}: how is the product offered?`, answers: [{ answer: say`as a service`, use: { offeredAs: ['model-api'] } }, { answer: say`otherwise`, use: { offeredAs: ['internal'] } }] }];
  }
  if (t.effect === 'duty') return [{ kind: 'duty', id: 'attribution/built-with', clause: t.clause, text: say`${t.duty ?? say`A further duty holds`}: the product has ${words}.`, ...(t.duty ? { display: t.duty } : {}) }];
  return [{ kind: 'broken', rule: 'use/exceeds-threshold', clause: t.clause, text: say`The ${license.title} gives no rights with ${words}${inClause(t.clause)}${measured}, and the product's ${fact} is ${String(t.metric === 'revenue' ? use.annualRevenueUSD : use.monthlyActiveUsers)}.` }];
}

const factOf = (t: Threshold): 'use.annualRevenueUSD' | 'use.monthlyActiveUsers' => (t.metric === 'revenue' ? 'use.annualRevenueUSD' : 'use.monthlyActiveUsers');

function commercialQuestion(t: Threshold, more: string, words: string): Outcome {
  return { kind: 'question', fact: 'use.commercial', clause: t.clause, text: say`For commercial use with ${words}, ${more}${inClause(t.clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS };
}

/**
 * Whether the product reaches a threshold, as far as its figures tell. A month's revenue is a twelfth of the year's. A user is active
 * on some day of the month and visits at least once, so monthly users bound daily ones from above and visits from below.
 */
function reachedBy(t: Threshold, use: UseProfile): Reached {
  const told = t.metric === 'revenue' ? use.annualRevenueUSD : use.monthlyActiveUsers;
  if (told === undefined) return t.metric === 'employees' ? 'no fact' : 'not told';
  const over = (figure: number, limit: number): boolean => (t.comparison === '>' ? figure > limit : figure >= limit);
  if (t.metric === 'revenue') {
    const figure = /month/.test(t.unit) ? told / 12 : told;
    if (t.value !== null) return over(figure, t.value) ? 'yes' : 'no';
    const range = inDollars(t.unit);
    return range && !over(figure, range.least) ? 'no' : range && over(figure, range.most) ? 'yes' : 'no fact';
  }
  if (t.value === null) return 'no fact';
  switch (t.metric) {
    case 'mau': return over(told, t.value) ? 'yes' : 'no';
    case 'dau': return over(told, t.value) ? 'no fact' : 'no';
    case 'visits': return over(told, t.value) ? 'yes' : 'no fact';
    default: return 'no fact';
  }
}

/** An amount in renminbi as the range of dollars that it has been worth: between 5 and 10 to the dollar since 1994. */
function inDollars(unit: string): { least: number; most: number } | null {
  const amount = /^(?:RMB|CNY) ?([\d,]{1,20})$/.exec(unit.trim())?.[1];
  if (!amount) return null;
  const value = Number(amount.replace(/,/g, ''));
  return { least: value / 10, most: value / 5 };
}

/** Figures just on either side of the threshold, so that the verdict for each answer can be worked out. */
function answersOf(t: Threshold, words: string): Answer[] {
  const limit = t.value ?? (inDollars(t.unit)?.most ?? 0) * 2;
  const yearly = t.metric === 'revenue' && /month/.test(t.unit) ? limit * 12 : limit;
  const set = (figure: number): Answer['use'] => (t.metric === 'revenue' ? { annualRevenueUSD: figure } : { monthlyActiveUsers: figure });
  return [{ answer: words, use: set(yearly * 2 + 1) }, { answer: t.comparison === '>' ? say`no more than that` : say`less than that`, use: set(Math.floor(t.value === null ? 0 : yearly / 2)) }];
}
