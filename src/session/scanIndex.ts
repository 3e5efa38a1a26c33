import { fieldsOf } from '../core/objectOf.js';
import { saysNothing } from '../core/references/find.js';
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
    const rows = Array.isArray(stored) ? stored.filter(isRow) : [];
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
    this.#new.set(entry.path, !saysNothing(found) ? [entry.size, entry.mtimeMs, found] : [entry.size, entry.mtimeMs]);
  }

  /** Keeps what this scan saw. Writes nothing where nothing changed. */
  async save(cache: CacheStore, folder: string, stamp: string): Promise<void> {
    if (!this.#changed && this.#new.size === this.#old.size) return;
    await cache.set(indexKey(folder, stamp), [...this.#new]);
  }
}

/** Whether a stored row is whole. A file whose row isn't is read again. */
function isRow(value: unknown): value is [string, Row] {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1])) return false;
  const [path, [size, mtimeMs, found]] = value as [string, readonly unknown[]];
  if (typeof size !== 'number' || typeof mtimeMs !== 'number') return false;
  if (found === undefined) return true;
  const { references, ignores, asks } = fieldsOf(found);
  if (asks !== undefined && (typeof fieldsOf(asks)['listed'] !== 'boolean' || !isWords(fieldsOf(asks)['hosts']))) return false;
  return Array.isArray(references) && Array.isArray(ignores) && references.every((r) => isReference(fieldsOf(r), path)) && ignores.every((i) => isPlace(fieldsOf(i), path) && typeof fieldsOf(i)['targetLine'] === 'number');
}

function isReference(r: Readonly<Record<string, unknown>>, path: string): boolean {
  return isPlace(r, path) && ['text', 'registry', 'model', 'context', 'kind', 'confidence'].every((name) => typeof r[name] === 'string')
    && (r['revision'] === null || typeof r['revision'] === 'string') && (r['cell'] === null || typeof r['cell'] === 'number') && (r['related'] === undefined || Array.isArray(r['related']));
}

function isPlace(place: Readonly<Record<string, unknown>>, path: string): boolean {
  return place['file'] === path && ['line', 'column', 'endColumn'].every((name) => Number.isInteger(place[name]));
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

function indexKey(folder: string, stamp: string): string {
  return `scan-index\n${stamp}\n${folder}`;
}
