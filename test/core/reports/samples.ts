import { readFileSync } from 'node:fs';
import { diffReports } from '../../../src/core/reports/diff.js';
import { writeDiffMarkdown } from '../../../src/core/reports/diffMarkdown.js';
import { createLock, writeLockFile } from '../../../src/core/reports/lock.js';
import { writeNotice } from '../../../src/core/reports/notice.js';
import type { Report } from '../../../src/core/reports/types.js';
import { FORMATS } from '../../../src/core/reports/formats.js';
import { writeCyclonedx } from '../../../src/lazy/cyclonedx.js';
import { WRITERS as BY_FORMAT } from '../../../src/lazy/reports.js';

/** The sample as it was written: other tests change copies of it. */
export function sample(): Report {
  return JSON.parse(readFileSync('test/fixtures/report.sample.json', 'utf8')) as Report;
}

/** A report from before: two models fewer, one verdict that was another, findings that were not there. */
export function olderSample(): Report {
  const report = sample();
  return {
    ...report, generatedAt: '2026-10-01T00:00:00Z', models: report.models.slice(2), findings: report.findings.slice(0, 4),
    assessments: report.assessments.slice(2).map((a, i) => (i === 0 ? { ...a, verdict: 'allow' } : a)),
  };
}

/** Every writer of text by the name of its snapshot. */
export const WRITERS: Readonly<Record<string, (report: Report) => string>> = {
  ...Object.fromEntries(Object.entries(BY_FORMAT).map(([format, write]) => [`report.${FORMATS[format as keyof typeof BY_FORMAT]}`, write])),
  'report.cdx.json': writeCyclonedx,
  'notice.txt': writeNotice,
  'model-lock.json': (r) => writeLockFile(createLock(r)),
  'diff.md': (r) => writeDiffMarkdown(diffReports(olderSample(), r)),
};
