import { NO_LEGAL_ADVICE, VERDICT_WORDS } from '../explain.js';
import { fnv1a64 } from '../findings/fingerprint.js';
import { licensesOf, parseExpression } from '../licenses/expression.js';
import { bomOf, type Bom, type BomModel } from './bom.js';
import { RELATION_WORDS, approvalWords } from './describe.js';
import { escapeControls } from './json.js';
import { printable, safeUrl } from './printable.js';
import type { Report } from './types.js';

type Node = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const INFO = '_:creationinfo';
const NO_ASSERTION = 'expandedlicensing_NoAssertionLicense';

/**
 * SPDX 3.0.1 as JSON-LD with the AI profile: models in use and their ancestors as AI packages, what each declares and what follows
 * with its lineage, the files that use it, and the verdict as an annotation. What is not known is NoAssertion or left out: a release
 * date, for one, is never made up. Pure.
 */
export function writeSpdx(report: Report): string {
  const bom = bomOf(report);
  const base = `https://spdx.org/spdxdocs/model-licence-review-${fnv1a64(`${report.tool.version}\n${report.generatedAt}\n${report.policy.sha256 ?? ''}\n${bom.models.map((m) => `${m.ref} ${m.name.version ?? ''} ${m.uses.map((u) => `${u.file}:${u.line}`).join(' ')}`).join('\n')}`)}#`;
  const ids = new Map(bom.models.map((m) => [m.ref, `${base}model-${fnv1a64(m.ref)}`]));
  const expressions = new Expressions(base, bom);
  const suppliers = suppliersOf(bom, base);
  const models = bom.models.map((m) => packageOf(m, ids.get(m.ref) ?? '', suppliers.ids));
  const relations = bom.models.flatMap((m) => [...licenseRelations(m, ids.get(m.ref) ?? '', base, expressions), ...lineageRelations(m, ids, base)]);
  const annotations = bom.models.flatMap((m) => annotationOf(m, ids.get(m.ref) ?? '', base));
  const files = filesOf(bom, ids, base);
  const agent = `${base}agent`;
  const tool = `${base}tool`;
  const parts: Node[] = [...suppliers.nodes, ...models, ...expressions.nodes(), ...relations, ...files, ...annotations];
  const used = bom.models.filter((m) => m.record !== null).map((m) => ids.get(m.ref) ?? '');
  const sbom: Node = {
    type: 'software_Sbom', spdxId: `${base}bom`, creationInfo: INFO, name: 'AI models in use', profileConformance: ['core', 'software', 'simpleLicensing', 'ai'], software_sbomType: ['source'],
    // A bill of nothing is still about something: itself.
    rootElement: used.length ? used : [`${base}bom`], element: parts.map((p) => p['spdxId']),
  };
  const graph: Node[] = [
    { type: 'CreationInfo', '@id': INFO, specVersion: '3.0.1', created: report.generatedAt, createdBy: [agent], createdUsing: [tool] },
    { type: 'SoftwareAgent', spdxId: agent, creationInfo: INFO, name: report.tool.name },
    { type: 'Tool', spdxId: tool, creationInfo: INFO, name: `${report.tool.name} ${printable(report.tool.version)}` },
    {
      type: 'SpdxDocument', spdxId: `${base}document`, creationInfo: INFO, name: 'Model licence review', comment: NO_LEGAL_ADVICE,
      profileConformance: ['core', 'software', 'simpleLicensing', 'ai'], rootElement: [`${base}bom`], element: [agent, tool, `${base}bom`, ...parts.map((p) => p['spdxId'])],
    },
    sbom, ...parts,
  ];
  return `${escapeControls(JSON.stringify({ '@context': CONTEXT, '@graph': graph }, null, 2))}\n`;
}

/** Each expression once, as an element that several models share. */
class Expressions {
  private readonly known = new Map<string, string>();

  constructor(private readonly base: string, private readonly bom: Bom) {}

  /** The id of an expression's element. */
  idOf(expression: string | null): string {
    if (expression === null) return NO_ASSERTION;
    const id = `${this.base}license-${fnv1a64(expression)}`;
    this.known.set(expression, id);
    return id;
  }

  /** Elements of all expressions asked for, and of the licences outside SPDX's list that they name. */
  nodes(): Node[] {
    const sorted = [...this.known].sort(([a], [b]) => (a < b ? -1 : 1));
    const refsOf = (expression: string): string[] => {
      const tree = parseExpression(expression);
      return (tree ? licensesOf(tree) : []).filter((id) => id.startsWith('LicenseRef-'));
    };
    const texts = [...new Set(sorted.flatMap(([expression]) => refsOf(expression)))].sort();
    const textId = (ref: string): string => `${this.base}text-${fnv1a64(ref)}`;
    return [
      ...sorted.map(([expression, id]): Node => {
        const custom = refsOf(expression).map((ref) => ({ type: 'DictionaryEntry', key: ref, value: textId(ref) }));
        return { type: 'simplelicensing_LicenseExpression', spdxId: id, creationInfo: INFO, simplelicensing_licenseExpression: expression, ...(custom.length ? { simplelicensing_customIdToUri: custom } : {}) };
      }),
      ...texts.map((ref): Node => {
        const license = this.bom.licenses.get(ref);
        const url = safeUrl(license?.url);
        return {
          type: 'simplelicensing_SimpleLicensingText', spdxId: textId(ref), creationInfo: INFO, name: printable(license?.title ?? ref),
          simplelicensing_licenseText: `The text is not part of this document${url ? `: see ${url}` : ''}.`, ...(url ? { externalRef: [{ type: 'ExternalRef', externalRefType: 'license', locator: [url] }] } : {}),
        };
      }),
    ];
  }
}

