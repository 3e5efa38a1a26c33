import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { LockFile } from '../core/findings/lock.js';
import type { PolicyProblem } from '../core/policy/types.js';
import type { Report } from '../core/reports/types.js';
import type { Core } from './engine.js';
import type { FolderState } from './folderState.js';
import type { EditorHost } from './host.js';
import { readInFolder } from './inFolder.js';
import { policyPlace } from './policies.js';

/** The lock file stands beside the policy. */
export function lockUri(state: FolderState, core: Core): vscode.Uri {
  return vscode.Uri.joinPath(policyPlace(state), '..', core.LOCK_FILE);
}

/** A lock file larger than this is none. */
const MAX_LOCK_BYTES = 64 * 1024 * 1024;

/** A folder's lock file, and why what stands there can't be read; both null where there is none. */
export async function readLock(state: FolderState, { core, host }: { core: Core; host: EditorHost }): Promise<{ lock: LockFile | null; problem: PolicyProblem | null }> {
  const uri = lockUri(state, core);
  const text = state.folder ? await readInFolder(state, host, uri, MAX_LOCK_BYTES) : null;
  if (text === null) return { lock: null, problem: null };
  const parsed = typeof text === 'string' ? core.parseLock(text) : text.refused;
  if (typeof parsed === 'object') return { lock: parsed, problem: null };
  // Said when it is shown, in the language of that moment.
  const why = (): string => (typeof parsed === 'string' ? String(core.parseLock(String(text))) : parsed());
  return { lock: null, problem: { file: state.pathOf(uri) ?? core.LOCK_FILE, line: 1, column: 1, get message() { return `${core.LOCK_FILE}: ${why()}`; }, severity: 'warning' } };
}

/** What changed for the one model of a report since the lock file was written, in words. */
export function historyOf(locked: LockFile, core: Core, report: Report): string[] {
  const names = new Set(report.models.map((m) => `${m.registry}:${m.model}`));
  const before: LockFile = { lockVersion: 1, models: locked.models.filter((m) => names.has(`${m.registry}:${m.model}`)) };
  return core.compareLocks(before, core.createLock(report)).map((d) => (d.kind === 'new' ? l10n.t('new: {0}', d.text) : d.kind === 'gone' ? l10n.t('gone: {0}', d.text) : l10n.t('changed: {0}', d.text)));
}
