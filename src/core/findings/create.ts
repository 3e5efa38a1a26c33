import { VERDICT_WORDS } from '../explain.js';
import { say } from '../language.js';
import type { LicenseCatalogue } from '../licenses/types.js';
import { errorWords } from '../models/errors.js';
import { ensured } from '../text/ensured.js';
import { modelKey, type ModelRecord } from '../models/types.js';
import { rulesFor } from '../policy/paths.js';
import type { Policy, PolicyProblem, Reason, Severity, Verdict } from '../policy/types.js';
import type { IgnoreDirective, ModelReference } from '../references/types.js';
import { fingerprintOf } from './fingerprint.js';
import { fixesFor } from './fixes.js';
import { licenseChange, type LockedModel } from './lock.js';
import { RULES, isRuleId } from './rules.js';
import type { Assessment, Finding } from './types.js';

type NumberedReference = ModelReference & { readonly id: string };

export interface FindingsInput {
  readonly references: readonly NumberedReference[];
  /** By reference id. */
  readonly assessments: ReadonlyMap<string, Assessment>;
  /** By `modelKey` of the reference, its default branch counted as none. */
  readonly records: ReadonlyMap<string, ModelRecord>;
  readonly ignores: readonly IgnoreDirective[];
  readonly policy: Policy;
  readonly policyProblems: readonly PolicyProblem[];
  /** By `modelKey`. */
  readonly locked: ReadonlyMap<string, LockedModel>;
  readonly licenses: LicenseCatalogue;
}

const BY_VERDICT: Readonly<Record<Verdict, Severity>> = { deny: 'error', review: 'warning', unknown: 'warning', allow: 'information' };
const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/**
 * Findings for every place of every model: one for the verdict (the heaviest reason speaks), then what else is to be said of it.
 * Only uses warn; mentions are hints. Ignore comments and approvals suppress, visibly; an ignore that hits nothing is a hint.
 */
export function createFindings(input: FindingsInput): Finding[] {
  const findings: Finding[] = [];
  const ordinals = new Map<string, number>();
  const used = new Set<IgnoreDirective>();
  const firstPlace = new Map<string, NumberedReference>();
  for (const reference of input.references) {
    const assessment = input.assessments.get(reference.id);
    if (!assessment) continue;
    const record = input.records.get(keyOfReference(reference));
    if (!record) continue;
    const id = `${reference.registry}:${reference.model}`;
    const place = `${reference.file}\n${id}`;
    const ordinal = ordinals.get(place) ?? 0;
    ordinals.set(place, ordinal + 1);
    const first = firstPlace.get(id);
    if (!first) firstPlace.set(id, reference);
    const locked = input.locked.size ? input.locked.get(modelKey({ registry: reference.registry, model: reference.model, revision: record.requestedRevision })) : undefined;
    const changed = locked && reference.kind === 'use' ? licenseChange(locked, record, assessment, input.licenses) : null;
    const own = knownCauses(reference, assessment, record, input.policy);
    const causes = changed === null ? own : [...own, { rule: 'license/changed', verdict: null, message: changed, severity: 'warning', reason: null } as const];
    for (const raw of causes) {
      const severity = severityOf(raw, reference, input.policy);
      if (severity === null) continue;
      const ignore = input.ignores.find((i) => i.file === reference.file && i.targetLine === reference.line && (i.rule === null || i.rule === raw.rule));
      if (ignore) used.add(ignore);
      const approved = assessment.approval?.state === 'valid' && raw.verdict !== null && raw.verdict !== assessment.verdict;
      findings.push({
        rule: raw.rule, severity, verdict: raw.verdict, reference: reference.id, registry: reference.registry, model: reference.model, message: raw.message,
        // Only reports ask for it, and fixes are asked for one finding at a time: a large scan would hold hundreds of thousands that nobody looks at.
        get fingerprint() { return fingerprintOf(raw.rule, reference.file, reference.registry, reference.model, ordinal); },
        related: relatedTo(reference, raw.reason, first),
        get fixes() { return fixesFor(raw.rule, reference, record, assessment); },
        suppressed: ignore ? { by: 'ignore-comment', reason: ignore.reason } : approved ? { by: 'approval', reason: assessment.approval?.reason ?? null } : null,
      });
    }
  }
  findings.push(...input.ignores.filter((i) => !used.has(i)).map(unusedIgnore), ...input.policyProblems.map(policyFinding));
  return findings;
}

