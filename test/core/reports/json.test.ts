import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeControls, jsonParts, writeJson } from '../../../src/core/reports/json.js';
import type { Report } from '../../../src/core/reports/types.js';
import { sample } from './samples.js';

describe('writeJson', () => {
  it('writes what JSON.stringify would, in parts that stay small', () => {
    const whole = (report: Report): string => `${escapeControls(JSON.stringify(report, null, 2))}\n`;
    const report = sample();
    assert.equal(writeJson(report), whole(report));
    const reference = report.references[0];
    assert.ok(reference);
    const long: Report = { ...report, references: Array.from({ length: 1001 }, (_, i) => ({ ...reference, id: `r${i}`, text: 'a\nb\u202e"' })), findings: [] };
    assert.equal(writeJson(long), whole(long));
    assert.ok(Math.max(...[...jsonParts(long)].map((part) => part.length)) < 200_000);
  });

  it('writes any value like JSON.stringify', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      assert.equal(writeJson(value as unknown as Report), Object.keys(value).length ? `${escapeControls(JSON.stringify(value, null, 2))}\n` : '\n}\n');
    }), { numRuns: 300 });
  });
});
