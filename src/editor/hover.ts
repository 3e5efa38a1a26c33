import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Explanation } from '../core/explain.js';
import { webUri } from './links.js';
import { explainAt, namedIn, type Named } from './lookup.js';
import { commandLink, escapeText, trustedMarkdown, webLink } from './markdown.js';
import type { Store } from './store.js';
import { VERDICT_ICON, citation, noLegalAdvice, stateWord, verdictWord } from './words.js';

/** Lines of one kind that a hover shows; the dossier has them all. */
const MOST_LICENSES = 3;
const MOST_FACTS = 3;
const MOST_DUTIES = 3;
const MOST_QUESTIONS = 2;
const COMMANDS = ['modelLicenceReview.openDossier', 'modelLicenceReview.answerQuestion', 'modelLicenceReview.showRule'];

/** The verdict, why, and what follows from it, where the model is named. */
export class Hover implements vscode.HoverProvider {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    const named = namedIn(this.#store, document).find((n) => n.range.contains(position));
    if (!named) return null;
    const explanation = await explainAt(this.#store, named);
    const settings = this.#store.settingsOf(named.state);
    const said = named.reference.kind === 'use' && named.findings.some((f) => !f.suppressed && f.verdict !== null && settings.severity.get(f.rule) !== 'off' && f.message.startsWith(explanation.reasons[0]?.text ?? '\0'));
    return new vscode.Hover(trustedMarkdown(hoverText(named, explanation, said), COMMANDS), named.range);
  }
}

/** Few lines, most important first; each fact with the clause that says it. The editor shows about twelve lines without scrolling. */
function hoverText(named: Named, e: Explanation, said: boolean): string {
  // A licence's name stands in the sentence already; its clause is what can be looked up.
  const bracket = (license: string | null, clause: string | null): string => (clause ? ` *${escapeText(citation(license, clause))}*` : '');
  const more = (all: number, shown: number): string[] => (all > shown ? [l10n.t('and {0} more in the dossier', all - shown)] : []);
  const section = (title: string, lines: readonly string[]): string[] => (lines.length ? [`**${escapeText(title)}**\n${lines.map((line) => `- ${line}`).join('\n')}`] : []);
  const [first, ...rest] = e.reasons;
  // A licence that a parent shares with its child says nothing new.
  const keys = named.model.assessment.effectiveLicenses.map((l) => l.key);
  const licenses = e.licenses.length === keys.length ? e.licenses.filter((_, i) => keys.indexOf(keys[i] ?? '') === i) : e.licenses;
  const blocks = [
    `$(${VERDICT_ICON[e.verdict]}) **${escapeText(verdictWord(e.verdict))}**: ${escapeText(e.model)}`,
    // The diagnostics above it in the same hover may have said this already.
    ...(first && !said ? [`${escapeText(first.text)}${bracket(first.license, first.clause)}`] : []),
    ...(e.approval ? [`$(verified) ${escapeText(e.approval)}`] : []),
    ...(licenses.length === 1 ? [`$(law) ${escapeText(licenses[0] ?? '')}`] : section(l10n.t('Licences'), [...licenses.slice(0, MOST_LICENSES).map(escapeText), ...more(licenses.length, MOST_LICENSES)])),
    ...(rest.length === 1 ? rest.map((r) => `$(info) ${escapeText(r.text)}${bracket(r.license, r.clause)}`) : section(l10n.t('What decides'), [...rest.slice(0, MOST_FACTS).map((r) => `${escapeText(r.text)}${bracket(r.license, r.clause)}`), ...more(rest.length, MOST_FACTS)])),
    // What is denied has no duties: it may not be used.
    ...section(l10n.t('What must be done'), e.verdict === 'deny' ? [] : [...e.obligations.slice(0, MOST_DUTIES).map((o) => `${escapeText(o.text)} (${escapeText(stateWord(o.state))})${bracket(null, o.clause)}`), ...more(e.obligations.length, MOST_DUTIES)]),
    ...section(l10n.t('Open questions'), e.questions.slice(0, MOST_QUESTIONS).map((q) => `${escapeText(q.text)} ${commandLink(l10n.t('Answer'), 'modelLicenceReview.answerQuestion', [{ fact: q.fact, folder: named.state.key }])}`)),
    links(named, e),
    `*${escapeText(l10n.t('Source: {0}', named.model.record.error ? e.source : short(e.source)))}. ${escapeText(noLegalAdvice())}*`,
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** Where a fact was read is told at length in the dossier. */
function short(text: string): string {
  const bracket = text.indexOf(' (');
  return bracket < 0 ? text : text.slice(0, bracket);
}

function links(named: Named, e: Explanation): string {
  const card = webUri(named.model.record.url);
  const rule = named.findings.find((f) => f.verdict !== null)?.rule;
  return [
    commandLink(l10n.t('Dossier'), 'modelLicenceReview.openDossier', [{ model: e.model, registry: named.reference.registry }]),
    rule ? commandLink(l10n.t('Rule'), 'modelLicenceReview.showRule', [rule]) : '',
    card ? webLink(l10n.t('Model card'), card) : '',
  ].filter(Boolean).join(' · ');
}
