import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { FolderState } from '../folderState.js';
import type { Store } from '../store.js';
import { tellFailure } from './context.js';

/** Scans every workspace folder with progress and cancel. Resolves when the scan has finished, was cancelled, or failed. */
export async function scanWorkspace(store: Store, location: vscode.ProgressLocation = vscode.ProgressLocation.Notification): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Open a folder first: policies and scans belong to a folder.'));
    return;
  }
  await vscode.window.withProgress({ location, cancellable: location === vscode.ProgressLocation.Notification, title: l10n.t('Reviewing model licences') }, async (progress, token) => {
    token.onCancellationRequested(() => cancelScan(store));
    for (const folder of folders) await scanOne(store, store.stateOf(folder), folders.length > 1 ? `${folder.name}: ` : '', progress, token);
  });
}

async function scanOne(store: Store, state: FolderState, prefix: string, progress: vscode.Progress<{ message?: string; increment?: number }>, token: vscode.CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return;
  let reported = 0;
  try {
    await store.scan(state, {
      files(done, total) {
        progress.report({ message: prefix + l10n.t('{0} of {1} files', done, total), increment: ((done - reported) / Math.max(1, total)) * 100 });
        reported = done;
      },
      models: (done, total) => progress.report({ message: prefix + l10n.t('{0} of {1} models looked up', done, total) }),
    });
  } catch (error) {
    tellFailure(l10n.t('The scan of {0} could not be completed', state.folder?.name ?? ''), error);
  }
}

/** Stops every scan under way; what was found stays. */
export function cancelScan(store: Store): void {
  for (const state of store.states) state.scanning?.abort();
}
