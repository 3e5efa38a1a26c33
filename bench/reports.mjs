// Each format for 500 models and 5,000 references, written in one process.
import { importTs, round, spread } from './measure.mjs';

export const title = 'Reports of 500 models and 5,000 references';
export const command = 'npm run bench -- reports';

const RUNS = 5;

export async function run() {
  const m = await importTs('test/core/reports/large.ts', ...['json', 'text', 'markdown', 'html', 'csv', 'sarif', 'spdx', 'gitlab', 'notice'].map((name) => `src/core/reports/${name}.ts`), 'src/lazy/cyclonedx.ts', 'src/lazy/docx.ts');
  const report = m.largeReport(500, 5000);
  const writers = { json: m.writeJson, text: (r) => m.writeText(r, { color: false, width: 100 }), markdown: m.writeMarkdown, html: m.writeHtml, csv: m.writeCsv, sarif: m.writeSarif, spdx: m.writeSpdx, gitlab: m.writeGitlab, cyclonedx: m.writeCyclonedx, docx: m.writeDocx, notice: m.writeNotice };
  const rows = [];
  for (const [name, write] of Object.entries(writers)) {
    const times = [];
    let bytes = 0;
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now();
      const out = await write(report);
      times.push(performance.now() - start);
      bytes = typeof out === 'string' ? Buffer.byteLength(out) : out.length;
    }
    const s = spread(times);
    rows.push({ what: name, value: Math.round(s.median), unit: 'ms', note: `${Math.round(s.min)} to ${Math.round(s.max)} ms; ${round(bytes / 1e6, 2)} MB` });
  }
  return rows;
}
