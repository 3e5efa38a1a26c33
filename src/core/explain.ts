import type { Knowledge } from './analysis.js';
import type { Assessment } from './findings/types.js';
import { say, words } from './language.js';
import { describeTerms } from './licenses/terms.js';
import { errorWords } from './models/errors.js';
import type { ModelRecord } from './models/types.js';
import type { Verdict } from './policy/types.js';

/** The one line that hover, dossier, text output and reports end with. */
export const NO_LEGAL_ADVICE = 'A reading of published terms against your policy, no legal advice.';

/** Verdicts in the words that every view shows. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = words({
  allow: 'allowed', review: 'needs review', deny: 'denied', unknown: 'licence unknown',
});

/** What each answer of a question would change, as the rules judge: an approval is set aside. */
type Answered = readonly { readonly answer: string; readonly verdict: Verdict }[];

/**
 * `more than 700,000,000 monthly active users: denied`, `no: still needs review`: a line for each answer, or one where all come to the
 * same. `assessment`: of the one model that asks, whose present verdict the answers are held against.
 */
export function answerLines(answers: Answered, assessment?: Pick<Assessment, 'verdict' | 'unapprovedVerdict' | 'approval'>): string[] {
  const [first] = answers;
  if (!first) return [];
  const present = assessment?.unapprovedVerdict;
  const lines = answers.every((a) => a.verdict === first.verdict)
    ? [say`whatever the answer: ${VERDICT_WORDS[first.verdict]}`]
    : answers.map(({ answer, verdict }) => (verdict === present ? say`${answer}: still ${VERDICT_WORDS[verdict]}` : say`${answer}: ${VERDICT_WORDS[verdict]}`));
  const decided = assessment?.approval?.state === 'valid' && assessment.verdict !== present;
  return decided ? lines.map((line) => say`without the decision, ${line}`) : lines;
}

/** From what needs a decision first to what needs none: the order of every list. */
export const VERDICT_ORDER: readonly Verdict[] = ['deny', 'unknown', 'review', 'allow'];

/** A statement and where it stands. */
interface Fact {
  readonly text: string;
  readonly license: string | null;
  readonly clause: string | null;
}

/** Everything that a view says of one model, in words and in reading order. */
export interface Explanation {
  readonly model: string;
  readonly verdict: Verdict;
  /** `needs review: Llama 3.1 Community License Agreement, inherited from meta-llama/Llama-3.1-8B.` */
  readonly headline: string;
  /** `MIT (card)`; one line a licence, inherited ones with their chain. */
  readonly licenses: readonly string[];
  readonly reasons: readonly Fact[];
  readonly terms: readonly { readonly license: string; readonly title: string; readonly facts: readonly Fact[] }[];
  readonly obligations: readonly { readonly text: string; readonly state: string; readonly license: string; readonly clause: string | null; readonly evidence: string | null }[];
  readonly questions: readonly { readonly fact: string; readonly text: string; readonly answers: readonly string[] }[];
  /** Where the facts come from and of what date. */
  readonly source: string;
  readonly approval: string | null;
  readonly alternatives: readonly string[];
}

/** `licence, clause 2` or just the licence. */
export function cite(license: string | null, clause: string | null): string {
  if (!license) return clause ? say`clause ${clause}` : '';
  return clause ? say`${license}, clause ${clause}` : license;
}

/** Licences in words: the model's own first, then what each parent brings. */
function licenseLines(record: ModelRecord, assessment: Assessment, knowledge: Knowledge): string[] {
  const title = (key: string, expression: string | null): string => {
    const known = knowledge.licenses.byKey(key);
    return known ? `${known.title}${known.spdx !== known.title ? ` (${known.spdx})` : ''}` : (expression ?? say`licence not established`);
  };
  if (record.termsOfService) return [say`${record.termsOfService.title}: terms of service, no licence of weights${record.termsOfService.jurisdiction ? ` (${record.termsOfService.jurisdiction})` : ''}`];
  return assessment.effectiveLicenses.map((e) => {
    if (e.path.length > 1) return say`${title(e.key, e.expression)}, inherited from ${e.from} (${e.path.join(' → ')})`;
    const claim = record.licenses.find((c) => c.key === e.key);
    return `${title(e.key, e.expression)}${claim ? say`, from the ${SOURCE_WORDS[claim.source]}` : ''}`;
  });
}

const SOURCE_WORDS = words({ card: 'model card', tag: 'tags', 'license-file': 'licence file', prose: 'prose of the card', snapshot: 'embedded snapshot', 'terms-of-service': "provider's terms of service" });

const FROM_WORDS = words({
  hub: 'the Hugging Face Hub', 'hub-cache': 'the local cache of the Hub', snapshot: 'the embedded snapshot', 'local-files': 'files of the workspace',
  catalogue: 'the embedded catalogue', unresolved: 'no source',
});

const APPROVAL_WORDS = words({ valid: 'valid', expired: 'expired', stale: 'stale' });

/** `the embedded snapshot, as of 2026-11-24 (read)`. */
function sourceLine(record: ModelRecord): string {
  const when = record.asOf ? say`, as of ${record.asOf.slice(0, 10)}` : '';
  const why = record.error ? ` (${errorWords(record.error)})` : record.note ? ` (${record.note})` : '';
  return `${FROM_WORDS[record.resolvedFrom]}${record.resolvedFrom === 'unresolved' ? '' : when}${why}`;
}

/** The verdict and what decides it: an approval that overrides says so, and what would hold without it. */
function headlineOf({ verdict, unapprovedVerdict, approval, reasons }: Assessment): string {
  const why = reasons[0] ? `: ${reasons[0].text}` : '.';
  if (approval?.state !== 'valid' || verdict === unapprovedVerdict) return `${VERDICT_WORDS[verdict]}${why}`;
  return say`${VERDICT_WORDS[verdict]} by a decision of ${approval.by}; without it ${VERDICT_WORDS[unapprovedVerdict]}${why}`;
}

/** The words for one model. Pure; the same for hover, dossier, tree, `explain` and reports. */
export function explain(record: ModelRecord, assessment: Assessment, knowledge: Knowledge): Explanation {
  const keys = [...new Set(assessment.effectiveLicenses.map((e) => e.key))];
  return {
    model: record.model,
    verdict: assessment.verdict,
    headline: headlineOf(assessment),
    licenses: licenseLines(record, assessment, knowledge),
    reasons: assessment.reasons.map((r) => ({ text: r.text, license: r.license, clause: r.clause })),
    terms: keys.flatMap((key) => {
      const license = knowledge.licenses.byKey(key);
      return license ? [{ license: key, title: license.title, facts: describeTerms(license).map((t) => ({ text: t.text, license: key, clause: t.clause })) }] : [];
    }),
    obligations: assessment.obligations.map((o) => ({ text: o.text, state: o.state, license: o.license, clause: o.clause, evidence: o.evidence })),
    questions: assessment.questions.map((q) => ({ fact: q.fact, text: q.text, answers: answerLines(q.answers ?? [], assessment) })),
    source: sourceLine(record),
    approval: assessment.approval ? say`${APPROVAL_WORDS[assessment.approval.state]} approval by ${assessment.approval.by} until ${assessment.approval.expires}: ${assessment.approval.reason}${assessment.approval.conditions?.length ? say`; on condition of: ${assessment.approval.conditions.join('; ')}` : ''}` : null,
    alternatives: assessment.alternatives.map((a) => `${a.model} (${a.license}): ${a.why}`),
  };
}
