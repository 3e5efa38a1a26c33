import type { Paragraph, Table } from 'docx';
import { VERDICT_WORDS, cite, answerLines } from '../../core/explain.js';
import { answersOf } from '../../core/reports/answers.js';
import { CATEGORY_WORDS, STATE_WORDS } from '../../core/reports/describe.js';
import { lineageLines } from '../../core/reports/lineageTree.js';
import type { Dossier, DossierLicense, GroupId } from '../../core/reports/summary.js';
import { COLORS, heading, lines, link, paragraph, run, section, table, type Inline } from './parts.js';

const BOLD = { bold: true } as const;
/** Places of one model that are listed before the rest is only counted; the JSON has them all. */
const MAX_PLACES = 25;

/** Everything about one model, and for what somebody has to decide or to answer for, the block that they sign. */
export function dossierDocx(d: Dossier, group: GroupId): (Paragraph | Table)[] {
  const a = d.assessment;
  const { may, clause, todo, decided } = answersOf(d);
  const url = a.reasons[0]?.evidence.find((e) => e.url !== null)?.url ?? null;
  const name = (key: string | null): string | null => (key === null ? null : (d.licenses.find((l) => l.key === key)?.title ?? key));
  const tree = lineageLines(d.lineage);
  const licenses = d.licenses.filter((l) => !l.repeated);
  return [
    heading(d.title, 2),
    ...lines([
      [run('Verdict: ', BOLD), run(VERDICT_WORDS[d.verdict], { bold: true, color: COLORS[d.verdict].ink }), run(`. ${d.sentence}`)],
      [run('May it be used? ', BOLD), run(may)],
      [run('Which clause says so? ', BOLD), run([clause.words, cite(name(clause.license), clause.clause)].filter(Boolean).join(' ')), ...textLink(url)],
      [run('What must be done? ', BOLD), run(todo.join(' '))],
      [run('Who decided? ', BOLD), run(decided)],
      ...(d.record.url ? [[run('Model: ', BOLD), link(d.record.url, d.record.url)]] : []),
    ]),
    ...section('Licence', lines(d.licenses.filter((l) => !l.repeated).map(license))),
    ...section('Further reasons', lines(a.reasons.slice(1).map((r) => `\u2013 ${r.text}${bracket(name(r.license), r.clause)}`))),
    ...section('Open questions', table(['question', 'what each answer would change', 'asked by'], a.questions.map((q) => [`${q.text} (${q.fact})`, answerLines(q.answers ?? [], a).join('; '), cite(name(q.license), q.clause)]), { widths: [4, 3, 2] })),
    ...section('Duties', table(['duty', 'state', 'where', 'demanded by'], a.obligations.map((o) => [o.text, STATE_WORDS[o.state], o.evidence ?? '', cite(name(o.license), o.clause)]), { widths: [4, 1.7, 1.5, 3] })),
    ...section('Terms that matter', licenses.filter((l) => l.terms.length).flatMap((l) => lines([[run(l.title, { italics: true })], ...l.terms.map((t) => `\u2013 ${t.text}${t.clause ? ` (clause ${t.clause})` : ''}`)]))),
    ...(tree.length > 1 ? section('Lineage', tree.map((line) => paragraph(line.replace(/ /g, '\u00a0'), 'Code'))) : []),
    ...section('Notes', lines(d.remarks.map((r) => `\u2013 ${r}`))),
    ...section('Allowed alternatives', lines(a.alternatives.map((x) => `\u2013 ${x.model} (${x.license}): ${x.why}`))),
    ...section('Where used', lines(d.places.length ? [places(d).join(', ')] : [])),
    ...section('Evidence', lines(d.sources.map((s) => [run(`\u2013 ${s.what}: `), link(s.source, s.url), ...(s.date || s.hash ? [run(`${s.date ? `, ${s.date}` : ''}${s.hash ? `, SHA-256 ${s.hash}` : ''}`)] : [])]))),
    ...(group === 'decide' || group === 'denied' || group === 'duties' ? signOff() : []),
  ];
}

/** What a reviewer fills in and signs: the same for all, made once. */
let form: (Paragraph | Table)[] | null = null;

function signOff(): (Paragraph | Table)[] {
  return form ??= section('Decision', table([], [
    ['Decision', '\u2610 allowed    \u2610 allowed on conditions    \u2610 denied    \u2610 to be clarified'],
    ['Conditions, valid until', ''], ['Name, date, signature', ''],
  ], { widths: [1.5, 5], labels: true }));
}

function textLink(url: string | null): readonly ReturnType<typeof link>[] {
  return url ? [run(' ('), link('text', url), run(')')] : [];
}

function license(l: DossierLicense): Inline {
  const id = l.spdx && l.spdx !== l.title ? ` (${l.spdx})` : '';
  const version = l.license?.version ? `, version ${l.license.version}` : '';
  const kind = l.license ? `, ${CATEGORY_WORDS[l.license.category]}` : '';
  const origin = l.inherited ? `, inherited: ${l.path.join(' \u2192 ')}` : l.declared ? `, ${l.declared}` : '';
  return [link(l.title, l.url), run(`${id}${version}${kind}${origin}${l.license && !l.license.verified ? '. Its text was not read.' : ''}`)];
}

function bracket(name: string | null, clause: string | null): string {
  const source = cite(name, clause);
  return source ? ` (${source})` : '';
}

function places(d: Dossier): string[] {
  const shown = d.places.slice(0, MAX_PLACES).map((r) => `${r.file}:${r.line}${r.cell === null ? '' : ` (cell ${r.cell + 1})`}${r.kind === 'use' ? '' : ` (${r.kind})`}`);
  return d.places.length > MAX_PLACES ? [...shown, `and ${d.places.length - MAX_PLACES} more`] : shown;
}
