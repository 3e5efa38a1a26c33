import type { Analysis } from '../core/analysis.js';
import type { Finding } from '../core/findings/types.js';
import { modelKey } from '../core/models/types.js';
import type { Verdict } from '../core/policy/types.js';

/** From mild to strict, as the analysis weighs. */
const WEIGHT: Readonly<Record<Verdict, number>> = { allow: 0, review: 1, unknown: 2, deny: 3 };

/**
 * The analyses of several folders as one, for a report: paths begin with their folder's name; a model that two folders name keeps the
 * stricter assessment. The first folder's policy stands for all. Pure.
 */
export function mergeAnalyses(parts: readonly { readonly name: string; readonly analysis: Analysis }[]): Analysis | null {
  const [first] = parts;
  if (!first) return null;
  if (parts.length === 1) return first.analysis;
  const references: Analysis['references'][number][] = [];
  const findings: Finding[] = [];
  const models = new Map<string, { record: Analysis['models'][number]; assessment: Analysis['assessments'][number] }>();
  for (const { name, analysis } of parts) {
    const inFolder = (file: string): string => (name ? `${name}/${file}` : file);
    const ids = new Map<string, string>();
    for (const reference of analysis.references) {
      const id = `r${references.length + 1}`;
      ids.set(reference.id, id);
      references.push({ ...reference, id, file: inFolder(reference.file) });
    }
    for (const finding of analysis.findings) {
      findings.push({
        ...finding, reference: finding.reference === null ? null : (ids.get(finding.reference) ?? null),
        related: finding.related.map((r) => ({ ...r, file: inFolder(r.file) })), ...(finding.at ? { at: { ...finding.at, file: inFolder(finding.at.file) } } : {}),
      });
    }
    analysis.models.forEach((record, i) => {
      const assessment = analysis.assessments[i];
      const key = modelKey({ registry: record.registry, model: record.model, revision: record.requestedRevision });
      const known = models.get(key);
      if (assessment && (!known || WEIGHT[assessment.verdict] > WEIGHT[known.assessment.verdict])) models.set(key, { record, assessment });
    });
  }
  const ordered = [...models.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return {
    references, findings, models: ordered.map((m) => m.record), assessments: ordered.map((m) => m.assessment),
    ignores: parts.flatMap((p) => p.analysis.ignores.map((i) => ({ ...i, file: p.name ? `${p.name}/${i.file}` : i.file }))),
    policy: first.analysis.policy, policyProblems: parts.flatMap((p) => p.analysis.policyProblems),
    scan: {
      filesScanned: parts.reduce((n, p) => n + p.analysis.scan.filesScanned, 0),
      filesSkipped: parts.flatMap((p) => p.analysis.scan.filesSkipped.map((f) => ({ ...f, file: p.name ? `${p.name}/${f.file}` : f.file }))),
      complete: parts.every((p) => p.analysis.scan.complete),
    },
    missing: [],
  };
}
