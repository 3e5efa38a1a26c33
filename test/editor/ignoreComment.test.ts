import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ignoreLine } from '../../src/editor/ignoreComment.js';
import { findIgnores } from '../../src/core/references/ignores.js';
import { Lines } from '../../src/core/text/lines.js';

const rule = 'license/denied';

describe('the comment that ignores a finding', () => {
  const cases: readonly [string, string, string, string | null][] = [
    ['app.py', 'python', '    m = load("a/b")', '    # model-licence-review: ignore-next-line license/denied -- LEGAL-1'],
    ['app.ts', 'typescript', "\tload('a/b')", '\t// model-licence-review: ignore-next-line license/denied -- LEGAL-1'],
    ['README.md', 'markdown', 'a/b', '<!-- model-licence-review: ignore-next-line license/denied -- LEGAL-1 -->'],
    ['config.json', 'json', '"model": "a/b"', null],
    ['config.json', 'jsonc', '  "model": "a/b"', '  // model-licence-review: ignore-next-line license/denied -- LEGAL-1'],
    ['nb.ipynb', 'python', 'load("a/b")', '# model-licence-review: ignore-next-line license/denied -- LEGAL-1'],
    ['job.rb', 'ruby', 'a', '# model-licence-review: ignore-next-line license/denied -- LEGAL-1'],
  ];
  for (const [path, language, line, expected] of cases) {
    it(`${path} as ${language}`, () => assert.equal(ignoreLine(path, language, null, line, rule, 'LEGAL-1'), expected));
  }

  it('is not put into the middle of a command', () => {
    assert.equal(ignoreLine('Dockerfile', 'dockerfile', 'RUN a && \\', '  b a/b', rule, 'x'), null);
  });

  it('is read back as it was meant, whatever the reason says', () => {
    fc.assert(fc.property(fc.constantFrom('a.py', 'a.js', 'a.md', 'a.yaml'), fc.string({ maxLength: 60 }), (path, reason) => {
      const line = ignoreLine(path, '', null, 'x', rule, reason);
      assert.ok(line !== null && !/[\r\n]/.test(line));
      const [found] = findIgnores(path, new Lines(`${line}\nx`));
      assert.equal(found?.targetLine, 2);
      assert.equal(found.rule, rule);
    }));
  });
});
