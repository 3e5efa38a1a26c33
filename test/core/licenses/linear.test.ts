import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { classifyText } from '../../../src/core/licenses/classify.js';
import { readFingerprints } from '../../../src/core/licenses/fingerprints.js';
import { readKnowledge } from '../../reports/knowledge.js';
import { AGAIN } from '../../timing.js';

/** Characters, both below the length at which a text is cut. */
const [SHORT, LONG] = [40_000, 160_000];
/** Four times the text may take this much longer; a quadratic step takes sixteen times. */
const MOST_GROWTH = 9;
/** Below this, in milliseconds, clocks and collection of garbage say more than the text. */
const FAST = 150;
const UNITS = ['&#1', '&#1;', '&#1 ', '&', '<', '<a ', '- a', '1 ', '1. ', '1 million ', 'a\n', '(c) ', 'finetun', 'exceed', 'you may not ', 'for commercial use ', 'revenue exceed ', '[^', "a'", ',1', '\u00ad', '“'];

describe('reading a licence text takes time by its length', function () {
  this.timeout(120_000);
  this.retries(AGAIN);
  const { licenses } = readKnowledge();
  const fingerprints = readFingerprints(JSON.parse(readFileSync('data/fingerprints.json', 'utf8')));
  const timeOf = (unit: string, length: number): number => {
    const text = unit.repeat(length / unit.length);
    return Math.min(...[0, 1, 2].map(() => {
      const start = process.cpuUsage();
      classifyText(text, licenses, fingerprints);
      return process.cpuUsage(start).user / 1000;
    }));
  };

  for (const unit of UNITS) {
    it(`of ${JSON.stringify(unit)} again and again`, () => {
      const long = timeOf(unit, LONG);
      if (long < FAST) return;
      const short = timeOf(unit, SHORT);
      assert.ok(long < short * MOST_GROWTH, `${SHORT} characters: ${Math.round(short)} ms, ${LONG}: ${Math.round(long)} ms`);
      assert.ok(long < 2000, `${Math.round(long)} ms`);
    });
  }
});
