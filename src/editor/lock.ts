import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { LockFile } from '../core/findings/lock.js';
import type { Report } from '../core/reports/types.js';
import type { Core } from './engine.js';
import type { FolderState } from './folderState.js';
import { policyPlace } from './policies.js';

/** The lock file stands beside the policy. */
export function lockUri(state: FolderState, core: Core): vscode.Uri {
  return vscode.Uri.joinPath(policyPlace(state), '..', core.LOCK_FILE);
}

/** A folder's lock file; null where there is none that can be read. */
export async function readLock(state: FolderState, core: Core): Promise<LockFile | null> {
  if (!state.folder) return null;
  try {
    const parsed = core.parseLock(new TextDecoder().decode(await vscode.workspace.fs.readFile(lockUri(state, core))));
    return typeof parsed === 'string' ? null : parsed;
  } catch {
    return null;
  }
}

/** What changed for the one model of a report since the lock file was written, in words. */
export function historyOf(locked: LockFile, core: Core, report: Report): string[] {
  const names = new Set(report.models.map((m) => `${m.registry}:${m.model}`));
  const before: LockFile = { lockVersion: 1, models: locked.models.filter((m) => names.has(`${m.registry}:${m.model}`)) };
  return core.compareLocks(before, core.createLock(report)).map((d) => (d.kind === 'new' ? l10n.t('new: {0}', d.text) : d.kind === 'gone' ? l10n.t('gone: {0}', d.text) : l10n.t('changed: {0}', d.text)));
}
