import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { DossierPanels } from '../dossier.js';
import type { FolderState } from '../folderState.js';
import type { Links } from '../links.js';
import type { Tokens } from '../secrets.js';
import type { Store } from '../store.js';

/** What the commands work on. */
export interface CommandContext {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly links: Links;
  readonly dossiers: DossierPanels;
  /** Values that survive a restart, such as who approved last. */
  readonly memory: vscode.Memento;
}

/** A value that a command was given, where it is a record; commands can be called by anybody with anything. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The folder that a command is about: the one named, the only one, the open editor's, else the one that the user picks. */
export async function pickFolder(context: CommandContext, named: unknown): Promise<FolderState | null> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const given = folders.find((f) => f.uri.toString() === named);
  if (given) return context.store.stateOf(given);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Open a folder first: policies and scans belong to a folder.'));
    return null;
  }
  const [only] = folders;
  if (folders.length === 1 && only) return context.store.stateOf(only);
  const active = vscode.window.activeTextEditor && vscode.workspace.getWorkspaceFolder(vscode.window.activeTextEditor.document.uri);
  if (active) return context.store.stateOf(active);
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: l10n.t('Which folder?') });
  return picked ? context.store.stateOf(picked) : null;
}

/** Tells the user in one sentence why something that they asked for could not be done. */
export function tellFailure(what: string, error: unknown): void {
  void vscode.window.showErrorMessage(`${what}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
}
