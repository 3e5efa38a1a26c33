import * as vscode from 'vscode';
import type { Store } from './store.js';
import { namedIn } from './lookup.js';
import { licenseWords } from './treeNodes.js';
import { verdictWord } from './words.js';

/** A line above each use of a model that says its verdict and licence; off unless `codeLens` is set. */
export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #store: Store;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  constructor(store: Store) {
    this.#store = store;
    this.#subscription = store.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const seen = new Set<string>();
    return namedIn(this.#store, document).flatMap((named) => {
      const { state, reference, model, range } = named;
      const id = `${range.start.line} ${model.key}`;
      if (reference.kind !== 'use' || seen.has(id) || !this.#store.settingsOf(state).codeLens) return [];
      seen.add(id);
      const title = `${verdictWord(model.assessment.verdict)} · ${licenseWords(model)}`;
      return [new vscode.CodeLens(range, { title, command: 'modelLicenceReview.openDossier', arguments: [{ model: model.record.model, registry: model.record.registry }] })];
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
