import { NO_LEGAL_ADVICE, cite, answerLines } from '../explain.js';
import type { Verdict } from '../policy/types.js';
import { STATE_WORDS, approvalWords, count } from './describe.js';
import { printable } from './printable.js';
import { headline, viewReport, type Dossier, type Group, type ReportView } from './summary.js';
import type { Report, ReportReference } from './types.js';

export interface TextOptions {
  /** ANSI colours; the caller reads `NO_COLOR`. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Paint = (text: string) => string;
interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly verdict: Readonly<Record<Verdict, Paint>>;
  readonly width: number;
  /** Many models: what decides of each, and the rest is counted. */
  readonly short: boolean;
}

const MARK: Readonly<Record<Verdict, string>> = { allow: '\u2713', review: '?', unknown: '?', deny: '\u2717' };
/** Places that are listed before the rest is only counted. */
const MAX_PLACES = 5;
const MAX_PLACES_SHORT = 2;
/** Models that need attention and are told in full; of more, nobody reads thousands of lines in a terminal. */
const MAX_FULL = 12;
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;

/** The report for a terminal: what needs a decision first, in the colours and the width of the options. Pure. */
export function writeText(report: Report, options: TextOptions): string {
  const view = viewReport(report);
  const s = style(options, view.groups.filter((g) => !isBrief(g)).reduce((n, g) => n + g.dossiers.length, 0) > MAX_FULL);
  const lines = [s.bold('Model Licence Review') + s.dim('  ') + headline(view), ''];
  for (const group of view.groups) lines.push(...groupLines(group, s), '');
  if (view.facts.length) lines.push(...factLines(view, s), '');
  lines.push(...endLines(view, s));
  return `${lines.join('\n')}\n`;
}

function style({ color, width }: TextOptions, short: boolean): Style {
  const sgr = (code: number, end: number): Paint => (color ? (text) => `\u001b[${code}m${text}\u001b[${end}m` : (text) => text);
  return {
    bold: sgr(1, 22), dim: sgr(2, 22), short, width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)),
    verdict: { allow: sgr(32, 39), review: sgr(33, 39), unknown: sgr(35, 39), deny: sgr(31, 39) },
  };
}

function isBrief({ id }: Group): boolean {
  return id === 'allowed' || id === 'mentioned' || id === 'unresolved';
}

function groupLines(group: Group, s: Style): string[] {
  const title = s.bold(`${group.title.toUpperCase()} (${group.dossiers.length})`);
  return [title, ...group.dossiers.flatMap((d) => (isBrief(group) || (s.short && group.id === 'duties') ? briefLines(d, s) : ['', ...dossierLines(d, s)]))];
}

/** One line for what needs no attention. */
function briefLines(d: Dossier, s: Style): string[] {
  const paint = s.verdict[d.verdict];
  const first = d.places[0];
  const where = first ? `${place(first)}${d.places.length > 1 ? ` and ${d.places.length - 1} more` : ''}` : '';
  return [`  ${paint(MARK[d.verdict])} ${printable(d.title)}  ${s.dim(printable([d.verdict === 'unknown' && d.record.error ? d.record.error.message : licenseNames(d), where].filter(Boolean).join('  ')))}`];
}

