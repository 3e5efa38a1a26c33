import { VERDICT_WORDS, answerLines } from '../../explain.js';
import { answersOf } from '../answers.js';
import { CATEGORY_WORDS, STATE_WORDS, count } from '../describe.js';
import type { Dossier, DossierLicense } from '../summary.js';
import type { ReportLicense, ReportReference } from '../types.js';
import { block, code, link, list, place, table, text } from './escape.js';
import { lineageDrawing } from './lineage.js';

/** Places of one model that are listed before the rest is only counted; the JSON has them all. */
const MAX_PLACES = 100;

/** Everything about one model; what a reader asks first stands first. */
export function dossierHtml(d: Dossier, licenses: ReadonlyMap<string, ReportLicense>): string {
  const a = d.assessment;
  const cite = (key: string | null, clause: string | null): string => citation(key, clause, licenses);
  const uses = d.places.filter((p) => p.kind === 'use').length;
  return `<article id="${d.id}" class="${d.verdict}" aria-labelledby="${d.id}-title">
<h3 id="${d.id}-title">${link(d.title, d.record.url)} <span class="verdict">${VERDICT_WORDS[d.verdict]}</span></h3>
${answers(d, cite)}
${block('Licence', list(d.licenses.filter((l) => !l.repeated).map((l) => `${license(l)}${again(d, l)}`)))}
${block('Further reasons', list(a.reasons.slice(1).map((r) => `${text(r.text)}${cite(r.license, r.clause)}`)))}
${block('Open questions', table(['question', 'what each answer would change', 'asked by'], a.questions.map((q) => [`${text(q.text)}<br>${code(q.fact)}`, answerLines(q.answers ?? [], a).map(text).join('<br>'), cite(q.license, q.clause).trim()]), 'Open questions', [46, 32, 22]))}
${block('Duties', table(['duty', 'state', 'where', 'demanded by'], a.obligations.map((o) => [text(o.text), `<span class="state-${o.state}">${STATE_WORDS[o.state]}</span>`, o.evidence ? code(o.evidence) : '', cite(o.license, o.clause).trim()]), 'Duties and their state', [44, 16, 14, 26]))}
${block('Terms that matter', d.licenses.filter((l) => !l.repeated && l.terms.length).map(terms).join(''))}
${d.lineage.parents.length ? block('Lineage', lineageDrawing(d.lineage)) : ''}
${block('Notes', list(d.remarks.map(text)))}
${block('Allowed alternatives', list(a.alternatives.map((x) => `${text(x.model)} (${text(x.license)}): ${text(x.why)}`)))}
${block(`Where used (${count(uses, 'place')})`, places(d.places))}
${block('Evidence', table(['fact', 'source', 'read on'], d.sources.map((s) => [text(s.what), `${link(s.source, s.url)}${s.hash ? `<br>SHA-256 ${code(s.hash)}` : ''}`, text(s.date ?? '')]), 'Evidence', [32, 54, 14], 'evidence'))}
</article>`;
}

/** May we ship it, which clause says so, what must we do, who decided. */
function answers(d: Dossier, cite: (key: string | null, clause: string | null) => string): string {
  const { may, clause, todo, decided } = answersOf(d);
  const evidence = d.assessment.reasons[0]?.evidence.find((e) => e.url !== null);
  const source = `${clause.words ? text(clause.words) : ''}${cite(clause.license, clause.clause)}`.trim();
  return `<dl class="answers"><dt>May it be used?</dt><dd><strong>${may}</strong> ${text(d.sentence)}</dd>
<dt>Which clause says so?</dt><dd>${source}${evidence ? ` (${link('text', evidence.url)})` : ''}</dd>
<dt>What must be done?</dt><dd>${todo.length === 1 ? text(todo[0] ?? '') : list(todo.map(text))}</dd>
<dt>Who decided?</dt><dd>${text(decided)}</dd></dl>`;
}

function license(l: DossierLicense): string {
  const id = l.spdx && l.spdx !== l.title ? ` ${code(l.spdx)}` : '';
  const version = l.license?.version ? `, version ${text(l.license.version)}` : '';
  const kind = l.license ? `, ${CATEGORY_WORDS[l.license.category]}` : '';
  const origin = l.inherited ? `, inherited: ${l.path.map(text).join(' \u2192 ')}` : l.declared ? `, ${text(l.declared)}` : '';
  const terms = l.license ? ` (<a href="#${licenseAnchor(l.key)}">all terms</a>)` : '';
  return `${link(l.title, l.url)}${id}${version}${kind}${origin}${terms}${l.license && !l.license.verified ? ' <strong>Its text was not read.</strong>' : ''}`;
}

/** Where a licence that binds already comes in once more. */
function again(d: Dossier, l: DossierLicense): string {
  const paths = d.licenses.filter((o) => o.repeated && o.key === l.key && o.inherited).map((o) => o.path.map(text).join(' \u2192 '));
  return paths.length ? ` <span class="dim">Also by lineage: ${paths.join('; ')}.</span>` : '';
}

function terms(l: DossierLicense): string {
  return `<p>${link(l.title, l.url)}</p>${table(['term', 'clause'], l.terms.map((t) => [text(t.text), text(t.clause ?? '')]), `Terms of the ${l.title}`, [80, 20])}`;
}

/** ` Llama 3.1 Community License Agreement, clause 2`, linked to its terms in the annex. */
function citation(key: string | null, clause: string | null, licenses: ReadonlyMap<string, ReportLicense>): string {
  if (key === null) return clause ? ` clause ${text(clause)}` : '';
  const known = licenses.get(key);
  const name = known ? `<a href="#${licenseAnchor(key)}">${text(known.title)}</a>` : text(key);
  return ` ${name}${clause ? `, clause ${text(clause)}` : ''}`;
}

/** The annex's anchor of a licence: only letters, digits, dots and dashes. */
export function licenseAnchor(key: string): string {
  return `license-${key.replace(/[^A-Za-z0-9.-]/g, '-')}`;
}

function places(references: readonly ReportReference[]): string {
  const shown = references.slice(0, MAX_PLACES).map(place);
  return list(references.length > MAX_PLACES ? [...shown, `and ${references.length - MAX_PLACES} more`] : shown);
}
