// The writers of reports, in a file of their own that loads with the first report that is not JSON or text on a command line.
import { writeCsv } from '../core/reports/csv.js';
import type { Format, HeavyFormat } from '../core/reports/formats.js';
import { writeGitlab } from '../core/reports/gitlab.js';
import { writeHtml } from '../core/reports/html.js';
import { writeJson } from '../core/reports/json.js';
import { writeLines } from '../core/reports/lines.js';
import { writeMarkdown } from '../core/reports/markdown.js';
import { writeSarif } from '../core/reports/sarif.js';
import { writeSpdx } from '../core/reports/spdx.js';
import { writeText } from '../core/reports/text.js';
import type { Report } from '../core/reports/types.js';

/** Columns of a text that no terminal shows. */
const TEXT_WIDTH = 100;

export const WRITERS: Readonly<Record<Exclude<Format, HeavyFormat>, (report: Report) => string>> = {
  json: writeJson, text: (report) => writeText(report, { color: false, width: TEXT_WIDTH }), markdown: writeMarkdown, html: writeHtml, csv: writeCsv,
  sarif: writeSarif, spdx: writeSpdx, gitlab: writeGitlab, lines: writeLines,
};
