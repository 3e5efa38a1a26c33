import type { Paragraph, Table } from 'docx';
import { VERDICT_WORDS, cite } from '../../core/explain.js';
import { CATEGORY_WORDS, STATE_WORDS, answerWords, approvalWords } from '../../core/reports/describe.js';
import { lineageLines } from '../../core/reports/lineageTree.js';
import type { Dossier, DossierLicense, GroupId } from '../../core/reports/summary.js';
import { COLORS, bullet, heading, link, paragraph, run, section, table, type Inline } from './parts.js';

/** Places of one model that are listed before the rest is only counted; the JSON has them all. */
const MAX_PLACES = 25;

/** Everything about one model, and for what somebody has to decide or to answer for, the block that they sign. */
export function dossierDocx(d: Dossier, group: GroupId): (Paragraph | Table)[] {
  const a = d.assessment;
  const first = a.reasons[0];
  const approval = approvalWords(a);
  const tree = lineageLines(d.lineage);
  const licenses = d.licenses.filter((l) => !l.repeated);
  return [
    heading(d.title, 2),
    ...table([], [
      ['Verdict', [run(VERDICT_WORDS[d.verdict], { bold: true, color: COLORS[d.verdict].ink })]],
      ['Why', d.sentence],
      ['Clause', first ? [run(cite(first.license, first.clause) || 'none: no licence text decides this'), ...textLink(first.evidence.find((e) => e.url !== null)?.url ?? null)] : 'none'],
      ['Who decided', approval ?? (d.verdict === 'allow' || d.verdict === 'deny' ? 'the policy; nobody recorded a decision of their own' : 'nobody yet')],
      ['Model', [link(d.record.url ?? d.title, d.record.url)]],
    ], { widths: [1, 5], labels: true, shade: (row, column) => (row === 0 && column === 1 ? COLORS[d.verdict].shade : undefined) }),
    ...section('Licence', d.licenses.map((l) => bullet(license(l)))),
    ...section('Further reasons', a.reasons.slice(1).map((r) => bullet(`${r.text}${bracket(r.license, r.clause)}`))),
    ...section('Open questions', table(['question', 'what each answer would change', 'asked by'], a.questions.map((q) => [`${q.text} (${q.fact})`, (q.answers ?? []).map(answerWords).join('; '), cite(q.license, q.clause)]), { widths: [4, 3, 2] })),
    ...section('Duties', table(['duty', 'state', 'where', 'demanded by'], a.obligations.map((o) => [o.text, STATE_WORDS[o.state], o.evidence ?? '', cite(o.license, o.clause)]), { widths: [4, 2, 2, 2] })),
    ...section('Terms that matter', table(['licence', 'term', 'clause'], licenses.flatMap((l) => l.terms.map((t) => [l.title, t.text, t.clause ?? ''])), { widths: [2, 5, 2] })),
    ...(tree.length > 1 ? section('Lineage', tree.map((line) => paragraph(line.replace(/ /g, '\u00a0'), 'Code'))) : []),
    ...section('Notes', d.remarks.map((r) => bullet(r))),
    ...section('Allowed alternatives', a.alternatives.map((x) => bullet(`${x.model} (${x.license}): ${x.why}`))),
    ...section('Where used', places(d).map((p) => bullet(p))),
    ...section('Evidence', table(['fact', 'source', 'date', 'SHA-256'], d.sources.map((s): Inline[] => [s.what, [link(s.source, s.url)], s.date ?? '', s.hash ?? '']), { widths: [3, 4, 1.5, 2] })),
    ...(group === 'decide' || group === 'denied' || group === 'duties' ? signOff() : []),
  ];
}

/** What a reviewer fills in and signs. */
function signOff(): (Paragraph | Table)[] {
  return section('Decision', table([], [
    ['Decision', '\u2610 allowed    \u2610 allowed on conditions    \u2610 denied    \u2610 to be clarified'],
    ['Conditions', ''], ['Valid until', ''], ['Reference', ''], ['Name and function', ''], ['Date and signature', ''],
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
