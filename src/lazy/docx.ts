// The legal summary as a Word document, written by a library; in a file of its own that loads with the first `--format docx`.
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx';
import { NO_LEGAL_ADVICE, VERDICT_WORDS, answerLines } from '../core/explain.js';
import { CATEGORY_WORDS, count, useRows } from '../core/reports/describe.js';
import { bareWords, headline, viewReport, type ReportView } from '../core/reports/summary.js';
import type { Report } from '../core/reports/types.js';
import type { Verdict } from '../core/policy/types.js';
import { dossierDocx } from './docx/dossier.js';
import { COLORS, bullet, heading, link, paragraph, run, section, table } from './docx/parts.js';
import { Body } from './docx/serialize.js';
import { withoutTimes } from './docx/steady.js';

type Block = Paragraph | Table;
const ORDER: readonly Verdict[] = ['review', 'unknown', 'deny', 'allow'];
const MAX_SKIPPED = 100;
const FONT = 'Calibri';

/** The legal summary in Word's format, with a block to sign for each decision. The same report gives the same bytes. */
export async function writeDocx(report: Report): Promise<Uint8Array> {
  const placeholder = new Paragraph({ children: [run('the body')] });
  const document = new Document({
    title: 'Model licence review', creator: report.tool.name, description: NO_LEGAL_ADVICE,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { after: 100 } } },
        title: { run: { font: FONT, size: 44, bold: true } },
        heading1: { run: { font: FONT, size: 32, bold: true, color: '1F2328' }, paragraph: { spacing: { before: 300, after: 120 } } },
        heading2: { run: { font: FONT, size: 26, bold: true, color: '1F2328' }, paragraph: { spacing: { before: 360, after: 100 } } },
        heading3: { run: { font: FONT, size: 21, bold: true, color: '59636E' }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
      paragraphStyles: [
        { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 19 }, paragraph: { spacing: { after: 0 } } },
        { id: 'Lines', name: 'Lines', basedOn: 'Normal', paragraph: { spacing: { after: 80, line: 264 } } },
        { id: 'Code', name: 'Code', basedOn: 'Normal', run: { size: 16, font: 'Consolas' }, paragraph: { spacing: { after: 0 } } },
      ],
    },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 16, children: [`${NO_LEGAL_ADVICE} Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [placeholder],
    }],
  });
  const body = new Body(document, placeholder);
  for (const blocks of partsOf(report)) body.add(blocks);
  const packed = await Packer.toArrayBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreProperties(report) }, { path: 'word/document.xml', data: body.xml() }]);
  return withoutTimes(new Uint8Array(packed));
}

/** The document in its order, one part after the other: no part is made before the one before it is written. */
function* partsOf(report: Report): Generator<Block[]> {
  const view = viewReport(report);
  yield [
    new Paragraph({ style: 'Title', children: [run('Model licence review')] }),
    paragraph([run(`${headline(view)}.`, { bold: true })]),
    paragraph(`${report.generatedAt}. Policy: ${report.policy.path ?? 'balanced (built in)'}. ${NO_LEGAL_ADVICE}`),
    ...picture(view), ...overview(view), ...facts(view),
  ];
  for (const g of view.groups) {
    yield [heading(`${g.title} (${g.dossiers.length})`, 1, { pageBreakBefore: g.id !== 'mentioned' }), paragraph(g.lead)];
    if (g.id === 'mentioned') yield table(['model', 'verdict if it were used', 'where'], g.dossiers.map((d) => [d.title, VERDICT_WORDS[d.verdict], d.places.slice(0, 3).map((p) => `${p.file}:${p.line}`).join(', ')]), { widths: [3, 2, 3] });
    else if (g.id === 'unresolved') yield table(['model', 'why', 'where', 'decision, name, date'], g.dossiers.map((d) => [d.title, bareWords(d), `${d.places.slice(0, 3).map((p) => `${p.file}:${p.line}`).join(', ')}${d.places.length > 3 ? ` and ${d.places.length - 3} more` : ''}`, '']), { widths: [3, 3, 3, 2] });
    else for (const d of g.dossiers) yield dossierDocx(d, g.id);
  }
  yield annex(report);
  yield method(view);
}

/** The library dates a document by the clock. */
function coreProperties(report: Report): string {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(report.generatedAt) ? report.generatedAt : '1980-01-01T00:00:00Z';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Model licence review</dc:title><dc:creator>model-licence-review</dc:creator><dc:description>${NO_LEGAL_ADVICE}</dc:description><cp:lastModifiedBy>model-licence-review</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}

/** The verdicts at a glance: one cell for each, as wide as all others, with its number. */
function picture(view: ReportView): Block[] {
  return table([], [ORDER.map((v) => [run(String(view.counts[v]), { bold: true, size: 40, color: COLORS[v].ink }), run(`  ${VERDICT_WORDS[v]}`)])], { widths: [1, 1, 1, 1], shade: (_row, column) => COLORS[ORDER[column] ?? 'review'].shade });
}

function overview(view: ReportView): Block[] {
  const used = view.groups.filter((g) => g.id !== 'mentioned' && g.id !== 'unresolved').flatMap((g) => g.dossiers);
  const bare = view.groups.find((g) => g.id === 'unresolved')?.dossiers.length ?? 0;
  return [
    heading('All models in use', 1),
    ...table(['model', 'verdict', 'licence', 'why'], used.map((d) => [d.title, VERDICT_WORDS[d.verdict], d.licenses.filter((l) => !l.repeated).map((l) => l.title).join('; '), d.sentence]), { widths: [3, 1.6, 3, 5], shade: (row, column) => (row >= 0 && column === 1 ? COLORS[used[row]?.verdict ?? 'review'].shade : undefined) }),
    ...(bare ? [paragraph(`${count(bare, 'further model')} whose licence is not established: see that part.`)] : used.length ? [] : [paragraph('No file uses a model.')]),
  ];
}

function facts(view: ReportView): Block[] {
  if (view.facts.length === 0) return [];
  const rows = view.facts.map((f) => [`${f.title} (${f.fact})`, f.models.join(', '), f.questions.map((q) => `${q.text}${q.answers?.length ? ` ${answerLines(q.answers).join('; ')}.` : ''}`).join(' ')]);
  return [heading('Facts that would settle open questions', 1), ...table(['fact', 'models that wait for it', 'questions'], rows, { widths: [2, 3, 5] })];
}

function annex(report: Report): Block[] {
  if (report.licenses.length === 0) return [];
  return [heading('Annex: the licences and their terms', 1, { pageBreakBefore: true }), ...report.licenses.flatMap((l): Block[] => [
    heading(l.title, 2),
    paragraph([run(`${l.spdx}, ${CATEGORY_WORDS[l.category]}${l.version ? `, version ${l.version}` : ''}${l.publisher ? `, by ${l.publisher}` : ''}${l.verified ? '' : '. Its text was not read'}. `), ...(l.url ? [link(l.url, l.url)] : [])]),
    ...table(['term', 'clause'], l.terms.map((t) => [t.text, t.clause ?? '']), { widths: [5, 1] }),
  ])];
}

function method(view: ReportView): Block[] {
  const { report } = view;
  const { scan, policy } = report;
  const skipped = scan.filesSkipped.slice(0, MAX_SKIPPED).map((f) => bullet(`${f.file}: ${f.reason}`));
  return [
    heading('Method', 1, { pageBreakBefore: true }),
    paragraph(`Files of the folder were searched for names of AI models. For each, what its registry and its card say was read, its base models were followed, and every licence that binds it was judged clause by clause against the policy and the facts about the product in it. What could not be read is never allowed. ${NO_LEGAL_ADVICE}`),
    ...table([], [
      ['Scanned', `${count(scan.filesScanned, 'file')}, ${count(report.summary.references, 'reference')} to ${count(report.summary.models, 'model')}${scan.complete ? '' : '. The scan was not completed.'}`],
      ['Policy', policy.path ? `${policy.path}${policy.sha256 ? `, SHA-256 ${policy.sha256}` : ''}` : 'no policy file: the built-in preset balanced holds'],
      ['The product', useRows(policy.use).map((u) => `${u.label}: ${u.value}`).join('; ') || 'nothing is said about it'],
      ['Facts', report.data ? `embedded data as of ${report.data.snapshotDate}; the evidence of each model names its source and date` : 'the evidence of each model names its source and date'],
      ['Written by', `${report.tool.name} ${report.tool.version} on ${report.generatedAt}`],
    ], { widths: [1, 5], labels: true }),
    ...section('About the scan and the policy', view.general.map((f) => bullet(`${f.severity}: ${f.message}${f.at ? ` (${f.at.file}:${f.at.line}:${f.at.column})` : ''}`))),
    ...section(`Not resolved (${view.unresolved.length})`, view.unresolved.map((d) => bullet(`${d.title}: ${d.record.error?.message ?? ''}`))),
    ...section(`Skipped (${scan.filesSkipped.length})`, scan.filesSkipped.length > MAX_SKIPPED ? [...skipped, bullet(`and ${scan.filesSkipped.length - MAX_SKIPPED} more`)] : skipped),
  ];
}
