import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { findReferences } from '../../src/core/references/find.js';
import type { Structured } from '../../src/core/text/entries.js';
import { flowEntries } from '../../src/core/text/flowEntries.js';
import { jsonEntries } from '../../src/core/text/jsonEntries.js';
import { lineEntries } from '../../src/core/text/lineEntries.js';
import { yamlEntries } from '../../src/core/text/yamlEntries.js';
import { layoutNotebook } from '../../src/session/notebookLayout.js';
import { knowledge } from '../core/references/support.js';
import { fuzz, mutated, texts } from './fuzz.js';

const PIECES = ['{', '}', '[', ']', ':', ': ', ',', '"', "'", '"""', "'''", '\\', '\\"', '\\u00', '#', '//', '/*', '*/', '\n', '\r\n', '\r', '\t', ' ', '  ', '- ', '-', '? ', '| ', '|\n', '>-\n', '|2+\n', '&a ', '*a', '<<: ', '!!str ', '!x ', '---', '---\n', '...\n', '%YAML 1.2\n', '@', '`', 'model: ', 'model', '"model":', 'model=', 'export ', '[section]\n', '${', '}}', '{{', 'null', 'true', '1e9', 'Qwen/Qwen2.5-3B', 'gpt-4o', '\ufeff', '\u2028', '\0', 'é', '\u{1F600}', '\ud800'];
const GOLDEN = 'test/golden/references';
const seeds = readdirSync(GOLDEN).map((name) => readFileSync(`${GOLDEN}/${name}`, 'utf8'));
const anyText = fc.oneof(texts(PIECES), mutated(seeds, PIECES));

/** Every range lies in the text, none is turned round. */
function within(text: string, read: Pick<Structured, 'entries' | 'keyNames'> & { readonly comments?: Structured['comments'] }): void {
  for (const { start, end } of [...read.entries, ...read.keyNames, ...(read.comments ?? [])]) assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  assert.ok(read.entries.length <= text.length + 1);
}

describe('fuzz: structured readers', () => {
  fuzz('yamlEntries', anyText, (text) => within(text, yamlEntries(text)));
  fuzz('yamlEntries of a part', fc.tuple(anyText, fc.nat(200), fc.nat(400)), ([text, from, length]) => {
    const start = Math.min(from, text.length);
    const end = Math.min(text.length, start + length);
    const read = yamlEntries(text, start, end);
    within(text, read);
    for (const entry of read.entries) assert.ok(entry.start >= start && entry.end <= end, `${entry.start}–${entry.end} outside ${start}–${end}`);
  });
  fuzz('jsonEntries', anyText, (text) => within(text, jsonEntries(text)));
  fuzz('lineEntries', anyText, (text) => within(text, lineEntries(text)));
  fuzz('flowEntries', fc.tuple(anyText, fc.nat(300)), ([text, from]) => {
    const read = flowEntries(text, Math.min(from, text.length), text.length, null, 1);
    within(text, read);
    assert.ok(read.end <= text.length);
  });
  fuzz('notebook layouts', fc.oneof(texts([...PIECES, '{"cells":[', '{"cell_type":"code","source":[', '"a\\n"', ']}']), mutated(seeds, PIECES)), (text) => {
    const layout = layoutNotebook(text);
    for (let cell = 0; cell < Math.min(3, layout.cells); cell++) layout.toCell(cell, 1, 1);
  });

  const paths = ['a.py', 'a.ts', 'a.go', 'a.rs', 'a.rb', 'a.php', 'a.java', 'a.json', 'a.yaml', 'a.toml', '.env', 'Dockerfile', 'Modelfile', 'a.sh', 'a.ipynb', 'a.md', 'a.tf', 'requirements.txt', 'pom.xml', 'compose.yaml', '.github/workflows/a.yml', 'package.json', 'a.prompt.yml', '.gitmodules', 'adapter_config.json'];
  fuzz('findReferences', fc.tuple(fc.constantFrom(...paths), fc.oneof(anyText, texts([...PIECES, 'from_pretrained(', 'AutoModel', 'import ', 'hf://', 'https://huggingface.co/', 'ollama run ', 'FROM ', 'RUN ', 'ENV ', '(', ')', 'f"', '"source": ["', '```python\n', 'revision="main"']))), ([path, text]) => {
    const lines = text.split(/\r\n|\n|\r/);
    for (const r of findReferences({ path, text }, knowledge).references) {
      assert.equal((lines[r.line - 1] ?? '').slice(r.column - 1, r.endColumn - 1), r.text);
      assert.ok(r.model !== '' && r.model.length <= 1000);
    }
  });
});
