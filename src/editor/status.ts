import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Store } from './store.js';
import { countVerdicts } from './treeNodes.js';
import { countWords } from './words.js';

/** One item at the left of the status bar, after a scan was run; a click shows the models. */
export class Status implements vscode.Disposable {
  readonly #store: Store;
  readonly #item = vscode.window.createStatusBarItem('modelLicenceReview.status', vscode.StatusBarAlignment.Left, 10);
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: Store) {
    this.#store = store;
    this.#item.name = l10n.t('Model Licence Review');
    this.#subscriptions = [this.#item, store.onDidChange(() => this.#update()), store.onDidChangeScanning(() => this.#update())];
  }

  dispose(): void {
    for (const s of this.#subscriptions) s.dispose();
  }

  #update(): void {
    const { states } = this.#store;
    if (states.some((s) => s.scanning)) {
      this.#item.text = `$(sync~spin) ${l10n.t('Reviewing licences')}`;
      this.#item.tooltip = l10n.t('Click to stop the scan; what was found stays.');
      this.#item.command = 'modelLicenceReview.cancelScan';
      return this.#item.show();
    }
    if (!states.some((s) => s.scanned)) return this.#item.hide();
    const counts = countVerdicts(states);
    const open = countWords({ ...counts, allow: 0 });
    this.#item.text = open ? `$(law) ${open}` : `$(law) ${l10n.t('all models allowed')}`;
    this.#item.tooltip = `${l10n.t('Models of this workspace')}: ${countWords(counts) || l10n.t('none')}`;
    this.#item.command = 'modelLicenceReview.models.focus';
    this.#item.accessibilityInformation = { label: `${l10n.t('Model Licence Review')}: ${countWords(counts) || l10n.t('none')}` };
    this.#item.show();
  }
}
