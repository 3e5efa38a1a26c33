import type { Format } from '../core/reports/formats.js';
import { jsonParts } from '../core/reports/json.js';
import { buildReport } from '../core/reports/report.js';
import type { Report } from '../core/reports/types.js';
import { readBytes } from '../platform/nodePaths.js';
import { runScan } from './engine.js';
import { EXIT, UsageError } from './exit.js';
import { failsAt } from './failing.js';
import { writeResult, type Streams } from './io.js';
import type { KeptReport, KeptReports } from './keptReport.js';
import type { CommonOptions, FailOn } from './options.js';
import { planScan } from './prepare.js';
import { writeReport } from './write.js';

/** A call of `scan`. */
export interface ScanCall {
  readonly paths: readonly string[];
  readonly options: CommonOptions;
  readonly streams: Streams;
  readonly format: Format;
  readonly failOn: FailOn;
  /** Of the report: ISO, whole seconds. */
  readonly time: string;
  readonly reports: KeptReports;
  /** The last report, where it still holds. */
  readonly kept: KeptReport | null;
}

/** Scans, unless the last report holds, and writes what was asked for. Resolves with the exit code. */
export async function reportOn({ paths, options, streams, format, failOn, time, reports, kept }: ScanCall, signal: AbortSignal): Promise<number> {
  const old = options.against === undefined ? null : readOld(options.against);
  const report = kept ? (JSON.parse(new TextDecoder().decode(kept.json)) as Report) : await scanNow();
  await writeResult(await writeReport(report, format, streams, options, old), options.output, streams);
  return failsAt(report, failOn, old) ? EXIT.findings : EXIT.ok;

  async function scanNow(): Promise<Report> {
    const plan = await planScan(paths, options, streams, time);
    const result = await runScan(plan, signal, reports.files);
    const made = buildReport(result.analysis, { version: __VERSION__, generatedAt: time, knowledge: result.knowledge });
    // A file that can't be read may be readable the next time, and its own time doesn't show it.
    const lasting = made.scan.complete && !made.scan.filesSkipped.some((s) => s.reason.includes("can't be read"));
    if (lasting) await reports.keep({ json: jsonParts(made), failing: { deny: failsAt(made, 'deny', null), review: failsAt(made, 'review', null) }, until: result.engine.heldUntil(), sources: plan.sources, exclude: plan.exclude });
    return made;
  }
}

function readOld(path: string): Report {
  let old: unknown;
  try {
    old = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    throw new UsageError(`--against ${path}: ${error instanceof SyntaxError ? 'is no JSON' : "can't be read"}`);
  }
  if (typeof old !== 'object' || old === null || !('schemaVersion' in old) || old.schemaVersion !== 1) throw new UsageError(`--against ${path}: is no report of schemaVersion 1`);
  return old as Report;
}
