import * as vscode from 'vscode';
import type { ModelKey } from '../core/models/types.js';
import { extensionFor, isCell, isJupyter, isReviewable, isShown, notebookOf } from './documents.js';
import type { Engine } from './engine.js';
import { FolderState } from './folderState.js';
import { Lookups } from './lookups.js';
import { Reader } from './reader.js';
import { scanState, type ScanProgress } from './scan.js';
import { Schedule } from './schedule.js';
import { Sessions } from './sessions.js';
import type { Tokens } from './secrets.js';
import { readSettings, wantsReading, type ReadEvent, type Settings } from './settings.js';

/** Pause after the last key before a document is read again. */
const TYPING_PAUSE_MS = 300;
/** Results of look-ups and scans under way are shown at most this often. */
const PUBLISH_EVERY_MS = 400;

export interface ReviewProgress extends ScanProgress {
  /** Models looked up and to be looked up. */
  models(done: number, total: number): void;
}

/**
 * The latest analysis of every folder, kept true while the user works. Documents, files and answers go in; one event comes out.
 * Nothing heavy is loaded before a text may name a model or a scan is asked for.
 */
export class Store implements vscode.Disposable {
  readonly engine: Engine;
  readonly #lookups: Lookups;
  readonly #sessions: Sessions;
  readonly #schedule: Schedule;
  readonly #reader: Reader;
  readonly #scans = new Set<Promise<void>>();
  readonly #states = new Map<string, FolderState>();
  readonly #resolving = new Map<string, AbortController>();
  readonly #changedFiles = new Map<string, Set<string>>();
  readonly #published = new Map<string, number>();
  readonly #changed = new vscode.EventEmitter<FolderState>();
  readonly #scanning = new vscode.EventEmitter<FolderState>();
  /** A folder has a new analysis, or is gone. */
  readonly onDidChange = this.#changed.event;
  /** A scan began or ended. */
  readonly onDidChangeScanning = this.#scanning.event;

  constructor(engine: Engine, tokens: Tokens, log: vscode.LogOutputChannel) {
    this.engine = engine;
    this.#lookups = new Lookups(engine, tokens);
    this.#schedule = new Schedule((error) => log.error(error instanceof Error ? error : String(error)));
    this.#reader = new Reader(engine, log, (state) => this.open(state));
    this.#sessions = new Sessions(engine, this.#lookups, (state) => this.#reader.notices(state));
  }

  /** Everything that has been looked at so far, workspace folders in their order, what lies outside last. */
  get states(): readonly FolderState[] {
    const order = new Map((vscode.workspace.workspaceFolders ?? []).map((f, i) => [f.uri.toString(), i]));
    return [...this.#states.values()].sort((a, b) => (order.get(a.key) ?? Infinity) - (order.get(b.key) ?? Infinity));
  }

  /** The state that a document, file or notebook belongs to; made where there is none yet. */
  stateFor(uri: vscode.Uri | null): FolderState {
    const folder = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? null;
    return this.stateOf(folder);
  }

  stateOf(folder: vscode.WorkspaceFolder | null): FolderState {
    const key = folder?.uri.toString() ?? '';
    let state = this.#states.get(key);
    if (!state) this.#states.set(key, (state = new FolderState(folder)));
    return state;
  }

  settingsOf(state: FolderState): Settings {
    return readSettings(state.folder?.uri);
  }

  /** Resolves when nothing is being read, looked up or scanned. */
  async ready(): Promise<void> {
    for (await this.#schedule.idle(); this.#scans.size > 0; await this.#schedule.idle()) await Promise.allSettled([...this.#scans]);
  }

  /** Reads a document now, soon or not at all, as `run` says for this kind of event. */
  touch(document: vscode.TextDocument, event: ReadEvent): void {
    if (!isReviewable(document.uri)) return;
    const notebook = isCell(document) ? notebookOf(document) : undefined;
    if (notebook) return this.touchNotebook(notebook, event);
    const state = this.stateFor(document.uri);
    // A policy counts as it is typed; it names models without using them.
    const path = state.folder ? state.pathOf(document.uri) : null;
    if (path !== null && event !== 'open' && state.policyFiles.includes(path)) this.policyChanged(state);
    const extension = extensionFor(document);
    if (extension === null) return;
    const { run } = this.settingsOf(state);
    if (!wantsReading(run, event)) return;
    this.#schedule.later(`read ${document.uri.toString()}`, event === 'change' ? TYPING_PAUSE_MS : 0, async () => {
      if (await this.#reader.document(state, document, extension)) this.#publishSoon(state);
    });
  }

  touchNotebook(notebook: vscode.NotebookDocument, event: ReadEvent): void {
    if (!isReviewable(notebook.uri) || !isJupyter(notebook)) return;
    const state = this.stateFor(notebook.uri);
    const { run } = this.settingsOf(state);
    if (!wantsReading(run, event)) return;
    this.#schedule.later(`read ${notebook.uri.toString()}`, event === 'change' ? TYPING_PAUSE_MS : 0, async () => {
      // The editor keeps notebooks for a while after their last tab was closed, and tells of what a revert does to them only then.
      if (event === 'change' && !isShown(notebook)) return;
      if (await this.#reader.notebook(state, notebook)) this.#publishSoon(state);
    });
  }

