import type { Assessment, Finding } from '../findings/types.js';
import { describeTerms } from '../licenses/terms.js';
import type { License, LicenseClaim } from '../licenses/types.js';
import type { ModelRecord } from '../models/types.js';
import type { ModelReference } from '../references/types.js';
import type { ReportAssessment, ReportClaim, ReportFinding, ReportLicense, ReportModel, ReportReference } from './types.js';

/** A reference without what only the editor's fixes need. */
export function projectReference(r: ModelReference & { readonly id: string }): ReportReference {
  return {
    id: r.id, file: r.file, line: r.line, column: r.column, endColumn: r.endColumn, text: r.text, registry: r.registry, model: r.model,
    revision: r.revision, context: r.context, kind: r.kind, confidence: r.confidence, cell: r.cell,
  };
}

function projectClaim(c: LicenseClaim): ReportClaim {
  return {
    declared: c.declared, name: c.name, key: c.key, spdx: c.spdx, source: c.source, confidence: c.confidence,
    link: c.link ?? null, note: c.note ?? null, textSha256: c.textSha256 ?? null,
  };
}

/** A record in the shape of the contract's `models[]`, with the spellings of the references that are about it. */
export function projectRecord(m: ModelRecord, references: readonly ReportReference[]): ReportModel {
  const spelled = [...new Set(references.map((r) => r.text))].sort();
  return {
    registry: m.registry, model: m.model, requestedAs: spelled.length ? spelled : m.requestedAs, canonical: m.canonical, revision: m.revision,
    resolvedFrom: m.resolvedFrom, asOf: m.asOf, error: m.error, publisher: { id: m.publisher.id, name: m.publisher.name, country: m.publisher.country },
    gated: m.gated, pipelineTag: m.pipelineTag, licenses: m.licenses.map(projectClaim), expression: m.expression,
    baseModels: m.baseModels.map((b) => ({ model: b.model, relation: b.relation, source: b.source })),
    requestedRevision: m.requestedRevision, otherClaims: m.otherClaims.map(projectClaim), contradictions: m.contradictions.map((c) => c.text),
    renamedTo: m.renamedTo, impostorOf: m.impostorOf, unsafeFiles: m.unsafeFiles, remoteCode: m.remoteCode, disabled: m.disabled,
    licenseTextSha256: m.licenseTextSha256, signals: m.signals.map((s) => ({ term: s.term, line: s.line, text: s.text })), retired: m.retired,
    termsOfService: m.termsOfService ? { title: m.termsOfService.title, url: m.termsOfService.url } : null,
    parameters: m.parameters, url: m.url, note: m.note,
  };
}

/** An assessment in the shape of the contract's `assessments[]`; `references` are those that it is about. */
export function projectAssessment(a: Assessment, requestedRevision: string | null, references: readonly ReportReference[]): ReportAssessment {
  return {
    registry: a.registry, model: a.model, verdict: a.verdict,
    effectiveLicenses: a.effectiveLicenses.map((e) => ({ key: e.key, expression: e.expression, from: e.from, path: e.path })),
    reasons: a.reasons.map((r) => ({ rule: r.rule, verdict: r.verdict, text: r.text, license: r.license, clause: r.clause, evidence: r.evidence.map((e) => ({ source: e.source, url: e.url, excerptHash: e.excerptHash })) })),
    obligations: a.obligations.map((o) => ({ id: o.id, text: o.text, license: o.license, clause: o.clause, state: o.state, evidence: o.evidence, ...(o.from === undefined ? {} : { from: o.from }) })),
    questions: a.questions.map((q) => ({ fact: q.fact, text: q.text, license: q.license, clause: q.clause, ...(q.answers ? { answers: q.answers } : {}) })),
    approval: a.approval, requestedRevision, unapprovedVerdict: a.unapprovedVerdict,
    lineage: {
      edges: a.lineage.edges.map((e) => ({ child: e.child, parent: e.parent, relation: e.relation, source: e.source })),
      unknownBases: a.lineage.unknownBases, suspected: a.lineage.suspected.map((s) => ({ model: s.model, text: s.text })),
      cycles: a.lineage.cycles, truncated: a.lineage.truncated,
    },
    alternatives: a.alternatives.map((x) => ({ model: x.model, license: x.license, why: x.why })),
    references: references.map((r) => r.id), kind: references.length === 0 || references.some((r) => r.kind === 'use') ? 'use' : 'mention',
  };
}

/** A finding without its fixes, which are the editor's. */
export function projectFinding(f: Finding): ReportFinding {
  return {
    rule: f.rule, severity: f.severity, verdict: f.verdict, reference: f.reference, registry: f.registry, model: f.model, message: f.message,
    fingerprint: f.fingerprint, suppressed: f.suppressed ? { by: f.suppressed.by, reason: f.suppressed.reason } : null,
    at: f.at ? { file: f.at.file, line: f.at.line, column: f.at.column } : null,
    related: f.related.map((r) => ({ file: r.file, line: r.line, column: r.column, endColumn: r.endColumn, message: r.message })),
  };
}

/** What a reader of the report has to know of one licence. */
export function projectLicense(license: License): ReportLicense {
  const t = license.terms;
  return {
    key: license.key, spdx: license.spdx, title: license.title, version: license.version, publisher: license.publisher, category: license.category,
    url: license.url, verified: license.verified, source: license.source, terms: describeTerms(license),
    demands: {
      notice: t.notice.value, builtWith: t.builtWith.value, namePrefix: t.namePrefix.value, licenseCopy: t.licenseCopy.value === true,
      changeNotice: t.changeNotice.value === true, policyTitle: t.useRestrictions.policyTitle, policyUrl: t.useRestrictions.policyUrl,
      passThrough: t.useRestrictions.passThrough === true,
    },
  };
}
