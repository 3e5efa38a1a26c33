import type { Knowledge, WorkspaceTexts } from '../analysis.js';
import { parseExpression, type LicenseTree } from '../licenses/expression.js';
import type { EffectiveLicense, Lineage } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { findAlternatives } from './alternatives.js';
import { findApproval } from './approvals.js';
import type { Assessment } from './assessment.js';
import { judgeLicense, type LicenseJudgement } from './judgeLicense.js';
import { listedDecision } from './licenseRules.js';
import { dedupeObligations, obligationsOf } from './obligations.js';
import { provenanceReasons } from './provenance.js';
import type { Policy, PolicyRules, Question, Reason, Verdict } from './types.js';

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

/** From mild to strict. `unknown` outweighs `review`: a licence that nobody knows is the larger question. */
const WEIGHT: Readonly<Record<Verdict, number>> = { allow: 0, review: 1, unknown: 2, deny: 3 };

/**
 * Everything concluded about one model under one set of rules: each effective licence by the lists and clause by clause, then
 * publisher, registry and provenance; the worst reason wins, and a valid approval overrides it without hiding it (contract,
 * section 6). Nothing is ever allowed because something could not be read.
 */
export function assess(input: AssessInput): Assessment {
  const { record, lineage, rules } = input;
  const reasons: Reason[] = [];
  const questions: Question[] = [];
  const judged: LicenseJudgement[] = [];
  for (const effective of distinct(lineage.effective)) {
    const result = record.termsOfService && effective.path.length === 1 ? judgeTerms(effective, input) : judgeEffective(effective, input);
    reasons.push(...result.reasons);
    questions.push(...result.questions);
    judged.push(...result.judged);
  }
  for (const conflict of lineage.conflicts) {
    const inherited = reasons.find((r) => r.verdict === 'deny' && conflict.path.length > 1 && r.text.includes(conflict.path.join(' → ')));
    reasons.push({ rule: inherited ? 'lineage/incompatible' : 'lineage/inherited-terms', verdict: inherited ? 'deny' : 'review', text: conflict.text, license: lineage.effective.find((e) => e.path === conflict.path)?.key ?? null, clause: null, evidence: [{ source: 'lineage', url: null, excerptHash: null }] });
  }
  reasons.push(...provenanceReasons(record, lineage, rules));
  const approval = findApproval(record, lineage.effective, input.policy, input.today);
  const ordered = orderReasons(reasons);
  const unapproved = ordered.reduce<Verdict>((worst, r) => (WEIGHT[r.verdict] > WEIGHT[worst] ? r.verdict : worst), 'allow');
  const verdict = approval?.applied.state === 'valid' ? approval.approval.decision : unapproved;
  return {
    registry: record.registry, model: record.model, revision: record.revision ?? record.requestedRevision, verdict, unapprovedVerdict: unapproved,
    effectiveLicenses: lineage.effective, lineage,
    reasons: ordered.length ? ordered : [allowedReason(judged)],
    obligations: dedupeObligations(judged.flatMap((j) => obligationsOf(j.license, j.effective, rules.use, j.duties, input.workspace))),
    questions: dedupeQuestions(questions), approval: approval?.applied ?? null,
    alternatives: verdict === 'allow' ? [] : findAlternatives(record, rules, input.knowledge),
  };
}

/** The same licence once, by its shortest path: a parent under the child's own licence adds nothing. */
function distinct(effective: readonly EffectiveLicense[]): EffectiveLicense[] {
  return effective.filter((e, i) => e.key === 'unknown' || !effective.slice(0, i).some((before) => before.key === e.key && before.expression === e.expression));
}

/** A hosted model has no weights and no licence: terms of service hold, and the policy's lists judge them as `proprietary-api`. */
function judgeTerms(effective: EffectiveLicense, { record, rules, knowledge }: AssessInput): Result {
  const terms = record.termsOfService;
  if (!terms) return { reasons: [], questions: [], judged: [] };
  const license = knowledge.licenses.byKey(effective.key);
  const listed = listedDecision({ key: license?.key ?? 'terms-of-service', spdx: license?.spdx ?? 'LicenseRef-terms-of-service', category: 'proprietary-api', hfId: null }, rules.licenses, knowledge.licenses);
  const by = listed.entry === null ? `no rule of the policy names them, and unlisted terms are ${PAST[listed.decision]}` : `the policy names ${listed.entry}`;
  const reasons: Reason[] = [{
    rule: listed.decision === 'deny' ? 'license/denied' : 'license/needs-review', verdict: listed.decision, license: license?.key ?? null, clause: null,
    text: `${record.model} is a hosted model without weights and without a licence; the ${terms.title} hold: ${by}.`, evidence: [{ source: terms.title, url: terms.url, excerptHash: null }],
  }];
  if (rules.use.trainsOnOutputs === true && /train|compet/i.test(terms.notes ?? '')) {
    reasons.push({ rule: 'license/needs-review', verdict: 'review', license: license?.key ?? null, clause: null, text: `The ${terms.title} limit what outputs may train, and outputs of this product train other models: ${terms.notes ?? ''}`, evidence: [{ source: terms.title, url: terms.url, excerptHash: null }] });
  }
  return { reasons: listed.decision === 'allow' ? reasons.slice(1) : reasons, questions: [], judged: [] };
}

