import { LOCK_FILE, parseLock, type LockedModel } from '../core/findings/lock.js';
import { kindOfFile } from '../core/references/files.js';
import { createFileCache, createNodePlatform } from '../platform/node.js';
import { createNodeFiles } from '../platform/nodeFiles.js';
import { folderOf, joinPath, nameOf, pathInside, readTextFile, resolvePath, statPath } from '../platform/nodePaths.js';
import type { CacheStore, FileSource, Platform } from '../platform/types.js';
import { editorExcludes } from '../session/editorExcludes.js';
import { loadPolicy, MAX_POLICY_BYTES, type LoadedPolicy } from '../session/policyFile.js';
import { UsageError } from './exit.js';
import { generatedAt, type Streams } from './io.js';
import type { CommonOptions } from './options.js';
import { cacheDirOf, targetOf } from './target.js';

const MAX_LOCK_BYTES = 32 * 1024 * 1024;
const MAX_SETTINGS_BYTES = 1024 * 1024;

/** `dist/data`, as seen from the bundle that runs: `dist/lazy/engine.js`. */
export const DATA_DIR = joinPath(__dirname, '..', 'data');

export function createPlatform(options: CommonOptions, streams: Streams): Platform {
  return createNodePlatform({ dataDir: DATA_DIR, cacheDir: cacheDirOf(options, streams), env: streams.env });
}

/** A file that a scan was told by, apart from those that it scans: policy, lock file, editor settings. */
export interface Source {
  readonly path: string;
  readonly maxBytes: number;
  /** The folder that it has to lie in; null: the call named it. */
  readonly within: string | null;
  /** Null: there is none. */
  readonly sha256: string | null;
}

/** Reads such files and notes what was read. A pipe can be read once only, and a fault may pass: then `all` is null. */
class Sources {
  #all: Source[] | null = [];
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  get all(): readonly Source[] | null {
    return this.#all;
  }

  async read(path: string, maxBytes: number, within: string | null): Promise<string | null> {
    if (within === null && statPath(path)?.file === false) this.#all = null;
    try {
      const text = await readTextFile(path, maxBytes, within);
      this.#all?.push({ path, maxBytes, within, sha256: text === null ? null : await this.#platform.sha256(text) });
      return text;
    } catch (error) {
      this.#all = null;
      throw error;
    }
  }
}

/**
 * The policy of a folder, or the one that `--policy` names. A named policy may extend files beside itself, a folder's own only
 * files of the folder. Throws `UsageError` with `FILE:LINE:COLUMN: what` for the first error in it.
 */
export async function readPolicy(folder: string, named: string | undefined, platform: Platform, sources = new Sources(platform)): Promise<LoadedPolicy> {
  const root = named === undefined ? folder : folderOf(resolvePath(named));
  // A pipe gives what it has once.
  const texts = new Map<string, string | null>();
  const reader = {
    async read(path: string): Promise<string | null> {
      if (pathInside(root, path) === null) return null;
      const known = texts.get(path);
      if (known !== undefined) return known;
      try {
        // What the call names may be a link or a pipe; what a folder brings has to lie in it.
        const text = await sources.read(resolvePath(root, path), MAX_POLICY_BYTES, named !== undefined && path === nameOf(named) ? null : root);
        texts.set(path, text);
        return text;
      } catch (error) {
        throw new UsageError(`${path}:1:1: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    sha256: (text: string) => platform.sha256(text),
  };
  if (named !== undefined && (await reader.read(nameOf(named))) === null) throw new UsageError(`${named}: no such policy file`);
  const loaded = await loadPolicy(reader, named === undefined ? null : nameOf(named));
  const error = loaded.problems.find((p) => p.severity === 'error');
  if (error) throw new UsageError(`${error.file}:${error.line}:${error.column}: ${error.message}`);
  return loaded;
}

/** The models of the lock file beside the policy; a text says why it can't be read. */
async function lockOf(folder: string, sources: Sources): Promise<readonly LockedModel[] | string> {
  try {
    const text = await sources.read(joinPath(folder, LOCK_FILE), MAX_LOCK_BYTES, folder);
    const lock = text === null ? null : parseLock(text);
    return typeof lock === 'string' ? lock : (lock?.models ?? []);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All that a scan starts from, read before any file of the folder is. */
export interface ScanPlan {
  readonly options: CommonOptions;
  readonly streams: Streams;
  readonly platform: Platform;
  /** What former scans found: apart from the answers of registries, so that those can be seen to be unchanged. */
  readonly scans: CacheStore;
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly loaded: LoadedPolicy;
  readonly locked: readonly LockedModel[];
  readonly files: FileSource;
  /** Null where they can't be read a second time, or say something that is told on standard error. */
  readonly sources: readonly Source[] | null;
  /** The time of the report: ISO, whole seconds. */
  readonly time: string;
}

/** Throws `UsageError` for a path or a policy that is none. A lock that can't be read ends no scan: it is told, and `lock --check` fails on it. */
export async function planScan(paths: readonly string[], options: CommonOptions, streams: Streams, time = generatedAt(streams.env)): Promise<ScanPlan> {
  const { folder, include } = targetOf(paths);
  const platform = createPlatform(options, streams);
  const sources = new Sources(platform);
  const loaded = await readPolicy(folder, options.policy, platform, sources);
  const settings = await sources.read(joinPath(folder, '.vscode', 'settings.json'), MAX_SETTINGS_BYTES, folder).catch(() => null);
  const locked = await lockOf(options.policy === undefined ? folder : folderOf(resolvePath(options.policy)), sources);
  const unread = typeof locked === 'string';
  if (unread) streams.stderr.write(`model-licence-review: ${LOCK_FILE}: ${locked}; changes since the last review are not told\n`);
  return {
    options, streams, platform, scans: createFileCache(joinPath(cacheDirOf(options, streams), 'scans')), folder, loaded,
    include: [...include, ...(options.include ?? [])],
    exclude: [...loaded.policy.ignore, ...editorExcludes(settings ?? ''), ...(options.exclude ?? [])],
    locked: unread ? [] : locked, sources: unread ? null : sources.all,
    files: createNodeFiles(folder, (path) => kindOfFile(path) !== null),
    time,
  };
}
