import { kindOfFile } from '../core/references/files.js';
import type { FileSource } from '../platform/types.js';
import type { Engine } from './engine.js';
import type { FolderState } from './folderState.js';
import { editorExcludes, type Settings } from './settings.js';

export interface ScanProgress {
  /** Files read and to be read. */
  files(done: number, total: number): void;
}

/**
 * Reads every file of a folder into its session and drops what is gone since. Rejects on cancel, or where the folder itself can't
 * be listed; what was read until then stays.
 */
export async function scanState(state: FolderState, engine: Engine, settings: Settings, nested: readonly string[], signal: AbortSignal, progress: ScanProgress): Promise<void> {
  const { folder, session } = state;
  if (!folder || !session) return;
  const core = await engine.core();
  const wanted = (path: string): boolean => kindOfFile(path) !== null;
  const { localFiles } = engine.host;
  const files = localFiles && folder.uri.scheme === 'file'
    ? await localFiles(folder.uri.fsPath, wanted)
    : (await import('#lazy/folderFiles')).createWorkspaceFiles(folder.uri, wanted);
  const listed = new Set<string>();
  const observed: FileSource = {
    async list(options) {
      const entries = await files.list(options);
      for (const entry of entries) listed.add(entry.path);
      return entries;
    },
    read: (path, limit) => files.read(path, limit),
    ...(files.decodeUtf8 ? { decodeUtf8: files.decodeUtf8 } : {}),
  };
  const { cache } = engine.host.platform;
  const stamp = __DETECTION__;
  // Only the local walker tells sizes and times, by which an unchanged file is known.
  const index = localFiles && folder.uri.scheme === 'file' ? await core.ScanIndex.load(cache, folder.uri.toString(), stamp) : null;
  const before = state.filesWithResults();
  await core.scanFolder({
    session, files: observed, detection: () => engine.detection(), signal, index, include: [],
    exclude: [...session.policy.ignore, ...settings.exclude, ...editorExcludes(folder.uri), ...nested.map((path) => `${path}/**`)],
    onProgress: (done, total) => progress.files(done, total),
    pause: () => new Promise((resume) => setTimeout(resume, 0)),
  });
  for (const path of before) if (!listed.has(path)) session.remove(path);
  await index?.save(cache, folder.uri.toString(), stamp);
}
