import { open, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { HubCacheReader, Platform } from './types.js';

/** The folder of the local Hub cache: `HF_HUB_CACHE`, else `hub` in `HF_HOME`, else in the user's cache folder. */
export function hubCacheDir(env: Platform['env']): string {
  const named = env['HF_HUB_CACHE'] ?? env['HUGGINGFACE_HUB_CACHE'];
  const home = env['HF_HOME'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'huggingface');
  return expand(named ?? join(home, 'hub'));
}

/** `~` as Python's tools read it. */
function expand(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}

/** Reads the local Hub cache under `root`; a folder that isn't there has no models. Nothing outside a repository's folder is read. */
export function createHubCacheReader(root: string): HubCacheReader {
  // Listed once: a scan of thousands of models asks for each, and most caches hold a handful.
  let listed: Promise<ReadonlySet<string>> | undefined;
  const has = async (repository: string): Promise<boolean> => (await (listed ??= readdir(root).then((names) => new Set(names), () => new Set<string>()))).has(`models--${repository.split('/').join('--')}`);
  const folder = (repository: string): string => join(root, `models--${repository.split('/').join('--')}`);
  return {
    async commit(repository, revision) {
      if (!(await has(repository))) return null;
      if (/^[0-9a-f]{40}$/.test(revision)) {
        const stats = await stat(join(folder(repository), 'snapshots', revision)).catch(() => null);
        return stats?.isDirectory() ? { sha: revision, at: stats.mtimeMs } : null;
      }
      const path = join(folder(repository), 'refs', ...revision.split('/'));
      try {
        const [text, stats] = [await readFile(path, 'utf8'), await stat(path)];
        const sha = text.trim();
        return /^[0-9a-f]{40}$/.test(sha) ? { sha, at: stats.mtimeMs } : null;
      } catch {
        return null;
      }
    },
    async files(repository, sha) {
      return (await readdir(join(folder(repository), 'snapshots', sha)).catch(() => [])).sort();
    },
    async read(repository, sha, path, limit) {
      try {
        // Files are links into `blobs` beside the snapshots; a link that leads out of the repository is not ours to follow.
        const [inside, place] = await Promise.all([realpath(folder(repository)), realpath(join(folder(repository), 'snapshots', sha, path))]);
        if (!place.startsWith(`${inside}${sep}`)) return null;
        const handle = await open(place, 'r');
        try {
          const stats = await handle.stat();
          return stats.isFile() && stats.size <= limit ? new Uint8Array(await handle.readFile()) : null;
        } finally {
          await handle.close();
        }
      } catch {
        return null;
      }
    },
  };
}
