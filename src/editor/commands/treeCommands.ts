import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { namedIn } from '../lookup.js';
import type { Store } from '../store.js';
import type { ModelTree } from '../tree.js';
import { GROUPINGS, type Grouping } from '../treeNodes.js';

/** Asks by what the tree is grouped. */
export async function groupTree(tree: ModelTree, value: unknown): Promise<void> {
  const given = GROUPINGS.find((g) => g === value);
  if (given) return tree.setGrouping(given);
  const items = GROUPINGS.map((grouping) => ({ label: groupingWord(grouping), grouping, picked: grouping === tree.grouping, ...(grouping === tree.grouping ? { description: l10n.t('now') } : {}) }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Group the models by') });
  if (picked) tree.setGrouping(picked.grouping);
}

/** Asks for words that a row must hold. */
export async function filterTree(tree: ModelTree, value: unknown): Promise<void> {
  const filter = typeof value === 'string' ? value : await vscode.window.showInputBox({ title: l10n.t('Filter the models'), prompt: l10n.t('Words of a model, licence, publisher, verdict or path. Empty shows all.'), value: tree.filter });
  if (filter !== undefined) tree.setFilter(filter);
}

/** Shows the row of the model under the cursor. */
export async function revealInTree(store: Store, tree: ModelTree): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const named = editor ? namedIn(store, editor.document).find((n) => n.range.contains(editor.selection.active)) : undefined;
  if (!named) {
    await vscode.commands.executeCommand('modelLicenceReview.models.focus');
    return;
  }
  await tree.reveal((node) => node.state === named.state && node.reference.id === named.reference.id);
}

function groupingWord(grouping: Grouping): string {
  switch (grouping) {
    case 'verdict': return l10n.t('Verdict');
    case 'model': return l10n.t('Model');
    case 'licence': return l10n.t('Licence');
    case 'publisher': return l10n.t('Publisher');
    case 'file': return l10n.t('File');
  }
}
