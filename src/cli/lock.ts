import { LOCK_FILE, parseLock, type LockFile } from '../core/findings/lock.js';
import { compareLocks, createLock, writeLockFile, type Drift } from '../core/reports/lock.js';
import { printable } from '../core/reports/printable.js';
import { buildReport } from '../core/reports/report.js';
import { folderOf, joinPath, leadsOut, readTextFile, resolvePath } from '../platform/nodePaths.js';
import { runScan } from './engine.js';
import { EXIT, IncompleteError, UsageError } from './exit.js';
import { writeResult, type Streams } from './io.js';
import type { CommonOptions } from './options.js';
import { planScan } from './prepare.js';
import { targetOf } from './target.js';

const MAX_LOCK_BYTES = 32 * 1024 * 1024;

/**
 * `lock [PATH]`: writes `model-lock.json` beside the policy. With `--check` it writes nothing: exit 1 where models, licences or
 * verdicts differ from the lock file, exit 2 where there is none to check.
 */
export async function lock(path: string | undefined, options: CommonOptions & { readonly check?: boolean }, streams: Streams, signal: AbortSignal): Promise<number> {
  const paths = path === undefined ? [] : [path];
  const folder = options.policy === undefined ? targetOf(paths).folder : folderOf(resolvePath(options.policy));
  // Before the scan: what can't be checked is said at once, and once.
  const locked = options.check ? await readLock(folder) : null;
  if (options.check && locked === null) throw new UsageError(`${LOCK_FILE}: there is none to check; write one with 'lock'`);
  const result = await runScan(await planScan(paths, options, streams), signal);
  const current = createLock(buildReport(result.analysis, { version: __VERSION__, generatedAt: result.generatedAt, knowledge: result.knowledge }));
  const place = joinPath(folder, LOCK_FILE);
  if (locked) {
    const drift = compareLocks(locked, current);
    streams.stdout.write(`${[...drift.map(line), drift.length ? `${LOCK_FILE}: ${drift.length} difference${drift.length === 1 ? '' : 's'}` : `${LOCK_FILE}: as locked`].join('\n')}\n`);
    return drift.length ? EXIT.findings : EXIT.ok;
  }
  // A lock that can't be read is about to be replaced: its differences are only not told.
  if (leadsOut(folder, place)) throw new IncompleteError(`${LOCK_FILE}: is a link that leads out of the folder; nothing was written`);
  const before = await readLock(folder).catch(() => null);
  await writeResult(writeLockFile(current), place, streams);
  const drift = before ? compareLocks(before, current) : [];
  streams.stdout.write(`${[...drift.map(line), `${LOCK_FILE}: ${current.models.length} model${current.models.length === 1 ? '' : 's'} written`].join('\n')}\n`);
  return EXIT.ok;
}

async function readLock(folder: string): Promise<LockFile | null> {
  let text: string | null;
  try {
    text = await readTextFile(joinPath(folder, LOCK_FILE), MAX_LOCK_BYTES, folder);
  } catch (error) {
    throw new UsageError(`${LOCK_FILE}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (text === null) return null;
  const parsed = parseLock(text);
  if (typeof parsed === 'string') throw new UsageError(`${LOCK_FILE}: ${parsed}`);
  return parsed;
}

function line(d: Drift): string {
  return printable(`${d.kind}: ${d.title}: ${d.text}`);
}
