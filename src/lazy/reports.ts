// The writers of reports, in a file of their own that loads with the first export.
export { writeCsv } from '../core/reports/csv.js';
export { writeGitlab } from '../core/reports/gitlab.js';
export { writeHtml } from '../core/reports/html.js';
export { writeJson } from '../core/reports/json.js';
export { writeMarkdown } from '../core/reports/markdown.js';
export { writeSarif } from '../core/reports/sarif.js';
export { writeSpdx } from '../core/reports/spdx.js';
export { writeText } from '../core/reports/text.js';
