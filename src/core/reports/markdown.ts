import { NO_LEGAL_ADVICE, VERDICT_WORDS, cite, answerLines } from '../explain.js';
import { CATEGORY_WORDS, STATE_WORDS, approvalWords, count, useRows } from './describe.js';
import { lineageLines } from './lineageTree.js';
import { printable, relativeLink, safeUrl } from './printable.js';
import { bareWords, headline, viewReport, type Dossier, type DossierLicense, type ReportView } from './summary.js';
import type { Report, ReportLicense, ReportReference } from './types.js';

/** Places of one model that are listed before the rest is only counted; the JSON has them all. */
const MAX_PLACES = 40;

/** Text that Markdown and the HTML inside it take as text, on one line: no emphasis, link, image, heading, mention or tag can begin in it. */
export function escapeMarkdown(value: string): string {
  return printable(value)
    .replace(/[\\`*_[\]<>|~$^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/^(\s*)(#{1,6}|[-+=]|\d{1,9}[.)])/, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    // Bare addresses, and mentions of people and issues, become links by themselves on GitHub and GitLab.
    .replace(/(https?|ftp|mailto|www)(?=[:.])/gi, '$1\u200b')
    .replace(/[@#](?=\w)/g, '$&\u200b');
}

/** A link, or only its text where the address is none that a reader may be sent to. */
function link(text: string, url: string | null): string {
  const safe = safeUrl(url);
  return safe ? `[${escapeMarkdown(text)}](${safe.replace(/[()[\]*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)})` : escapeMarkdown(text);
}

/** Code that no backtick in it can end. */
export function code(value: string): string {
  return `\`${printable(value).replace(/`/g, '\u02cb').trim() || ' '}\``;
}

/** The legal summary in Markdown. Links to files are relative to the folder that was scanned. Pure. */
export function writeMarkdown(report: Report): string {
  const view = viewReport(report);
  const parts = [
    `# Model licence review\n\n${escapeMarkdown(headline(view))}.\n\n${NO_LEGAL_ADVICE}`,
    overview(view), facts(view),
    ...view.groups.map((g) => (g.id === 'mentioned' || g.id === 'allowed'
      ? `## ${g.title} (${g.dossiers.length})\n\n${g.lead}\n\n${brief(g.dossiers)}`
      : g.id === 'unresolved' ? `## ${g.title} (${g.dossiers.length})\n\n${g.lead}\n\n${bare(g.dossiers)}`
      : `## ${g.title} (${g.dossiers.length})\n\n${g.lead}\n\n${g.dossiers.map(dossier).join('\n\n')}`)),
    annex(report.licenses), method(view),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function overview(view: ReportView): string {
  const rows = (['review', 'unknown', 'deny', 'allow'] as const).map((v) => `| ${VERDICT_WORDS[v]} | ${view.counts[v]} |`);
  return `| verdict | models in use |\n|---|---:|\n${rows.join('\n')}`;
}

function facts(view: ReportView): string {
  if (view.facts.length === 0) return '';
  const items = view.facts.map((f) => `- **${escapeMarkdown(f.title)}** (${code(f.fact)}), asked for ${count(f.models.length, 'model')}: ${f.models.map(escapeMarkdown).join(', ')}\n${f.questions.map((q) => `  - ${escapeMarkdown(q.text)}${q.answers?.length ? ` *${answerLines(q.answers).map(escapeMarkdown).join('; ')}*` : ''}`).join('\n')}`);
  return `## Facts that would settle open questions\n\n${items.join('\n')}`;
}

/** One row a model, for what needs no attention. */
function brief(dossiers: readonly Dossier[]): string {
  const rows = dossiers.map((d) => `| ${link(d.title, d.record.url)} | ${d.verdictWords} | ${d.licenses.filter((l) => !l.repeated).map(licenseName).join('; ')} | ${places(d.places, 3).join(', ')} |`);
  return `| model | verdict | licence | where |\n|---|---|---|---|\n${rows.join('\n')}`;
}

/** One row a model of which nothing is known but why. */
function bare(dossiers: readonly Dossier[]): string {
  const rows = dossiers.map((d) => `| ${escapeMarkdown(d.title)} | ${escapeMarkdown(bareWords(d))} | ${places(d.places, 3).join(', ')} |`);
  return `| model | why | where |\n|---|---|---|\n${rows.join('\n')}`;
}

function dossier(d: Dossier): string {
  const a = d.assessment;
  const list = (title: string, lines: readonly string[]): string => (lines.length ? `**${title}**\n\n${lines.map((l) => `- ${l}`).join('\n')}` : '');
  const first = a.reasons[0];
  const approval = approvalWords(a);
  const tree = lineageLines(d.lineage);
  return [
    `### ${link(d.title, d.record.url)}: ${d.verdictWords}`,
    `${escapeMarkdown(d.sentence)}${bracket(first?.license ?? null, first?.clause ?? null)}`,
    approval ? `**Approval:** ${escapeMarkdown(approval)}` : '',
    list('Licence', d.licenses.map(license)),
    list('Further reasons', a.reasons.slice(1).map((r) => `${escapeMarkdown(r.text)}${bracket(r.license, r.clause)}`)),
    list('Open questions', a.questions.map((q) => `${code(q.fact)}: ${escapeMarkdown(q.text)}${q.answers?.length ? ` *${answerLines(q.answers, a).map(escapeMarkdown).join('; ')}*` : ''}`)),
    list('Duties', a.obligations.map((o) => `${escapeMarkdown(o.text)}${bracket(o.license, o.clause)}: **${STATE_WORDS[o.state]}**${o.evidence ? ` (${code(o.evidence)})` : ''}`)),
    list('Terms that matter', d.licenses.filter((l) => !l.repeated).flatMap((l) => l.terms.map((t) => `${d.licenses.length > 1 ? `${escapeMarkdown(l.title)}: ` : ''}${escapeMarkdown(t.text)}${t.clause ? ` *(clause ${escapeMarkdown(t.clause)})*` : ''}`))),
    tree.length > 1 ? `**Lineage**\n\n${tree.map((l) => `    ${printable(l)}`).join('\n')}` : '',
    list('Notes', d.remarks.map(escapeMarkdown)),
    list('Allowed alternatives', a.alternatives.map((x) => `${escapeMarkdown(x.model)} (${escapeMarkdown(x.license)}): ${escapeMarkdown(x.why)}`)),
    list('Where used', places(d.places, MAX_PLACES)),
    list('Evidence', d.sources.map((s) => `${escapeMarkdown(s.what)}: ${link(s.source, s.url)}${s.date ? `, ${escapeMarkdown(s.date)}` : ''}${s.hash ? `, SHA-256 ${code(s.hash)}` : ''}`)),
  ].filter(Boolean).join('\n\n');
}

function licenseName(l: DossierLicense): string {
  return `${link(l.title, l.url)}${l.inherited ? ` (from ${escapeMarkdown(l.from)})` : ''}`;
}

function license(l: DossierLicense): string {
  const id = l.spdx && l.spdx !== l.title ? ` (${code(l.spdx)})` : '';
  const kind = l.license ? `, ${CATEGORY_WORDS[l.license.category]}` : '';
  const origin = l.inherited ? `, inherited: ${l.path.map(escapeMarkdown).join(' \u2192 ')}` : l.declared ? `, ${escapeMarkdown(l.declared)}` : '';
  return `${link(l.title, l.url)}${id}${kind}${origin}${l.license && !l.license.verified ? '. **Its text was not read.**' : ''}`;
}

function bracket(name: string | null, clause: string | null): string {
  const source = cite(name, clause);
  return source ? ` *(${escapeMarkdown(source)})*` : '';
}

function places(references: readonly ReportReference[], limit: number): string[] {
  const shown = references.slice(0, limit).map((r) => `[${escapeMarkdown(`${r.file}:${r.line}`)}](${relativeLink(r.file)}#L${r.line})${r.cell === null ? '' : ` (cell ${r.cell + 1})`}${r.kind === 'use' ? '' : ` (${r.kind})`}`);
  return references.length > limit ? [...shown, `and ${references.length - limit} more`] : shown;
}

function annex(licenses: readonly ReportLicense[]): string {
  if (licenses.length === 0) return '';
  const entries = licenses.map((l) => `### ${link(l.title, l.url)}\n\n${code(l.spdx)}, ${CATEGORY_WORDS[l.category]}${l.version ? `, version ${escapeMarkdown(l.version)}` : ''}${l.publisher ? `, by ${escapeMarkdown(l.publisher)}` : ''}${l.source ? `. Facts from ${escapeMarkdown(l.source)}` : ''}.\n\n${l.terms.map((t) => `- ${escapeMarkdown(t.text)}${t.clause ? ` *(clause ${escapeMarkdown(t.clause)})*` : ''}`).join('\n')}`);
  return `## Annex: the licences and their terms\n\n${entries.join('\n\n')}`;
}

function method(view: ReportView): string {
  const { report } = view;
  const use = useRows(report.policy.use);
  const rows = [
    `Scanned: ${count(report.scan.filesScanned, 'file')}, ${count(report.summary.references, 'reference')} to ${count(report.summary.models, 'model')}${report.scan.complete ? '' : '. **The scan was not completed**'}.`,
    `Policy: ${report.policy.path ? `${code(report.policy.path)}${report.policy.sha256 ? `, SHA-256 ${code(report.policy.sha256)}` : ''}` : 'none; the built-in preset `balanced` holds'}.`,
    `The product: ${use.length ? use.map((u) => `${u.label}: ${escapeMarkdown(u.value)}`).join('; ') : 'nothing is said about it'}.`,
    ...(report.data ? [`Facts about models and licences as of ${escapeMarkdown(report.data.snapshotDate)}.`] : []),
    ...view.general.map((f) => `${f.severity}: ${escapeMarkdown(f.message)}${f.at ? ` (${code(`${f.at.file}:${f.at.line}:${f.at.column}`)})` : ''}`),
    ...(view.unresolved.length ? [`Not resolved: ${view.unresolved.map((d) => escapeMarkdown(d.title)).join(', ')}.`] : []),
    ...(report.scan.filesSkipped.length ? [`Skipped: ${report.scan.filesSkipped.slice(0, MAX_PLACES).map((f) => `${code(f.file)} (${escapeMarkdown(f.reason)})`).join(', ')}${report.scan.filesSkipped.length > MAX_PLACES ? ` and ${report.scan.filesSkipped.length - MAX_PLACES} more` : ''}.`] : []),
    `Written by ${report.tool.name} ${escapeMarkdown(report.tool.version)} on ${escapeMarkdown(report.generatedAt)}. ${NO_LEGAL_ADVICE}`,
  ];
  return `## Method\n\n${rows.map((r) => `- ${r}`).join('\n')}`;
}
