import assert from 'node:assert/strict';
import { answerLines } from '../../src/core/explain.js';
import type { Assessment } from '../../src/core/findings/types.js';
import type { Verdict } from '../../src/core/policy/types.js';

describe('what the answers of a question would change', () => {
  const answers = (...verdicts: Verdict[]): { answer: string; verdict: Verdict }[] => verdicts.map((verdict, i) => ({ answer: i === 0 ? 'yes' : 'no', verdict }));
  const approved = (verdict: Verdict, unapprovedVerdict: Verdict): Pick<Assessment, 'verdict' | 'unapprovedVerdict' | 'approval'> =>
    ({ verdict, unapprovedVerdict, approval: { by: 'legal@example.com', reason: 'bought', expires: '2027-12-31', state: 'valid', decision: verdict as 'allow' } });

  for (const [name, said, assessment, lines] of [
    ['without a model', answers('deny', 'review'), undefined, ['yes: denied', 'no: needs review']],
    ['held against the present verdict', answers('deny', 'review'), { verdict: 'review', unapprovedVerdict: 'review', approval: null }, ['yes: denied', 'no: still needs review']],
    ['nothing, once and not twice', answers('deny', 'deny'), { verdict: 'deny', unapprovedVerdict: 'deny', approval: null }, ['whatever the answer: denied']],
    ['only what the rules say, where a decision holds', answers('deny', 'review'), approved('allow', 'review'), ['without the decision, yes: denied', 'without the decision, no: still needs review']],
    ['as much under a decision that agrees with the rules', answers('deny', 'review'), approved('review', 'review'), ['yes: denied', 'no: still needs review']],
    ['nothing where none is offered', [], undefined, []],
  ] as const) it(name, () => assert.deepEqual(answerLines(said, assessment), lines));
});
