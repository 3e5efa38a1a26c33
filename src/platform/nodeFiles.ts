import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { ignoreRules, MAX_IGNORE_BYTES, type IgnoreLayer } from './ignoreRules.js';
import { MAX_DEPTH, selectionOf } from './selection.js';
import type { FileEntry, FileSource } from './types.js';

const MAX_FILES = 400_000;
/** Windows knows no such flag. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * The files under `root`, never outside it: links are not followed, sockets, pipes and devices are skipped.
 * `wanted` says from the name alone whether a scan could read a file, so that most files are never touched.
 */
export function createNodeFiles(root: string, wanted: (path: string) => boolean): FileSource {
  // Joined by hand: this runs once for each file, and nothing here needs to be normalised.
  const base = root.endsWith('/') || root.endsWith('\\') ? root : `${root}/`;
  const into = new Buffers();
  return {
    async list(options) {
      const { signal, onSkip, onFound } = options;
      const selection = selectionOf(options, wanted);
      const found: FileEntry[] = [];
      let folders = 0;
      let told = 0;
      await walk('', 0, []);
      return found;

      async function walk(dir: string, depth: number, layers: readonly IgnoreLayer[]): Promise<void> {
        // Listing is synchronous, which is several times faster on a warm disk; turns of the loop keep cancel and the readers alive.
        if (++folders % 256 === 0 || found.length - told >= 256) {
          told = found.length;
          onFound?.(found);
          await new Promise((resume) => setImmediate(resume));
        }
        signal?.throwIfAborted();
        if (depth > MAX_DEPTH) return onSkip(dir, `deeper than ${MAX_DEPTH} folders`);
        let entries: Dirent[];
        try {
          entries = readdirSync(join(root, dir), { withFileTypes: true });
        } catch (error) {
          if (dir === '') throw error;
          return onSkip(dir, `the folder can't be read (${codeOf(error)})`);
        }
        const own = entries.some((e) => e.name === '.gitignore' && e.isFile()) ? readIgnore(dir) : null;
        const active = own ? [...layers, own] : layers;
        entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const entry of entries) {
          const path = dir ? `${dir}/${entry.name}` : entry.name;
          if (entry.isDirectory()) {
            if (selection.enters(path, entry.name, active)) await walk(path, depth + 1, active);
          } else if (entry.isFile()) {
            if (!selection.takes(path, active)) continue;
            if (found.length >= MAX_FILES) return onSkip(path, `more than ${MAX_FILES} files`);
            try {
              const facts = lstatSync(`${base}${path}`);
              found.push({ path, size: facts.size, mtimeMs: facts.mtimeMs });
            } catch (error) {
              onSkip(path, `can't be read (${codeOf(error)})`);
            }
          } else if (selection.misses(path, active)) {
            onSkip(path, entry.isSymbolicLink() ? 'a link, not followed' : 'no regular file');
          }
        }
      }

      function readIgnore(dir: string): IgnoreLayer | null {
        const path = dir ? `${dir}/.gitignore` : '.gitignore';
        try {
          const bytes = readRegular(join(root, path), { limit: MAX_IGNORE_BYTES + 1 });
          if (bytes.length > MAX_IGNORE_BYTES) throw new Error(`larger than ${MAX_IGNORE_BYTES / 1024} kB`);
          return { base: dir, rules: ignoreRules(new TextDecoder().decode(bytes), (reason) => onSkip(path, reason)) };
        } catch (error) {
          onSkip(path, `can't be read (${codeOf(error)})`);
          return null;
        }
      }
    },
    async read(path, limit) {
      return readRegular(join(root, path), { limit });
    },
    readShared(path, limit) {
      return readRegular(`${base}${path}`, { limit, into });
    },
    decodeUtf8,
  };
}

/** One piece of memory for one file after the other: to make one for each took longer than to read it. */
class Buffers {
  #buffer = new Uint8Array(256 * 1024);

  of(size: number): Uint8Array {
    if (this.#buffer.length < size) this.#buffer = new Uint8Array(2 ** Math.ceil(Math.log2(size)));
    return this.#buffer;
  }
}

/** Most files are plain ASCII, which becomes a string of one byte a character: half the memory, and patterns run faster on it. */
function decodeUtf8(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString('latin1');
  return isUtf8(buffer) ? buffer.toString('utf8') : null;
}

/**
 * The bytes of a regular file, or its first `limit`. Never follows a link in the last place and never waits for a pipe: a file may
 * have become one since it was listed. Synchronous: for files of a few kilobytes three times as fast as a turn of the loop for each step.
 */
export function readRegular(place: string, { limit, into }: { readonly limit?: number | undefined; readonly into?: Buffers } = {}): Uint8Array {
  if (NO_FOLLOW === 0 && lstatSync(place).isSymbolicLink()) throw new Error('a link, not followed');
  const handle = openSync(place, constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) throw new Error('no regular file');
    const size = Math.min(facts.size, limit ?? facts.size);
    const buffer = into ? into.of(size) : new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const count = readSync(handle, buffer, length, size - length, length);
      if (count === 0) break;
      length += count;
    }
    return length === buffer.length ? buffer : buffer.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/** The file system's word for an error (`EACCES`), or the message's first line. */
export function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : (error.message.split('\n')[0] ?? 'unknown error');
  return String(error);
}
