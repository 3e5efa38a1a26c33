import type { Knowledge } from '../analysis.js';
import type { License } from '../licenses/types.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { commercialUse } from './clauses/commercial.js';
import { hosting, modifying, outputTraining, registration, sunset } from './clauses/modes.js';
import type { Clause, Outcome } from './clauses/outcome.js';
import { purposes } from './clauses/purposes.js';
import { territories } from './clauses/territories.js';
import { thresholds } from './clauses/thresholds.js';
import { listedDecision } from './licenseRules.js';
import type { Evidence, Policy, PolicyRules, Question, Reason, Verdict } from './types.js';

const CLAUSES: readonly Clause[] = [commercialUse, thresholds, territories, purposes, hosting, modifying, outputTraining, registration, sunset];
const LIST_RULE = { deny: 'license/denied', review: 'license/needs-review' } as const;

/** What one licence comes to under the rules: reasons, questions and duties. */
export interface LicenseJudgement {
  readonly license: License;
  readonly effective: EffectiveLicense;
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  readonly duties: readonly Extract<Outcome, { kind: 'duty' }>[];
}

/** Judges one established licence by the policy's lists, then clause by clause against the use profile (contract, section 6). */
export function judgeLicense(license: License, effective: EffectiveLicense, input: { readonly record: ModelRecord; readonly rules: PolicyRules; readonly policy: Policy; readonly knowledge: Knowledge; readonly today: string }): LicenseJudgement {
  const { record, rules, knowledge } = input;
  const reasons: Reason[] = [];
  const questions: Question[] = [];
  const duties: Extract<Outcome, { kind: 'duty' }>[] = [];
  const inherited = effective.path.length > 1;
  const via = inherited ? ` It is inherited from ${effective.from} (${effective.path.join(' → ')}).` : '';
  const evidence: Evidence[] = [{ source: license.source ?? license.title, url: license.url, excerptHash: null }];
  const reason = (rule: string, verdict: Verdict, text: string, clause: string | null, policyAt: Reason['policyAt'] = null): void => void reasons.push({ rule, verdict, text: `${text}${via}`, license: license.key, clause, evidence, policyAt });

  const listed = listedDecision(license, rules.licenses, knowledge.licenses);
  if (listed.decision !== 'allow') {
    const by = listed.entry === null ? `no rule of the policy names it, and unlisted licences are ${listed.decision === 'deny' ? 'denied' : 'reviewed'}` : `the policy ${listed.decision === 'deny' ? 'denies' : 'wants to review'} ${listed.entry}`;
    const rule = inherited && listed.decision === 'review' ? 'lineage/inherited-terms' : LIST_RULE[listed.decision];
    reason(rule, listed.decision, `${license.title} is a ${license.category} licence: ${by}.`, license.terms.commercialUse.clause);
  }
  if (!license.verified && listed.decision === 'allow' && license.category !== 'permissive' && license.category !== 'public-domain') {
    reason('license/needs-review', 'review', `The text of the ${license.title} was not read; its terms are not established.`, null);
  }
  for (const outcome of CLAUSES.flatMap((clause) => clause({ license, use: rules.use, record, today: input.today }))) {
    if (outcome.kind === 'broken') reason(outcome.rule, 'deny', outcome.text, outcome.clause);
    else if (outcome.kind === 'review') reason(outcome.rule, 'review', outcome.text, outcome.clause);
    else if (outcome.kind === 'duty') duties.push(outcome);
    else {
      questions.push({ fact: outcome.fact, text: outcome.text, license: license.key, clause: outcome.clause, answers: outcome.answers });
      // A question whose every answer allows (a duty beyond a threshold) holds nobody up.
      if (outcome.answers.some((a) => a.verdict !== 'allow')) reason(inherited ? 'lineage/inherited-terms' : 'license/needs-review', 'review', outcome.text, outcome.clause);
    }
  }
  return { license, effective, reasons, questions, duties };
}
