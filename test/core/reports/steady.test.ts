import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildReport } from '../../../src/core/reports/report.js';
import { writeDocx } from '../../../src/lazy/docx.js';
import { readKnowledge } from '../../reports/knowledge.js';
import { sampleAnalysis } from '../../reports/sampleReport.js';
import { largeReport } from './large.js';
import { WRITERS, sample } from './samples.js';
import { AGAIN } from '../../timing.js';

describe('same input, same bytes', () => {
  const meta = { version: '1', generatedAt: '2026-11-24T00:00:00Z', knowledge: readKnowledge() };
  const expected = Object.entries(WRITERS).map(([name, write]) => [name, write(buildReport(sampleAnalysis(), meta))] as const);

  it('whatever the order in which files are found', () => {
    const length = sampleAnalysis().references.length;
    fc.assert(fc.property(fc.shuffledSubarray(Array.from({ length }, (_, i) => i), { minLength: length }), (order) => {
      const report = buildReport(sampleAnalysis((items) => order.flatMap((i) => items[i] ?? [])), meta);
      for (const [name, text] of expected) assert.equal(WRITERS[name]?.(report), text, name);
    }), { numRuns: 15 });
  });

  it('whatever the order of models and findings', () => {
    const analysis = sampleAnalysis();
    const report = buildReport({ ...analysis, models: [...analysis.models].reverse(), assessments: [...analysis.assessments].reverse(), findings: [...analysis.findings].reverse() }, meta);
    for (const [name, text] of expected) assert.equal(WRITERS[name]?.(report), text, name);
  });

  it('whenever a Word document is written', async () => {
    const first = await writeDocx(sample());
    // ZIP files count in steps of two seconds.
    await new Promise((done) => setTimeout(done, 2100));
    assert.ok(Buffer.from(first).equals(Buffer.from(await writeDocx(sample()))));
  }).timeout(20_000);
});

describe('500 models and 5,000 references', function () {
  this.retries(AGAIN);
  const report = largeReport(500, 5000);
  const budgetMs = 2000;

  /** Processor time: what else the machine does at the time is not the writer's. */
  async function measure(write: () => { readonly length: number } | Promise<{ readonly length: number }>): Promise<{ took: number; words: string }> {
    const before = process.cpuUsage();
    const { length } = await write();
    const took = Math.round(process.cpuUsage(before).user / 1000);
    return { took, words: ` (${took} ms, ${Math.round(length / 1024)} kB)` };
  }

  for (const [name, write] of [...Object.entries(WRITERS), ['report.docx', writeDocx] as const]) {
    it(`${name} in less than two seconds`, async function () {
      const { took, words } = await measure(() => write(report));
      if (this.test) this.test.title += words;
      assert.ok(took < budgetMs, words);
    });
  }
});
