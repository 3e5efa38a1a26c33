import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolder, writeFileAtomic } from './nodeWrite.js';
import { createProxyFetch } from './proxy.js';
import type { CacheStore, Platform } from './types.js';

/** A cache entry larger than this is not read: it can't be one of ours. The index of a scan of 20,000 files has up to 20 MB. */
const MAX_ENTRY_BYTES = 128 * 1024 * 1024;

/** The folder for cached answers when none is named: `$XDG_CACHE_HOME/model-licence-review`, or the platform's own. */
export function defaultCacheDir(env: Platform['env']): string {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'model-licence-review');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'model-licence-review', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'model-licence-review');
  return join(homedir(), '.cache', 'model-licence-review');
}

/** A cache of JSON files in one folder; keys are hashed, so no key can name a path. Safe with several processes. */
export function createFileCache(dir: string): CacheStore {
  const place = (key: string): string => {
    const hash = sha256(key);
    return join(dir, hash.slice(0, 2), `${hash}.json`);
  };
  return {
    async get(key) {
      try {
        const path = place(key);
        if ((await stat(path)).size > MAX_ENTRY_BYTES) return undefined;
        const entry: unknown = JSON.parse(await readFile(path, 'utf8'));
        // The key is kept inside: a file that was cut, or moved there by hand, is dropped.
        if (typeof entry === 'object' && entry !== null && 'key' in entry && entry.key === key && 'value' in entry) return entry.value;
        return undefined;
      } catch {
        return undefined;
      }
    },
    async set(key, value) {
      const path = place(key);
      try {
        makeFolder(dirname(path));
        await writeFileAtomic(path, JSON.stringify({ key, value }));
      } catch {
        // A cache that can't be written costs time, never a result.
      }
    },
    async delete(key) {
      await rm(place(key), { force: true }).catch(() => undefined);
    },
  };
}

/** A cache that lives as long as the process. */
export function createMemoryCache(): CacheStore {
  const entries = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(entries.get(key)),
    set: (key, value) => Promise.resolve(void entries.set(key, value)),
    delete: (key) => Promise.resolve(void entries.delete(key)),
  };
}

/** The token of `HF_TOKEN`, else of the file that `HF_TOKEN_PATH` or `HF_HOME` names; null where there is none. */
export async function readHubToken(env: Platform['env']): Promise<string | null> {
  const given = env['HF_TOKEN']?.trim();
  if (given !== undefined) return given === '' ? null : given;
  const home = env['HF_HOME'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'huggingface');
  try {
    const token = (await readFile(env['HF_TOKEN_PATH'] ?? join(home, 'token'), 'utf8')).trim();
    return token === '' ? null : token;
  } catch {
    return null;
  }
}

/** SHA-256, hex. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The desktop host's and the command line's platform. `dataDir` holds the product's data files. */
export function createNodePlatform(options: { dataDir: string; cacheDir: string | null; env: Platform['env'] }): Platform {
  return {
    fetch: createProxyFetch(options.env),
    cache: options.cacheDir === null ? createMemoryCache() : createFileCache(options.cacheDir),
    now: () => Date.now(),
    readData: async (name) => JSON.parse(await readFile(join(options.dataDir, `${name}.json`), 'utf8')) as unknown,
    env: options.env,
    sha256: (data) => Promise.resolve(sha256(data)),
  };
}
