import { dirname, join } from 'node:path';
import { sha256 } from './node.js';
import { readRegular } from './nodeFiles.js';
import { makeFolder, writeFileAtomic } from './nodeWrite.js';

/** Larger than any that is written: a text of 16 MB, and what it rests on. */
const MAX_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** A JSON value on the first line of a file, and bytes after it that nobody has to parse. */
export interface Kept {
  readonly head: unknown;
  readonly body: Uint8Array;
}

/** Where something of this name is kept; names are hashed, so that none can be a path. */
export function keptPlace(dir: string, name: string): string {
  return join(dir, `${sha256(name)}.kept`);
}

/** Undefined where there is none, or none that can be read. */
export function readKept(place: string): Kept | undefined {
  try {
    const bytes = readRegular(place, { limit: MAX_BYTES + 1 });
    const end = bytes.indexOf(LINE_FEED);
    if (end < 0 || bytes.length > MAX_BYTES) return undefined;
    return { head: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as unknown, body: bytes.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

/** Whole or not at all. What can't be kept costs time, never a result: never rejects. */
export async function writeKept(place: string, head: unknown, body: string): Promise<void> {
  try {
    makeFolder(dirname(place));
    await writeFileAtomic(place, `${JSON.stringify(head)}\n${body}`);
  } catch {
    // As above.
  }
}
