import * as vscode from 'vscode';
import type { Store } from './store.js';
import { viewOf } from './view.js';

/** What the empty tree says: which of the welcome texts of the manifest holds. */
type Welcome = 'notScanned' | 'scanning' | 'nothingFound' | 'policyBroken' | 'filled';

/** Keeps the context key by which the manifest picks the text of the empty tree. */
export class WelcomeState implements vscode.Disposable {
  readonly #store: Store;
  readonly #subscriptions: vscode.Disposable[];
  #shown: Welcome | undefined;
  #offline: boolean | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.#subscriptions = [store.onDidChange(() => this.update()), store.onDidChangeScanning(() => this.update())];
  }

  update(): void {
    const welcome = this.#welcome();
    if (welcome !== this.#shown) {
      this.#shown = welcome;
      void vscode.commands.executeCommand('setContext', 'modelLicenceReview.state', welcome);
    }
    const offline = this.#store.states.some((s) => s.folder && this.#store.settingsOf(s).lookups === 'offline');
    if (offline !== this.#offline) {
      this.#offline = offline;
      void vscode.commands.executeCommand('setContext', 'modelLicenceReview.offline', offline);
    }
  }

  dispose(): void {
    for (const s of this.#subscriptions) s.dispose();
  }

  #welcome(): Welcome {
    const { states } = this.#store;
    if (states.some((s) => s.analysis && viewOf(s.analysis).models.length > 0)) return 'filled';
    if (states.some((s) => s.scanning)) return 'scanning';
    if (states.some((s) => s.analysis?.policyProblems.some((p) => p.severity === 'error'))) return 'policyBroken';
    return states.some((s) => s.scanned) ? 'nothingFound' : 'notScanned';
  }
}
