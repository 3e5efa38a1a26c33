import { l10n } from 'vscode';
import { answerLines } from '../core/explain.js';
import { factWords, approvalWords, CATEGORY_WORDS } from '../core/reports/describe.js';
import type { LineageNode } from '../core/reports/lineageTree.js';
import type { Dossier, DossierLicense } from '../core/reports/summary.js';
import { VERDICT_ICON, citation, noLegalAdvice, stateWord, verdictWord } from './words.js';

const FLAGS = new Set(['commercial', 'modifiesWeights', 'distributesWeights', 'trainsOnOutputs']);
const NUMBERS = new Set(['monthlyActiveUsers', 'annualRevenueUSD']);

/** Text as HTML that shows exactly its characters. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);
}

const h = escapeHtml;
/** The clause that says it; a licence by itself is named in the sentence. */
const cite = (license: string | null, clause: string | null): string => (clause ? ` <span class="cite">${h(citation(license, clause))}</span>` : '');
/** A link that the extension opens, after it has looked at the address. */
const link = (text: string, url: string | null): string => (url && /^https?:\/\//.test(url) ? `<a href="${h(url)}" data-link="${h(url)}">${h(text)}</a>` : h(text));
const list = (items: readonly string[]): string => `<ul>${items.map((i) => `<li>${i}</li>`).join('')}</ul>`;
const section = (id: string, title: string, content: string): string => (content ? `<section aria-labelledby="${id}"><h2 id="${id}">${h(title)}</h2>${content}</section>` : '');

/** What the page shows beside the report's own dossier. */
export interface DossierExtras {
  /** What changed since the lock file was written; null where there is none. */
  readonly history: readonly string[] | null;
  /** Decisions can be written: the model belongs to a folder. */
  readonly canDecide: boolean;
}

/** The dossier of one model as the page's content, complete and readable without any script. */
export function dossierHtml(d: Dossier, extras: DossierExtras): string {
  const a = d.assessment;
  const approval = approvalWords(a);
  return [
    `<header><h1>${h(d.title)}</h1>`,
    `<p class="verdict ${d.verdict}"><span class="mark" aria-hidden="true">${MARK[VERDICT_ICON[d.verdict]] ?? ''}</span> <strong>${h(verdictWord(d.verdict))}</strong></p>`,
    `<p class="why">${h(d.sentence)}${cite(a.reasons[0]?.license ?? null, a.reasons[0]?.clause ?? null)}</p>`,
    approval ? `<p class="approval">${h(l10n.t('Approval'))}: ${h(approval)}</p>` : '',
    `<p class="actions">${extras.canDecide ? `<button data-action="approve">${h(l10n.t('Record a decision…'))}</button>` : ''}${d.record.url ? `<button data-action="card">${h(l10n.t('Model card'))}</button>` : ''}<button data-action="copy">${h(l10n.t('Copy as Markdown'))}</button></p></header>`,
    section('reasons', l10n.t('Further reasons'), a.reasons.length > 1 ? list(a.reasons.slice(1).map((r) => `${h(r.text)}${cite(r.license, r.clause)}`)) : ''),
    section('licences', l10n.t('Licences that bind it'), d.licenses.length ? list(d.licenses.map(licenseItem)) : d.record.termsOfService ? `<p>${link(d.record.termsOfService.title, d.record.termsOfService.url)}</p>` : `<p>${h(l10n.t('No licence could be established.'))}</p>`),
    section('lineage', l10n.t('Lineage'), d.lineage.parents.length ? `<ul class="lineage">${lineageItem(d.lineage)}</ul>` : `<p>${h(l10n.t('Nothing is known that it descends from.'))}</p>`),
    section('questions', l10n.t('Open questions'), questions(d)),
    section('duties', l10n.t('What must be done'), duties(d)),
    section('terms', l10n.t('Terms'), terms(d.licenses)),
    section('places', l10n.t('Where it is named'), places(d)),
    section('alternatives', l10n.t('Allowed alternatives'), a.alternatives.length ? list(a.alternatives.map((x) => `<strong>${h(x.model)}</strong> (${h(x.license)}): ${h(x.why)}`)) : ''),
    section('history', l10n.t('Since the lock file'), extras.history === null ? '' : extras.history.length ? list(extras.history.map(h)) : `<p>${h(l10n.t('Nothing has changed.'))}</p>`),
    section('remarks', l10n.t('Notes'), d.remarks.length ? list(d.remarks.map(h)) : ''),
    section('sources', l10n.t('Sources'), `<div class="scroll" tabindex="0" role="region" aria-labelledby="sources"><table><thead><tr><th scope="col">${h(l10n.t('Fact'))}</th><th scope="col">${h(l10n.t('Source'))}</th><th scope="col">${h(l10n.t('Date'))}</th></tr></thead><tbody>${d.sources.map((s) => `<tr><td>${h(s.what)}</td><td>${link(s.source, s.url)}</td><td>${h(s.date ?? '')}</td></tr>`).join('')}</tbody></table></div>`),
    `<footer><p>${h(noLegalAdvice())}</p></footer>`,
  ].join('\n');
}

/** Signs that stand beside the words, drawn by every font. */
const MARK: Readonly<Record<string, string>> = { pass: '✓', law: '§', error: '✕', question: '?' };

function licenseItem(l: DossierLicense): string {
  const facts = [l.spdx && l.spdx !== l.title ? l.spdx : '', l.license ? CATEGORY_WORDS[l.license.category] : ''].filter(Boolean).join(', ');
  const origin = l.inherited ? `${l10n.t('inherited')}: ${l.path.join(' → ')}` : (l.declared ?? '');
  return `${link(l.title, l.url)}${facts ? ` (${h(facts)})` : ''}${origin ? `<br><span class="muted">${h(origin)}</span>` : ''}${l.license && !l.license.verified ? `<br><strong>${h(l10n.t('Its text was not read.'))}</strong>` : ''}`;
}

/** Nested lists drawn as a graph by the style sheet: what is seen and what is read aloud are one. */
function lineageItem(node: LineageNode): string {
  const license = node.licenses.length ? node.licenses.join(' + ') : node.remark === 'see above' ? '' : l10n.t('licence not established');
  return `<li><div class="node">${node.relation ? `<span class="relation">${h(node.relation)}</span>` : ''}<span class="model">${h(node.model)}</span><span class="license">${h(license)}</span>${node.remark ? `<span class="muted">${h(node.remark)}</span>` : ''}</div>${node.parents.length ? `<ul>${node.parents.map(lineageItem).join('')}</ul>` : ''}</li>`;
}

function questions({ assessment }: Dossier): string {
  if (assessment.questions.length === 0) return '';
  const facts = [...new Set(assessment.questions.map((q) => q.fact))];
  return `${facts.map((fact) => {
    const asked = assessment.questions.filter((q) => q.fact === fact);
    const id = `fact-${fact.replace(/\W/g, '-')}`;
    const name = fact.replace(/^use\./, '');
    const field = FLAGS.has(name)
      ? `<select id="${id}" data-fact="${h(name)}"><option value="">${h(l10n.t('not said'))}</option><option value="true">${h(l10n.t('yes'))}</option><option value="false">${h(l10n.t('no'))}</option></select>`
      : `<input id="${id}" data-fact="${h(name)}" ${NUMBERS.has(name) ? 'type="number" min="0" step="1" data-number="true"' : 'type="text" maxlength="200"'}>`;
    return `<div class="question">${asked.map((q) => `<p>${h(q.text)}${cite(q.license, q.clause)}</p>${q.answers?.length ? list(answerLines(q.answers, assessment).map(h)) : ''}`).join('')}<p class="field"><label for="${id}">${h(l10n.t('What if: {0}', factWords(fact)))}</label> ${field} <button data-action="answer" data-for="${h(name)}">${h(l10n.t('Write to the policy'))}</button></p></div>`;
  }).join('')}<p id="what-if" role="status" aria-live="polite"></p>`;
}

function duties({ assessment }: Dossier): string {
  if (assessment.obligations.length === 0) return '';
  const rows = assessment.obligations.map((o) => `<tr><td>${h(o.text)}</td><td>${h(citation(o.license, o.clause))}</td><td class="state ${o.state}">${h(stateWord(o.state))}${o.evidence ? `<br><span class="muted">${h(o.evidence)}</span>` : ''}</td></tr>`);
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="duties"><table><thead><tr><th scope="col">${h(l10n.t('Duty'))}</th><th scope="col">${h(l10n.t('Licence and clause'))}</th><th scope="col">${h(l10n.t('State'))}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function terms(licenses: readonly DossierLicense[]): string {
  return licenses.filter((l) => !l.repeated && l.license).map((l, i) => {
    const rows = (l.license?.terms ?? []).map((t) => `<tr><td>${h(t.text)}</td><td>${h(t.clause ?? '')}</td></tr>`);
    return `<h3 id="terms-${i}">${h(l.title)}</h3><div class="scroll" tabindex="0" role="region" aria-labelledby="terms-${i}"><table><thead><tr><th scope="col">${h(l10n.t('Term'))}</th><th scope="col">${h(l10n.t('Clause'))}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  }).join('');
}

function places({ places: all }: Dossier): string {
  return all.length ? list(all.map((r) => `<button class="place" data-action="place" data-place="${h(r.id)}">${h(`${r.file}:${r.line}`)}</button>${r.cell === null ? '' : ` ${h(l10n.t('cell {0}', r.cell + 1))}`}${r.kind === 'use' ? '' : ` <span class="muted">${h(l10n.t('only mentioned'))}</span>`}`)) : `<p>${h(l10n.t('No file of the workspace names it.'))}</p>`;
}
