import * as vscode from 'vscode';
import { ignoreRules, MAX_IGNORE_BYTES, type IgnoreLayer } from '../platform/ignoreRules.js';
import { MAX_DEPTH, selectionOf } from '../platform/selection.js';
import type { FileEntry, FileSource } from '../platform/types.js';
import { MAX_TEXT_BYTES } from '../session/readEntry.js';

const MAX_FILES = 100_000;

/**
 * The files of a workspace folder through the editor's own file systems: virtual workspaces, the web, remote folders. Same rules as
 * on the command line (`.gitignore` at every level, links not followed); `findFiles` would know neither.
 */
export function createWorkspaceFiles(root: vscode.Uri, wanted: (path: string) => boolean): FileSource {
  const uriOf = (path: string): vscode.Uri => (path === '' ? root : vscode.Uri.joinPath(root, ...path.split('/')));
  return {
    async list(options) {
      const { signal, onSkip } = options;
      const selection = selectionOf(options, wanted);
      const found: FileEntry[] = [];
      await walk('', 0, []);
      return found;

      async function walk(dir: string, depth: number, layers: readonly IgnoreLayer[]): Promise<void> {
        signal?.throwIfAborted();
        if (depth > MAX_DEPTH) return onSkip(dir, `deeper than ${MAX_DEPTH} folders`);
        let entries: [string, vscode.FileType][];
        try {
          entries = await vscode.workspace.fs.readDirectory(uriOf(dir));
        } catch (error) {
          if (dir === '') throw error;
          return onSkip(dir, `the folder can't be read (${codeOf(error)})`);
        }
        const own = entries.some(([name, type]) => name === '.gitignore' && type === vscode.FileType.File) ? await readIgnore(dir) : null;
        const active = own ? [...layers, own] : layers;
        entries.sort(([a], [b]) => (a < b ? -1 : 1));
        for (const [name, type] of entries) {
          const path = dir ? `${dir}/${name}` : name;
          if (type & vscode.FileType.SymbolicLink) {
            if (selection.misses(path, active)) onSkip(path, 'a link, not followed');
          } else if (type === vscode.FileType.Directory) {
            if (selection.enters(path, name, active)) await walk(path, depth + 1, active);
          } else if (type === vscode.FileType.File) {
            if (!selection.takes(path, active)) continue;
            if (found.length >= MAX_FILES) return onSkip(path, `more than ${MAX_FILES} files`);
            // Size and time would cost a request for each file; the size is looked at when the file is read.
            found.push({ path, size: 0, mtimeMs: 0 });
          }
        }
      }

      async function readIgnore(dir: string): Promise<IgnoreLayer | null> {
        const path = dir ? `${dir}/.gitignore` : '.gitignore';
        try {
          const { size } = await vscode.workspace.fs.stat(uriOf(path));
          if (size > MAX_IGNORE_BYTES) throw new Error(`larger than ${MAX_IGNORE_BYTES / 1024} kB`);
          const bytes = await vscode.workspace.fs.readFile(uriOf(path));
          return { base: dir, rules: ignoreRules(new TextDecoder().decode(bytes), (reason) => onSkip(path, reason)) };
        } catch (error) {
          onSkip(path, `can't be read (${codeOf(error)})`);
          return null;
        }
      }
    },
    async read(path, limit) {
      const uri = uriOf(path);
      const { size } = await vscode.workspace.fs.stat(uri);
      // There is no reading of a part here: a file that is far larger than what is wanted of it would be loaded whole.
      const most = limit === undefined ? MAX_TEXT_BYTES : limit * 16;
      if (size > most) throw new Error(`larger than ${Math.round(most / 1024 / 1024)} MB`);
      const bytes = await vscode.workspace.fs.readFile(uri);
      return limit === undefined ? bytes : bytes.subarray(0, limit);
    },
  };
}

/** The editor's word for a fault of a file system (`FileNotFound`), or the message's first line. */
function codeOf(error: unknown): string {
  if (error instanceof vscode.FileSystemError) return error.code;
  return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown error') : String(error);
}
