import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Analysis } from '../core/analysis.js';
import { modelKey, type ModelKey } from '../core/models/types.js';
import type { UseProfile } from '../core/policy/types.js';
import { REGISTRIES } from '../core/references/types.js';
import type { Report } from '../core/reports/types.js';
import { dossierHtml, escapeHtml } from './dossierHtml.js';
import { parseMessage, type DossierMessage } from './dossierMessages.js';
import type { FolderState } from './folderState.js';
import { webUri, type Links } from './links.js';
import { historyOf, readLock } from './lock.js';
import { findModel } from './lookup.js';
import { englishAnalysis } from './report.js';
import type { Store } from './store.js';
import { verdictWord } from './words.js';

export const DOSSIER_VIEW = 'modelLicenceReview.dossier';

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly key: ModelKey;
  state: FolderState;
  html: string;
}

/** One page for each model: everything that is known of it, kept true while it is open and restored after a reload. */
export class DossierPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #store: Store;
  readonly #links: Links;
  readonly #panels = new Map<string, OpenPanel>();
  readonly #subscription: vscode.Disposable;

  constructor(store: Store, links: Links) {
    this.#store = store;
    this.#links = links;
    this.#subscription = store.onDidChange((state) => {
      for (const open of this.#panels.values()) if (open.state === state) void this.#update(open);
    });
  }

  /** Shows a model's dossier; one that no file names is looked up and judged by itself. */
  async show(model: string, registry: string | undefined): Promise<void> {
    const named = findModel(this.#store, model, registry);
    const key: ModelKey = named ? { registry: named.model.record.registry, model: named.model.record.model, revision: named.model.record.requestedRevision } : { registry: REGISTRIES.find((r) => r === registry) ?? 'huggingface', model, revision: null };
    const known = this.#panels.get(modelKey(key));
    if (known) return known.panel.reveal();
    const panel = vscode.window.createWebviewPanel(DOSSIER_VIEW, model, vscode.ViewColumn.Active, this.#options());
    await this.#fill(panel, key, named?.state);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const { model, registry, revision } = (typeof saved === 'object' && saved !== null ? saved : {}) as { model?: unknown; registry?: unknown; revision?: unknown };
    if (typeof model !== 'string') return panel.dispose();
    panel.webview.options = this.#options();
    await this.#fill(panel, { registry: REGISTRIES.find((r) => r === registry) ?? 'huggingface', model, revision: typeof revision === 'string' ? revision : null }, findModel(this.#store, model)?.state);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { panel } of this.#panels.values()) panel.dispose();
  }

  #options(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [this.#links.media()], enableFindWidget: true };
  }

  async #fill(panel: vscode.WebviewPanel, key: ModelKey, found: FolderState | undefined): Promise<void> {
    const id = modelKey(key);
    const state = found ?? this.#store.stateOf(vscode.workspace.workspaceFolders?.[0] ?? null);
    const open: OpenPanel = { panel, key, state, html: '' };
    this.#panels.set(id, open);
    panel.onDidDispose(() => this.#panels.delete(id));
    panel.webview.onDidReceiveMessage((message) => this.#receive(open, parseMessage(message)));
    panel.iconPath = { light: this.#links.media('icon-light.svg'), dark: this.#links.media('icon-dark.svg') };
    open.html = await this.#content(open);
    panel.webview.html = this.#page(panel.webview, key, open.html);
  }

  async #update(open: OpenPanel): Promise<void> {
    const html = await this.#content(open);
    if (html === open.html) return;
    open.html = html;
    await open.panel.webview.postMessage({ type: 'content', html });
  }

  async #content(open: OpenPanel): Promise<string> {
    const { engine } = this.#store;
    const core = await engine.core();
    const { lock } = await readLock(open.state, { core, host: engine.host });
    const make = await this.#report(open);
    return engine.inDisplayLanguage(() => {
      const report = make(open.state.analysis);
      const [dossier] = core.viewReport(report).groups.flatMap((g) => g.dossiers);
      if (!dossier) throw new Error(l10n.t('Nothing is known of {0}.', open.key.model));
      return dossierHtml(dossier, { history: lock && historyOf(lock, core, report), canDecide: open.state.folder !== null });
    });
  }

  /** Makes the report of this one model, in the language in which it is called; looks up first what no analysis knows. */
  async #report({ key, state }: OpenPanel): Promise<(analysis: Analysis | null) => Report> {
    const [core, knowledge] = await Promise.all([this.#store.engine.core(), this.#store.engine.knowledge()]);
    await this.#store.open(state);
    const { session } = state;
    if (!session) throw new Error(l10n.t('The folder is gone.'));
    const indexIn = (analysis: Analysis | null): number => analysis?.models.findIndex((m) => m.registry === key.registry && m.model === key.model && m.requestedRevision === key.revision) ?? -1;
    if (indexIn(state.analysis) < 0) await session.explain(key, new AbortController().signal);
    return (analysis) => {
      const index = indexIn(analysis);
      const { record, assessment } = index >= 0 && analysis ? { record: analysis.models[index], assessment: analysis.assessments[index] } : session.judge(key);
      if (!record || !assessment) throw new Error(l10n.t('Nothing is known of {0}.', key.model));
      const alone: Analysis = {
        references: (analysis?.references ?? []).filter((r) => r.registry === key.registry && r.model === key.model), ignores: [], models: [record], assessments: [assessment],
        findings: (analysis?.findings ?? []).filter((f) => f.model === key.model && f.registry === key.registry), policy: session.policy, policyProblems: [], scan: { filesScanned: 0, filesSkipped: [], complete: true }, missing: [],
      };
      return core.buildReport(alone, { version: __VERSION__, generatedAt: `${new Date(this.#store.engine.host.platform.now()).toISOString().slice(0, 19)}Z`, knowledge });
    };
  }

  async #receive(open: OpenPanel, message: DossierMessage | null): Promise<void> {
    const run = (command: string, args: unknown): Thenable<unknown> => vscode.commands.executeCommand(`modelLicenceReview.${command}`, args);
    switch (message?.type) {
      case 'approve': return void (await run('approve', { model: open.key.model, registry: open.key.registry, folder: open.state.folder ? open.state.key : undefined }));
      case 'answer': return void (await run('answerQuestion', { fact: message.fact, value: message.value, folder: open.state.key }));
      case 'card': return openWeb((await this.#report(open))(open.state.analysis).models[0]?.url ?? null);
      case 'link': return openWeb(message.url);
      case 'copy': return vscode.env.clipboard.writeText((await import('#lazy/reports')).WRITERS.markdown((await this.#report(open))(englishAnalysis(this.#store, open.state))));
      case 'place': {
        const reference = open.state.analysis?.references.find((r) => r.id === message.id);
        if (!reference) return;
        const { uri, range } = open.state.placeOf(reference);
        await vscode.commands.executeCommand('vscode.open', uri, { selection: range, viewColumn: vscode.ViewColumn.Beside });
        return;
      }
      case 'whatIf': return this.#whatIf(open, message.use);
      case undefined: return;
    }
  }

  /** Judges again with the facts that the user tries out; nothing is written. */
  async #whatIf(open: OpenPanel, facts: UseProfile): Promise<void> {
    const { session } = open.state;
    if (!session) return;
    const { policy } = session;
    const tried = this.#store.engine.inDisplayLanguage(() => session.judge(open.key, { ...policy, rules: { ...policy.rules, use: { ...policy.rules.use, ...facts } } }));
    const text = Object.keys(facts).length === 0 ? '' : l10n.t('With these answers: {0}. {1}', verdictWord(tried.assessment.verdict), tried.assessment.reasons[0]?.text ?? '');
    await open.panel.webview.postMessage({ type: 'whatIf', text });
  }

  #page(webview: vscode.Webview, key: ModelKey, content: string): string {
    const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
    const csp = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src ${webview.cspSource}`;
    return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${csp}"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${webview.asWebviewUri(this.#links.media('dossier.css')).toString()}"><title>${escapeHtml(key.model)}</title></head>
<body><main id="dossier" data-model="${escapeHtml(key.model)}" data-registry="${escapeHtml(key.registry)}"${key.revision === null ? '' : ` data-revision="${escapeHtml(key.revision)}"`}>${content}</main>
<script nonce="${nonce}" src="${webview.asWebviewUri(this.#links.media('dossier.js')).toString()}"></script></body></html>`;
  }
}

async function openWeb(url: string | null): Promise<void> {
  const uri = webUri(url);
  if (uri) await vscode.env.openExternal(uri);
}
