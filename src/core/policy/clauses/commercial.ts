import { say } from '../../language.js';
import type { LicenseCategory } from '../../licenses/types.js';
import { COMMERCIAL_ANSWERS, inClause, type Clause } from './outcome.js';

/** Categories that say by themselves that there is no commercial use, even where the text was not read. */
export const NON_COMMERCIAL: ReadonlySet<LicenseCategory> = new Set(['non-commercial', 'research-only']);

/** Commercial use: forbidden, tied to conditions, allowed, or not stated, against `use.commercial`. */
export const commercialUse: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.commercialUse;
  if (use.commercial === false || value === 'yes') return [];
  if (value === 'no' || (value === 'unclear' && NON_COMMERCIAL.has(license.category))) {
    if (use.commercial) return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} does not allow commercial use${inClause(clause)}, and the product is commercial.` }];
    return [{ kind: 'question', fact: 'use.commercial', clause, text: say`The ${license.title} allows no commercial use${inClause(clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS }];
  }
  if (value === 'unclear') return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} allows commercial use is not clear from its text; someone must decide.` }];
  // Thresholds and registration are the condition in most texts, and have clauses of their own.
  const { thresholds, registration } = license.terms;
  if (thresholds.length > 0 || registration.value === true || registration.value === 'commercial') return [];
  if (use.commercial) return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`The ${license.title} ties commercial use to conditions${inClause(clause)} that no fact of the policy settles. ${text ?? ''}`.trim() }];
  return [{ kind: 'question', fact: 'use.commercial', clause, text: say`The ${license.title} ties commercial use to conditions${inClause(clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS }];
};

/** Outputs that may not be used commercially, where the model itself may; texts that forbid both are judged by `commercialUse`. */
export const outputUse: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.outputs;
  if (value === 'unrestricted' || license.terms.commercialUse.value === 'no') return [];
  if (value === 'restricted') return text ? [{ kind: 'duty', id: 'outputs/restrictions', clause, text }] : [];
  if (use.commercial === false) return [];
  if (value === 'unclear') return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether outputs may be used commercially under the ${license.title} is not clear from its text.` }];
  if (use.commercial) return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} does not allow outputs to be used commercially${inClause(clause)}, and the product is commercial.` }];
  return [{ kind: 'question', fact: 'use.commercial', clause, text: say`Outputs may not be used commercially under the ${license.title}${inClause(clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS }];
};
