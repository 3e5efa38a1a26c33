import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { codeOf, readRegular } from './nodeFiles.js';
import { makeFolder, writeFileAtomic } from './nodeWrite.js';

/** What a path names: null where there is nothing, or nothing that can be looked at. Links are followed: the user named it. */
export function statPath(path: string): { readonly folder: boolean; readonly file: boolean; readonly size: number } | null {
  try {
    const stats = statSync(path);
    return { folder: stats.isDirectory(), file: stats.isFile(), size: stats.size };
  } catch {
    return null;
  }
}

/** `path` seen from `folder` as a POSIX path; null where it lies outside. */
export function pathInside(folder: string, path: string): string | null {
  const inside = relative(folder, resolve(folder, path));
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : inside.split(sep).join('/');
}

/**
 * The text of a file, or null where there is none. Rejects with a one-sentence message that doesn't repeat the path: larger than
 * `maxBytes`, or the file system's own word. `within`: the folder that it has to lie in, links resolved, as a regular file; null:
 * the user named it, and may name a link or a pipe.
 */
export async function readTextFile(path: string, maxBytes: number, within: string | null): Promise<string | null> {
  if (within !== null && leadsOut(within, path)) throw new Error('is a link that leads out of the folder');
  const stats = statPath(path);
  if (!stats || stats.folder) return null;
  const tooLarge = `is larger than ${maxBytes / 1024 / 1024} MB`;
  if (stats.size > maxBytes) throw new Error(tooLarge);
  try {
    // The limit holds while reading, too: what the kernel makes up has no size.
    const bytes = within === null ? await readFile(path) : readRegular(realpathSync(path), { limit: maxBytes + 1 });
    if (bytes.length <= maxBytes) return new TextDecoder().decode(bytes);
  } catch (error) {
    throw new Error(`can't be read (${codeOf(error)})`);
  }
  throw new Error(tooLarge);
}

/** Whether a path that lies in a folder by its name is a link, or lies behind one, that leads out of it or nowhere. */
export function leadsOut(folder: string, path: string): boolean {
  try {
    return pathInside(realpathSync(folder), realpathSync(path)) === null;
  } catch {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  }
}

/** The bytes of a file, or of standard input for `-`. Throws the file system's error. */
export function readBytes(path: string): Uint8Array {
  return readFileSync(path === '-' ? 0 : path);
}

/**
 * Writes a file whole or not at all, and its folder where that is missing. A link is followed, and what is no file (a device, a pipe)
 * is written to, never replaced. Rejects with a one-sentence message.
 */
export async function writeOutput(path: string, data: string | Uint8Array | Iterable<string>): Promise<void> {
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known && !known.isFile()) return await writeFile(path, data);
    if (!known) makeFolder(dirname(resolve(path)));
    await writeFileAtomic(known ? realpathSync(path) : path, data);
  } catch (error) {
    throw new Error(`can't be written (${codeOf(error)})`);
  }
}

export const resolvePath = (...parts: string[]): string => resolve(...parts);
export const joinPath = (...parts: string[]): string => join(...parts);
export const folderOf = (path: string): string => dirname(path);
export const nameOf = (path: string): string => basename(path);
