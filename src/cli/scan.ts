import { EXIT } from './exit.js';
import { generatedAt, writeResult, type Streams } from './io.js';
import { KeptReports } from './keptReport.js';
import { failOnOf, formatOf, type CommonOptions } from './options.js';
import { targetOf } from './target.js';

/**
 * `scan`: exit 1 where a finding of a model in use is at or above `--fail-on`; with `--against`, only new ones count. Where nothing
 * changed since the last scan its report is given again, with the time of now: no more is loaded for it than this.
 */
export async function scan(paths: readonly string[], options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<number> {
  const format = formatOf(options, streams.stdout.isTTY === true && options.output === undefined);
  const failOn = failOnOf(options);
  const { folder, include } = targetOf(paths);
  const time = generatedAt(streams.env);
  const reports = await KeptReports.open(folder, [...include, ...(options.include ?? [])], options, streams, time);
  const kept = await reports.find(signal);
  if (kept && format === 'json' && options.against === undefined) {
    await writeResult(kept.json, options.output, streams);
    return failOn !== 'never' && kept.failing[failOn] ? EXIT.findings : EXIT.ok;
  }
  const { reportOn } = await import('#lazy/engine');
  return reportOn({ paths, options, streams, format, failOn, time, reports, kept }, signal);
}
