import { readFileSync } from 'node:fs';
import { writeCsv } from '../../../src/core/reports/csv.js';
import { diffReports } from '../../../src/core/reports/diff.js';
import { writeDiffMarkdown } from '../../../src/core/reports/diffMarkdown.js';
import { writeGitlab } from '../../../src/core/reports/gitlab.js';
import { writeHtml } from '../../../src/core/reports/html.js';
import { writeJson } from '../../../src/core/reports/json.js';
import { writeLines } from '../../../src/core/reports/lines.js';
import { createLock, writeLockFile } from '../../../src/core/reports/lock.js';
import { writeMarkdown } from '../../../src/core/reports/markdown.js';
import { writeNotice } from '../../../src/core/reports/notice.js';
import { writeSarif } from '../../../src/core/reports/sarif.js';
import { writeSpdx } from '../../../src/core/reports/spdx.js';
import { writeText } from '../../../src/core/reports/text.js';
import type { Report } from '../../../src/core/reports/types.js';
import { writeCyclonedx } from '../../../src/lazy/cyclonedx.js';

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
  'report.json': writeJson,
  'report.txt': (r) => writeText(r, { color: false, width: 100 }),
  'report.md': writeMarkdown,
  'report.html': writeHtml,
  'report.csv': writeCsv,
  'report.sarif': writeSarif,
  'report.gitlab.json': writeGitlab,
  'report.lines.txt': writeLines,
  'report.spdx.json': writeSpdx,
  'report.cdx.json': writeCyclonedx,
  'notice.txt': writeNotice,
  'model-lock.json': (r) => writeLockFile(createLock(r)),
  'diff.md': (r) => writeDiffMarkdown(diffReports(olderSample(), r)),
};
