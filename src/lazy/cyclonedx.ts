// The CycloneDX bill of materials, by the standard's own library as far as it goes; in a file of its own that loads with the first
// `--format cyclonedx`.
import { ComponentType, ExternalReferenceType, LicenseAcknowledgement } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, ComponentRepository, ExternalReference, LicenseExpression, LicenseRepository, Metadata, NamedLicense, OrganizationalEntity, Property, PropertyRepository, SpdxLicense, Tools, type License } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { fnv1a64 } from '../core/findings/fingerprint.js';
import { bomOf, type BomModel } from '../core/reports/bom.js';
import { approvalWords } from '../core/reports/describe.js';
import { escapeControls } from '../core/reports/json.js';
import { printable, safeUrl, wellFormed } from '../core/reports/printable.js';
import type { Report, ReportLicense } from '../core/reports/types.js';

/** Generations that a pedigree nests, and components that all pedigrees together may have. */
const MAX_GENERATIONS = 12;
const MAX_ANCESTORS = 20_000;
const PREFIX = 'model-licence-review:';

/** What the library's serialiser writes of a component, as far as the parts that it lacks are added to it. */
interface SerializedComponent {
  readonly 'bom-ref'?: string;
  modelCard?: unknown;
  pedigree?: unknown;
  evidence?: Record<string, unknown>;
}

/**
 * A CycloneDX 1.6 ML-BOM: every model in use as a machine-learning-model with its purl, licences, places, pedigree, model card and
 * verdict. An unknown licence is named NOASSERTION. The library has no model card, pedigree or occurrences: they are added to what it
 * serialised. Same report, same bytes: the serial number follows from the content.
 */
export function writeCyclonedx(report: Report): string {
  const { models, licenses } = bomOf(report);
  const byRef = new Map(models.map((m) => [m.ref, m]));
  const used = models.filter((m) => m.record !== null);
  const project = new Component(ComponentType.Application, 'scanned project', { bomRef: 'project' });
  const bom = new Bom({
    serialNumber: serialOf(report, models),
    metadata: new Metadata({
      timestamp: new Date(report.generatedAt), component: project,
      tools: new Tools({ components: new ComponentRepository([new Component(ComponentType.Application, report.tool.name, { version: printable(report.tool.version) })]) }),
      properties: new PropertyRepository([
        new Property(`${PREFIX}policy`, printable(report.policy.path ?? 'built-in preset balanced')),
        ...(report.policy.sha256 ? [new Property(`${PREFIX}policySha256`, report.policy.sha256)] : []),
        new Property(`${PREFIX}scanComplete`, String(report.scan.complete)),
      ]),
    }),
  });
  for (const m of used) {
    const component = componentOf(m, licenses);
    bom.components.add(component);
    project.dependencies.add(component.bomRef);
  }
  const serialized = JSON.parse(new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: true })) as { components?: SerializedComponent[] };
  const budget = { left: MAX_ANCESTORS };
  for (const component of serialized.components ?? []) {
    const m = byRef.get(component['bom-ref'] ?? '');
    if (!m) continue;
    component.modelCard = modelCardOf(m);
    const ancestors = ancestorsOf(m, byRef, licenses, [m.ref], budget);
    if (ancestors.length) component.pedigree = { ancestors };
    if (m.uses.length) component.evidence = { ...component.evidence, occurrences: m.uses.map((r) => ({ location: printable(r.file), line: r.line, offset: r.column, symbol: printable(r.text), additionalContext: r.context })) };
  }
  return `${escapeControls(JSON.stringify(serialized, null, 2))}\n`;
}

function componentOf(m: BomModel, licenses: ReadonlyMap<string, ReportLicense>): Component {
  const url = safeUrl(m.url);
  const supplier = m.record?.publisher.name ?? m.record?.publisher.id ?? null;
  const component = new Component(ComponentType.MachineLearningModel, printable(m.name.name), {
    bomRef: m.ref, ...(m.name.group ? { group: printable(m.name.group) } : {}), ...versionOf(m),
    ...(m.purl ? { purl: m.purl } : {}), ...(supplier ? { supplier: new OrganizationalEntity({ name: printable(supplier) }), publisher: printable(supplier) } : {}),
    licenses: new LicenseRepository(licensesOf(m, licenses)), properties: new PropertyRepository(propertiesOf(m)),
  });
  if (url) component.externalReferences.add(new ExternalReference(url, ExternalReferenceType.Website));
  const texts = new Set((m.record?.licenses ?? []).flatMap((l) => safeUrl(l.link) ?? []));
  for (const text of texts) component.externalReferences.add(new ExternalReference(text, ExternalReferenceType.License));
  return component;
}

/** The format allows 1,024 characters. */
function versionOf(m: BomModel): { readonly version?: string } {
  return m.name.version ? { version: wellFormed(printable(m.name.version).slice(0, 1024)) } : {};
}

