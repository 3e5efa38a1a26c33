import { parseExpression } from '../licenses/expression.js';
import { modelKey } from '../models/types.js';
import { printable } from './printable.js';
import { modelName, packageUrl, type ModelName } from './purl.js';
import type { Report, ReportAssessment, ReportLicense, ReportModel, ReportReference } from './types.js';

/** A model as a component of a bill of materials: one that is used, or an ancestor of one. */
export interface BomModel {
  /** `huggingface:Qwen/Qwen2.5-7B`: unique in the bill, stable between runs. */
  readonly ref: string;
  readonly registry: string;
  readonly model: string;
  readonly name: ModelName;
  readonly purl: string | null;
  readonly url: string | null;
  /** Null for ancestors that no reference names. */
  readonly record: ReportModel | null;
  readonly assessment: ReportAssessment | null;
  /** A valid SPDX expression of what the model itself declares; null: NOASSERTION. */
  readonly declared: string | null;
  /** The same with what it inherits; null: NOASSERTION. */
  readonly concluded: string | null;
  /** What it inherits: one expression for each ancestor with terms of its own. */
  readonly inherited: readonly string[];
  readonly parents: readonly { readonly ref: string; readonly relation: string; readonly source: string }[];
  readonly uses: readonly ReportReference[];
}

export interface Bom {
  readonly models: readonly BomModel[];
  /** Licences by the `LicenseRef-` that expressions name. */
  readonly licenses: ReadonlyMap<string, ReportLicense>;
}

/** What both bills of materials are written from: models in use, then their ancestors, each in order of its name. Pure. */
export function bomOf(report: Report): Bom {
  const licenses = new Map(report.licenses.map((l) => [l.key, l]));
  const references = new Map(report.references.map((r) => [r.id, r]));
  const used = report.models.flatMap((record, i) => {
    const assessment = report.assessments[i];
    return assessment && assessment.kind === 'use' ? [{ ref: refOf(record.registry, record.model, record.requestedRevision), record, assessment }] : [];
  });
  // A parent is named by its id on the Hub: the component of that id, without a revision before one with.
  const byId = new Map<string, string>();
  for (const { ref, record } of [...used].reverse()) if (record.registry === 'huggingface' && record.requestedRevision !== null) byId.set(record.model.toLowerCase(), ref);
  for (const { ref, record } of used) if (record.registry === 'huggingface' && record.requestedRevision === null) byId.set(record.model.toLowerCase(), ref);

  const ancestors = new Map<string, { model: string; expressions: Set<string | null>; parents: Map<string, BomModel['parents'][number]> }>();
  const components = new Map<string, { parents: Map<string, BomModel['parents'][number]> }>(used.map(({ ref }) => [ref, { parents: new Map() }]));
  const refFor = (model: string): string => {
    const known = byId.get(model.toLowerCase());
    if (known !== undefined) return known;
    const ref = refOf('huggingface', model, null);
    byId.set(model.toLowerCase(), ref);
    const entry = { model, expressions: new Set<string | null>(), parents: new Map<string, BomModel['parents'][number]>() };
    ancestors.set(ref, entry);
    components.set(ref, entry);
    return ref;
  };
  for (const { ref, record, assessment } of used) {
    const self = (record.canonical?.model ?? record.model).toLowerCase();
    // The open model behind another registry's name is a component of its own, and this one comes from it.
    const isAlias = record.canonical !== null && record.canonical.registry === 'huggingface' && (record.registry !== 'huggingface' || record.canonical.model.toLowerCase() !== record.model.toLowerCase());
    if (isAlias && record.canonical) {
      const target = refFor(record.canonical.model);
      if (target !== ref) components.get(ref)?.parents.set(target, { ref: target, relation: 'the model behind the name', source: 'alias' });
    }
    for (const edge of assessment.lineage.edges) {
      const child = edge.child.toLowerCase() === self && !isAlias ? ref : refFor(edge.child);
      const parent = refFor(edge.parent);
      if (child !== parent) components.get(child)?.parents.set(parent, { ref: parent, relation: edge.relation, source: edge.source });
    }
    for (const e of assessment.effectiveLicenses) ancestors.get(byId.get(e.from.toLowerCase()) ?? '')?.expressions.add(expressionOf(e, licenses));
  }
  const models = used.map(({ ref, record, assessment }): BomModel => {
    const revision = record.revision ?? record.requestedRevision;
    const inherited = assessment.effectiveLicenses.filter((e) => e.path.length > 1).map((e) => expressionOf(e, licenses));
    const declared = valid(record.expression) ?? conjunction(assessment.effectiveLicenses.filter((e) => e.path.length <= 1).map((e) => expressionOf(e, licenses)));
    return {
      ref, registry: record.registry, model: record.model, name: modelName(record.registry, record.model, revision), purl: packageUrl(record.registry, record.model, revision), url: record.url,
      record, assessment, declared, concluded: conjunction([declared, ...inherited]), inherited: [...new Set(inherited.filter((x): x is string => x !== null && x !== declared))],
      parents: parentsOf(components, ref), uses: assessment.references.flatMap((id) => references.get(id) ?? []).filter((r) => r.kind === 'use'),
    };
  });
  const rest = [...ancestors].map(([ref, { model, expressions }]): BomModel => {
    const declared = conjunction([...expressions].sort());
    return {
      ref, registry: 'huggingface', model, name: modelName('huggingface', model, null), purl: packageUrl('huggingface', model, null), url: null, record: null, assessment: null,
      declared, concluded: declared, inherited: [], parents: parentsOf(components, ref), uses: [],
    };
  });
  return { models: [...models, ...rest.sort((a, b) => (a.ref < b.ref ? -1 : 1))], licenses: new Map(report.licenses.map((l) => [l.spdx, l])) };
}

function refOf(registry: string, model: string, revision: string | null): string {
  return printable(modelKey({ registry, model, revision }));
}

function parentsOf(components: ReadonlyMap<string, { readonly parents: ReadonlyMap<string, BomModel['parents'][number]> }>, ref: string): BomModel['parents'] {
  return [...(components.get(ref)?.parents.values() ?? [])].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

function expressionOf(e: ReportAssessment['effectiveLicenses'][number], licenses: ReadonlyMap<string, ReportLicense>): string | null {
  if (e.key === 'unknown') return null;
  return valid(e.expression) ?? valid(licenses.get(e.key)?.spdx ?? null);
}

/** What isn't an SPDX expression is no assertion, never an invalid value. */
function valid(expression: string | null): string | null {
  return expression !== null && parseExpression(expression) !== null ? expression : null;
}

/** All of them together; null where one is not known, or there is none. */
function conjunction(parts: readonly (string | null)[]): string | null {
  const known = [...new Set(parts)];
  if (known.length === 0 || known.some((p) => p === null)) return null;
  return known.length === 1 ? (known[0] ?? null) : known.map((p) => (/ (?:AND|OR) /i.test(p ?? '') ? `(${p})` : p)).join(' AND ');
}
