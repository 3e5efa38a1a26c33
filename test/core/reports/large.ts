import type { Report, ReportAssessment, ReportModel } from '../../../src/core/reports/types.js';
import { sample } from './samples.js';

/** The sample, copied until it has that many models and references; names, files and lines differ from copy to copy. */
export function largeReport(models: number, references: number): Report {
  const base = sample();
  const kinds = base.models.flatMap((record, i) => {
    const assessment = base.assessments[i];
    return assessment && assessment.kind === 'use' ? [{ record, assessment }] : [];
  });
  const each = Math.ceil(references / models);
  const out: { models: ReportModel[]; assessments: ReportAssessment[]; references: Report['references'][number][]; findings: Report['findings'][number][] } = { models: [], assessments: [], references: [], findings: [] };
  for (let i = 0; i < models; i++) {
    const { record, assessment } = kinds[i % kinds.length] ?? kinds[0] ?? { record: undefined, assessment: undefined };
    if (!record || !assessment) continue;
    const name = `${record.model}-${String(i).padStart(4, '0')}`;
    const ids: string[] = [];
    for (let n = 0; n < each && out.references.length < references; n++) {
      const id = `r${out.references.length + 1}`;
      ids.push(id);
      out.references.push({ id, file: `src/part${i % 40}/file${(i * 7 + n) % 300}.py`, line: n * 11 + 1, column: 5, endColumn: 5 + name.length, text: name, registry: record.registry, model: name, revision: null, context: 'python-call', kind: 'use', confidence: 'certain', cell: null });
      const finding = base.findings.find((f) => f.model === record.model);
      if (finding) out.findings.push({ ...finding, reference: id, model: name, fingerprint: `${id.padStart(16, '0')}` });
    }
    out.models.push({ ...record, model: name, requestedAs: [name] });
    out.assessments.push({ ...assessment, model: name, references: ids, lineage: { ...assessment.lineage, edges: assessment.lineage.edges.map((e) => (e.child === record.model ? { ...e, child: name } : e)) } });
  }
  return { ...base, ...out, summary: { ...base.summary, models: out.models.length, references: out.references.length } };
}
