import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis.js';
import type { Policy } from '../core/policy/types.js';
import type { Detector } from '../core/references/find.js';
import type { ModelReference } from '../core/references/types.js';
import type { NotebookLayout } from '../session/notebookLayout.js';
import type { Lookup, Session } from '../session/session.js';

/** A place in the editor: a document, a file, or a cell of an open notebook. */
export interface EditorPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

interface OpenNotebook {
  readonly notebook: vscode.NotebookDocument;
  readonly layout: NotebookLayout;
}

/**
 * What the editor knows of one workspace folder, or of everything outside all folders (`folder` null). Holds state and translates
 * between paths of the analysis and places of the editor; the store decides when what is read.
 */
export class FolderState {
  readonly folder: vscode.WorkspaceFolder | null;
  /** The folder's address; empty for what lies outside all folders. */
  readonly key: string;
  session: Session | null = null;
  analysis: Analysis | null = null;
  /** All of the folder has been read, not only what is open. */
  scanned = false;
  /** The scan under way. */
  scanning: AbortController | null = null;
  /** What look-ups go through now. */
  lookup: Lookup | null = null;
  /** The last policy that had no error. */
  goodPolicy: Policy | null = null;
  /** Files that the policy was read from, relative to the folder. */
  policyFiles: readonly string[] = [];
  /** What follows the edits of each open document, by its path. */
  readonly #detectors = new Map<string, Detector>();
  readonly #foreign = new Map<string, { readonly uri: vscode.Uri; open: boolean }>();
  readonly #notebooks = new Map<string, OpenNotebook>();

  constructor(folder: vscode.WorkspaceFolder | null) {
    this.folder = folder;
    this.key = folder?.uri.toString() ?? '';
  }

  /** The path by which the analysis calls a file; null where it isn't this folder's. */
  pathOf(uri: vscode.Uri): string | null {
    if (this.folder) {
      const root = this.folder.uri;
      const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
      return uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(base) ? uri.path.slice(base.length) : null;
    }
    return uri.path.replace(/^\//, '');
  }

  /** Outside all folders paths don't say where they are: the address is kept with the name that the analysis gets. */
  foreignPath(uri: vscode.Uri, extension: string): string {
    const path = `${uri.path.replace(/^\//, '')}${extension}`;
    this.#foreign.set(path, { uri, open: true });
    return path;
  }

  uriOf(path: string): vscode.Uri {
    return this.#foreign.get(path)?.uri ?? (this.folder ? vscode.Uri.joinPath(this.folder.uri, ...path.split('/')) : vscode.Uri.file(`/${path}`));
  }

  /** The detector of an open document; undefined: it has named nothing yet. */
  detectorOf(path: string): Detector | undefined {
    return this.#detectors.get(path);
  }

  setDetector(path: string, detector: Detector): void {
    this.#detectors.set(path, detector);
  }

  /** A document was closed: nobody edits it any more. Answers with the names that it went by outside all folders. */
  closeDocument(uri: vscode.Uri, path: string): readonly string[] {
    const names: string[] = [];
    this.#notebooks.delete(path);
    this.#detectors.delete(path);
    for (const [foreign, known] of this.#foreign) {
      if (known.uri.toString() !== uri.toString()) continue;
      known.open = false;
      this.#detectors.delete(foreign);
      names.push(foreign);
    }
    return names;
  }

  /** Addresses of closed documents are kept for as long as the analysis shows something in them, and no longer: thousands come and go in a long session. */
  forgetClosed(): void {
    if (this.#foreign.size === 0) return;
    const shown = this.filesWithResults();
    for (const [path, known] of this.#foreign) if (!known.open && !shown.has(path)) this.#foreign.delete(path);
  }

  setNotebook(path: string, notebook: vscode.NotebookDocument, layout: NotebookLayout): void {
    this.#notebooks.set(path, { notebook, layout });
  }

  /** Where a reference stands in the editor: in its cell while the notebook is open, else in the file. */
  placeOf(reference: ModelReference): EditorPlace {
    return this.place(reference.file, reference.cell, reference.line, reference.column, reference.line, reference.endColumn);
  }

  /** The same for any place of the analysis; 1-based lines and columns as there. */
  place(file: string, cell: number | null, line: number, column: number, endLine: number, endColumn: number): EditorPlace {
    const open = cell === null ? undefined : this.#notebooks.get(file);
    if (open && cell !== null && cell < open.notebook.cellCount) {
      const start = open.layout.toCell(cell, line, column);
      const end = open.layout.toCell(cell, endLine, endColumn);
      if (start && end) return { uri: open.notebook.cellAt(cell).document.uri, range: new vscode.Range(start.line, start.character, end.line, end.character) };
    }
    return { uri: this.uriOf(file), range: new vscode.Range(Math.max(0, line - 1), Math.max(0, column - 1), Math.max(0, endLine - 1), Math.max(0, endColumn - 1)) };
  }

  /** Paths of the analysis that name or ignore something; what is left of a scan when files go. */
  filesWithResults(): Set<string> {
    return new Set([...(this.analysis?.references ?? []), ...(this.analysis?.ignores ?? [])].map((x) => x.file));
  }
}
