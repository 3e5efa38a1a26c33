import * as vscode from 'vscode';
import { kindOfFile } from '../core/references/files.js';

/** Documents that other parts of the editor show and nobody edits as a file of a project. */
const FOREIGN_SCHEMES = new Set([
  'git', 'gitfs', 'git-index', 'git-commit', 'review', 'pr', 'output', 'comment', 'vscode', 'vscode-scm', 'vscode-terminal', 'vscode-settings', 'vscode-userdata', 'vscode-interactive-input',
  'walkThrough', 'walkThroughSnippet', 'search-editor', 'debug', 'vsls', 'chat-editing-text-model', 'vscode-chat-code-block', 'vscode-chat-editor', 'vscode-local-history', 'vscode-source-control', 'trustedDomains', 'webview-panel', 'extension', 'merge-conflict.conflict-diff',
]);

/** A file extension for documents without a path of their own, by the language that they are shown in. */
const EXTENSION_BY_LANGUAGE: Readonly<Record<string, string>> = {
  python: '.py', javascript: '.js', javascriptreact: '.jsx', typescript: '.ts', typescriptreact: '.tsx', json: '.json', jsonc: '.jsonc', yaml: '.yaml', dockercompose: '.yaml', toml: '.toml', ini: '.ini', properties: '.properties', dotenv: '.env',
  dockerfile: '.dockerfile', shellscript: '.sh', powershell: '.ps1', markdown: '.md', terraform: '.tf', makefile: '.mk', java: '.java', go: '.go', rust: '.rs', csharp: '.cs', ruby: '.rb', php: '.php', kotlin: '.kt', swift: '.swift', xml: '.xml',
};

/** Whether a document is part of what the user works on. */
export function isReviewable(uri: vscode.Uri): boolean {
  return !FOREIGN_SCHEMES.has(uri.scheme);
}

/** The extension to add to a document's name so that it is read as its language; null where it can name no model. */
export function extensionFor(document: vscode.TextDocument): string | null {
  if (document.uri.scheme !== 'untitled' && kindOfFile(document.uri.path) !== null) return '';
  return document.uri.scheme === 'untitled' ? (EXTENSION_BY_LANGUAGE[document.languageId] ?? null) : null;
}

/** Whether a document is a cell of a notebook; those are read with their notebook. */
export function isCell(document: vscode.TextDocument): boolean {
  return document.uri.scheme === 'vscode-notebook-cell';
}

/** Notebooks in Jupyter's format; others have no file that a scan reads. */
export function isJupyter(notebook: vscode.NotebookDocument): boolean {
  return notebook.notebookType === 'jupyter-notebook' || notebook.uri.path.endsWith('.ipynb');
}

/** Whether a tab shows the notebook. The editor keeps documents for a while after their last tab was closed. */
export function isShown(notebook: vscode.NotebookDocument): boolean {
  const uri = notebook.uri.toString();
  return vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.input instanceof vscode.TabInputNotebook && tab.input.uri.toString() === uri));
}

/** The notebook that a cell belongs to. */
export function notebookOf(cell: vscode.TextDocument): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((n) => n.uri.path === cell.uri.path && n.getCells().some((c) => c.document === cell));
}
