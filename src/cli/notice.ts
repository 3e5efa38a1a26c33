import { writeNotice } from '../core/reports/notice.js';
import { buildReport } from '../core/reports/report.js';
import { runScan } from './engine.js';
import { EXIT } from './exit.js';
import { writeResult, type Streams } from './io.js';
import type { CommonOptions } from './options.js';

/** `notice [PATH]`: the attribution and notice pack that the models in use require, as plain text. */
export async function notice(path: string | undefined, options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<number> {
  const result = await runScan(path === undefined ? [] : [path], options, streams, signal);
  const report = buildReport(result.analysis, { version: __VERSION__, generatedAt: result.generatedAt, knowledge: result.knowledge });
  await writeResult(writeNotice(report), options.output, streams);
  return EXIT.ok;
}