function suppliersOf(bom: Bom, base: string): { readonly ids: ReadonlyMap<string, string>; readonly nodes: readonly Node[] } {
  const names = [...new Set(bom.models.flatMap((m) => supplierOf(m) ?? []))].sort();
  const ids = new Map(names.map((name) => [name, `${base}organization-${fnv1a64(name)}`]));
  return { ids, nodes: names.map((name) => ({ type: 'Organization', spdxId: ids.get(name), creationInfo: INFO, name: printable(name) })) };
}

/** The publisher's name, else the owner in the id. */
function supplierOf(m: BomModel): string | null {
  return m.record?.publisher.name ?? m.record?.publisher.id ?? m.name.group;
}

function packageOf(m: BomModel, id: string, suppliers: ReadonlyMap<string, string>): Node {
  const url = safeUrl(m.url);
  const supplier = suppliers.get(supplierOf(m) ?? '');
  const links = [...new Set((m.record?.licenses ?? []).flatMap((l) => safeUrl(l.link) ?? []))];
  return {
    type: 'ai_AIPackage', spdxId: id, creationInfo: INFO, name: printable(m.model), software_primaryPurpose: 'model',
    ...(m.name.version ? { software_packageVersion: printable(m.name.version) } : {}),
    ...(m.purl ? { software_packageUrl: m.purl } : {}),
    ...(url ? { software_homePage: url, software_downloadLocation: url } : {}),
    ...(supplier ? { suppliedBy: supplier } : {}),
    ...(m.record?.pipelineTag ? { ai_typeOfModel: [printable(m.record.pipelineTag)] } : {}),
    ...(links.length ? { externalRef: [{ type: 'ExternalRef', externalRefType: 'license', locator: links }] } : {}),
  };
}

/** Exactly one of each, as the AI profile demands. */
function licenseRelations(m: BomModel, id: string, base: string, expressions: Expressions): Node[] {
  const inherited = m.assessment?.effectiveLicenses.filter((e) => e.path.length > 1) ?? [];
  const comment = m.declared !== m.concluded ? `With the terms inherited from ${[...new Set(inherited.map((e) => printable(e.from)))].join(', ')}.` : null;
  const relation = (type: string, expression: string | null, words: string | null): Node => ({
    type: 'Relationship', spdxId: `${base}${type}-${fnv1a64(m.ref)}`, creationInfo: INFO, relationshipType: type, from: id, to: [expressions.idOf(expression)], ...(words ? { comment: words } : {}),
  });
  return [relation('hasDeclaredLicense', m.declared, null), relation('hasConcludedLicense', m.concluded, comment)];
}

function lineageRelations(m: BomModel, ids: ReadonlyMap<string, string>, base: string): Node[] {
  return m.parents.map((p) => ({
    type: 'Relationship', spdxId: `${base}lineage-${fnv1a64(`${m.ref}\n${p.ref}`)}`, creationInfo: INFO, relationshipType: 'descendantOf', from: ids.get(m.ref), to: [ids.get(p.ref)],
    comment: `${RELATION_WORDS[p.relation as keyof typeof RELATION_WORDS] ?? p.relation} (source: ${p.source})`,
  }));
}

/** Each file that uses models, and which. */
function filesOf(bom: Bom, ids: ReadonlyMap<string, string>, base: string): Node[] {
  const uses = new Map<string, { refs: Set<string>; places: string[] }>();
  for (const m of bom.models) {
    for (const use of m.uses) {
      const known = uses.get(use.file) ?? { refs: new Set<string>(), places: [] };
      uses.set(use.file, known);
      known.refs.add(m.ref);
      known.places.push(`${printable(m.model)} at line ${use.line}`);
    }
  }
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([file, { refs, places }]): Node[] => {
    const id = `${base}file-${fnv1a64(file)}`;
    return [
      { type: 'software_File', spdxId: id, creationInfo: INFO, name: printable(file) },
      { type: 'Relationship', spdxId: `${base}uses-${fnv1a64(file)}`, creationInfo: INFO, relationshipType: 'dependsOn', from: id, to: [...refs].sort().map((ref) => ids.get(ref)), comment: places.slice(0, 100).join('; ') },
    ];
  });
}

function annotationOf(m: BomModel, id: string, base: string): Node[] {
  const { assessment } = m;
  if (!assessment) return [];
  const approval = approvalWords(assessment);
  const reasons = assessment.reasons.map((r) => `${r.text}${r.license ? ` (${r.license}${r.clause ? `, clause ${r.clause}` : ''})` : ''}`);
  const statement = [`Verdict: ${VERDICT_WORDS[assessment.verdict]}.`, ...reasons, ...(approval ? [`Approval: ${approval}`] : []), ...assessment.obligations.map((o) => `Duty: ${o.text} (${o.state})`)].map(printable).join(' ');
  return [{ type: 'Annotation', spdxId: `${base}verdict-${fnv1a64(m.ref)}`, creationInfo: INFO, annotationType: 'review', subject: id, statement }];
}
