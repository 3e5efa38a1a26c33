import { kindOfFile } from '../core/references/find.js';
import { createNodePlatform } from '../platform/node.js';
import { createNodeFiles } from '../platform/nodeFiles.js';
import type { FileEntry } from '../platform/types.js';
import { serveJobs } from '../platform/workerPool.js';
import { loadDetection } from '../session/detection.js';
import { NAMES_NOTHING, readEntry, type EntryResult } from '../session/readEntry.js';

/** A thread of a large scan: reads files and finds what they name, null for nothing; the main thread keeps the result. */
serveJobs(async ({ root, dataDir }: { root: string; dataDir: string }) => {
  const detection = await loadDetection(createNodePlatform({ dataDir, cacheDir: '', env: {} }));
  const files = createNodeFiles(root, (path) => kindOfFile(path) !== null);
  return (entries: readonly FileEntry[]): Promise<(EntryResult | null)[]> => Promise.all(entries.map(async (entry) => {
    const result = await readEntry(entry, files, detection);
    return result === NAMES_NOTHING ? null : result;
  }));
});
