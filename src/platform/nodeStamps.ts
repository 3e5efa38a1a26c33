import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a folder held: equal stamps mean that nothing in it was written, added or taken away in between. */
export interface Stamp {
  readonly text: string;
  /** The latest change, in milliseconds: a write within the same tick of the clock can't be seen, so a young stamp proves nothing. */
  readonly newest: number;
}

/** Of the answers that `createFileCache` keeps in a folder. Each is replaced by a new file, which its subfolder's time shows. */
export function answersStamp(cacheDir: string): Stamp {
  const parts = new Parts();
  for (const name of parts.names(cacheDir)) if (/^[0-9a-f]{2}$/.test(name)) parts.add(name, join(cacheDir, name));
  return parts.stamp();
}

/** Of what Hugging Face's own tools keep: the branches of each repository, and the files at the root of each commit. */
export function hubCacheStamp(hubCacheDir: string): Stamp {
  const parts = new Parts();
  for (const repository of parts.names(hubCacheDir)) {
    if (!repository.startsWith('models--')) continue;
    parts.addAll(repository, join(hubCacheDir, repository, 'refs'), 3);
    parts.addAll(repository, join(hubCacheDir, repository, 'snapshots'), 2);
  }
  return parts.stamp();
}

/** Names and times, put together. What can't be looked at has no time. */
class Parts {
  readonly #lines: string[] = [];
  #newest = 0;

  names(folder: string): readonly string[] {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  }

  add(name: string, path: string): boolean {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    this.#lines.push(`${name} ${stats?.mtimeMs ?? ''} ${stats?.size ?? ''}`);
    this.#newest = Math.max(this.#newest, stats?.mtimeMs ?? 0);
    return stats?.isDirectory() === true;
  }

  addAll(name: string, folder: string, depth: number): void {
    for (const inside of this.names(folder)) {
      const path = join(folder, inside);
      if (this.add(`${name}/${inside}`, path) && depth > 1) this.addAll(`${name}/${inside}`, path, depth - 1);
    }
  }

  stamp(): Stamp {
    return { text: this.#lines.join('\n'), newest: this.#newest };
  }
}
