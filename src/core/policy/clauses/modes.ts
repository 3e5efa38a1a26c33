import { say } from '../../language.js';
import type { Stated } from '../../licenses/types.js';
import type { UseProfile } from '../types.js';
import { COMMERCIAL_ANSWERS, inClause, type Answer, type Clause, type ClauseInput, type Outcome } from './outcome.js';

/** Whether the weights leave the organisation; undefined: nobody said. */
export function distributes(use: UseProfile): boolean | undefined {
  if (use.distributesWeights !== undefined) return use.distributesWeights;
  return use.offeredAs && (use.offeredAs.includes('distributed-weights') || use.offeredAs.includes('on-device'));
}

/** Whether others use the model over a network; undefined: nobody said. */
export function hosts(use: UseProfile): boolean | undefined {
  return use.offeredAs && (use.offeredAs.includes('hosted-service') || use.offeredAs.includes('model-api'));
}

const MODIFY_ANSWERS: readonly Answer[] = [{ get answer() { return say`yes`; }, use: { modifiesWeights: true } }, { get answer() { return say`no`; }, use: { modifiesWeights: false } }];
const TRAIN_ANSWERS: readonly Answer[] = [{ get answer() { return say`yes`; }, use: { trainsOnOutputs: true } }, { get answer() { return say`no`; }, use: { trainsOnOutputs: false } }];
const OFFER_ANSWERS: readonly Answer[] = [
  { get answer() { return say`as a hosted service`; }, use: { offeredAs: ['hosted-service'] } }, { get answer() { return say`with the weights, on devices or by themselves`; }, use: { offeredAs: ['distributed-weights'] } }, { get answer() { return say`inside the organisation only`; }, use: { offeredAs: ['internal'] } },
];

/**
 * What binds commercial use alone: nothing where the product is not, a question where nobody said and the rest would break it or be
 * unclear. null: judge on.
 */
