import { defaultCacheDir } from '../platform/node.js';
import { pathInside, resolvePath, statPath } from '../platform/nodePaths.js';
import { UsageError } from './exit.js';
import type { Streams } from './io.js';
import type { CommonOptions } from './options.js';

/** Splits the paths of a call into one folder and, where files are named, the globs that pick them. */
export function targetOf(paths: readonly string[]): { folder: string; include: string[] } {
  if (paths.length === 0) return { folder: process.cwd(), include: [] };
  const kinds = paths.map((path) => {
    const stats = statPath(path);
    if (!stats) throw new UsageError(`${path}: no such file or folder`);
    return { path, isFolder: stats.folder };
  });
  const first = kinds[0];
  if (kinds.length === 1 && first?.isFolder) return { folder: resolvePath(first.path), include: [] };
  const folder = process.cwd();
  const include = kinds.map(({ path, isFolder }) => {
    const inside = pathInside(folder, path);
    if (inside === null) throw new UsageError(`${path}: lies outside the current folder; scan its folder instead`);
    const escaped = inside.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
    return isFolder ? (inside === '' ? '**' : `${escaped}/**`) : escaped;
  });
  return { folder, include };
}

export function cacheDirOf(options: CommonOptions, streams: Streams): string {
  return options.cacheDir ? resolvePath(options.cacheDir) : defaultCacheDir(streams.env);
}

/** The Hub to ask: `--hub-url`, else `HF_ENDPOINT`, else the public one. Throws `UsageError` where it is no http address. */
export function hubUrlOf(options: CommonOptions, env: Streams['env']): string {
  const given = options.hubUrl ?? env['HF_ENDPOINT'];
  if (!given) return 'https://huggingface.co';
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new UsageError(`--hub-url: '${given}' is no address`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new UsageError(`--hub-url: '${given}' is no http address`);
  return given.endsWith('/') ? given.slice(0, -1) : given;
}

/** Whether no socket may be opened: `--offline`, or `HF_HUB_OFFLINE` as Hugging Face's own tools read it. */
export function isOffline(options: CommonOptions, env: Streams['env']): boolean {
  return options.offline === true || /^(?:1|on|yes|true)$/i.test(env['HF_HUB_OFFLINE'] ?? '');
}
