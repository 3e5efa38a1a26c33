import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../src/editor/start.js';

export const ID = 'model-licence-review.model-licence-review';
const SOURCE = 'Model Licence Review';

/** The extension's API, activated. */
export async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(ID);
  assert.ok(extension, 'the extension is not there');
  return extension.activate();
}

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri;
}

export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), ...path.split('/'));
}

export async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Our diagnostics of a document. */
export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((d) => d.source === SOURCE);
}

export function codeOf(d: vscode.Diagnostic): string {
  return typeof d.code === 'object' ? String(d.code.value) : String(d.code);
}

/** Resolves when the condition holds after an event of the editor; no sleeping in between. */
export async function until<T>(what: string, probe: () => T | undefined | null | false | Promise<T | undefined | null | false>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise<void>((next) => {
      const subscriptions: vscode.Disposable[] = [];
      const done = (): void => {
        clearTimeout(timer);
        for (const s of subscriptions) s.dispose();
        next();
      };
      // Diagnostics are what most tests wait for; the timer is for what tells no event.
      const timer = setTimeout(done, 250);
      subscriptions.push(vscode.languages.onDidChangeDiagnostics(done));
    });
  }
}

/** Writes a file of the workspace from outside the editor. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = file(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
}

/** Opens an untitled or new document, waits for everything, and closes what is open. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
