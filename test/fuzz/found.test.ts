import assert from 'node:assert/strict';
import { globProblem } from '../../src/core/policy/globs.js';
import { parsePolicy } from '../../src/core/policy/parse.js';
import { resolveDeclared } from '../../src/core/licenses/declared.js';
import { flowEntries } from '../../src/core/text/flowEntries.js';
import { jsonEntries } from '../../src/core/text/jsonEntries.js';
import { lineEntries } from '../../src/core/text/lineEntries.js';
import { readCard } from '../../src/registries/card.js';
import { readKnowledge } from '../reports/knowledge.js';
import { AGAIN } from '../timing.js';
import { checkLines, checkYamlPart } from './checks.js';

describe('what fuzzing found', () => {
  it('globs that the matcher never comes back from are refused', () => {
    for (const glob of ['', '[a-z]\\\\\\\\\\', '!]!\\\\\\\\', '@(\\\\\\\\', '*(*a)b', '*a*a*a*a*b', '**/a/**/a/**/a/**/a/**/x', '(a*)*', '[a]*[a]*[a]*[a]*b', `{${'*,'.repeat(10)}*}*a*a*b`]) assert.notEqual(globProblem(glob), null, glob);
  });

  it('globs that people write are taken', () => {
    for (const glob of ['**', '*', 'our-org/*', 'third_party/**', '**/*.spec.*', 'packages/*/src/**/__tests__/**/*.test.ts', '{a,b,c}/**/*.{js,ts,jsx,tsx}', '@(src|lib)/**', 'CC-BY-NC-*', '*-nc-*', 'a\\*b', '[a-z]?.py', 'experiments/**/*.ipynb']) assert.equal(globProblem(glob), null, glob);
  });

  it('a licence that is called like a member of every object is only unknown', () => {
    const knowledge = readKnowledge();
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) assert.doesNotThrow(() => resolveDeclared({ license: word, licenseName: word, licenseLink: word, model: 'a/b', publisher: 'a', source: 'card' }, knowledge.licenses), word);
  });

  it('a problem of a policy is one line, whatever it quotes', () => {
    for (const { message } of parsePolicy('|\nversion: 1\n', 'p.yaml').problems) assert.ok(!message.includes('\n'));
  });

  it('a card whose keys nest behind a byte order mark is read in no time', () => {
    const start = process.cpuUsage();
    assert.deepEqual(readCard(`---\n\ufeff${'? '.repeat(400)}1e999]\nlicense: mit\n---\n`), { data: { license: 'mit' }, broken: true });
    assert.ok(process.cpuUsage(start).user / 1000 < 500);
  }).retries(AGAIN);

  it('a policy whose keys are lists or maps is refused without a warning of the parser on standard error', async () => {
    const warned: string[] = [];
    const listen = ({ message }: Error): void => void warned.push(message);
    process.on('warning', listen);
    try {
      assert.ok(parsePolicy('version: 1\n? { a: b }\n: c\n', 'p.yaml').problems.length > 0);
      await new Promise((done) => setImmediate(done));
    } finally {
      process.off('warning', listen);
    }
    assert.deepEqual(warned, []);
  });

  it('an unfinished string of backslashes ends with the text', () => {
    for (let n = 1; n < 9; n++) {
      const text = `"""${'\\'.repeat(n)}`;
      assert.ok(flowEntries(text, 0, text.length, null, 1).end <= text.length, text);
    }
  });

  it('a comment begins and ends where it stands, behind blanks of any kind and behind anchors that a part ends with', () => {
    checkLines('@: \t\t\t? ##');
    assert.deepEqual(lineEntries('key = \t\tvalue # why').comments, [{ start: 15, end: 19 }]);
    checkYamlPart('x: &a &a # c', 0, 9);
  });

  it('an unfinished comment of a JSON file ends with the file', () => {
    for (const { end } of jsonEntries('{"a": 1 /* x').comments) assert.equal(end, 12);
  });
});
