import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { say } from '../../core/language.js';
import type { FolderState } from '../folderState.js';
import { leadsOut } from '../inFolder.js';
import { policyPlace } from '../policies.js';
import type { CommandContext } from './context.js';

/**
 * Changes a folder's policy file, which is made where there is none, and shows it. Saved unless the user was editing it; what a person
 * has written stays as it is. Throws one plain sentence where the text can't be edited.
 */
export async function editPolicy(context: CommandContext, state: FolderState, change: (text: string, path: string) => string): Promise<void> {
  const core = await context.store.engine.core();
  const uri = policyPlace(state);
  const { engine } = context.store;
  if (await leadsOut(state, engine.host, uri)) throw new Error(engine.inDisplayLanguage(() => say`is a link that leads out of the folder`));
  if (!(await exists(uri))) await writeNew(uri, uri.path.endsWith('.json') ? '{\n  "version": 1,\n  "extends": ["balanced"]\n}\n' : core.createPolicyText({}));
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  // The editor may not have seen yet what another program wrote a moment ago; an edit of the old text could not be saved.
  if (!wasDirty && new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) !== document.getText()) {
    await vscode.window.showTextDocument(document, { preview: true });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  const before = document.getText();
  const after = change(before, uri.path);
  await vscode.workspace.applyEdit(difference(document, before, after));
  if (!wasDirty) await document.save();
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  const at = document.positionAt(firstDifference(before, after));
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  context.store.policyChanged(state);
}

/** Writes a file that isn't there. */
export async function writeNew(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}

/** The smallest replacement that turns one text into the other, so that folds, cursors and undo stay sensible. */
function difference(document: vscode.TextDocument, before: string, after: string): vscode.WorkspaceEdit {
  const start = firstDifference(before, after);
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(before.length - end)), after.slice(start, after.length - end));
  return edit;
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

/** A date as the policy writes it; null for what is none. */
export function dateProblem(value: string): string | null {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? null : l10n.t('A date like 2027-06-30.');
}
