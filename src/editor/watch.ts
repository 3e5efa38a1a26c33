import * as vscode from 'vscode';
import { kindOfFile } from '../core/references/files.js';
import { POLICY_FILES } from '../session/policyNames.js';
import type { FolderState } from './folderState.js';
import type { Store } from './store.js';

/** Events come in bursts (a branch switch, a build): they are taken together after this pause. */
const PAUSE_MS = 400;
/** With more changes than this a scan is cheaper than one reading after the other. */
const MANY = 300;

interface Pending {
  readonly state: FolderState;
  readonly changed: Set<string>;
  readonly deleted: Set<string>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Keeps what was read true when files change outside the editor. A folder is watched as a whole only after it was scanned; before
 * that only its policy is. A deleted folder tells one event, for itself.
 */
export class Watch implements vscode.Disposable {
  readonly #store: Store;
  readonly #rescan: (state: FolderState) => Promise<void>;
  readonly #watchers = new Map<string, { readonly scanned: boolean; readonly disposable: vscode.Disposable }>();
  readonly #pending = new Map<string, Pending>();
  readonly #subscription: vscode.Disposable;

  constructor(store: Store, rescan: (state: FolderState) => Promise<void>) {
    this.#store = store;
    this.#rescan = rescan;
    this.#subscription = store.onDidChange((state) => this.#watch(state));
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { disposable } of this.#watchers.values()) disposable.dispose();
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
  }

  #watch(state: FolderState): void {
    const known = this.#watchers.get(state.key);
    const gone = !state.folder || state.analysis === null;
    if (known && (gone || known.scanned !== state.scanned)) {
      known.disposable.dispose();
      this.#watchers.delete(state.key);
    }
    if (gone || !state.folder || this.#watchers.has(state.key)) return;
    const pattern = state.scanned ? '**/*' : `{${[...new Set([...POLICY_FILES, 'model-lock.json', ...state.policyFiles])].join(',')}}`;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(state.folder, pattern));
    const subscriptions = [
      watcher, watcher.onDidChange((uri) => this.#note(state, uri, false)), watcher.onDidCreate((uri) => this.#note(state, uri, false)), watcher.onDidDelete((uri) => this.#note(state, uri, true)),
    ];
    this.#watchers.set(state.key, { scanned: state.scanned, disposable: vscode.Disposable.from(...subscriptions) });
  }

  #note(state: FolderState, uri: vscode.Uri, deleted: boolean): void {
    const path = state.pathOf(uri);
    if (path === null || path === '.git' || path.startsWith('.git/') || path.includes('node_modules/')) return;
    let pending = this.#pending.get(state.key);
    if (!pending) this.#pending.set(state.key, (pending = { state, changed: new Set(), deleted: new Set(), timer: undefined }));
    (deleted ? pending.deleted : pending.changed).add(path);
    (deleted ? pending.changed : pending.deleted).delete(path);
    clearTimeout(pending.timer);
    const due = pending;
    pending.timer = setTimeout(() => void this.#flush(due), PAUSE_MS);
  }

  async #flush(pending: Pending): Promise<void> {
    this.#pending.delete(pending.state.key);
    const { state, changed, deleted } = pending;
    if (!state.session) return;
    if ([...changed, ...deleted].some((path) => isPolicy(state, path))) this.#store.policyChanged(state);
    if (!state.scanned) return;
    const whole = changed.size + deleted.size > MANY || [...changed].some((path) => path.endsWith('.gitignore')) || (await this.#holdsFolder(state, changed));
    if (!whole) return this.#store.filesChanged(state, [...changed], [...deleted]);
    // A scan drops what is gone by itself; what a rename took away shouldn't wait for it.
    if (deleted.size) this.#store.filesChanged(state, [], [...deleted]);
    await this.#rescan(state).catch(() => undefined);
  }

  /** A folder that was moved in tells one event, for itself; its files tell none. */
  async #holdsFolder(state: FolderState, paths: ReadonlySet<string>): Promise<boolean> {
    for (const path of paths) {
      if (kindOfFile(path) !== null) continue;
      const type = await vscode.workspace.fs.stat(state.uriOf(path)).then((s) => s.type, () => vscode.FileType.Unknown);
      if (type === vscode.FileType.Directory) return true;
    }
    return false;
  }
}

/** The policy, what it extends, and the lock file beside it: what any of them says is read again. */
function isPolicy(state: FolderState, path: string): boolean {
  return path.endsWith('model-lock.json') || state.policyFiles.includes(path) || (POLICY_FILES as readonly string[]).includes(path);
}
