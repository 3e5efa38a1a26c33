import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { shownFindings } from './findings.js';
import type { Store } from './store.js';

/** Marks files that use a denied model, in explorer and tabs: a letter with a tooltip, not a colour alone. */
export class Decorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #store: Store;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  /** By folder: how many denied uses each file has. */
  readonly #denied = new Map<string, Map<string, number>>();

  constructor(store: Store) {
    this.#store = store;
    this.#subscription = store.onDidChange((state) => {
      const before = this.#denied.get(state.key) ?? new Map<string, number>();
      const now = new Map<string, number>();
      for (const { finding, reference } of shownFindings(state, this.#store.settingsOf(state))) {
        if (finding.verdict !== 'deny' || !reference) continue;
        const uri = state.uriOf(reference.file).toString();
        now.set(uri, (now.get(uri) ?? 0) + 1);
      }
      this.#denied.set(state.key, now);
      const changed = [...new Set([...before.keys(), ...now.keys()])].filter((uri) => before.get(uri) !== now.get(uri));
      if (changed.length) this.#changed.fire(changed.map((uri) => vscode.Uri.parse(uri, true)));
    });
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const id = uri.toString();
    const count = [...this.#denied.values()].reduce((n, files) => n + (files.get(id) ?? 0), 0);
    return count === 0 ? undefined : new vscode.FileDecoration('§', count === 1 ? l10n.t('Uses a denied model') : l10n.t('Uses denied models in {0} places', count), new vscode.ThemeColor('list.errorForeground'));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
