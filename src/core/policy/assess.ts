import type { Knowledge, WorkspaceTexts } from '../analysis.js';
import { say } from '../language.js';
import type { EffectiveLicense, Lineage } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { findAlternatives } from './alternatives.js';
import { findApproval } from './approvals.js';
import type { Assessment } from './assessment.js';
import { WEIGHT, judgeEffective, worstOf, type Judged } from './effective.js';
import { inheritanceReasons } from './inheritance.js';
import type { LicenseJudgement, OpenQuestion } from './judgeLicense.js';
import { dedupeObligations, obligationsOf } from './obligations.js';
import { onceBy } from './once.js';
import { provenanceReasons } from './provenance.js';
import type { RuleId } from './rules.js';
import type { Policy, PolicyRules, Question, Reason, UseProfile, Verdict } from './types.js';

export interface AssessInput {
  readonly record: ModelRecord;
  readonly lineage: Lineage;
  readonly rules: PolicyRules;
  readonly policy: Policy;
  readonly knowledge: Knowledge;
  readonly workspace: WorkspaceTexts;
  /** ISO date. */
  readonly today: string;
}

/**
 * Everything concluded about one model under one set of rules: each effective licence by the lists and clause by clause, then
 * publisher, registry and provenance; the worst reason wins, and a valid approval overrides it without hiding it (contract,
 * section 6). Nothing is ever allowed because something could not be read.
 */
export function assess(input: AssessInput): Assessment {
  const { record, lineage, rules } = input;
  const { reasons, judged, questions } = judgeAll(input);
  const ordered = orderReasons(reasons);
  const unapproved = worstOf(ordered);
  const approval = findApproval(record, lineage.effective, ordered, input.policy, input.today);
  const verdict = approval?.applied.state === 'valid' ? approval.approval.decision : unapproved;
  return {
    registry: record.registry, model: record.model, revision: record.revision ?? record.requestedRevision, verdict, unapprovedVerdict: unapproved,
    effectiveLicenses: lineage.effective, lineage,
    reasons: unapproved === 'allow' && !ordered.some((r) => r.license !== null) ? [...ordered, allowedReason(judged, input)] : ordered,
    obligations: dedupeObligations(judged.flatMap((j) => obligationsOf(j.license, j.effective, rules.use, j.duties, record, input.workspace))),
    questions: questionsOf(questions, input), approval: approval?.applied ?? null,
    alternatives: verdict === 'allow' ? [] : findAlternatives(record, rules, input.policy, input.knowledge, input.today),
  };
}

/** The verdict that the rules give by themselves, without approvals: for questions and for "what if". */
function verdictOf(input: AssessInput): Verdict {
  return worstOf(judgeAll(input).reasons);
}

function judgeAll(input: AssessInput): { reasons: Reason[]; judged: LicenseJudgement[]; questions: OpenQuestion[] } {
  const { record, lineage, rules } = input;
  const results: { effective: EffectiveLicense; judged: Judged }[] = distinct(lineage.effective).map((effective) => ({ effective, judged: judgeEffective(effective, lineage.unknownBases, input) }));
  return {
    reasons: [...results.flatMap((r) => r.judged.reasons), ...inheritanceReasons(results, lineage, input), ...provenanceReasons(record, lineage, rules, input.knowledge)],
    judged: results.flatMap((r) => r.judged.judged),
    questions: results.flatMap((r) => r.judged.questions),
  };
}

/** The same licence once, by its shortest path: a parent under the child's own licence adds nothing. */
function distinct(effective: readonly EffectiveLicense[]): EffectiveLicense[] {
  return effective.filter((e, i) => e.key === 'unknown' || !effective.slice(0, i).some((before) => before.key === e.key && before.expression === e.expression));
}

const FIRST: readonly RuleId[] = ['use/exceeds-threshold', 'use/territory-excluded', 'use/restricted-purpose', 'license/denied', 'registry/not-allowed', 'publisher/restricted', 'provenance/not-found', 'resolution/failed', 'license/undeclared', 'license/unrecognised', 'license/needs-review', 'lineage/incompatible', 'lineage/inherited-terms'];

/** Heaviest first; among equals what is broken before what is asked, with a clause before without, then as found. */
function orderReasons(reasons: readonly Reason[]): Reason[] {
  const rank = (r: Reason): number => (FIRST.includes(r.rule) ? FIRST.indexOf(r.rule) : FIRST.length);
  return onceBy(reasons, (r) => `${r.rule}\n${r.verdict}\n${r.text}`).sort((a, b) => WEIGHT[b.verdict] - WEIGHT[a.verdict] || rank(a) - rank(b) || Number(a.clause === null) - Number(b.clause === null));
}

/** Why nothing stands against it: licences of the catalogue, else the terms of a service, else what the model declares; with its page. */
function allowedReason(judged: readonly LicenseJudgement[], { record, lineage: { effective } }: AssessInput): Reason {
  const first = judged[0]?.license;
  const terms = first ? null : record.termsOfService;
  const names = [...new Set(terms ? [terms.title] : first ? judged.map((j) => j.license.title) : effective.map((e) => e.expression).filter((e) => e !== null))].join(say` and `);
  const page = first ? { source: first.source ?? first.title, url: first.url } : terms ? { source: terms.title, url: terms.url } : record.url ? { source: record.url, url: record.url } : null;
  return { rule: 'license/needs-review', verdict: 'allow', text: say`The policy allows ${names || say`it`}, and no clause stands against the use.`, license: first?.key ?? null, clause: first?.terms.commercialUse.clause ?? null, evidence: page ? [{ ...page, excerptHash: null }] : [] };
}

/** Each question once, with what the verdict would be for each answer while all else stays as it is. */
function questionsOf(questions: readonly OpenQuestion[], input: AssessInput): Question[] {
  const verdicts = new Map<string, Verdict>();
  const withFacts = (facts: Partial<UseProfile>): Verdict => {
    const id = JSON.stringify(facts);
    const known = verdicts.get(id);
    if (known !== undefined) return known;
    const verdict = verdictOf({ ...input, rules: { ...input.rules, use: { ...input.rules.use, ...facts } } });
    verdicts.set(id, verdict);
    return verdict;
  };
  return onceBy(questions, (q) => `${q.fact}\n${q.license}\n${q.clause}`).map((q) => ({ fact: q.fact, text: q.text, license: q.license, clause: q.clause, answers: q.answers.map(({ answer, use }) => ({ answer, verdict: withFacts(use) })) }));
}
