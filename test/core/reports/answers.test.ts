import assert from 'node:assert/strict';
import { answersOf } from '../../../src/core/reports/answers.js';
import { writeCsv } from '../../../src/core/reports/csv.js';
import { writeHtml } from '../../../src/core/reports/html.js';
import { writeMarkdown } from '../../../src/core/reports/markdown.js';
import { viewReport, type Dossier } from '../../../src/core/reports/summary.js';
import { writeText } from '../../../src/core/reports/text.js';
import type { Report } from '../../../src/core/reports/types.js';
import { writeDocx } from '../../../src/lazy/docx.js';
import { sample } from './samples.js';
import { unzip, wordText } from './zip.js';

const UNKNOWN = 'example-org/nobody-knows-this';

function dossier(report: Report, model: string): Dossier {
  return viewReport(report).groups.flatMap((g) => g.dossiers).find((d) => d.record.model === model) ?? assert.fail(model);
}

/** The sample with so many models of which nothing is known. */
function withUnknown(n: number): Report {
  const base = sample();
  const at = base.models.findIndex((m) => m.model === UNKNOWN);
  const record = base.models[at] ?? assert.fail();
  const assessment = base.assessments[at] ?? assert.fail();
  const names = Array.from({ length: n }, (_, i) => `${UNKNOWN}-${String(i).padStart(2, '0')}`);
  return {
    ...base, models: [...base.models, ...names.map((model) => ({ ...record, model, requestedAs: [model], error: record.error && { ...record.error, message: record.error.message.replaceAll(UNKNOWN, model) } }))],
    assessments: [...base.assessments, ...names.map((model) => ({ ...assessment, model, reasons: assessment.reasons.map((r) => ({ ...r, text: r.text.replaceAll(UNKNOWN, model) })) }))],
  };
}

describe('answersOf', () => {
  it('says no with the clause, what to do instead, and that a rule decided', () => {
    const { may, clause, todo, decided } = answersOf(dossier(sample(), 'Qwen/Qwen2.5-3B-Instruct'));
    assert.equal(may, 'No.');
    assert.deepEqual(clause, { license: 'qwen-research', clause: '2.a, 2.b', words: null });
    assert.match(todo[0] ?? '', /^Take it out, replace it/);
    assert.equal(decided, 'The policy, by its rules; no person recorded a decision.');
  });

  it('tells duties that are open, the unmet before the unsure', () => {
    const { todo } = answersOf(dossier(sample(), 'Qwen/Qwen2.5-3B-Instruct'));
    const unmet = todo.findIndex((t) => t.includes('(not met)'));
    assert.ok(unmet >= 0);
    assert.ok(todo.every((t, i) => !t.includes('(to be checked by a person)') || i > unmet));
    assert.match(answersOf(dossier(sample(), 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B')).todo.join(' '), /Keep what is met already: \d/);
  });

  it('names who approved', () => {
    const approved = viewReport(sample()).groups.flatMap((g) => g.dossiers).find((d) => d.assessment.approval?.state === 'valid') ?? assert.fail();
    assert.match(answersOf(approved).decided, /by legal@example\.com until 2027-12-31/);
  });

  it('asks for the licence where none is known, and never calls that a decision', () => {
    const { may, clause, todo, decided } = answersOf(dossier(sample(), UNKNOWN));
    assert.equal(may, 'Not before its licence is established.');
    assert.equal(clause.license, null);
    assert.match(todo[0] ?? '', /^Establish its licence/);
    assert.equal(decided, 'Nobody yet.');
  });
});

describe('many models of which nothing is known', () => {
  it('are rows of one table with why and where, none lost; a few are told like the others', async () => {
    assert.ok(!viewReport(withUnknown(5)).groups.some((g) => g.id === 'unresolved'));
    const report = withUnknown(15);
    const group = viewReport(report).groups.find((g) => g.id === 'unresolved') ?? assert.fail();
    assert.equal(group.dossiers.length, 16);
    const docx = wordText(unzip(await writeDocx(report)).get('word/document.xml') ?? '');
    for (const [name, output] of Object.entries({ html: writeHtml(report), markdown: writeMarkdown(report), csv: writeCsv(report), text: writeText(report, { color: false, width: 100 }), docx })) {
      for (let i = 0; i < 15; i++) assert.ok(output.includes(`nobody-knows-this-${String(i).padStart(2, '0')}`), `${name} ${i}`);
      assert.match(output, /licence not established/i, name);
    }
    // Everything that is linked to is there.
    const html = writeHtml(report);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(`id="${id}"`), id);
  });
});
