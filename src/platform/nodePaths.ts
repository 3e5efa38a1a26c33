import { mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { writeFileAtomic } from './node.js';
import { codeOf } from './nodeFiles.js';

/** What a path names: null where there is nothing, or nothing that can be looked at. Links are followed: the user named it. */
export function statPath(path: string): { readonly folder: boolean; readonly size: number } | null {
  try {
    const stats = statSync(path);
    return { folder: stats.isDirectory(), size: stats.size };
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
 * The text of a file, or null where there is none. Rejects with a one-sentence message that doesn't repeat the path:
 * larger than `maxBytes`, or the file system's own word.
 */
export async function readTextFile(path: string, maxBytes: number): Promise<string | null> {
  const stats = statPath(path);
  if (!stats || stats.folder) return null;
  if (stats.size > maxBytes) throw new Error(`is larger than ${maxBytes / 1024 / 1024} MB`);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`can't be read (${codeOf(error)})`);
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
export async function writeOutput(path: string, data: string | Uint8Array): Promise<void> {
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known && !known.isFile()) return await writeFile(path, data);
    if (!known) makeFolder(dirname(resolve(path)));
    await writeFileAtomic(known ? realpathSync(path) : path, data);
  } catch (error) {
    throw new Error(`can't be written (${codeOf(error)})`);
  }
}

/** A folder and those above it. Not `recursive`: Node.js never comes back from that where the kernel makes the files (`/proc`). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

export const resolvePath = (...parts: string[]): string => resolve(...parts);
export const joinPath = (...parts: string[]): string => join(...parts);
export const folderOf = (path: string): string => dirname(path);
export const nameOf = (path: string): string => basename(path);
