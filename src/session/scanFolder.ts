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
 * Lists the folder, reads each file once, and hands what it names to the session. A large folder is read by threads while it is
 * still being listed. Rejects only on cancel, or where the folder itself can't be listed; a file that can't be read is skipped with
 * its reason.
 */
export async function scanFolder(options: ScanFolderOptions): Promise<void> {
  const { session, files, signal } = options;
  const scan = new Scan(options);
  try {
    const entries = await files.list({
      include: options.include, exclude: options.exclude, signal, onSkip: (file, reason) => session.setSkipped(file, reason),
      onFound: (found) => scan.take(found),
    });
    scan.take(entries);
    await scan.finish();
  } finally {
    await scan.close();
  }
  signal.throwIfAborted();
  session.setScanned(scan.scanned, true);
}

/** One scan under way: what was listed, what of it is still to be read, and who reads it. */
class Scan {
  scanned = 0;
  readonly #options: ScanFolderOptions;
  readonly #todo: FileEntry[] = [];
  #next = 0;
  #listed = 0;
  #done = 0;
  #complete = false;
  #readers: EntryReaders | null = null;
  #lanes: Promise<unknown> | undefined;
  #wake: (() => void)[] = [];
  #detection: DetectionKnowledge | undefined;

  constructor(options: ScanFolderOptions) {
    this.#options = options;
  }

  /** Takes what was listed since the last time; `found` holds all that was listed so far. */
  take(found: readonly FileEntry[]): void {
    const { session, index, readers } = this.#options;
    for (; this.#listed < found.length; this.#listed++) {
      const entry = found[this.#listed] as FileEntry;
      const known = index?.get(entry);
      if (!known || isNoticeLike(entry.path) || isWeightsFile(entry.path)) this.#todo.push(entry);
      else {
        this.scanned++;
        this.#done++;
        session.setReferences(entry.path, known);
      }
    }
    if (!this.#lanes && this.#todo.length >= WORTH_THREADS) this.#start(readers?.() ?? null);
    this.#more();
  }

  /** Reads what is left; resolves when all is read. */
  async finish(): Promise<void> {
    this.#complete = true;
    if (!this.#lanes) this.#start(null);
    this.#more();
    await this.#lanes;
  }

  async close(): Promise<void> {
    this.#complete = true;
    this.#todo.length = this.#next;
    this.#more();
    await this.#readers?.close();
  }

  #start(readers: EntryReaders | null): void {
    this.#readers = readers;
    this.#lanes = Promise.all(Array.from({ length: readers?.width ?? 1 }, () => this.#lane()));
    // Told by `finish`; here it only must not count as unhandled while the listing goes on.
    this.#lanes.catch(() => undefined);
  }

  async #lane(): Promise<void> {
    const { files, signal, pause, detection } = this.#options;
    for (;;) {
      const left = this.#todo.length - this.#next;
      if (!this.#complete && (left < BATCH || !this.#readers)) {
        await new Promise<void>((resume) => this.#wake.push(resume));
        continue;
      }
      if (left === 0) return;
      const batch = this.#todo.slice(this.#next, (this.#next += Math.min(BATCH, left)));
      signal.throwIfAborted();
      if (this.#readers) (await this.#readers.read(batch)).forEach((result, i) => this.#keep(batch[i] as FileEntry, result));
      else {
        for (const entry of batch) this.#keep(entry, await readEntry(entry, files, (this.#detection ??= await detection())));
        await pause();
      }
      this.#options.onProgress?.(this.#done, this.#listed);
    }
  }

  #more(): void {
    for (const resume of this.#wake.splice(0)) resume();
  }

  #keep(entry: FileEntry, result: EntryResult): void {
    const { session, index } = this.#options;
    this.#done++;
    if (result.skipped !== null) session.setSkipped(entry.path, result.skipped);
    if (result.text !== null) session.setWorkspaceText(entry.path, result.text);
    for (const evidence of result.evidence) session.setLocalEvidence(entry.path, evidence);
    if (!result.found) return;
    this.scanned++;
    session.setReferences(entry.path, result.found);
    index?.set(entry, result.found);
  }
}
