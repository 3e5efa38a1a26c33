/** A file that a scan may read. `size` in bytes. */
export interface FileEntry {
  /** POSIX path relative to the folder. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface ListOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly signal?: AbortSignal;
  onSkip(file: string, reason: string): void;
  onFound?(found: readonly FileEntry[]): void;
}

export interface FileSource {
  /**
   * The files of the folder that a scan should see, in stable order; what is left out for a reason goes to `onSkip`.
   * `.gitignore` files count; nothing outside the folder is ever listed. `onFound` hears from time to time of all that was found so
   * far, where the host lists so much that it pays to begin before the end.
   */
  list(options: ListOptions): Promise<readonly FileEntry[]>;
  /** The whole file, or the first `limit` bytes. Rejects with a plain one-sentence message. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  /** The same at once, in memory that the next call writes over: where the host reads faster that way. Throws instead of rejecting. */
  readShared?(path: string, limit: number): Uint8Array;
  /** The text of valid UTF-8, null where it isn't: where the host does it faster than `TextDecoder`. */
  decodeUtf8?(bytes: Uint8Array): string | null;
}

/** A store of small JSON values, shared between processes: writes are atomic, a corrupt entry reads as undefined. */
export interface CacheStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The cache that Hugging Face's own tools keep on this machine (`models--OWNER--NAME`), read only. */
export interface HubCacheReader {
  /** The commit that a branch, tag or commit stood for when it was last fetched; null where it is not there. */
  commit(repository: string, revision: string): Promise<{ readonly sha: string; readonly at: number } | null>;
  /** Paths at the root of what was fetched of a commit: seldom the whole repository. */
  files(repository: string, sha: string): Promise<readonly string[]>;
  /** Null where the file is not there, larger than `limit`, or outside the repository's own folder. */
  read(repository: string, sha: string, path: string, limit: number): Promise<Uint8Array | null>;
}

/** What differs between the desktop host, the web worker and the command line. */
export interface Platform {
  readonly fetch: typeof fetch;
  readonly cache: CacheStore;
  /** Milliseconds since the epoch. */
  now(): number;
  /** `data/NAME.json` as parsed JSON. */
  readData(name: string): Promise<unknown>;
  /** Environment variables; empty on the web. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** SHA-256, hex. */
  sha256(data: Uint8Array | string): Promise<string>;
}
