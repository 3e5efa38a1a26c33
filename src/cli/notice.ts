import { writeNotice } from '../core/reports/notice.js';
import { buildReport } from '../core/reports/report.js';
import { collectTexts } from '../session/noticeTexts.js';
import { runScan } from './engine.js';
import { EXIT } from './exit.js';
import { writeResult, type Streams } from './io.js';
import type { CommonOptions } from './options.js';
import { planScan } from './prepare.js';

/**
 * `notice [PATH]`: the attribution and notice pack that the models in use require, as plain text, with the licence and notice texts of
 * their repositories as far as the Hub, its cache or the local Hub cache give them.
 */
export async function notice(path: string | undefined, options: CommonOptions, streams: Streams, signal: AbortSignal): Promise<number> {
  const result = await runScan(await planScan(path === undefined ? [] : [path], options, streams), signal);
  const report = buildReport(result.analysis, { version: __VERSION__, generatedAt: result.generatedAt, knowledge: result.knowledge });
  const { localEvidence, lookup, licenseText } = result.engine;
  const collected = await collectTexts(report, {
    // The scan has just asked: the answers come from the cache.
    evidence: async (key) => [await localEvidence(key).catch(() => null), await lookup(key, signal)].filter((e) => e !== null),
    text: (evidence, file) => licenseText(evidence, file, signal),
  });
  await writeResult(writeNotice(report, collected), options.output, streams);
  return EXIT.ok;
}
