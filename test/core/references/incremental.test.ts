import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Detector, findReferences } from '../../../src/core/references/find.js';
import { knowledge } from './support.js';
import { AGAIN } from '../../timing.js';

const FOLDER = 'test/golden/references';
const MARK = /«[^«»|]*\|([^«»]*)»/g;
const samples = readdirSync(FOLDER).map((name) => {
  const [head = '', ...rest] = readFileSync(`${FOLDER}/${name}`, 'utf8').split('\n');
  return { path: head.replace(/^### /, ''), text: rest.join('\n').replace(MARK, '$1') };
});
/** What opens, closes and joins things in one language or another. */
const PIECES = [
  '"', "'", '`', '"""', "'''", '(', ')', '[', ']', '{', '}', '{\n', '}\n', '() => {\n', ',', ';', ':', '=', '+', '\\', '#', '//', '/*', '*/', '--', '\n', '\r\n', '\r', '\n\n', ' ', '  ', '\t', '- ', '---\n', '...\n',
  '```\n', '```python\n', '~~~', '<!--', '-->', '|\n', '>\n', '&a ', '!t ', '{{ x }}', 'RUN ', 'EOF\n', '${', 'x', 'x = ', 'def f():\n', 'import os\n', 'export const a = 1;\n', 'model', 'model: ', 'model = ', '"model": ', 'name: ', 'value: ', 'provider: ollama\n',
  'repo_type: dataset\n', 'revision="v1"', 'revision: abc1234\n', 'MODEL', 'MODEL = "gpt2"\n', 'from_pretrained(MODEL)', 'model=MODEL', 'Qwen/Qwen2.5-3B', '"Qwen/Qwen2.5-3B"', 'see meta-llama/Llama-3.1-8B\n', 'gpt-4o', '--model ', '--revision main\n',
  'from modelscope import x\n', 'import ollama\n', '# model-licence-review: ignore -- why\n', '[section]\n', 'é', '\u{1F600}',
];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const edits = fc.array(fc.record({
  at: share, drop: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 400 })),
  put: fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES), fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((p) => p.join('')), fc.string({ maxLength: 8 }), fc.record({ from: share, length: fc.nat({ max: 300 }) })),
}), { minLength: 1, maxLength: 8 });

/** The text after an edit; `put` may be a copy of a stretch of the text itself. */
function edited(text: string, edit: { at: number; drop: number; put: string | { from: number; length: number } }): string {
  const at = Math.floor(edit.at * text.length);
  const from = typeof edit.put === 'string' ? 0 : Math.floor(edit.put.from * text.length);
  const put = typeof edit.put === 'string' ? edit.put : text.slice(from, from + edit.put.length);
  return text.slice(0, at) + put + text.slice(at + edit.drop);
}

function check(path: string, start: string, least: number, changes: readonly Parameters<typeof edited>[1][]): void {
  const detector = new Detector(path, knowledge, least);
  let text = start;
  assert.deepEqual(detector.update(text), findReferences({ path, text }, knowledge), `${path} ${JSON.stringify(text)}`);
  for (const change of changes) {
    text = edited(text, change);
    const whole = findReferences({ path, text }, knowledge);
    assert.deepEqual(detector.update(text), whole, `${path} ${JSON.stringify(text)}`);
  }
}