interface Cause {
  readonly rule: string;
  readonly verdict: Verdict | null;
  readonly message: string;
  readonly severity: Severity;
  readonly reason: Reason | null;
}

/** The default branch by its name is the default branch. */
function keyOfReference({ registry, model, revision }: ModelReference): string {
  return modelKey({ registry, model, revision: revision === 'main' || revision === 'HEAD' ? null : revision });
}

const causes = new WeakMap<Assessment, Map<string, readonly Cause[]>>();

/** The causes of a reference; places that say the same of a model share them. An assessment is of one record under one set of rules. */
function knownCauses(reference: ModelReference, assessment: Assessment, record: ModelRecord, policy: Policy): readonly Cause[] {
  const unpinned = reference.revision === null || reference.revision === 'main';
  return ensured(ensured(causes, assessment, () => new Map<string, readonly Cause[]>()), `${reference.registry} ${reference.kind} ${unpinned}`, () => causesOf(reference, assessment, record, policy));
}

/** Each cause once: the verdict by its heaviest reason, then facts about provenance, duties and approvals. */
function causesOf(reference: ModelReference, assessment: Assessment, record: ModelRecord, policy: Policy): Cause[] {
  const causes: Cause[] = [];
  const note = (rule: string, message: string, severity: Severity): void => void (causes.some((c) => c.rule === rule) || causes.push({ rule, verdict: null, message, severity, reason: null }));
  const heaviest = assessment.reasons[0];
  if (heaviest && assessment.unapprovedVerdict !== 'allow') {
    const more = assessment.reasons.slice(1).filter((r) => r.verdict === heaviest.verdict).length;
    causes.push({ rule: heaviest.rule, verdict: assessment.unapprovedVerdict, message: `${heaviest.text}${more > 1 ? say` (${more} more reasons)` : more ? say` (1 more reason)` : ''}`, severity: BY_VERDICT[assessment.unapprovedVerdict], reason: heaviest });
  }
  const { approval } = assessment;
  if (approval?.state === 'valid' && assessment.verdict !== 'allow' && assessment.verdict !== assessment.unapprovedVerdict) causes.push({ rule: assessment.verdict === 'deny' ? 'license/denied' : 'license/needs-review', verdict: assessment.verdict, message: say`${approval.by} decided: ${VERDICT_WORDS[assessment.verdict]}. ${approval.reason}`, severity: BY_VERDICT[assessment.verdict], reason: null });
  if (approval?.state === 'expired') note('approval/expired', say`The approval of ${record.model} by ${approval.by} expired on ${approval.expires}.`, 'warning');
  if (approval?.state === 'stale') note('approval/stale', say`The approval of ${record.model} by ${approval.by} was for another revision or licence text.`, 'warning');
  if (record.retired) note('provenance/retired', say`${record.model} was retired on ${record.retired.date} (${record.retired.source}).`, 'warning');
  if (record.renamedTo) note('provenance/renamed', say`${record.model} is called ${record.renamedTo} now.`, 'information');
  if (record.disabled) note('provenance/not-found', say`The Hub has disabled ${record.model}: it can't be downloaded any more.`, 'warning');
  if (record.error && record.resolvedFrom !== 'unresolved') {
    const gone = ['not-found', 'private-or-missing', 'revision-not-found'].includes(record.error.code);
    note(gone ? 'provenance/not-found' : 'resolution/failed', say`${record.model}: ${errorWords(record.error)}; what is said of it is as of ${record.asOf.slice(0, 10)}.`, gone ? 'warning' : 'information');
  }
  const parents = record.contradictions.find((c) => c.field === 'base-model');
  if (parents) note('license/contradiction', parents.text, 'warning');
  if (record.impostorOf) note('license/contradiction', say`${record.model} looks like a model of ${record.impostorOf}, but its owner is another one.`, 'warning');
  const { provenance } = rulesFor(policy, reference.file);
  const by = (action: string): Severity | null => (action === 'off' ? null : action === 'review' ? 'warning' : action === 'deny' ? 'error' : (action as Severity));
  const gated = by(provenance.gated);
  if (record.gated !== false && gated) note('provenance/gated', say`${record.model} is gated (${record.gated}): its publisher asks for an agreement first.`, gated);
  const unsafe = by(provenance.unsafeFiles);
  if (record.unsafeFiles.length && unsafe) note('provenance/unsafe-files', say`The weights of ${record.model} can run code when they are loaded: ${record.unsafeFiles.slice(0, 3).join(', ')}.`, unsafe);
  if (record.remoteCode && unsafe) note('provenance/unsafe-files', say`${record.model} is loaded by code of its own repository, which runs where remote code is trusted.`, 'information');
  const unpinned = by(provenance.unpinned);
  if (reference.registry === 'huggingface' && (reference.revision === null || reference.revision === 'main') && unpinned && reference.kind === 'use') note('provenance/unpinned', say`${record.model} is used without a revision: what was reviewed may change.`, unpinned);
  if (record.licenseTextPresent === false && record.licenses.some((c) => c.key !== null)) note('license/text-missing', say`The repository of ${record.model} holds no licence text.`, 'information');
  const unmet = assessment.obligations.filter((o) => o.state === 'unmet');
  if (unmet.length && assessment.verdict !== 'deny') note('obligation/unmet', `${unmet[0]?.text ?? ''}${unmet.length > 1 ? say` (${unmet.length - 1} more)` : ''}`, 'information');
  return causes;
}

