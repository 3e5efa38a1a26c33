import type { DetectionKnowledge } from '../core/references/find.js';
import { isWeightsFile } from '../core/references/weights.js';
import type { FileEntry, FileSource } from '../platform/types.js';
import { readEntry, type EntryResult } from './readEntry.js';
import type { ScanIndex } from './scanIndex.js';
import type { Session } from './session.js';
import { isNoticeLike } from './workspaceTexts.js';

/** Files at a time: large enough to hide the hand-over, small enough to stop soon. */
const BATCH = 64;
/** Below this, starting threads costs more than they save. */
const WORTH_THREADS = 1500;

/** Reads many files at once, each batch on a thread of its own. */
export interface EntryReaders {
  read(entries: readonly FileEntry[]): Promise<readonly EntryResult[]>;
  /** How many batches may be under way. */
  readonly width: number;
  close(): Promise<void>;
}

export interface ScanFolderOptions {
  readonly session: Session;
  readonly files: FileSource;
  /** Loaded with the first file to be read here: an unchanged folder needs none of it, and threads load their own. */
  readonly detection: () => Promise<DetectionKnowledge>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly signal: AbortSignal;
  /** What a former scan found, by path, size and time; null: none is kept. */
  readonly index: ScanIndex | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Gives the event loop a turn, so that cancel and the host stay alive. */
  readonly pause: () => Promise<void>;
  /** Threads, where the host has them; started for large scans only. */
  readonly readers?: () => EntryReaders | null;
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
  const todo: FileEntry[] = [];
  for (const entry of entries) {
    const known = index?.get(entry);
    if (!known || isNoticeLike(entry.path) || isWeightsFile(entry.path)) todo.push(entry);
    else {
      scanned++;
      done++;
      session.setReferences(entry.path, known);
    }
  }
  const keep = (entry: FileEntry, result: EntryResult): void => {
    done++;
    if (result.skipped !== null) session.setSkipped(entry.path, result.skipped);
    if (result.text !== null) session.setWorkspaceText(entry.path, result.text);
    for (const evidence of result.evidence) session.setLocalEvidence(entry.path, evidence);
    if (!result.found) return;
    scanned++;
    session.setReferences(entry.path, result.found);
    index?.set(entry, result.found);
  };
  const readers = todo.length >= WORTH_THREADS ? (options.readers?.() ?? null) : null;
  let knowledge: DetectionKnowledge | undefined;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < todo.length) {
      const batch = todo.slice(next, (next += BATCH));
      signal.throwIfAborted();
      if (readers) (await readers.read(batch)).forEach((result, i) => keep(batch[i] as FileEntry, result));
      else {
        for (const entry of batch) keep(entry, await readEntry(entry, files, (knowledge ??= await detection())));
        await options.pause();
      }
      options.onProgress?.(done, entries.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: readers?.width ?? 1 }, work));
  } finally {
    await readers?.close();
  }
  signal.throwIfAborted();
  session.setScanned(scanned, true);
}
