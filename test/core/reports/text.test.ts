import assert from 'node:assert/strict';
import { writeText } from '../../../src/core/reports/text.js';
import { largeReport } from './large.js';
import { sample } from './samples.js';

describe('the report for a terminal', () => {
  const text = (report: Parameters<typeof writeText>[0]): string => writeText(report, { color: false, width: 100 });

  it('tells few models in full', () => {
    const written = text(sample());
    assert.match(written, /^ {4}duties /m);
    assert.doesNotMatch(written, /more reason|Shortened/);
  });

  it('tells of many what decides, counts the rest, and says where it stands', () => {
    const report = largeReport(60, 600);
    const written = text(report);
    assert.match(written, /\[llama-3\.1, clause 2\] \(\d more reasons?\)/);
    assert.match(written, /Shortened, .* explain MODEL/);
    assert.doesNotMatch(written, /^ {4}duties |^ {4}note /m);
    const attention = report.assessments.filter((a) => a.verdict !== 'allow');
    for (const { model } of attention) assert.ok(written.includes(model), `${model} is not left out`);
    assert.ok(written.split('\n').length < report.assessments.length * 12, `${written.split('\n').length} lines`);
  });

  it('asks one model for a fact once, however many licences ask', () => {
    const report = sample();
    const assessments = report.assessments.map((a) => ({ ...a, questions: [...a.questions, ...a.questions.map((q) => ({ ...q, license: 'other' }))] }));
    assert.deepEqual(text({ ...report, assessments }).match(/use\.\w+ \(.*/g), text(report).match(/use\.\w+ \(.*/g));
  });
});