/** Single licences where each is one, else one expression: the format takes the one or the other. */
function licensesOf(m: BomModel, licenses: ReadonlyMap<string, ReportLicense>): License[] {
  const compound = [m.declared, ...m.inherited].some((e) => e !== null && / /.test(e));
  if (compound && m.concluded !== null) {
    const expression = new LicenseExpression(m.concluded);
    expression.acknowledgement = m.concluded === m.declared ? LicenseAcknowledgement.Declared : LicenseAcknowledgement.Concluded;
    return [expression];
  }
  // With a part unknown, a compound part stands by its name: beside other licences no expression may.
  return [single(m.declared, LicenseAcknowledgement.Declared, licenses), ...m.inherited.map((e) => single(e, LicenseAcknowledgement.Concluded, licenses))];
}

function single(expression: string | null, acknowledgement: LicenseAcknowledgement, licenses: ReadonlyMap<string, ReportLicense>): License {
  if (expression === null) return new NamedLicense('NOASSERTION');
  const known = licenses.get(expression);
  const url = safeUrl(known?.url) ?? undefined;
  const license = isSupportedSpdxId(expression) ? new SpdxLicense(expression, { url }) : new NamedLicense(printable(known?.title ?? expression), { url });
  license.acknowledgement = acknowledgement;
  return license;
}

function propertiesOf(m: BomModel): Property[] {
  const { record, assessment } = m;
  if (!record || !assessment) return [];
  const first = assessment.reasons[0];
  const approval = approvalWords(assessment);
  const rows: readonly (readonly [string, string | null])[] = [
    ['registry', m.registry], ['verdict', assessment.verdict], ['reason', first?.text ?? null], ['rule', first?.rule ?? null], ['clause', first?.clause ? `${first.license ?? ''} ${first.clause}`.trim() : null],
    ['approval', approval], ['requestedRevision', record.requestedRevision], ['resolvedFrom', record.resolvedFrom], ['asOf', record.asOf], ['licenseTextSha256', record.licenseTextSha256],
    ...assessment.effectiveLicenses.map((e) => ['effectiveLicense', e.path.length > 1 ? `${e.key} from ${e.from}` : e.key] as const),
    ...assessment.obligations.map((o) => ['obligation', `${o.text} (${o.license}${o.clause ? `, clause ${o.clause}` : ''}: ${o.state})`] as const),
    ...assessment.questions.map((q) => ['question', `${q.fact}: ${q.text}`] as const),
  ];
  return rows.flatMap(([name, value]) => (value ? [new Property(`${PREFIX}${name}`, printable(value))] : []));
}

function modelCardOf(m: BomModel): unknown {
  const { record } = m;
  const properties = [
    ...(record?.parameters ? [{ name: `${PREFIX}parameters`, value: String(record.parameters) }] : []),
    ...(record?.gated ? [{ name: `${PREFIX}gated`, value: record.gated }] : []),
  ];
  return { ...(record?.pipelineTag ? { modelParameters: { task: printable(record.pipelineTag) } } : {}), ...(properties.length ? { properties } : {}) };
}

/** What a model descends from, nested generation by generation; a model above itself ends the line. */
function ancestorsOf(m: BomModel, byRef: ReadonlyMap<string, BomModel>, licenses: ReadonlyMap<string, ReportLicense>, path: readonly string[], budget: { left: number }): unknown[] {
  if (path.length > MAX_GENERATIONS) return [];
  return m.parents.flatMap(({ ref, relation, source }) => {
    const parent = byRef.get(ref);
    if (!parent || path.includes(ref) || budget.left <= 0) return [];
    budget.left--;
    const ancestors = ancestorsOf(parent, byRef, licenses, [...path, ref], budget);
    return [{
      type: 'machine-learning-model', ...(parent.name.group ? { group: printable(parent.name.group) } : {}), name: printable(parent.name.name), ...versionOf(parent),
      ...(parent.purl ? { purl: parent.purl } : {}), licenses: [plainLicense(parent.declared, licenses)],
      ...(ancestors.length ? { pedigree: { ancestors } } : {}),
      properties: [{ name: `${PREFIX}relation`, value: relation }, { name: `${PREFIX}source`, value: source }],
    }];
  });
}

function plainLicense(expression: string | null, licenses: ReadonlyMap<string, ReportLicense>): unknown {
  if (expression === null) return { license: { name: 'NOASSERTION' } };
  if (/ /.test(expression)) return { expression };
  const known = licenses.get(expression);
  const url = safeUrl(known?.url);
  return { license: { ...(isSupportedSpdxId(expression) ? { id: expression } : { name: printable(known?.title ?? expression) }), ...(url ? { url } : {}) } };
}

/** A UUID of the kind that says nothing but what it was made from (RFC 9562, version 8). */
function serialOf(report: Report, models: readonly BomModel[]): string {
  const content = JSON.stringify([report.tool.version, report.generatedAt, report.policy.sha256, models.map((m) => [m.ref, m.name.version, m.declared, m.concluded, m.assessment?.verdict, m.uses.map((u) => [u.file, u.line, u.column])])]);
  const hex = `${fnv1a64(content)}${fnv1a64(`second half ${content}`)}`;
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