function commercialOnly(stated: Stated<unknown>, breaks: boolean, what: string, { license, use }: ClauseInput): readonly Outcome[] | null {
  if (stated.onlyWhen !== 'commercial' || use.commercial === true) return null;
  if (use.commercial === false || !breaks) return [];
  return [{ kind: 'question', fact: 'use.commercial', clause: stated.clause, text: say`The ${license.title} ${what} for commercial use${inClause(stated.clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS }];
}

/** Offering the model as a service, where a licence forbids it or ties it to conditions. */
export const hosting: Clause = (input) => {
  const { license, use } = input;
  const { value, clause, text } = license.terms.hosting;
  const offered = hosts(use);
  if (value === 'allowed' || offered === false) return [];
  const bound = commercialOnly(license.terms.hosting, value !== 'conditional', say`allows no hosted service`, input);
  if (bound) return bound;
  if (value === 'conditional') return [{ kind: 'duty', id: 'hosting/conditions', clause, text: say`Offering the model as a service is tied to conditions: ${text ?? say`see the text.`}` }];
  if (offered === undefined) return [{ kind: 'question', fact: 'use.offeredAs', clause, text: say`The ${license.title} ${value === 'forbidden' ? say`allows no hosted service` : say`is unclear about hosted services`}${inClause(clause)}: how is the product offered?`, answers: OFFER_ANSWERS }];
  if (value === 'forbidden') return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} allows no hosted service${inClause(clause)}, and the product is one.` }];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} allows a hosted service is not clear from its text, and the product is one.` }];
};

/** Handing the weights on, where a licence forbids it or ties it to conditions. */
export const distribution: Clause = (input) => {
  const { license, use } = input;
  const { value, clause, text } = license.terms.distribution;
  const shared = distributes(use);
  if (value === 'allowed' || shared === false) return [];
  const bound = commercialOnly(license.terms.distribution, value !== 'conditional', say`does not allow the weights to be handed on`, input);
  if (bound) return bound;
  if (value === 'conditional') return text ? [{ kind: 'duty', id: 'distribution/conditions', clause, text: say`Handing the weights on is tied to conditions: ${text}` }] : [];
  if (shared === undefined) return [{ kind: 'question', fact: 'use.offeredAs', clause, text: say`The ${license.title} ${value === 'forbidden' ? say`does not allow the weights to be handed on` : say`is unclear about handing the weights on`}${inClause(clause)}: how is the product offered?`, answers: OFFER_ANSWERS }];
  if (value === 'forbidden') return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} does not allow the weights to be handed on${inClause(clause)}, and the product does so.` }];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} allows the weights to be handed on is not clear from its text, and the product does so.` }];
};

/** Fine-tuning, quantizing and merging, where derivatives are forbidden or bound. */
export const modifying: Clause = ({ license, use }) => {
  const { value, clause, text } = license.terms.derivatives;
  const shared = distributes(use);
  if (value === 'allowed' || use.modifiesWeights === false) return [];
  if (value === 'same-license') return shared === false ? [] : [{ kind: 'duty', id: 'share-alike/license', clause, text: say`Share modified weights under the ${license.title} only.` }];
  if (value === 'conditional') return use.modifiesWeights && text ? [{ kind: 'duty', id: 'derivatives/conditions', clause, text: say`Derivatives are tied to conditions: ${text}` }] : [];
  // What is modified inside the organisation and stays there is shared with nobody.
  if (shared === false && (use.distributesWeights === false || hosts(use) === false)) return [];
  if (use.modifiesWeights === undefined) return [{ kind: 'question', fact: 'use.modifiesWeights', clause, text: say`The ${license.title} ${value === 'forbidden' ? say`allows no derivatives to be shared` : say`is unclear about derivatives`}${inClause(clause)}: does the product modify the weights?`, answers: MODIFY_ANSWERS }];
  if (value === 'forbidden') return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} allows no derivatives to be shared${inClause(clause)}, and the product modifies the weights.` }];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} allows derivatives is not clear from its text, and the product modifies the weights.` }];
};

/** Training other models on outputs, against `use.trainsOnOutputs`. */
export const outputTraining: Clause = (input) => {
  const { license, use } = input;
  const { value, clause, text } = license.terms.outputTraining;
  if (use.trainsOnOutputs === false || value === 'allowed') return [];
  const bound = commercialOnly(license.terms.outputTraining, value !== 'conditional', say`does not allow outputs to train other models`, input);
  if (bound) return bound;
  // Conditions change no verdict, whatever the answer: they are a duty once outputs do train.
  if (value === 'conditional') return use.trainsOnOutputs ? [{ kind: 'duty', id: 'outputs/training', clause, text: say`Models trained on outputs: ${text ?? say`see the text.`}` }] : [];
  if (use.trainsOnOutputs === undefined) return [{ kind: 'question', fact: 'use.trainsOnOutputs', clause, text: say`The ${license.title} ${value === 'forbidden' ? say`does not allow outputs to train other models` : say`is unclear about training other models on outputs`}${inClause(clause)}: do outputs train or improve other models?`, answers: TRAIN_ANSWERS }];
  if (value === 'forbidden') return [{ kind: 'broken', rule: 'license/denied', clause, text: say`The ${license.title} does not allow outputs to train other models${inClause(clause)}, and the product does so.` }];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} allows outputs to train other models is not clear from its text, and the product does so.` }];
};

/** Registration with the licensor: rights begin with it, and nothing in a workspace shows it, so it reviews until somebody says it was done. */
export const registration: Clause = ({ license, use }) => {
  const { value, clause } = license.terms.registration;
  if (value === false || (value !== true && use.commercial === false)) return [];
  if (value === 'unclear') return license.verified ? [{ kind: 'review', rule: 'license/needs-review', clause, text: say`Whether the ${license.title} requires registration is not clear from its text.` }] : [];
  if (value === 'commercial' && use.commercial === undefined) return [{ kind: 'question', fact: 'use.commercial', clause, text: say`The ${license.title} requires registration for commercial use${inClause(clause)}: is the product commercial?`, answers: COMMERCIAL_ANSWERS }];
  const what = `${value === 'commercial' ? say` for commercial use` : ''}${inClause(clause)}`;
  return [
    { kind: 'review', rule: 'license/needs-review', clause, text: say`The ${license.title} requires registration with the licensor${what}: someone must register, and record it as an approval.` },
    { kind: 'duty', id: 'registration', clause, text: say`Register with the licensor${value === 'commercial' ? say` before commercial use` : ''}.` },
  ];
};

/** Terms that change on a date. */
export const sunset: Clause = ({ license, today }) => {
  const { value, clause, text } = license.terms.sunset;
  if (value === null || today < value) return [];
  return [{ kind: 'review', rule: 'license/needs-review', clause, text: say`The terms of the ${license.title} changed on ${value}${inClause(clause)}. ${text ?? ''}`.trim() }];
};
