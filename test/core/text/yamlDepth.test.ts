import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parsePolicy } from '../../../src/core/policy/parse.js';
import { tooDeepAt } from '../../../src/core/text/yamlDepth.js';
import { readCard } from '../../../src/registries/card.js';
import { AGAIN } from '../../timing.js';

describe('texts that nest too deeply for a parser', () => {
  it('are told from what people write', () => {
    for (const text of ['', 'version: 1\nignore: ["[a-z]", "{a,b}"]\n', readFileSync(resolve('schema/policy.schema.json'), 'utf8'), '[]'.repeat(5000), '- a\n'.repeat(5000), 'a: b\n'.repeat(5000), `{ ${'"a": 1, '.repeat(5000)} }`, `- ${'a-b '.repeat(500)}`, '-'.repeat(500)]) assert.equal(tooDeepAt(text), -1);
    for (const text of ['['.repeat(101), '{ a: '.repeat(101), '- '.repeat(101), '? '.repeat(101), `\ufeff${'? '.repeat(101)}`, `&a !b ${'- '.repeat(101)}`, 'a: '.repeat(101), 'x: 1\n' + 'a:\t'.repeat(101), `${' '.repeat(201)}a: 1`]) assert.ok(tooDeepAt(text) > 0);
  });
  it('are found at their place, whatever stands around', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      const at = tooDeepAt(`${text}\n${'['.repeat(300)}`);
      assert.ok(at >= 100 && at <= text.length + 102);
    }));
  });
  it('take no time, however the keys of one line go on', () => {
    for (const text of ['a: '.repeat(300_000), '[' + 'a: '.repeat(3000), '{' + 'a: '.repeat(3000), '- '.repeat(50) + 'a: '.repeat(300_000)]) {
      const start = process.cpuUsage();
      assert.ok(parsePolicy(`version: 1\nignore: ${text}\n`, 'model-policy.yaml').problems.length > 0);
      assert.ok(process.cpuUsage(start).user / 1000 < 2000, `${text.slice(0, 12)}… took ${process.cpuUsage(start).user / 1000} ms`);
    }
  }).retries(AGAIN);
  it('leave a model card with its plain lines, and the process alive', () => {
    assert.deepEqual(readCard(`---\nlicense: mit\ntags: ${'['.repeat(100_000)}\n---\n`), { data: { license: 'mit' }, broken: true });
  });
});