describe('detection that follows edits', () => {
  it('finds what a whole read finds, in every sample and however long its segments are', function () {
    this.timeout(600_000);
    fc.assert(fc.property(fc.constantFrom(...samples), fc.constantFrom(1, 40, 200, 1024), fc.nat({ max: 2 }), edits, (sample, least, times, changes) => {
      check(sample.path, sample.text.repeat(1 + times), least, changes);
    }), { numRuns: Number(process.env['EDIT_RUNS'] ?? 150) });
  });

  it('tells columns behind a value that ends within a line', () => {
    check('.env', "value: '''# DEFAULT_MODEL=gpt-4\nexport DEFAULT_MODEL=gpt-4o\n".repeat(3), 1, [{ at: 0, drop: 0, put: { from: 0, length: 32 } }, { at: 0.5, drop: 1, put: 'x' }]);
  });

  it('takes no key from the statement before', () => {
    check('App.java', '[section]\n:"Qwen/Qwen2.5-3B"class App {}\nvoid m() { OllamaChatModel.builder().modelName("llama3.1").build(); }\n', 1, [{ at: 0, drop: 0, put: 'MODEL = "gpt2"\n' }]);
  });

  it('sees a literal block begin or end in a line far below the one that announces it', () => {
    const text = `# Usage\n\nAs here::\n${'\n'.repeat(60)}model Qwen/Qwen2.5-3B\n\nEnd.\n`;
    const at = text.indexOf('model') / text.length;
    check('usage.rst', text, 1, [{ at: at + 1e-9, drop: 0, put: '    ' }, { at: text.indexOf('model') / (text.length + 4) + 1e-9, drop: 4, put: '' }]);
  });

  it('knows the function that a value is returned from, wherever reading begins', () => {
    const lines = (n: number, line: string): string => line.repeat(n);
    const texts: readonly (readonly [string, string])[] = [
      ['a.py', `from modelscope import x\ndef get_model(\n    self,\n) -> str:\n${lines(60, '    log("started")\n\n')}    return "qwen/Qwen2.5-3B"\n\n\ndef other():\n    return "qwen/Qwen2.5-3B"\n`],
      ['a.ts', `from modelscope import x\nfunction defaultModel(p) {\n  switch (p) {\n    case 'groq': {\n      return 'llama-3.3-70b-versatile';\n    }\n  }\n}\nconst name = () => {\n  return 'llama-3.3-70b-versatile';\n};\n`],
      ['a.go', 'func (c *Client) Model() string {\n\treturn "llama-3.3-70b-versatile"\n}\n'],
    ];
    for (const [path, text] of texts) for (const least of [1, 40, 200]) check(path, text, least, [{ at: 0, drop: 0, put: 'import ollama\n' }, { at: 0.5, drop: 0, put: '\n' }, { at: 0.9, drop: 2, put: '' }]);
    const found = findReferences({ path: 'a.py', text: texts[0]?.[1] ?? '' }, knowledge).references;
    assert.deepEqual(found.map((r) => r.registry).slice(0, 1), ['modelscope']);
  });

  it('counts lines where an edit parts or joins a CR and an LF', () => {
    const put = (text: string): Parameters<typeof edited>[1] => ({ at: 0, drop: 0, put: text });
    check('a.json', '', 1, [put('"Qwen/Qwen2.5-3B"'), put('\r'), put('\r\n'), put('')]);
    check('a.json', '\r"Qwen/Qwen2.5-3B"', 1, [put('\r'), put('\n'), put('\r'), { at: 0, drop: 1, put: '' }]);
  });

  it('finds what a whole read finds in texts made of pieces', function () {
    this.timeout(600_000);
    const paths = [...samples.map((s) => s.path), 'a.lua', 'a.json', 'a.toml', 'deploy/k8s/a.yaml', 'a.ps1', 'test/a.test.ts', 'a.example.yaml'];
    fc.assert(fc.property(fc.constantFrom(...paths), fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }), fc.constantFrom(1, 30), edits, (path, parts, least, changes) => {
      check(path, parts.join(''), least, changes);
    }), { numRuns: Number(process.env['EDIT_RUNS'] ?? 1000) });
  });

  it('answers with the same object where nothing of the result changed', () => {
    const text = `${'x = 1\n'.repeat(500)}m = AutoModel.from_pretrained("openai-community/gpt2")\n${'y = 2\n'.repeat(500)}`;
    const detector = new Detector('a.py', knowledge);
    const found = detector.update(text);
    assert.equal(found.references.length, 1);
    assert.equal(detector.update(text.replace('x = 1', 'x = 10')), found);
    assert.equal(detector.update(`${text}z = 3\n`), found);
    assert.equal(detector.update(`\n${text}`).references[0]?.line, 502);
  });

  it('reads again only what an edit touched', () => {
    const line = (i: number): string => (i % 50 === 7 ? `m${i} = AutoModel.from_pretrained("openai-community/gpt2")\n` : `def handler_${i}(request): return {"state": request.get("value", "${i}")}\n`);
    const lines = Array.from({ length: 6000 }, (_, i) => line(i));
    const processorTime = (work: () => void): number => {
      const start = process.cpuUsage();
      work();
      return process.cpuUsage(start).user / 1000;
    };
    const whole = processorTime(() => { for (let i = 0; i < 10; i++) new Detector('a.py', knowledge).update(`${lines.join('')}#${i}`); });
    const detector = new Detector('a.py', knowledge);
    detector.update(lines.join(''));
    const texts = Array.from({ length: 10 }, (_, i) => {
      lines[i * 500] += '# x\n';
      return lines.join('');
    });
    const again = processorTime(() => { for (const text of texts) detector.update(text); });
    assert.ok(again < whole / 4, `ten edits ${again.toFixed(1)} ms, ten whole reads ${whole.toFixed(1)} ms`);
  }).retries(AGAIN);
});
