import { say } from '../language.js';
import type { LicenseCatalogue } from '../licenses/types.js';
import { ensured } from '../text/ensured.js';
import { modelKey, type ModelRecord } from '../models/types.js';
import { rulesFor } from '../policy/paths.js';
import type { Policy, PolicyProblem, Reason, Severity } from '../policy/types.js';
import type { IgnoreDirective, ModelReference } from '../references/types.js';
import { causesOf, isUnpinned, type Cause } from './causes.js';
import { fingerprintOf } from './fingerprint.js';
import { fixesFor } from './fixes.js';
import { licenseChange, type LockedModel } from './lock.js';
import { RULES, isRuleId } from '../policy/rules.js';
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
    const causes = changed === null ? own : [...own, { rule: 'license/changed', verdict: null, message: changed, severity: RULES['license/changed'].severity, reason: null } as const];
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

/** The default branch by its name is the default branch. */
function keyOfReference({ registry, model, revision }: ModelReference): string {
  return modelKey({ registry, model, revision: revision === 'main' || revision === 'HEAD' ? null : revision });
}

const causes = new WeakMap<Assessment, Map<string, readonly Cause[]>>();

/** The causes of a reference; places that say the same of a model share them. An assessment is of one record under one set of rules. */
function knownCauses(reference: ModelReference, assessment: Assessment, record: ModelRecord, policy: Policy): readonly Cause[] {
  return ensured(ensured(causes, assessment, () => new Map<string, readonly Cause[]>()), `${reference.registry} ${reference.kind} ${isUnpinned(reference)}`, () => causesOf({ reference, assessment, record, provenance: rulesFor(policy, reference.file).provenance }));
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
