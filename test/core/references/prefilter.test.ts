import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findReferences, mayNameModel, speaksOfModels } from '../../../src/core/references/find.js';
import { SIGN, signsOf, WordSigns } from '../../../src/core/references/signs.js';
import { knowledge, rawText } from './support.js';

const FOLDER = 'test/golden/references';

/** The golden samples without their marks: path and lines. */
const samples = readdirSync(FOLDER).map((name) => {
  const [head = '', ...rest] = readFileSync(`${FOLDER}/${name}`, 'utf8').split('\n');
  return { path: head.replace(/^### /, ''), lines: rest.map((line) => line.replace(/«[^«»|]*\|([^«»]*)»/g, '$1')) };
});

/** What detection finds must pass, unless the words alone say that no model is spoken of. */
function check(path: string, text: string): void {
  if (!speaksOfModels(path, rawText(text).bytes) || mayNameModel(path, rawText(text), knowledge)) return;
  const { references, ignores } = findReferences({ path, text }, knowledge);
  assert.deepEqual([...references.map((r) => r.text), ...ignores], [], `${path}\n${text}`);
}

describe('the prefilter', () => {
  it('lets every stretch of a golden sample pass in which something is found', function () {
    this.timeout(60_000);
    for (const { path, lines } of samples) for (const size of [1, 2, 4, 12, lines.length]) for (let at = 0; at + size <= lines.length; at += Math.max(1, size >> 1)) check(path, lines.slice(at, at + size).join('\n'));
  });

  it('lets samples pass whose parts were put together anew', () => {
    const kinds = samples.map((s) => s.path);
    const line = fc.constantFrom(...samples.flatMap((s) => s.lines));
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', ' '), (path, lines, join) => check(path, lines.join(join))), { numRuns: Number(process.env.PRE_RUNS ?? 4000) });
  });

  it('throws away files that speak of models and name none', () => {
    for (const [path, text] of [
      ['crd.yaml', 'kind: CustomResourceDefinition\nspec:\n  names: { kind: ServingModel }\n  properties:\n    model:\n      description: the model that services/status and azure/disk speak of\n      type: object\n    command:\n      items: { type: string }\n'],
      ['app.ts', "import { Model } from './models/user';\nexport class UserModel extends Model { table = 'users/all'; }\n"],
      ['main.go', 'package model\n\nimport "example.com/app/model"\n\n// Model is a row of the table.\ntype Model struct { ID int }\n'],
      ['install.sh', 'echo "data model v2"\ncurl -o /dev/null https://example.com/model/index.html\n'],
    ] as const) {
      assert.equal(speaksOfModels(path, rawText(text).bytes), true, path);
      assert.equal(mayNameModel(path, rawText(text), knowledge), false, path);
    }
  });

  it('never throws away an ignore comment, a broken escape or a name cut by an escape', () => {
    for (const [path, text] of [
      ['a.py', '# model-licence-review: ignore -- no model here\n'],
      ['a.json', '{"text": "the model\\nQwen/Qwen2.5-7B"}'],
      ['a.sh', 'MODEL=${MODEL:-acme-labs/thing}\n'],
      ['a.yaml', 'models:\n  - acme-labs/one\n'],
      ['a.yaml', 'model:\n  description: something\n  id: acme-labs/one\n'],
      ['a.py', 'NAME = "acme-labs/one"\nx = AutoModel.from_pretrained(NAME)\n'],
    ] as const) assert.equal(mayNameModel(path, rawText(text), knowledge), true, text);
  });

  it('knows every word by which a file tells its host', () => {
    // Written so that they are found in any case: what stands before them is put back.
    const whole: Readonly<Record<string, string>> = { opilot: 'copilot', atson: 'watson', ertexai: 'vertexai', ertexAi: 'vertexAi', llama: 'ollama' };
    const { fileHintWords } = JSON.parse(readFileSync('data/patterns.json', 'utf8')) as { readonly fileHintWords: string };
    const words = fileHintWords.replace(/\(\?:(\w+)\|\w+\)/g, '$1').split('|').map((w) => w.replace(/\\b/g, '').replace(/\\/g, '').trim().split(' ').at(-1) ?? '');
    assert.ok(words.length > 20);
    // The Hub's own client opens a file by another test (`asksByShortNames`); an address of Azure's has its host in front; OpenAI's
    // client makes no name a model's that isn't one without it.
    for (const word of words.filter((w) => w !== 'hf_hub' && !/^OpenA[Ii]$/.test(w))) assert.notEqual(signsOf(whole[word] ?? word, knowledge) & (SIGN.host | SIGN.opens), 0, word);
  });

  it('knows every key, call and host that the patterns know', () => {
    const asks = (word: string): boolean => (signsOf(word, knowledge) & (SIGN.key | SIGN.call | SIGN.opens)) !== 0;
    fc.assert(fc.property(fc.stringMatching(new RegExp(`^${knowledge.modelKeys.source.replace('(?:^|_)', '')}`)), (key) => key.length > 80 || asks(key)), { numRuns: 3000 });
    for (const call of knowledge.calls.keys()) assert.ok(asks(call), call);
  });

  it('answers for a word what it answers for the same word in a text, however many came before', () => {
    const table = new WordSigns(knowledge);
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('Qwen/Qwen2.5-7B', 'model', '--model', 'gpt-4o', 'ollama', 'src/app', 'v1.2', 'mistral'), fc.stringMatching(/^[a-z/:.-]{1,12}$/)), { minLength: 1, maxLength: 20 }), (words) => {
      const text = words.join(' ');
      let at = 0;
      for (const word of words) {
        assert.equal(table.ask(rawText(text).bytes, at, at + word.length), signsOf(word, knowledge));
        at += word.length + 1;
      }
    }), { numRuns: 300 });
    assert.ok(signsOf('gpt-4o', knowledge) & SIGN.sure);
    assert.ok(signsOf('--model', knowledge) & SIGN.key);
  });
});
