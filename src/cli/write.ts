import type { Format } from '../core/reports/formats.js';
import type { Report } from '../core/reports/types.js';
import type { Result, Streams } from './io.js';
import type { CommonOptions } from './options.js';

/** Terminal columns where they are not told. */
const DEFAULT_WIDTH = 100;

/** Whether colour is wanted: a terminal, and neither `NO_COLOR` (no-color.org) nor a dumb terminal. */
export function wantsColor(streams: Streams, options: CommonOptions): boolean {
  if (streams.env['NO_COLOR']) return false;
  if (streams.env['FORCE_COLOR'] && streams.env['FORCE_COLOR'] !== '0') return true;
  return streams.stdout.isTTY === true && options.output === undefined && streams.env['TERM'] !== 'dumb';
}

/** One report in one format. Each writer loads when it is asked for. */
export async function writeReport(report: Report, format: Format, streams: Streams, options: CommonOptions, old: Report | null): Promise<Result> {
  if (old && (format === 'markdown' || format === 'text')) {
    const { diffReports } = await import('../core/reports/diff.js');
    const { writeDiffMarkdown } = await import('../core/reports/diffMarkdown.js');
    return writeDiffMarkdown(diffReports(old, report));
  }
  switch (format) {
    case 'json': return (await import('../core/reports/json.js')).jsonParts(report);
    case 'text': return (await import('../core/reports/text.js')).writeText(report, { color: wantsColor(streams, options), width: streams.stdout.columns ?? DEFAULT_WIDTH });
    case 'cyclonedx': return (await import('#lazy/cyclonedx')).writeCyclonedx(report);
    case 'docx': return (await import('#lazy/docx')).writeDocx(report);
    default: return (await import('#lazy/reports')).WRITERS[format](report);
  }
}
