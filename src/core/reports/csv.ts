import { NO_LEGAL_ADVICE, cite, answerLines } from '../explain.js';
import { STATE_WORDS, approvalWords } from './describe.js';
import { lineageLines } from './lineageTree.js';
import { printable } from './printable.js';
import { viewReport, type Dossier, type Group } from './summary.js';
import type { Report, ReportReference } from './types.js';

/** Characters that Excel keeps of one cell, with room for the remark that something was cut. */
const MAX_CELL = 32_000;
/** Places in one cell before the rest is only counted; the JSON has them all. */
const MAX_PLACES = 100;
/** What makes a spreadsheet read a cell as a formula (OWASP, "CSV injection"), full-width forms included. */
const FORMULA = /(^|[;,|])(\s{0,20})(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

interface Column {
  readonly name: string;
  value(d: Dossier, group: Group): string | number | null;
}

const COLUMNS: readonly Column[] = [
  { name: 'decision', value: (_d, group) => group.title },
  { name: 'verdict', value: (d) => d.verdict },
  { name: 'model', value: (d) => d.record.model },
  { name: 'registry', value: (d) => d.record.registry },
  { name: 'revision', value: (d) => d.record.revision ?? d.record.requestedRevision },
  { name: 'publisher', value: (d) => d.record.publisher.name ?? d.record.publisher.id },
  { name: 'country', value: (d) => d.record.publisher.country },
  { name: 'reason', value: (d) => d.sentence },
  { name: 'rule', value: (d) => d.assessment.reasons[0]?.rule ?? null },
  { name: 'clause', value: (d) => cite(d.assessment.reasons[0]?.license ?? null, d.assessment.reasons[0]?.clause ?? null) },
  { name: 'licenses', value: (d) => join(d.licenses.filter((l) => !l.repeated).map((l) => `${l.title}${l.license?.version ? `, version ${l.license.version}` : ''}${l.inherited ? ` (from ${l.from})` : ''}`)) },
  { name: 'expression', value: (d) => d.record.expression },
  { name: 'licenseLinks', value: (d) => join(d.licenses.filter((l) => !l.repeated).flatMap((l) => l.url ?? [])) },
  { name: 'furtherReasons', value: (d) => join(d.assessment.reasons.slice(1).map((r) => cited(r.text, r.license, r.clause))) },
  { name: 'terms', value: (d) => join(d.licenses.filter((l) => !l.repeated).flatMap((l) => l.terms.map((t) => cited(t.text, l.key, t.clause)))) },
  { name: 'obligations', value: (d) => join(d.assessment.obligations.map((o) => `${cited(o.text, o.license, o.clause)}: ${STATE_WORDS[o.state]}${o.evidence ? ` (${o.evidence})` : ''}`)) },
  { name: 'questions', value: (d) => join(d.assessment.questions.map((q) => `${q.fact}: ${q.text}${q.answers?.length ? ` (${answerLines(q.answers, d.assessment).join(', ')})` : ''}`)) },
  { name: 'lineage', value: (d) => (d.lineage.parents.length ? join(lineageLines(d.lineage).map((l) => l.trim())) : null) },
  { name: 'approval', value: (d) => approvalWords(d.assessment) },
  { name: 'approvalExpires', value: (d) => d.assessment.approval?.expires ?? null },
  { name: 'remarks', value: (d) => join(d.remarks) },
  { name: 'uses', value: (d) => d.places.filter((p) => p.kind === 'use').length },
  { name: 'where', value: (d) => places(d.places) },
  { name: 'evidence', value: (d) => join(d.sources.map((s) => `${s.what}: ${s.source}${s.date ? `, ${s.date}` : ''}${s.url ? `, ${s.url}` : ''}${s.hash ? `, SHA-256 ${s.hash}` : ''}`)) },
  { name: 'resolvedFrom', value: (d) => d.record.resolvedFrom },
  { name: 'asOf', value: (d) => d.record.asOf },
  { name: 'modelLink', value: (d) => d.record.url },
];

/**
 * One row a model, in the order of the legal summary, for spreadsheets: RFC 4180 with a byte order mark, without which Excel takes
 * UTF-8 for something else. No cell can become a formula. The last row says that this is no legal advice. Pure.
 */
export function writeCsv(report: Report): string {
  const rows = viewReport(report).groups.flatMap((group) => group.dossiers.map((d) => COLUMNS.map((c) => cell(c.value(d, group)))));
  const note = [`${NO_LEGAL_ADVICE} Written by ${report.tool.name} ${report.tool.version} on ${report.generatedAt}.`, ...COLUMNS.slice(1).map(() => '')].map(cell);
  return `\ufeff${[COLUMNS.map((c) => cell(c.name)), ...rows, note].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/**
 * A quoted cell. What would begin a formula gets an apostrophe before it, also behind a separator: where a spreadsheet's own
 * separator is the semicolon, the rest of a quoted cell becomes a cell of its own.
 */
function cell(value: string | number | null): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return String(value);
  const text = printable(value).replace(FORMULA, '$1$2\'');
  const cut = text.length > MAX_CELL ? `${text.slice(0, MAX_CELL).replace(/[\ud800-\udbff]$/, '')} (cut)` : text;
  return `"${cut.replace(/"/g, '""')}"`;
}

function cited(text: string, license: string | null, clause: string | null): string {
  const source = cite(license, clause);
  return source ? `${text} (${source})` : text;
}

function places(references: readonly ReportReference[]): string {
  const shown = references.slice(0, MAX_PLACES).map((r) => `${r.file}:${r.line}${r.kind === 'use' ? '' : ` (${r.kind})`}`);
  return join(references.length > MAX_PLACES ? [...shown, `and ${references.length - MAX_PLACES} more`] : shown);
}

function join(parts: readonly string[]): string {
  return parts.join(' | ');
}
