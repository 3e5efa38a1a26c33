import type { Verdict } from '../policy/types.js';
import { modelTitle } from './describe.js';
import type { Report, ReportAssessment, ReportFinding, ReportModel } from './types.js';

/** What decides about one model, in a form that two runs can be compared by. */
export interface ModelState {
  readonly verdict: Verdict;
  /** SPDX ids or `LicenseRef-…` of the model's own licences and of those that it inherits; sorted. */
  readonly licenses: readonly string[];
  /** SPDX expression of what the model declares. */
  readonly expression: string | null;
  readonly revision: string | null;
  readonly licenseTextSha256: string | null;
  /** `valid until 2027-06-30 (legal@example.com)`; null where nobody decided. */
  readonly approval: string | null;
}

/** One field that differs between two states. */
export interface StateChange {
  readonly field: 'verdict' | 'licenses' | 'expression' | 'licenseTextSha256' | 'revision' | 'approval';
  readonly before: string | null;
  readonly after: string | null;
}

export interface DiffedModel {
  readonly title: string;
  readonly state: ModelState;
  /** The sentence that decides. */
  readonly sentence: string;
  /** Where it is used. */
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

export interface ReportDiff {
  readonly added: readonly DiffedModel[];
  readonly gone: readonly DiffedModel[];
  readonly changed: readonly (DiffedModel & { readonly changes: readonly StateChange[] })[];
  readonly unchanged: number;
  /** Findings of the new report, errors and warnings that nothing suppresses, whose fingerprint the old one lacks. */
  readonly newFindings: readonly { readonly finding: ReportFinding; readonly file: string | null; readonly line: number | null }[];
  /** How many of the old one's are no longer there. */
  readonly goneFindings: number;
  readonly oldDate: string;
  readonly newDate: string;
}

interface Entry {
  readonly id: string;
  readonly revision: string | null;
  readonly model: DiffedModel;
}

/**
 * What is new, gone and changed among the models in use since an older report. A model is the same when registry and id are; where
 * one id is used at several revisions, equal revisions are matched first. Pure.
 */
export function diffReports(old: Report, current: Report): ReportDiff {
  const before = entriesOf(old);
  const after = entriesOf(current);
  const pairs = pairUp(before, after);
  const changed: (DiffedModel & { changes: StateChange[] })[] = [];
  let unchanged = 0;
  for (const [from, to] of pairs) {
    const changes = changesOf(from.model.state, to.model.state);
    if (changes.length) changed.push({ ...to.model, changes });
    else unchanged++;
  }
  const paired = new Set(pairs.flat());
  const references = new Map(current.references.map((r) => [r.id, r]));
  const counts = (f: ReportFinding): boolean => !f.suppressed && (f.severity === 'error' || f.severity === 'warning');
  const oldPrints = new Set(old.findings.map((f) => f.fingerprint));
  const newPrints = new Set(current.findings.filter(counts).map((f) => f.fingerprint));
  return {
    added: after.filter((e) => !paired.has(e)).map((e) => e.model), gone: before.filter((e) => !paired.has(e)).map((e) => e.model), changed, unchanged,
    newFindings: current.findings.filter((f) => counts(f) && !oldPrints.has(f.fingerprint)).map((finding) => {
      const at = (finding.reference === null ? undefined : references.get(finding.reference)) ?? finding.at;
      return { finding, file: at?.file ?? null, line: at?.line ?? null };
    }),
    goneFindings: old.findings.filter((f) => counts(f) && !newPrints.has(f.fingerprint)).length,
    oldDate: old.generatedAt, newDate: current.generatedAt,
  };
}

/** The fields in which two states of a model differ, the heaviest first. */
export function changesOf(before: ModelState, after: ModelState): StateChange[] {
  const list = (licenses: readonly string[]): string => licenses.join(', ') || 'none established';
  const rows: readonly StateChange[] = [
    { field: 'verdict', before: before.verdict, after: after.verdict },
    { field: 'licenses', before: list(before.licenses), after: list(after.licenses) },
    { field: 'expression', before: before.expression, after: after.expression },
    { field: 'licenseTextSha256', before: before.licenseTextSha256, after: after.licenseTextSha256 },
    { field: 'revision', before: before.revision, after: after.revision },
    { field: 'approval', before: before.approval, after: after.approval },
  ];
  return rows.filter((r) => r.before !== r.after);
}

/** The state of one model of a report; `spdx` gives a catalogue key's id. Older reports may lack what came later. */
export function stateOf(record: ReportModel, assessment: ReportAssessment, spdx: ReadonlyMap<string, string>): ModelState {
  const ids = assessment.effectiveLicenses.map((e) => (e.key === 'unknown' ? 'NOASSERTION' : (spdx.get(e.key) ?? e.key)));
  const { approval } = assessment;
  return {
    verdict: assessment.verdict, licenses: [...new Set(ids)].sort(), expression: record.expression ?? null, revision: record.revision ?? null,
    licenseTextSha256: record.licenseTextSha256 ?? null, approval: approval ? `${approval.state} until ${approval.expires} (${approval.by})` : null,
  };
}

function entriesOf(report: Report): Entry[] {
  const spdx = new Map((report.licenses ?? []).map((l) => [l.key, l.spdx]));
  const references = new Map(report.references.map((r) => [r.id, r]));
  return report.models.flatMap((record, i): Entry[] => {
    const assessment = report.assessments[i];
    if (!assessment || assessment.kind === 'mention') return [];
    const places = (assessment.references ?? []).flatMap((id) => references.get(id) ?? []).filter((r) => r.kind === 'use').map((r) => ({ file: r.file, line: r.line }));
    const revision = record.requestedRevision ?? null;
    return [{ id: `${record.registry}:${record.model}`, revision, model: { title: `${modelTitle(record)}${revision ? ` @ ${revision}` : ''}`, state: stateOf(record, assessment, spdx), sentence: assessment.reasons[0]?.text ?? '', places } }];
  });
}

function pairUp(before: readonly Entry[], after: readonly Entry[]): [Entry, Entry][] {
  const byId = new Map<string, Entry[]>();
  for (const e of before) byId.set(e.id, [...(byId.get(e.id) ?? []), e]);
  const pairs: [Entry, Entry][] = [];
  const take = (e: Entry, fits: (b: Entry) => boolean): boolean => {
    const list = byId.get(e.id) ?? [];
    const at = list.findIndex(fits);
    const found = list[at];
    if (!found) return false;
    byId.set(e.id, list.filter((_, i) => i !== at));
    pairs.push([found, e]);
    return true;
  };
  const open = after.filter((e) => !take(e, (b) => b.revision === e.revision));
  for (const e of open) take(e, () => true);
  return pairs;
}