function dossierLines(d: Dossier, s: Style): string[] {
  const paint = s.verdict[d.verdict];
  const a = d.assessment;
  const body: string[] = [];
  const say = (label: string, text: string, tone: Paint = (t) => t): void => {
    const lead = `${label.padEnd(9)} `;
    wrap(printable(text), s.width - 4 - lead.length).forEach((line, i) => body.push(`    ${s.dim(i === 0 ? lead : ' '.repeat(lead.length))}${tone(line)}`));
  };
  const first = a.reasons[0];
  const more = a.reasons.length - 1;
  say('licence', licenseNames(d));
  say('why', `${withClause(d.sentence, first?.license ?? null, first?.clause ?? null)}${s.short && more > 0 ? ` (${count(more, 'more reason')})` : ''}`);
  if (!s.short) for (const r of a.reasons.slice(1)) say('', withClause(r.text, r.license, r.clause), s.dim);
  // Versions of a licence ask the same of one model.
  const asks = new Set(a.questions.map((q) => (s.short || !q.answers?.length ? q.fact : `${q.fact} (${answerLines(q.answers, a).join('; ')})`)));
  [...asks].forEach((question, i) => say(i === 0 ? 'asks' : '', question));
  if (d.verdict !== 'deny' && !s.short) a.obligations.forEach((o, i) => say(i === 0 ? 'duties' : '', withClause(`${o.text} (${STATE_WORDS[o.state]}${o.evidence ? `, ${o.evidence}` : ''})`, o.license, o.clause)));
  const approval = approvalWords(a);
  if (approval) say('approval', approval);
  if (!s.short) d.remarks.forEach((remark, i) => say(i === 0 ? 'note' : '', remark, s.dim));
  if (a.alternatives.length && d.verdict !== 'allow') say('instead', (s.short ? a.alternatives.slice(0, 1) : a.alternatives).map((x) => `${x.model} (${x.license})`).join(', '));
  const most = s.short ? MAX_PLACES_SHORT : MAX_PLACES;
  d.places.slice(0, most).forEach((p, i) => say(i === 0 ? 'used in' : '', `${place(p)}${s.short && i === most - 1 && d.places.length > most ? ` and ${d.places.length - most} more` : ''}`));
  if (d.places.length > most && !s.short) say('', `and ${d.places.length - most} more`, s.dim);
  return [`  ${paint(`${MARK[d.verdict]} ${s.bold(printable(d.title))}  ${d.verdictWords}`)}`, ...body];
}

function licenseNames(d: Dossier): string {
  const names = d.licenses.filter((l) => !l.repeated).map((l) => `${l.title}${l.inherited ? `, inherited from ${l.from}` : ''}`);
  return names.join('; ') || 'not established';
}

/** `src/app.py:3:18`: terminals make it a link. Notebooks add their cell. */
function place(r: ReportReference): string {
  return `${r.file}:${r.line}:${r.column}${r.cell === null ? '' : ` (cell ${r.cell + 1})`}${r.kind === 'use' ? '' : ` (${r.kind})`}`;
}

function withClause(text: string, license: string | null, clause: string | null): string {
  const source = cite(license, clause);
  return source ? `${text} [${source}]` : text;
}

function factLines(view: ReportView, s: Style): string[] {
  return [
    s.bold('FACTS THAT WOULD SETTLE THESE'),
    ...view.facts.map((f) => `  ${f.fact}  ${s.dim(`${count(f.models.length, 'model')}: set it in the policy file under use`)}`),
  ];
}

function endLines(view: ReportView, s: Style): string[] {
  const { report } = view;
  const lines = view.general.map((f) => `${f.severity}: ${printable(f.at ? `${f.at.file}:${f.at.line}:${f.at.column}: ${f.message}` : f.message)}`);
  const open = report.findings.filter((f) => f.suppressed).length;
  const facts = [
    `policy: ${report.policy.path ?? 'built-in, balanced'}`, ...(report.data ? [`licence facts of ${report.data.snapshotDate.slice(0, 10)}`] : []),
    ...(report.scan.filesSkipped.length ? [`${count(report.scan.filesSkipped.length, 'file')} skipped`] : []), ...(open ? [`${count(open, 'finding')} switched off`] : []),
  ];
  if (!report.scan.complete) lines.push(s.verdict.deny('The scan was not completed: models may be missing.'));
  if (s.short) lines.push(...wrap('Shortened, as many models need attention: explain MODEL tells one of them in full, --format html or markdown all.', s.width).map(s.dim));
  return [...lines, ...wrap(printable(facts.join(' \u00b7 ')), s.width).map(s.dim), s.dim(NO_LEGAL_ADVICE)];
}

/** Breaks at spaces; a word longer than the line stays whole, so that a path can be copied. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (word === '') continue;
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' && lines.length ? lines : [...lines, line];
}
