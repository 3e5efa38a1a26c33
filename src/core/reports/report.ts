import type { Analysis, Knowledge } from '../analysis.js';
import type { Assessment } from '../findings/types.js';
import { modelKey, type ModelRecord } from '../models/types.js';
import type { ModelReference } from '../references/types.js';
import { projectAssessment, projectFinding, projectLicense, projectRecord, projectReference } from './project.js';
import type { Report, ReportAssessment, ReportFinding, ReportLicense, ReportModel, ReportReference, ReportSummary } from './types.js';

export interface ReportMeta {
  /** Of this program. */
  readonly version: string;
  /** ISO date-time, whole seconds; the shell reads the clock or `SOURCE_DATE_EPOCH`. */
  readonly generatedAt: string;
  /** The catalogue that the analysis was judged by; without it the report carries no terms of licences. */
  readonly knowledge?: Knowledge;
}

/**
 * An analysis as the contract's JSON report. Pure; the same analysis gives the same report, and every list has an order of its own
 * that no file system changes.
 */
export function buildReport(analysis: Analysis, meta: ReportMeta): Report {
  const references = analysis.references.map(projectReference);
  const places = new Map<string, ReportReference[]>();
  for (const reference of references) {
    if (reference.kind === 'example') continue;
    const key = keyOf(reference);
    const known = places.get(key);
    if (known) known.push(reference);
    else places.set(key, [reference]);
  }
  const pairs = pairUp(analysis.models, analysis.assessments)
    .map(({ record, assessment }) => ({ key: modelKey({ registry: record.registry, model: record.model, revision: record.requestedRevision }), record, assessment }))
    .sort((a, b) => compare(a.key, b.key));
  const assessments = pairs.map(({ key, record, assessment }) => projectAssessment(assessment, record.requestedRevision, places.get(key) ?? []));
  const skipped = analysis.scan.filesSkipped.map((s) => ({ file: s.file, reason: s.reason })).sort((a, b) => compare(a.file, b.file) || compare(a.reason, b.reason));
  return {
    schemaVersion: 1,
    tool: { name: 'model-licence-review', version: meta.version },
    generatedAt: meta.generatedAt,
    policy: { path: analysis.policy.path, sha256: analysis.policy.sha256, use: analysis.policy.rules.use },
    data: meta.knowledge ? { snapshotDate: meta.knowledge.snapshotDate } : null,
    scan: { filesScanned: analysis.scan.filesScanned, filesSkipped: skipped, complete: analysis.scan.complete },
    references,
    models: pairs.map(({ key, record }) => projectRecord(record, places.get(key) ?? [])),
    assessments,
    findings: orderFindings(analysis.findings.map(projectFinding), references),
    licenses: licensesOf(assessments, meta.knowledge),
    summary: summarize(assessments, references.length),
  };
}

/** `explain --format json`: one model in the report's shapes. */
export function projectModel(record: ModelRecord, assessment: Assessment): { readonly model: ReportModel; readonly assessment: ReportAssessment } {
  return { model: projectRecord(record, []), assessment: projectAssessment(assessment, record.requestedRevision, []) };
}

/** The default branch by its name is the default branch, as in the analysis. */
function keyOf(r: Pick<ModelReference, 'registry' | 'model' | 'revision'>): string {
  return modelKey({ registry: r.registry, model: r.model, revision: r.revision === 'main' || r.revision === 'HEAD' ? null : r.revision });
}

/** The analysis lists records and assessments side by side; a list that was put together otherwise is matched by name. */
function pairUp(models: readonly ModelRecord[], assessments: readonly Assessment[]): { record: ModelRecord; assessment: Assessment }[] {
  const fits = (m: ModelRecord, a: Assessment | undefined): boolean => a !== undefined && a.registry === m.registry && a.model === m.model;
  return models.flatMap((record, i) => {
    const beside = assessments[i];
    const assessment = fits(record, beside) ? beside : assessments.find((a) => fits(record, a));
    return assessment ? [{ record, assessment }] : [];
  });
}

/** In the order of the references, those without one last; then by rule, model and words. */
function orderFindings(findings: readonly ReportFinding[], references: readonly ReportReference[]): ReportFinding[] {
  const position = new Map(references.map((r, i) => [r.id, i]));
  const rank = (f: ReportFinding): number => (f.reference === null ? references.length : (position.get(f.reference) ?? references.length));
  return [...findings].sort((a, b) => rank(a) - rank(b) || compare(a.rule, b.rule) || compare(a.model ?? '', b.model ?? '') || compare(a.message, b.message) || compare(a.fingerprint, b.fingerprint));
}

/** Each licence that some model is bound by, by key; the branches of an expression included. */
function licensesOf(assessments: readonly ReportAssessment[], knowledge: Knowledge | undefined): ReportLicense[] {
  if (!knowledge) return [];
  const found = new Map<string, ReportLicense>();
  const add = (key: string | undefined): void => {
    const license = key === undefined ? undefined : knowledge.licenses.byKey(key);
    if (license && !found.has(license.key)) found.set(license.key, projectLicense(license));
  };
  for (const a of assessments) {
    for (const e of a.effectiveLicenses) {
      add(e.key);
      for (const id of (e.expression ?? '').split(/[\s()]+/)) if (id) add(knowledge.licenses.bySpdx(id)?.key);
    }
    for (const x of [...a.reasons, ...a.obligations, ...a.questions]) add(x.license ?? undefined);
  }
  return [...found.values()].sort((a, b) => compare(a.key, b.key));
}

function summarize(assessments: readonly ReportAssessment[], references: number): ReportSummary {
  const count = (verdict: ReportAssessment['verdict']): number => assessments.filter((a) => a.verdict === verdict).length;
  return { allow: count('allow'), review: count('review'), deny: count('deny'), unknown: count('unknown'), references, models: assessments.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
