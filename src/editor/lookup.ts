import type * as vscode from 'vscode';
import type { Explanation } from '../core/explain.js';
import type { Finding } from '../core/findings/types.js';
import type { FolderState } from './folderState.js';
import type { Store } from './store.js';
import { viewOf, type ModelView, type NumberedReference } from './view.js';

/** A model named at a place of a document. */
export interface Named {
  readonly state: FolderState;
  readonly reference: NumberedReference;
  readonly range: vscode.Range;
  readonly model: ModelView;
  readonly findings: readonly Finding[];
}

/** Everything that the latest analysis knows to be named in a document or cell, in order. */
export function namedIn(store: Store, document: vscode.TextDocument): Named[] {
  const uri = document.uri.toString();
  const named: Named[] = [];
  for (const state of store.states) {
    if (!state.analysis) continue;
    const view = viewOf(state.analysis);
    for (const [file, references] of view.referencesByFile) {
      // A cell's address holds its notebook's path: other files can be passed over without asking for each place.
      if (!document.uri.path.endsWith(file.slice(file.lastIndexOf('/') + 1)) && state.uriOf(file).toString() !== uri) continue;
      for (const reference of references) {
        const place = state.placeOf(reference);
        const model = view.model(reference);
        if (model && place.uri.toString() === uri) named.push({ state, reference, range: place.range, model, findings: view.findingsByReference.get(reference.id) ?? [] });
      }
    }
  }
  return named.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The words for a model where it stands: rules that a path of the policy sets count. */
export async function explainAt(store: Store, { state, reference, model }: Named): Promise<Explanation> {
  const [core, knowledge] = await Promise.all([store.engine.core(), store.engine.knowledge()]);
  const { session } = state;
  if (!session || session.policy.paths.length === 0) return store.engine.inDisplayLanguage(() => core.explain(model.record, model.assessment, knowledge));
  const policy = { ...session.policy, rules: core.rulesFor(session.policy, reference.file), paths: [] };
  return store.engine.inDisplayLanguage(() => {
    const { record, assessment } = session.judge({ registry: reference.registry, model: reference.model, revision: model.record.requestedRevision }, policy);
    return core.explain(record, assessment, knowledge);
  });
}

/** A model that some folder names, by registry and id; the folder that uses it first. */
export function findModel(store: Store, model: string, registry?: string): { state: FolderState; model: ModelView } | null {
  for (const state of store.states) {
    if (!state.analysis) continue;
    const found = viewOf(state.analysis).models.find((m) => (registry === undefined || m.record.registry === registry) && (m.record.model === model || m.key === model || m.references.some((r) => r.text === model)));
    if (found) return { state, model: found };
  }
  return null;
}

