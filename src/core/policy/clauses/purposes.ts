import { say } from '../../language.js';
import { inClause, type Clause, type Outcome } from './outcome.js';

/** Other words for the purposes that licences restrict. */
const SYNONYMS: Readonly<Record<string, string>> = {
  defense: 'military', defence: 'military', warfare: 'military', 'military-use': 'military', arms: 'weapons', weapon: 'weapons', 'facial-recognition': 'biometrics', biometric: 'biometrics', 'biometric-identification': 'biometrics',
  police: 'law-enforcement', policing: 'law-enforcement', 'predictive-policing': 'law-enforcement', medical: 'medical-advice', health: 'medical-advice', healthcare: 'medical-advice', diagnosis: 'medical-advice',
  legal: 'legal-advice', financial: 'financial-advice', finance: 'financial-advice', monitoring: 'surveillance', 'mass-surveillance': 'surveillance', misinformation: 'disinformation', propaganda: 'disinformation',
  hiring: 'employment-decisions', recruitment: 'employment-decisions', employment: 'employment-decisions', 'credit-scoring': 'credit-decisions', lending: 'credit-decisions', 'automated-decision-making': 'automated-decisions',
};

/** The licence's word for a purpose of the policy. */
export function purposeWord(purpose: string): string {
  const word = purpose.trim().toLowerCase().replace(/[\s_]{1,10}/g, '-');
  return Object.hasOwn(SYNONYMS, word) ? (SYNONYMS[word] ?? word) : word;
}

/**
 * Use restrictions against the purposes that are given. Without any they are a duty to follow and pass on, no question
 * (contract, section 6).
 */
export const purposes: Clause = ({ license, use }) => {
  const { present, purposes: restricted, policyTitle, list, passThrough, clause } = license.terms.useRestrictions;
  const outcomes: Outcome[] = [];
  const hit = (use.purposes ?? []).find((p) => restricted.includes(purposeWord(p)));
  if (hit !== undefined) outcomes.push({ kind: 'broken', rule: 'use/restricted-purpose', clause, text: say`The ${license.title} restricts ${purposeWord(hit)}${inClause(clause)}, which is a purpose of the product.` });
  if (present === 'unclear') outcomes.push({ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} restricts some uses is not clear from its text.` });
  if (present === true) {
    const what = policyTitle ? say`the ${policyTitle}` : say`its use restrictions${list.length ? ` (${list.slice(0, 4).join('; ')}${list.length > 4 ? '; …' : ''})` : ''}`;
    outcomes.push({ kind: 'duty', id: 'use-policy/pass-through', clause, text: say`Follow ${what}${passThrough === true ? say` and bind the users to it` : ''}.` });
  }
  return outcomes;
};
