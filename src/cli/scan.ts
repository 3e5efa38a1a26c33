import { buildReport } from '../core/reports/report.js';
import type { Report } from '../core/reports/types.js';
import { readBytes } from '../platform/nodePaths.js';
import { runScan } from './engine.js';
import { EXIT, UsageError } from './exit.js';
import { writeResult, type Streams } from './io.js';
import { failOnOf, formatOf, type CommonOptions, type FailOn } from './options.js';
import { writeReport } from './write.js';

/** `scan`: exit 1 where a finding of a model in use is at or above `--fail-on`; with `--against`, only new ones count. */
export async function scan(paths: readonly string[], options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<number> {
  const format = formatOf(options, streams.stdout.isTTY === true && options.output === undefined);
  const failOn = failOnOf(options);
  const old = options.against === undefined ? null : readOld(options.against);
  const result = await runScan(paths, options, streams, signal);
  const report = buildReport(result.analysis, { version: __VERSION__, generatedAt: result.generatedAt, knowledge: result.knowledge });
  await writeResult(await writeReport(report, format, streams, options, old), options.output, streams);
  return fails(report, failOn, old) ? EXIT.findings : EXIT.ok;
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

/**
 * Whether a use has a finding with a verdict at or above the bar that nobody switched off. `unknown` counts as `review`. What a
 * policy's `severity` makes of the finding doesn't matter: it says how loud, not whether.
 */
function fails(report: Report, failOn: FailOn, old: Report | null): boolean {
  if (failOn === 'never') return false;
  const known = new Set(old?.findings.map((f) => f.fingerprint) ?? []);
  const uses = new Set(report.references.filter((r) => r.kind === 'use' && r.context !== 'comment').map((r) => r.id));
  return report.findings.some((f) => {
    if (f.suppressed || (old && known.has(f.fingerprint)) || f.reference === null || !uses.has(f.reference)) return false;
    return f.verdict === 'deny' || (failOn === 'review' && (f.verdict === 'review' || f.verdict === 'unknown'));
  });
}