  /** A document was closed: what it named goes with it, unless the folder was scanned; then the file counts as it is on disk. */
  closed(uri: vscode.Uri): void {
    if (!isReviewable(uri) || uri.scheme === 'vscode-notebook-cell') return;
    this.#schedule.drop(`read ${uri.toString()}`);
    const state = this.stateFor(uri);
    const path = state.pathOf(uri);
    if (path === null) return;
    const names = state.closeDocument(uri, path);
    if (!state.session) return;
    if (state.scanned) this.#schedule.later(`file ${uri.toString()}`, 0, () => this.#readFiles(state, [path]));
    else {
      state.session.remove(path);
      // Documents without a folder go by their name with the extension of their language.
      for (const name of names) state.session.remove(name);
      this.#publishSoon(state);
    }
  }

  /** Files were written, made or deleted outside the editor. */
  filesChanged(state: FolderState, changed: readonly string[], deleted: readonly string[]): void {
    if (!state.session) return;
    for (const path of deleted) state.session.remove(path);
    const waiting = this.#changedFiles.get(state.key) ?? new Set<string>();
    this.#changedFiles.set(state.key, waiting);
    for (const path of changed) waiting.add(path);
    this.#schedule.later(`files ${state.key}`, 0, () => {
      // Taken when the work begins: what came in the meantime is read with it.
      const paths = [...waiting];
      waiting.clear();
      return this.#readFiles(state, paths);
    });
  }

  /** A policy file, the trust or a setting changed: the policy is read again and everything judged anew. */
  policyChanged(state: FolderState, pause = TYPING_PAUSE_MS): void {
    if (!state.session) return;
    this.#schedule.later(`policy ${state.key}`, pause, async () => {
      await this.#sessions.reload(state);
      this.#publish(state);
      this.#resolveSoon(state);
    });
  }

  /** Settings changed, trust was given, or the user asked for it: reads open documents again with everything new. */
  refresh(forget: boolean): void {
    if (forget) this.#lookups.forget();
    if (forget) for (const state of this.#states.values()) state.session?.forgetEvidence();
    this.#readAgain(forget ? 'ask' : 'open');
  }

  #readAgain(event: 'ask' | 'open'): void {
    for (const state of this.#states.values()) this.policyChanged(state, 0);
    for (const document of vscode.workspace.textDocuments) if (!isCell(document)) this.touch(document, event);
    for (const notebook of vscode.workspace.notebookDocuments) this.touchNotebook(notebook, event);
  }

  /**
   * The user wants to know what registries say now, of one model and what it descends from, or of everything. What they said before
   * holds until then: nothing that is known becomes unknown for a moment.
   */
  checkAgain(state?: FolderState, models?: readonly ModelKey[]): void {
    const one = state?.session && models ? { session: state.session, models } : null;
    this.#lookups.askAnew(one?.models.map((m) => m.model));
    if (state && one) {
      one.session.askAgain(one.models);
      return this.policyChanged(state, 0);
    }
    for (const each of this.#states.values()) each.session?.askAgain();
    this.#readAgain('ask');
  }

  /** A workspace folder went away with everything that was known of it. */
  removeFolder(folder: vscode.WorkspaceFolder): void {
    const state = this.#states.get(folder.uri.toString());
    if (!state) return;
    state.scanning?.abort();
    this.#resolving.get(state.key)?.abort();
    state.analysis = null;
    this.#states.delete(state.key);
    this.#changed.fire(state);
  }

  /** Prepares a folder's session and policy, once. */
  open(state: FolderState): Promise<void> {
    return this.#sessions.open(state);
  }

  /**
   * Scans a folder and looks up what it names. Resolves when both have ended; a cancelled scan keeps what it found and says that it
   * is not complete.
   */
  async scan(state: FolderState, progress: ReviewProgress): Promise<void> {
    const scan = this.#scan(state, progress);
    this.#scans.add(scan);
    try {
      await scan;
    } finally {
      this.#scans.delete(scan);
    }
  }

  async #scan(state: FolderState, progress: ReviewProgress): Promise<void> {
    state.scanning?.abort();
    const controller = new AbortController();
    state.scanning = controller;
    this.#scanning.fire(state);
    try {
      await this.open(state);
      await this.#sessions.reload(state);
      await scanState(state, this.engine, this.settingsOf(state), this.#nestedIn(state), controller.signal, {
        files: (done, total) => {
          progress.files(done, total);
          this.#publishSometimes(state);
        },
      });
      state.scanned = true;
      await this.#reader.openDocuments(state, (uri) => this.stateFor(uri) === state);
      this.#publish(state);
      await this.#resolve(state, controller.signal, (done, total) => progress.models(done, total));
    } catch (error) {
      if (!controller.signal.aborted) throw error;
      state.session?.setScanned(state.analysis?.scan.filesScanned ?? 0, false);
    } finally {
      if (state.scanning === controller) state.scanning = null;
      this.#publish(state);
      this.#scanning.fire(state);
    }
  }

  dispose(): void {
    for (const state of this.#states.values()) state.scanning?.abort();
    for (const controller of this.#resolving.values()) controller.abort();
    this.#schedule.dispose();
    this.#changed.dispose();
    this.#scanning.dispose();
  }

  async #readFiles(state: FolderState, paths: readonly string[]): Promise<void> {
    await this.#reader.files(state, paths);
    this.#publish(state);
    this.#resolveSoon(state);
  }

  /** Workspace folders inside this one are their own states: nothing is reported twice. */
  #nestedIn(state: FolderState): string[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap((f) => (f.uri.toString() === state.key ? [] : (state.pathOf(f.uri) ?? [])));
  }

  #publishSoon(state: FolderState): void {
    this.#schedule.later(`publish ${state.key}`, 0, () => {
      this.#publish(state);
      this.#resolveSoon(state);
      return Promise.resolve();
    });
  }

  #publishSometimes(state: FolderState): void {
    const now = Date.now();
    if (now - (this.#published.get(state.key) ?? 0) >= PUBLISH_EVERY_MS) this.#publish(state);
  }

  #publish(state: FolderState): void {
    if (!state.session || this.#states.get(state.key) !== state) return;
    const { session } = state;
    state.analysis = this.engine.inDisplayLanguage(() => session.analyze());
    state.forgetClosed();
    this.#published.set(state.key, Date.now());
    this.#changed.fire(state);
  }

  #resolveSoon(state: FolderState): void {
    if (!state.analysis?.missing.length || state.scanning) return;
    this.#schedule.later(`resolve ${state.key}`, 0, async () => {
      const controller = new AbortController();
      this.#resolving.set(state.key, controller);
      try {
        await this.#resolve(state, controller.signal, () => undefined);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        this.#resolving.delete(state.key);
      }
    });
  }

  async #resolve(state: FolderState, signal: AbortSignal, progress: (done: number, total: number) => void): Promise<void> {
    if (!state.session) return;
    const known = state.analysis?.missing.length ?? 0;
    if (known === 0) return;
    await state.session.resolve(signal, (done, total) => {
      progress(done, total);
      this.#publishSometimes(state);
    });
    // What was typed while the answers were under way counts: the state is analysed as it is now.
    this.#publish(state);
  }
}
