import * as vscode from 'vscode';
import { globProblem } from '../core/policy/globs.js';
import { kindOfFile } from '../core/references/files.js';
import type { FileReferences } from '../core/references/types.js';
import { ALWAYS_EXCLUDED } from '../platform/excluded.js';
import { MAX_TEXT_BYTES } from '../session/readEntry.js';
import { extensionFor, isCell, isJupyter, isShown } from './documents.js';
import type { Engine } from './engine.js';
import type { FolderState } from './folderState.js';
import { readSettings } from './settings.js';

const NOTHING: FileReferences = { references: [], ignores: [] };

/** Documents, notebooks and files → what they name, put into the session of their folder. Each answers whether that changed anything. */
export class Reader {
  readonly #engine: Engine;
  readonly #log: vscode.LogOutputChannel;
  readonly #open: (state: FolderState) => Promise<void>;

  constructor(engine: Engine, log: vscode.LogOutputChannel, open: (state: FolderState) => Promise<void>) {
    this.#engine = engine;
    this.#log = log;
    this.#open = open;
  }

  /** Notices at the root show obligations to be met even where only open files are reviewed. */
  async notices(state: FolderState): Promise<void> {
    const { folder } = state;
    if (!folder) return;
    const core = await this.#engine.core();
    try {
      for (const [name, type] of await vscode.workspace.fs.readDirectory(folder.uri)) {
        if (type !== vscode.FileType.File || !core.isNoticeLike(name)) continue;
        const decoded = core.decodeText(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, name)));
        if (decoded) state.session?.setWorkspaceText(name, decoded.text);
      }
    } catch (error) {
      this.#log.debug(`notices of ${folder.name}: ${String(error)}`);
    }
  }

  async document(state: FolderState, document: vscode.TextDocument, extension: string): Promise<boolean> {
    if (document.isClosed) return false;
    const path = state.folder ? state.pathOf(document.uri) : state.foreignPath(document.uri, extension);
    return path !== null && this.#text(state, path, document.getText(), true);
  }

  async notebook(state: FolderState, notebook: vscode.NotebookDocument): Promise<boolean> {
    if (notebook.isClosed) return false;
    const shown = isShown(notebook);
    const path = state.folder ? state.pathOf(notebook.uri) : state.foreignPath(notebook.uri, notebook.isUntitled ? '.ipynb' : '');
    if (path === null) return false;
    const core = await this.#engine.core();
    const text = (notebook.isDirty || notebook.isUntitled ? null : await readFileText(notebook.uri)) ?? core.writeNotebook(notebook.getCells().map((c) => ({ code: c.kind === vscode.NotebookCellKind.Code, text: c.document.getText() })), 'python');
    // Closed in the meantime: its cells are gone from the screen, and the file counts again.
    if (notebook.isClosed || shown && !isShown(notebook)) return false;
    state.setNotebook(path, notebook, core.layoutNotebook(text));
    return this.#text(state, path, text, true);
  }

  /** Puts into the session what a text names. `open`: it is edited and will come again. False where that changes nothing. */
  async #text(state: FolderState, path: string, text: string, open = false): Promise<boolean> {
    const core = await this.#engine.core();
    // What follows the edits needs no look at the whole text first.
    const may = state.detectorOf(path) !== undefined || core.listsDependencies(path) || core.speaksOfModels(path, new TextEncoder().encode(text));
    // A text that names nothing, in a folder of which nothing is known, loads no data.
    if (!may && !state.session) return false;
    await this.#open(state);
    const { session } = state;
    if (!session) return false;
    if (core.isNoticeLike(path)) session.setWorkspaceText(path, text);
    const left = [...session.policy.ignore, ...readSettings(state.folder?.uri).exclude.filter((glob) => globProblem(glob) === null)];
    const found = !may || isExcluded(path) || left.some((glob) => core.globMatches(glob, path)) ? NOTHING : await this.#find(state, path, text, open);
    const before = session.referencesOf(path);
    // An edit that moved nothing is no news.
    if (state.analysis && (before === found || !before && core.saysNothing(found))) return core.isNoticeLike(path);
    session.setReferences(path, found);
    return true;
  }

  async #find(state: FolderState, path: string, text: string, open: boolean): Promise<FileReferences> {
    const [core, detection] = await Promise.all([this.#engine.core(), this.#engine.detection()]);
    let detector = state.detectorOf(path);
    if (!detector) {
      if (!open) return core.findReferences({ path, text }, detection);
      state.setDetector(path, (detector = new core.Detector(path, detection)));
    }
    return detector.update(text);
  }

  /** Files as they are on disk; open ones that are being edited count as they are in the editor. */
  async files(state: FolderState, paths: readonly string[]): Promise<void> {
    const core = await this.#engine.core();
    const open = new Set(vscode.workspace.textDocuments.filter((d) => !d.isClosed && d.isDirty).map((d) => d.uri.toString()));
    for (const path of paths) {
      const kind = kindOfFile(path);
      // A weight file is large, and a change of it is told by the next scan.
      if (kind === 'weights' || (kind === null && !core.isNoticeLike(path)) || isExcluded(path)) continue;
      const uri = state.uriOf(path);
      if (open.has(uri.toString())) continue;
      const text = await readFileText(uri);
      if (text === null) state.session?.remove(path);
      else await this.#text(state, path, text);
    }
  }

  /** Open documents count before what a scan read from disk. */
  async openDocuments(state: FolderState, belongs: (uri: vscode.Uri) => boolean): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      if (document.isClosed || isCell(document) || !document.isDirty || !belongs(document.uri)) continue;
      const extension = extensionFor(document);
      const path = extension === null ? null : state.pathOf(document.uri);
      if (path !== null) await this.#text(state, path, document.getText(), true);
    }
    for (const notebook of vscode.workspace.notebookDocuments) if (isJupyter(notebook) && isShown(notebook) && belongs(notebook.uri)) await this.notebook(state, notebook);
  }
}

/** Dependencies and the like are not the user's to review, even where one is opened. */
function isExcluded(path: string): boolean {
  return path.split('/').some((part) => ALWAYS_EXCLUDED.has(part));
}

async function readFileText(uri: vscode.Uri): Promise<string | null> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MAX_TEXT_BYTES) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
