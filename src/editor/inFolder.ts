import * as vscode from 'vscode';
import { say } from '../core/language.js';
import type { EditorHost } from './host.js';
import type { FolderState } from './folderState.js';

/** Why a file that a folder brings along is not read; said when it is read, in the language of that moment. */
export interface Refusal {
  readonly refused: () => string;
}

/**
 * Whether a file of a folder is a link, or lies behind one, that leads out of the folder: what a workspace brings must not make us
 * read or write elsewhere. Where links can't be followed (virtual workspaces, the web), every link counts as one that does.
 */
export async function leadsOut(state: FolderState, host: EditorHost, uri: vscode.Uri): Promise<boolean> {
  const { folder } = state;
  const path = state.pathOf(uri);
  if (!folder || path === null) return true;
  if (host.leadsOut && folder.uri.scheme === 'file') return host.leadsOut(folder.uri.fsPath, uri.fsPath);
  const parts = path.split('/');
  for (let i = 1; i <= parts.length; i++) {
    const part = vscode.Uri.joinPath(folder.uri, ...parts.slice(0, i));
    const link = await vscode.workspace.fs.stat(part).then(({ type }) => (type & vscode.FileType.SymbolicLink) !== 0, () => false);
    if (link) return true;
  }
  return false;
}

/**
 * The text of a file of a folder as its unsaved document or the disk has it; null where there is none. A document without
 * unsaved changes may lag behind the disk: the editor takes what another program wrote from its file watcher, and hidden ones late.
 */
export async function readInFolder(state: FolderState, host: EditorHost, uri: vscode.Uri, limit: number): Promise<string | Refusal | null> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (await leadsOut(state, host, uri)) return { refused: () => say`is a link that leads out of the folder` };
    const unsaved = vscode.workspace.textDocuments.find((d) => d.isDirty && !d.isClosed && d.uri.toString() === uri.toString());
    if (unsaved) return unsaved.getText();
    // A pipe or a device would be waited for.
    if (!(type & vscode.FileType.File)) return null;
    return size > limit ? { refused: () => say`is larger than ${limit / 1024 / 1024} MB` } : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
