import * as vscode from 'vscode';
import { say } from '../core/language.js';
import type { PolicyProblem } from '../core/policy/types.js';
import type { LoadedPolicy } from '../session/policyFile.js';
import type { Engine } from './engine.js';
import type { FolderState } from './folderState.js';
import { readInFolder } from './inFolder.js';
import { readSettings, type Settings } from './settings.js';

/**
 * Reads a folder's policy with everything that it extends; open documents count before they are saved. Outside all folders the
 * default holds. A policy that can't be read is the default with a problem: nothing is allowed because of it.
 */
export async function readPolicy(state: FolderState, engine: Engine, settings: Settings): Promise<LoadedPolicy> {
  const core = await engine.core();
  const { folder } = state;
  const refused: PolicyProblem[] = [];
  const loaded = await core.loadPolicy({
    async read(path) {
      if (!folder) return null;
      const text = await readInFolder(state, engine.host, state.uriOf(path), core.MAX_POLICY_BYTES);
      if (text === null || typeof text === 'string') return text;
      refused.push({ file: path, line: 1, column: 1, get message() { return text.refused(); }, severity: 'error' });
      // An empty text is an error of its own: the default holds.
      return '';
    },
    sha256: (text) => engine.host.platform.sha256(text),
  }, settings.policyFile);
  const files = new Set(refused.map((p) => p.file));
  if (refused.length) return { ...loaded, problems: [...refused, ...loaded.problems.filter((p) => !files.has(p.file))] };
  const file = settings.policyFile;
  if (file === null || loaded.files.length || !folder) return loaded;
  // A file that is named and isn't there must not go unnoticed.
  return { ...loaded, files: [file], problems: [...loaded.problems, { file, line: 1, column: 1, get message() { return say`The setting modelLicenceReview.policyFile names ${file}, which does not exist.`; }, severity: 'error' }] };
}

/** The folder's policy file, as far as there is one. */
function policyUri(state: FolderState): vscode.Uri | null {
  const path = state.session?.policy.path ?? state.policyFiles[0];
  return path === undefined || path === null || !state.folder ? null : state.uriOf(path);
}

/** Where a folder's policy stands, or would be made. */
export function policyPlace(state: FolderState): vscode.Uri {
  return policyUri(state) ?? state.uriOf(readSettings(state.folder?.uri).policyFile ?? 'model-policy.yaml');
}
