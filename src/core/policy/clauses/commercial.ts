import { inClause, type Clause, type Outcome } from './outcome.js';

/** Commercial use: forbidden, allowed, or not stated, against `use.commercial`. */
export const commercialUse: Clause = ({ license, use }) => {
  const { value, clause } = license.terms.commercialUse;
  const outcomes: Outcome[] = [];
  if (value === 'no') {
    if (use.commercial === true) outcomes.push({ kind: 'broken', rule: 'license/denied', clause, text: `The ${license.title} does not allow commercial use${inClause(clause)}, and the product is commercial.` });
    else if (use.commercial === undefined) outcomes.push({ kind: 'question', fact: 'use.commercial', clause, text: `The ${license.title} allows no commercial use: is the product commercial?`, answers: [{ answer: 'yes', verdict: 'deny' }, { answer: 'no', verdict: 'allow' }] });
  } else if (value === 'unclear' && use.commercial !== false) {
    outcomes.push({ kind: 'review', rule: 'license/needs-review', clause, text: `Whether the ${license.title} allows commercial use is not established; someone must read its text.` });
  }
  return outcomes;
};
