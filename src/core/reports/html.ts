import { NO_LEGAL_ADVICE, VERDICT_WORDS, answerLines } from '../explain.js';
import { CATEGORY_WORDS, count, useRows } from './describe.js';
import { dossierHtml, licenseAnchor } from './html/dossier.js';
import { block, code, link, list, place, table, text } from './html/escape.js';
import { picture } from './html/picture.js';
import { STYLE } from './html/style.js';
import { bareWords, headline, viewReport, type Dossier, type ReportView } from './summary.js';
import type { Report, ReportLicense } from './types.js';

const MAX_SKIPPED = 200;
/** Places in a row before the rest is only counted; the JSON has them all. */
const MAX_ROW_PLACES = 10;

/**
 * The legal summary as one HTML file: no script, nothing loaded from elsewhere, readable on a phone and on paper. First what needs a
 * decision, then what is denied, then what is allowed with duties; the licences' terms and the method at the end. Pure.
 */
export function writeHtml(report: Report): string {
  const view = viewReport(report);
  const licenses = new Map(report.licenses.map((l) => [l.key, l]));
  const groups = view.groups.map((g) => `<section aria-labelledby="${g.id}"><h2 id="${g.id}">${g.title} (${g.dossiers.length})</h2><p>${g.lead}</p>
${g.id === 'mentioned' ? mentioned(g.dossiers) : g.id === 'unresolved' ? unresolved(g.dossiers) : g.dossiers.map((d) => dossierHtml(d, licenses)).join('\n')}</section>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>Model licence review</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">To the models</a>
<header><h1>Model licence review</h1>
<p><strong>${text(headline(view))}.</strong></p>
<p class="dim small">${text(report.generatedAt)} \u00b7 policy ${report.policy.path ? code(report.policy.path) : 'balanced (built in)'} \u00b7 ${NO_LEGAL_ADVICE}</p></header>
${picture(view)}
${contents(view)}
<main id="main">
${overview(view)}
${facts(view)}
${groups.join('\n')}
${annex(report.licenses)}
${method(view)}
</main>
<footer><p class="small">Written by ${report.tool.name} ${text(report.tool.version)} on ${text(report.generatedAt)}. ${NO_LEGAL_ADVICE}</p></footer>
</body>
</html>
`;
}

function contents(view: ReportView): string {
  const items = [
    '<a href="#overview">All models in one table</a>', ...(view.facts.length ? ['<a href="#facts">Facts that would settle open questions</a>'] : []),
    ...view.groups.map((g) => `<a href="#${g.id}">${g.title} (${g.dossiers.length})</a>`), ...(view.report.licenses.length ? ['<a href="#annex">Annex: the licences and their terms</a>'] : []), '<a href="#method">Method</a>',
  ];
  return `<nav aria-label="Contents">${list(items)}</nav>`;
}

function overview(view: ReportView): string {
  const rows = view.groups.filter((g) => g.id !== 'mentioned' && g.id !== 'unresolved').flatMap((g) => g.dossiers).map((d) => [
    `<a href="#${d.id}">${text(d.title)}</a>`, `<span class="verdict ${d.verdict}">${VERDICT_WORDS[d.verdict]}</span>`, licenseNames(d), text(d.sentence),
  ]);
  const bare = view.groups.find((g) => g.id === 'unresolved')?.dossiers.length ?? 0;
  const rest = bare ? `<p><a href="#unresolved">${count(bare, 'further model')} whose licence is not established</a>.</p>` : '';
  return `<section><h2 id="overview">All models in use</h2>${table(['model', 'verdict', 'licence', 'why'], rows, 'All models in use', [25, 17, 23, 35])}${rest}${rows.length || bare ? '' : '<p>No file uses a model.</p>'}</section>`;
}

function facts(view: ReportView): string {
  if (view.facts.length === 0) return '';
  const items = view.facts.map((f) => `<strong>${text(f.title)}</strong> (${code(f.fact)}), asked for ${count(f.models.length, 'model')}: ${f.models.map(text).join(', ')}${list(f.questions.map((q) => `${text(q.text)}${q.answers?.length ? ` <em>${answerLines(q.answers).map(text).join('; ')}</em>` : ''}`))}`);
  return `<section><h2 id="facts">Facts that would settle open questions</h2><p>Written into the policy\u2019s <code>use</code>, each settles the models beside it.</p>${list(items)}</section>`;
}

/** Of these nothing is known but why: one row a model. */
function unresolved(dossiers: readonly Dossier[]): string {
  return table(['model', 'why', 'where'], dossiers.map((d) => [`<span id="${d.id}">${text(d.title)}</span>`, text(bareWords(d)), places(d.places, MAX_ROW_PLACES)]), 'Models whose licence is not established', [34, 30, 36]);
}

/** What is only mentioned decides nothing: one row a model. */
function mentioned(dossiers: readonly Dossier[]): string {
  return table(['model', 'verdict if it were used', 'licence', 'where'], dossiers.map((d) => [link(d.title, d.record.url), VERDICT_WORDS[d.verdict], licenseNames(d), places(d.places, 3)]), 'Models that are only mentioned', [28, 18, 26, 28]);
}

function places(references: Dossier['places'], limit: number): string {
  const shown = references.slice(0, limit).map(place);
  return (references.length > limit ? [...shown, `and ${references.length - limit} more`] : shown).join(', ');
}

function licenseNames(d: Dossier): string {
  return d.licenses.filter((l) => !l.repeated).map((l) => `${link(l.title, l.url)}${l.inherited ? ` <span class="dim">(from ${text(l.from)})</span>` : ''}`).join('; ');
}

function annex(licenses: readonly ReportLicense[]): string {
  if (licenses.length === 0) return '';
  const entries = licenses.map((l) => `<section id="${licenseAnchor(l.key)}"><h3>${link(l.title, l.url)}</h3>
<p class="small">${code(l.spdx)}, ${CATEGORY_WORDS[l.category]}${l.version ? `, version ${text(l.version)}` : ''}${l.publisher ? `, by ${text(l.publisher)}` : ''}${l.source ? `. Facts from ${text(l.source)}` : ''}${l.verified ? '' : '. <strong>Its text was not read.</strong>'}</p>
${table(['term', 'clause'], l.terms.map((t) => [text(t.text), text(t.clause ?? '')]), `Terms of the ${l.title}`, [80, 20])}</section>`);
  return `<section class="annex"><h2 id="annex">Annex: the licences and their terms</h2>${entries.join('\n')}</section>`;
}

function method(view: ReportView): string {
  const { report } = view;
  const { scan, policy } = report;
  const skipped = scan.filesSkipped.slice(0, MAX_SKIPPED).map((f) => `${code(f.file)}: ${text(f.reason)}`);
  const use = useRows(policy.use);
  return `<section class="method"><h2 id="method">Method</h2>
<p>Files of the folder were searched for names of AI models. For each, what its registry and its card say was read, its base models were followed, and every licence that binds it was judged clause by clause against the policy and the facts about the product in it. A clause that needs a fact nobody gave asks for it; what could not be read is never allowed. ${NO_LEGAL_ADVICE} Links to files are relative to the folder that was scanned.</p>
${block('Scanned', `<p>${count(scan.filesScanned, 'file')}, ${count(report.summary.references, 'reference')} to ${count(report.summary.models, 'model')}${scan.complete ? '' : '. <strong>The scan was not completed.</strong>'}</p>`)}
${block('Policy', `<p>${policy.path ? `${code(policy.path)}${policy.sha256 ? `, SHA-256 ${code(policy.sha256)}` : ''}` : 'No policy file: the built-in preset <code>balanced</code> holds.'}</p>`)}
${block('What the policy says about the product', use.length ? table(['fact', 'value'], use.map((u) => [text(u.label), text(u.value)]), 'Facts about the product', [40, 60]) : '<p>Nothing.</p>')}
${block('Facts about models and licences', report.data ? `<p>Embedded data as of ${text(report.data.snapshotDate)}; the evidence of each model names its source and date.</p>` : '')}
${block('About the scan and the policy', list(view.general.map((f) => `${f.severity}: ${text(f.message)}${f.at ? ` (${code(`${f.at.file}:${f.at.line}:${f.at.column}`)})` : ''}`)))}
${block(`Not resolved (${view.unresolved.length})`, list(view.unresolved.map((d) => `<a href="#${d.assessment.kind === 'mention' ? 'mentioned' : d.id}">${text(d.title)}</a>: ${text(d.record.error?.message ?? '')}`)))}
${block(`Skipped (${scan.filesSkipped.length})`, list(scan.filesSkipped.length > MAX_SKIPPED ? [...skipped, `and ${scan.filesSkipped.length - MAX_SKIPPED} more`] : skipped))}
</section>`;
}
