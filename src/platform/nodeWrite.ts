import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What an unfinished write is called: the file's own name, the process, chance. */
const TEMPORARY = /\.tmp-(\d{1,10})-[0-9a-f]{8}$/;
/** Folders that this process has looked through for what dead processes left. */
const swept = new Set<string>();

/**
 * Writes a file so that a reader sees the old content or the new one, never half of it. A process that is killed leaves at most a
 * `.tmp-` file, which the next one that writes there takes away. Rejects with the file system's error, after its own file is gone.
 */
export async function writeFileAtomic(path: string, data: string | Uint8Array | Iterable<string>): Promise<void> {
  sweepOnce(path);
  const temporary = `${path}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(temporary, data);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Takes away what a process that lives no more left of a write to a file of the same folder and the same ending. */
function sweepOnce(path: string): void {
  const folder = dirname(path);
  const own = `${basename(path)}.tmp-`;
  // In our cache any name is ours; elsewhere only what stands for this very file.
  const cached = /^[0-9a-f]{64}\.json$/.test(basename(path));
  const key = cached ? folder : path;
  if (swept.has(key)) return;
  swept.add(key);
  try {
    for (const name of readdirSync(folder)) {
      const match = TEMPORARY.exec(name);
      if (!match || !(name.startsWith(own) || (cached && /^[0-9a-f]{64}\.json\.tmp-/.test(name))) || lives(Number(match[1]))) continue;
      rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Litter is no reason to fail.
  }
}

/** Whether a process of this number runs here; of another user's it can't be told, and counts as yes. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** A folder and those above it. Not `recursive`: Node.js never comes back from that where the kernel makes the files (`/proc`). */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