/** The policy's severity for the rule, else the cause's own; a mention is never more than a hint. */
function severityOf(cause: Cause, reference: ModelReference, policy: Policy): Severity | null {
  const set = rulesFor(policy, reference.file).severity[cause.rule];
  if (set === 'off') return null;
  const severity = set ?? cause.severity;
  return reference.kind === 'use' && reference.context !== 'comment' ? severity : RANK[severity] > RANK.hint ? 'hint' : severity;
}

function relatedTo(reference: NumberedReference, reason: Reason | null, first: NumberedReference | undefined): Finding['related'] {
  const at = reason?.policyAt;
  return [
    ...(at ? [{ file: at.file, line: at.line, column: at.column, endColumn: at.column + 1, message: say`the rule of the policy` }] : []),
    ...(reference.related ?? []).map((r) => ({ file: reference.file, line: r.line, column: r.column, endColumn: r.endColumn, message: r.role === 'call' ? say`used here` : r.role === 'revision' ? say`the revision` : say`the constant` })),
    ...(first && first.id !== reference.id ? [{ file: first.file, line: first.line, column: first.column, endColumn: first.endColumn, message: say`the same model, first named here` }] : []),
  ];
}

function unusedIgnore(ignore: IgnoreDirective): Finding {
  return {
    rule: ignore.rule !== null && isRuleId(ignore.rule) ? ignore.rule : 'policy/invalid', severity: 'hint', verdict: null, reference: null, registry: null, model: null,
    message: say`This ignore comment matches nothing${ignore.rule !== null && !isRuleId(ignore.rule) ? say`: there is no rule '${ignore.rule}'` : ''}.`,
    fingerprint: fingerprintOf('ignore', ignore.file, '', ignore.rule ?? '', ignore.line), related: [],
    fixes: [], suppressed: null, at: { file: ignore.file, line: ignore.line, column: ignore.column },
  };
}

function policyFinding(problem: PolicyProblem): Finding {
  return {
    rule: 'policy/invalid', severity: problem.severity === 'error' ? RULES['policy/invalid'].severity : 'warning', verdict: null, reference: null, registry: null, model: null, message: problem.message,
    fingerprint: fingerprintOf('policy/invalid', problem.file, '', problem.message, 0), related: [], fixes: [], suppressed: null, at: problem,
  };
}
