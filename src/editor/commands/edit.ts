import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { say } from '../../core/language.js';
import { ignoreLine } from '../ignoreComment.js';
import { leadsOut } from '../inFolder.js';
import { pickFolder, recordOf, stringOf, tellFailure, type CommandContext } from './context.js';

/** Writes a comment above a line that switches a rule off there; asks for the reason unless one is given. */
export async function ignoreHere(_: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const uri = stringOf(given['uri']);
  const rule = stringOf(given['rule']);
  const at = given['line'];
  if (uri === undefined || rule === undefined || typeof at !== 'number') return;
  const reason = typeof given['reason'] === 'string' ? given['reason'] : await vscode.window.showInputBox({ title: l10n.t('Ignore {0} here', rule), prompt: l10n.t('Why may it be ignored? The reason stands in the comment for the next reader.') });
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const line = document.lineAt(Math.min(Math.max(0, at), document.lineCount - 1));
  const above = line.lineNumber > 0 ? document.lineAt(line.lineNumber - 1).text : null;
  const comment = ignoreLine(document.uri.path, document.languageId, above, line.text, rule, reason);
  if (comment === null) return;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, line.range.start, `${comment}\n`);
  await vscode.workspace.applyEdit(edit);
}

/** Writes a line at the end of a file of the folder (a notice, an attribution), which is made where there is none. */
export async function appendToFile(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const file = stringOf(given['file']);
  const text = typeof given['text'] === 'string' ? given['text'] : undefined;
  const state = await pickFolder(context, given['folder']);
  if (!state?.folder || file === undefined || text === undefined || file.split('/').includes('..')) return;
  const uri = state.uriOf(file);
  try {
    const { engine } = context.store;
    if (await leadsOut(state, engine.host, uri)) throw new Error(engine.inDisplayLanguage(() => say`is a link that leads out of the folder`));
    const edit = new vscode.WorkspaceEdit();
    const exists = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
    if (!exists) {
      edit.createFile(uri, { ignoreIfExists: true });
      edit.insert(uri, new vscode.Position(0, 0), text);
    } else {
      const document = await vscode.workspace.openTextDocument(uri);
      const end = document.lineAt(document.lineCount - 1).range.end;
      edit.insert(uri, end, `${end.character > 0 ? '\n' : ''}${text}`);
    }
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(uri);
  } catch (error) {
    tellFailure(l10n.t('{0} could not be written', file), error);
  }
}
