import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { ignored, ignoreRules } from '../../src/platform/ignoreRules.js';
import { starPattern } from '../../src/platform/starPattern.js';

describe('patterns of one name with any number of wildcards', () => {
  const NODE = 'report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json';

  it('uses the pattern of the usual template for Node, and skips nothing', () => {
    const skipped: string[] = [];
    const rules = ignoreRules(`node_modules/\n${NODE}\n`, (reason) => skipped.push(reason));
    const says = (path: string): boolean => ignored([{ base: '', rules }], path);
    assert.deepEqual(skipped, []);
    assert.deepEqual(['report.20240101.101010.42.0.json', 'a/report.1.2.3.4.json', 'report.1.2.3.json', 'report.x.1.2.3.json', 'report.1.2.3.4.json.py'].map(says), [true, true, false, false, false]);
    assert.equal(says('node_modules/'), true, 'the others still count');
  });

  it('leaves to a `!` of the same file what it takes back', () => {
    const rules = ignoreRules(`${NODE}\n!report.1.1.1.1.json\n`, () => undefined);
    assert.equal(ignored([{ base: '', rules }], 'report.1.1.1.1.json'), false);
    assert.equal(ignored([{ base: '', rules }], 'report.1.1.1.2.json'), true);
  });

  it('takes a pattern that ends with a slash for folders only', () => {
    const test = starPattern('*a*b*c*d/');
    assert.deepEqual(['abcd/', 'x/a1b2c3d/', 'a1b2c3d/x.py', 'abcd', 'abcde/'].map((path) => test?.(path)), [true, true, true, false, false]);
  });

  it('refuses what says more than a name, and the line is told as before', () => {
    for (const line of ['a/*b*c*d*e', '!*a*b*c*d*e', '*a*b*c*d\\*', '*{a,b}*c*d*e', '*[a', '*[]*a*b*c', '#*a*b*c*d', 'plain']) assert.equal(starPattern(line), null, line);
    const skipped: string[] = [];
    ignoreRules('*a*b*c*d*/e\n', (reason) => skipped.push(reason));
    assert.equal(skipped.length, 1);
  });

  it('keeps the bounds: no line longer than a pattern may be, and so many of a file', () => {
    assert.equal(starPattern(`${'*a'.repeat(200)}*`), null);
    assert.notEqual(starPattern(`${'*a'.repeat(199)}*`), null);
    const skipped: string[] = [];
    const rules = ignoreRules(Array.from({ length: 150 }, (_, i) => `*a*b*c*d${i}`).join('\n'), (reason) => skipped.push(reason));
    assert.deepEqual(['abcd99', 'abcd100'].map((path) => ignored([{ base: '', rules }], path)), [true, false]);
    assert.equal(skipped.length, 1, 'the others are told');
  });

  it('answers as the library does where both may be asked', () => {
    const unit = fc.constantFrom('a', 'b', '.', '?', '[ab]', '[!a]', '[0-9]', '1', '*', '*');
    const pattern = fc.array(unit, { minLength: 1, maxLength: 7 }).map((units) => units.join('')).filter((p) => p.includes('*'));
    const path = fc.stringMatching(/^[ab.1]{1,8}(?:\/[ab.1]{1,8})?\/?$/).filter((p) => ignore.isPathValid(p));
    fc.assert(fc.property(pattern, path, (p, where) => {
      assert.equal(starPattern(p)?.(where), ignore().add(p).test(where).ignored);
    }), { numRuns: 3000 });
  });

  it('takes time in proportion to the name, whatever the pattern', () => {
    const test = starPattern(`${'*a'.repeat(150)}*b`);
    assert.ok(test);
    const began = process.cpuUsage().user;
    for (let i = 0; i < 1000; i++) assert.equal(test('a'.repeat(250)), false);
    assert.ok(process.cpuUsage().user - began < 2_000_000, 'two seconds for a thousand names');
  });
});
