import type { FileReferences } from '../core/references/types.js';
import type { CacheStore, FileEntry } from '../platform/types.js';

const NOTHING: FileReferences = { references: [], ignores: [] };

/** Size and time of a file, and what it named; files that name nothing keep only the first two. */
type Row = readonly [size: number, mtimeMs: number, found?: FileReferences];

/**
 * What a former scan of one folder found, so that an unchanged file is never parsed again. One cache entry for each folder;
 * `stamp` names the version of the detection, and an index of another stamp counts for nothing.
 */
export class ScanIndex {
  readonly #old: ReadonlyMap<string, Row>;
  readonly #new = new Map<string, Row>();
  #changed = false;

  private constructor(old: ReadonlyMap<string, Row>) {
    this.#old = old;
  }

  /** Reads the index of a folder; an absent, broken or foreign one is empty. */
  static async load(cache: CacheStore, folder: string, stamp: string): Promise<ScanIndex> {
    const stored = await cache.get(indexKey(folder, stamp));
    const rows = Array.isArray(stored) ? stored.filter((r): r is [string, Row] => Array.isArray(r) && typeof r[0] === 'string' && Array.isArray(r[1])) : [];
    return new ScanIndex(new Map(rows));
  }

  /** What the file named, where it hasn't changed since. */
  get(entry: FileEntry): FileReferences | undefined {
    const row = this.#old.get(entry.path);
    if (!row || row[0] !== entry.size || row[1] !== entry.mtimeMs) return undefined;
    this.#new.set(entry.path, row);
    return row[2] ?? NOTHING;
  }

  set(entry: FileEntry, found: FileReferences): void {
    this.#changed = true;
    this.#new.set(entry.path, found.references.length || found.ignores.length ? [entry.size, entry.mtimeMs, found] : [entry.size, entry.mtimeMs]);
  }

  /** Keeps what this scan saw. Writes nothing where nothing changed. */
  async save(cache: CacheStore, folder: string, stamp: string): Promise<void> {
    if (!this.#changed && this.#new.size === this.#old.size) return;
    await cache.set(indexKey(folder, stamp), [...this.#new]);
  }
}

function indexKey(folder: string, stamp: string): string {
  return `scan-index\n${stamp}\n${folder}`;
}
