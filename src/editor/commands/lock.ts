import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { say } from '../../core/language.js';
import { leadsOut } from '../inFolder.js';
import { lockUri } from '../lock.js';
import { pickFolder, recordOf, tellFailure, type CommandContext } from './context.js';

/** Writes `model-lock.json` beside the folder's policy, with what a scan of all its files found. */
export async function writeLock(context: CommandContext, args: unknown): Promise<void> {
  const { store } = context;
  const state = await pickFolder(context, recordOf(args)['folder']);
  if (!state) return;
  try {
    // What is open only is no basis for a lock: all of the folder counts.
    if (!state.scanned) await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: l10n.t('Reviewing model licences') }, () => store.scan(state, { files: () => undefined, models: () => undefined }));
    if (!state.analysis) return;
    const [core, knowledge] = await Promise.all([store.engine.core(), store.engine.knowledge()]);
    const lock = core.createLock(core.buildReport(state.analysis, { version: __VERSION__, generatedAt: '', knowledge }));
    const uri = lockUri(state, core);
    if (await leadsOut(state, store.engine.host, uri)) throw new Error(store.engine.inDisplayLanguage(() => say`is a link that leads out of the folder`));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(core.writeLockFile(lock)));
    await vscode.window.showTextDocument(uri, { preview: true });
  } catch (error) {
    tellFailure(l10n.t('The lock file could not be written'), error);
  }
}
