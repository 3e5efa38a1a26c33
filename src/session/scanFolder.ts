import type { DetectionKnowledge } from '../core/references/find.js';
import { findReferences, mayNameModel } from '../core/references/find.js';
import { isWeightsFile, readWeightsHeader, weightReferences } from '../core/references/weights.js';
import type { FileReferences } from '../core/references/types.js';
import { decodeText } from '../platform/decode.js';
import type { FileEntry, FileSource } from '../platform/types.js';
import type { Session } from './session.js';
import type { ScanIndex } from './scanIndex.js';
import { weightEvidence } from './weightEvidence.js';
import { isNoticeLike } from './workspaceTexts.js';

/** A text file larger than this is skipped, and the report says so. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;
/** What is read of a weight file: its header, never the weights. */
const HEADER_BYTES = 1024 * 1024;
const NOTHING: FileReferences = { references: [], ignores: [] };

export interface ScanFolderOptions {
  readonly session: Session;
  readonly files: FileSource;
  readonly detection: DetectionKnowledge;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly signal: AbortSignal;
  /** What a former scan found, by path, size and time; null: none is kept. */
  readonly index: ScanIndex | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Gives the event loop a turn, so that cancel and the host stay alive. */
  readonly pause: () => Promise<void>;
}

/**
 * Lists the folder, reads each file once, and hands what it names to the session. Rejects only on cancel, or where the
 * folder itself can't be listed; a file that can't be read is skipped with its reason.
 */
export async function scanFolder(options: ScanFolderOptions): Promise<void> {
  const { session, files, detection, signal, index } = options;
  const entries = await files.list({ include: options.include, exclude: options.exclude, signal, onSkip: (file, reason) => session.setSkipped(file, reason) });
  let done = 0;
  let scanned = 0;
  for (const entry of entries) {
    if (++done % 512 === 0) {
      options.onProgress?.(done, entries.length);
      await options.pause();
      signal.throwIfAborted();
    }
    const known = index?.get(entry);
    if (known && !isNoticeLike(entry.path) && !isWeightsFile(entry.path)) {
      scanned++;
      session.setReferences(entry.path, known);
      continue;
    }
    const found = await readEntry(entry, session, files, detection);
    if (!found) continue;
    scanned++;
    session.setReferences(entry.path, found);
    index?.set(entry, found);
  }
  session.setScanned(scanned, true);
}

async function readEntry(entry: FileEntry, session: Session, files: FileSource, detection: DetectionKnowledge): Promise<FileReferences | null> {
  const { path } = entry;
  try {
    if (isWeightsFile(path)) {
      const header = readWeightsHeader(path, await files.read(path, HEADER_BYTES));
      const found = weightReferences(path, header);
      for (const { registry, model } of header ? found.references : []) if (header) session.setLocalEvidence(path, weightEvidence({ registry, model, revision: null }, header, new Date(entry.mtimeMs).toISOString()));
      return found;
    }
    if (entry.size > MAX_TEXT_BYTES) {
      session.setSkipped(path, `larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB`);
      return null;
    }
    const decoded = decodeText(await files.read(path));
    if (!decoded) {
      session.setSkipped(path, 'binary');
      return null;
    }
    if (isNoticeLike(path)) session.setWorkspaceText(path, decoded.text);
    return mayNameModel(path, decoded.text) ? findReferences({ path, text: decoded.text }, detection) : NOTHING;
  } catch (error) {
    session.setSkipped(path, `can't be read (${error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unknown error'})`);
    return null;
  }
}