const PAST = { allow: 'allowed', review: 'reviewed', deny: 'denied' } as const;

interface Result {
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  readonly judged: readonly LicenseJudgement[];
}

/** One effective licence: a catalogue entry, an expression of several, or nothing that could be established. */
function judgeEffective(effective: EffectiveLicense, input: AssessInput): Result {
  const license = input.knowledge.licenses.byKey(effective.key);
  const tree = effective.expression !== null && / (?:AND|OR|WITH) |\+/i.test(effective.expression) ? parseExpression(effective.expression) : null;
  if (tree && !('license' in tree)) return judgeTree(tree, effective, input);
  if (license && license.key !== 'unknown' && license.key !== 'other' && license.category !== 'unknown') {
    const judgement = judgeLicense(license, effective, input);
    return { reasons: judgement.reasons, questions: judgement.questions, judged: [judgement] };
  }
  return { reasons: [unestablished(effective, input)], questions: [], judged: [] };
}

/** `OR` takes its best branch and names it, `AND` its worst. */
function judgeTree(tree: LicenseTree, effective: EffectiveLicense, input: AssessInput): Result {
  if ('license' in tree) {
    const license = input.knowledge.licenses.bySpdx(tree.license.replace(/ WITH .*$/, ''));
    return judgeEffective({ ...effective, key: license?.key ?? 'unknown', expression: tree.license.replace(/ WITH .*$/, '').replace(/\+$/, '') }, input);
  }
  const branches = ('and' in tree ? tree.and : tree.or).map((branch) => judgeTree(branch, effective, input));
  if ('and' in tree) return { reasons: branches.flatMap((b) => b.reasons), questions: branches.flatMap((b) => b.questions), judged: branches.flatMap((b) => b.judged) };
  const worst = (b: Result): number => Math.max(0, ...b.reasons.map((r) => WEIGHT[r.verdict]));
  const best = branches.reduce((a, b) => (worst(b) < worst(a) ? b : a));
  const chosen = best.judged.map((j) => j.license.spdx).join(' and ');
  return { ...best, reasons: best.reasons.map((r) => ({ ...r, text: `${r.text}${chosen ? ` (${chosen} is the best choice that ${effective.expression ?? ''} leaves.)` : ''}` })) };
}

/** A model whose licence could not be established: `unknown`, or denied where the policy says so. */
function unestablished(effective: EffectiveLicense, { record, rules, knowledge }: AssessInput): Reason {
  const inherited = effective.path.length > 1;
  const claim = inherited ? undefined : record.licenses.find((c) => c.key === null || c.key === effective.key);
  const verdict: Verdict = inherited ? decisionOf(rules.provenance.unknownBase) : rules.licenses.undeclared === 'deny' ? 'deny' : 'unknown';
  const named = knowledge.licenses.byKey(effective.key);
  const text = inherited
    ? `${effective.from}, which ${record.model} descends from, could not be resolved, so its terms are not known (${effective.path.join(' → ')}).`
    : claim ? `The licence of ${record.model} could not be established: ${claim.note ?? (named ? `${named.title} says nothing definite` : `'${claim.declared}' is not understood`)}.`
      : record.error ? `The licence of ${record.model} could not be established: ${record.error.message}.` : `${record.model} declares no licence.`;
  const rule = inherited ? 'lineage/unknown-base' : claim ? 'license/unrecognised' : record.error && record.resolvedFrom === 'unresolved' ? (record.error.code === 'not-found' || record.error.code === 'private-or-missing' ? 'provenance/not-found' : 'resolution/failed') : 'license/undeclared';
  return { rule, verdict, text, license: null, clause: null, evidence: record.url ? [{ source: record.url, url: record.url, excerptHash: null }] : [] };
}

const decisionOf = (action: string): Verdict => (action === 'deny' ? 'deny' : action === 'review' ? 'review' : 'allow');

/** Heaviest first; among equals what is broken before what is asked, then as found. */
function orderReasons(reasons: readonly Reason[]): Reason[] {
  const order = ['use/exceeds-threshold', 'use/territory-excluded', 'use/restricted-purpose', 'license/denied', 'lineage/incompatible', 'publisher/restricted', 'registry/not-allowed'];
  const rank = (r: Reason): number => (order.includes(r.rule) ? order.indexOf(r.rule) : order.length);
  return reasons.map((r, i) => ({ r, i })).sort((a, b) => WEIGHT[b.r.verdict] - WEIGHT[a.r.verdict] || rank(a.r) - rank(b.r) || a.i - b.i).map(({ r }) => r);
}

function allowedReason(judged: readonly LicenseJudgement[]): Reason {
  const first = judged[0]?.license;
  const names = [...new Set(judged.map((j) => j.license.title))].join(' and ');
  return { rule: 'license/needs-review', verdict: 'allow', text: `The policy allows ${names || 'it'}, and no clause stands against the use.`, license: first?.key ?? null, clause: first?.terms.commercialUse.clause ?? null, evidence: first ? [{ source: first.source ?? first.title, url: first.url, excerptHash: null }] : [] };
}

function dedupeQuestions(questions: readonly Question[]): Question[] {
  const seen = new Set<string>();
  return questions.filter((q) => !seen.has(`${q.fact}\n${q.license}\n${q.clause}`) && seen.add(`${q.fact}\n${q.license}\n${q.clause}`));
}
