import type { UseProfile } from '../types.js';
import { inClause, type Clause, type Outcome } from './outcome.js';

/** Whether the weights leave the organisation; undefined: nobody said. */
export function distributes(use: UseProfile): boolean | undefined {
  if (use.distributesWeights !== undefined) return use.distributesWeights;
  return use.offeredAs && (use.offeredAs.includes('distributed-weights') || use.offeredAs.includes('on-device'));
}

/** Whether others use the model over a network; undefined: nobody said. */
export function hosts(use: UseProfile): boolean | undefined {
  return use.offeredAs && (use.offeredAs.includes('hosted-service') || use.offeredAs.includes('model-api'));
}

/** Offering the model as a service, where a licence forbids it or ties it to conditions. */
export const hosting: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.hosting;
  const offered = hosts(use);
  if (value === 'allowed' || value === 'unclear' || offered === false) return [];
  if (value === 'forbidden') {
    if (offered) return [{ kind: 'broken', rule: 'license/denied', clause, text: `The ${license.title} allows no hosted service${inClause(clause)}, and the product is one.` }];
    return [{ kind: 'question', fact: 'use.offeredAs', clause, text: `The ${license.title} allows no hosted service${inClause(clause)}: how is the product offered?`, answers: [{ answer: 'hosted-service or model-api', verdict: 'deny' }, { answer: 'otherwise', verdict: 'allow' }] }];
  }
  return offered ? [{ kind: 'duty', id: 'hosting/conditions', clause, text: `Hosting is tied to conditions: ${text ?? 'see the text.'}` }] : [];
};

/** Fine-tuning, quantizing and merging, where derivatives are forbidden or bound. */
export const modifying: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.derivatives;
  const outcomes: Outcome[] = [];
  if (value === 'forbidden') {
    const shares = distributes(use);
    if (use.modifiesWeights === true && shares !== false) outcomes.push({ kind: 'broken', rule: 'license/denied', clause, text: `The ${license.title} allows no derivatives to be shared${inClause(clause)}, and the product modifies the weights.` });
    else if (use.modifiesWeights === undefined) outcomes.push({ kind: 'question', fact: 'use.modifiesWeights', clause, text: `The ${license.title} allows no derivatives to be shared${inClause(clause)}: does the product modify the weights?`, answers: [{ answer: 'yes', verdict: 'deny' }, { answer: 'no', verdict: 'allow' }] });
  } else if (value === 'same-license' && use.modifiesWeights === true && distributes(use) !== false) {
    outcomes.push({ kind: 'duty', id: 'share-alike/license', clause, text: `Share modified weights under the ${license.title}.${text ? ` ${text}` : ''}` });
  }
  return outcomes;
};

/** Training other models on outputs, against `use.trainsOnOutputs`. */
export const outputTraining: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.outputTraining;
  if (use.trainsOnOutputs === false || value === 'allowed') return [];
  if (value === 'forbidden') {
    if (use.trainsOnOutputs) return [{ kind: 'broken', rule: 'license/denied', clause, text: `The ${license.title} does not allow outputs to train other models${inClause(clause)}, and the product does so.` }];
    return [{ kind: 'question', fact: 'use.trainsOnOutputs', clause, text: `The ${license.title} does not allow outputs to train other models${inClause(clause)}: do outputs train or improve other models?`, answers: [{ answer: 'yes', verdict: 'deny' }, { answer: 'no', verdict: 'allow' }] }];
  }
  if (!use.trainsOnOutputs) return [];
  if (value === 'unclear') return [{ kind: 'review', rule: 'license/needs-review', clause, text: `Whether the ${license.title} allows outputs to train other models is not established, and the product does so.` }];
  return [{ kind: 'duty', id: 'outputs/training', clause, text: `Models trained on outputs: ${text ?? 'see the text.'}` }];
};

/** Registration with the licensor: a question that only a person can settle, so it reviews. */
export const registration: Clause = ({ license, use }) => {
  const { value, clause } = license.terms.registration;
  if (value === true || (value === 'commercial' && use.commercial !== false)) return [{ kind: 'review', rule: 'license/needs-review', clause, text: `The ${license.title} requires registration with the licensor${value === 'commercial' ? ' for commercial use' : ''}${inClause(clause)}: someone must register, or confirm that it was done.` }];
  return [];
};

/** Terms that change on a date. */
export const sunset: Clause = ({ license, today }) => {
  const { value, clause, text } = license.terms.sunset;
  if (value === null || today < value) return [];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: `The terms of the ${license.title} changed on ${value}${inClause(clause)}. ${text ?? ''}`.trim() }];
};
