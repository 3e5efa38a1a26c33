import type { Knowledge } from '../analysis.js';
import { say, words } from '../language.js';
import type { License, LicenseCategory } from '../licenses/types.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { NON_COMMERCIAL, commercialUse, outputUse } from './clauses/commercial.js';
import { distribution, hosting, modifying, outputTraining, registration, sunset } from './clauses/modes.js';
import type { Answer, Clause, Outcome } from './clauses/outcome.js';
import { purposes } from './clauses/purposes.js';
import { territories } from './clauses/territories.js';
import { thresholds } from './clauses/thresholds.js';
import { listedDecision } from './licenseRules.js';
import { positionOf } from './origins.js';
import type { RuleId } from './rules.js';
import type { Evidence, Policy, PolicyRules, Reason, Verdict } from './types.js';

const CLAUSES: readonly Clause[] = [commercialUse, thresholds, territories, purposes, hosting, distribution, modifying, outputTraining, outputUse, registration, sunset];
/** Categories as a policy spells them, for use within a sentence. */
const CATEGORY: Readonly<Record<LicenseCategory, string>> = words({
  'public-domain': 'public-domain', permissive: 'permissive', 'weak-copyleft': 'weak-copyleft', copyleft: 'copyleft', 'share-alike': 'share-alike', 'responsible-ai': 'responsible-ai', community: 'community',
  'non-commercial': 'non-commercial', 'research-only': 'research-only', 'no-derivatives': 'no-derivatives', 'proprietary-api': 'proprietary-api', unknown: 'unknown',
});
const LIST_RULE = { deny: 'license/denied', review: 'license/needs-review' } as const;

/** A question as a clause asks it; the verdict for each answer is worked out once all is judged. */
export interface OpenQuestion {
  readonly fact: string;
  readonly text: string;
  readonly license: string;
  readonly clause: string | null;
  readonly answers: readonly Answer[];
}

/** What one licence comes to under the rules: reasons, questions and duties. */
export interface LicenseJudgement {
  readonly license: License;
  readonly effective: EffectiveLicense;
  readonly reasons: readonly Reason[];
  readonly questions: readonly OpenQuestion[];
  readonly duties: readonly Extract<Outcome, { kind: 'duty' }>[];
}

/** What a judgement reads. */
export interface JudgeInput {
  readonly record: ModelRecord;
  readonly rules: PolicyRules;
  readonly policy: Policy;
  readonly knowledge: Knowledge;
  /** ISO date. */
  readonly today: string;
}

/** Judges one established licence by the policy's lists, then clause by clause against the use profile (contract, section 6). */
export function judgeLicense(license: License, effective: EffectiveLicense, input: JudgeInput): LicenseJudgement {
  const { record, rules, knowledge, policy } = input;
  const reasons: Reason[] = [];
  const questions: OpenQuestion[] = [];
  const duties: Extract<Outcome, { kind: 'duty' }>[] = [];
  const inherited = effective.path.length > 1;
  const via = inherited ? say` It is inherited from ${effective.from} (${effective.path.join(' → ')}).` : '';
  const sha = inherited ? null : (record.licenses.find((c) => c.key === license.key)?.textSha256 ?? null);
  const evidence: Evidence[] = [{ source: license.source ?? license.title, url: license.url, excerptHash: sha }];
  const reason = (rule: RuleId, verdict: Verdict, text: string, clause: string | null, policyAt: Reason['policyAt'] = null): void => void reasons.push({ rule, verdict, text: `${text}${via}`, license: license.key, clause, evidence, policyAt });
  const asks = inherited ? 'lineage/inherited-terms' : 'license/needs-review';

  const listed = listedDecision(license, rules.licenses, knowledge.licenses);
  if (listed.decision !== 'allow') {
    const by = listed.entry === null ? say`no rule of the policy names it, and unlisted licences are ${listed.decision === 'deny' ? say`denied` : say`reviewed`}` : say`the policy ${listed.decision === 'deny' ? say`denies` : say`wants to review`} ${listed.entry}`;
    const rule = listed.decision === 'review' ? asks : LIST_RULE[listed.decision];
    reason(rule, listed.decision, say`${license.title} is a ${CATEGORY[license.category]} licence: ${by}.`, null, positionOf(policy, rules, listed));
  }
  if (!license.verified) {
    // Terms that nobody has read: only what the category itself says can be held against a fact, and nothing is allowed by them.
    if (NON_COMMERCIAL.has(license.category) && rules.use.commercial === true) reason('license/denied', 'deny', say`The ${license.title} is known as a ${CATEGORY[license.category]} licence, and the product is commercial.`, null);
    else if (listed.decision === 'allow') reason('license/needs-review', 'review', say`The text of the ${license.title} was not read, so its terms are not established.`, null);
    return { license, effective, reasons, questions, duties };
  }
  for (const outcome of CLAUSES.flatMap((clause) => clause({ license, use: rules.use, record, today: input.today }))) {
    if (outcome.kind === 'broken') reason(outcome.rule, 'deny', outcome.text, outcome.clause);
    else if (outcome.kind === 'review') reason(outcome.rule === 'license/needs-review' ? asks : outcome.rule, 'review', outcome.text, outcome.clause);
    else if (outcome.kind === 'duty') duties.push(outcome);
    else {
      questions.push({ fact: outcome.fact, text: outcome.text, license: license.key, clause: outcome.clause, answers: outcome.answers });
      reason(asks, 'review', outcome.text, outcome.clause);
    }
  }
  return { license, effective, reasons, questions, duties };
}
