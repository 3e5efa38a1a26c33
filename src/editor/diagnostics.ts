import * as vscode from 'vscode';
import { shownFindings, type ShownFinding } from './findings.js';
import type { FolderState } from './folderState.js';
import type { Links } from './links.js';
import type { Store } from './store.js';

/** The name under which the user sees our findings. */
const SOURCE = 'Model Licence Review';

const SEVERITY = {
  error: vscode.DiagnosticSeverity.Error, warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information, hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** Shows the findings of every folder in Problems and in the editors. What didn't change isn't set again, so nothing flickers. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('model-licence-review');
  readonly #store: Store;
  readonly #links: Links;
  /** By folder, then by address: what was set last. */
  readonly #set = new Map<string, Map<string, string>>();
  readonly #subscription: vscode.Disposable;

  constructor(store: Store, links: Links) {
    this.#store = store;
    this.#links = links;
    this.#subscription = store.onDidChange((state) => this.update(state));
  }

  update(state: FolderState): void {
    const byUri = new Map<string, { uri: vscode.Uri; shown: ShownFinding[] }>();
    for (const shown of shownFindings(state, this.#store.settingsOf(state))) {
      const id = shown.place.uri.toString();
      const known = byUri.get(id);
      if (known) known.shown.push(shown);
      else byUri.set(id, { uri: shown.place.uri, shown: [shown] });
    }
    const before = this.#set.get(state.key) ?? new Map<string, string>();
    const now = new Map<string, string>();
    const entries: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    for (const [id, { uri, shown }] of byUri) {
      const diagnostics = shown.map((s) => this.#diagnostic(state, s));
      const content = JSON.stringify(diagnostics.map((d) => [d.range, d.message, d.severity, d.code, d.relatedInformation?.length ?? 0]));
      now.set(id, content);
      if (before.get(id) !== content) entries.push([uri, diagnostics]);
    }
    for (const id of before.keys()) if (!now.has(id)) entries.push([vscode.Uri.parse(id, true), undefined]);
    this.#set.set(state.key, now);
    if (entries.length) this.#collection.set(entries);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #diagnostic(state: FolderState, { finding, place, severity }: ShownFinding): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(place.range, finding.message, SEVERITY[severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: finding.rule, target: this.#links.rule(finding.rule) };
    diagnostic.relatedInformation = finding.related.map((r) => {
      const { uri, range } = state.place(r.file, null, r.line, r.column, r.line, r.endColumn);
      return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), r.message);
    });
    if (finding.rule === 'provenance/retired') diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
    if (finding.reference === null && finding.severity === 'hint') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    return diagnostic;
  }
}
