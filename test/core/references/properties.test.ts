import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findReferences, mayNameModel } from '../../../src/core/references/find.js';
import { knowledge, rawText } from './support.js';
import { AGAIN } from '../../timing.js';

const PATHS = ['a.py', 'a.ts', 'a.go', 'a.rb', 'a.php', 'a.rs', 'a.json', 'a.yaml', 'a.toml', 'a.ini', '.env', 'Dockerfile', 'Modelfile', 'a.sh', 'a.ipynb', 'a.md', 'a.tf', 'requirements.txt', 'pom.xml', 'compose.yaml', '.github/workflows/a.yml'];
/** Pieces that readers act on, so that chance hits their branches. */
const PIECES = ['Qwen/Qwen2.5-3B', 'gpt-4o', '"', "'", '`', '"""', '(', ')', '[', ']', '{', '}', ':', '=', ',', '#', '//', '/*', '*/', '\n', '\r\n', ' ', '\t', '- ', 'model: ', 'model=', '--model ', 'from_pretrained(', '${', '}', '|', '&a ', '*a', '---\n', '```python\n', '```', 'https://huggingface.co/', 'ollama run ', '\\', 'é', '\u{1F600}', '\uFEFF', '{{', '}}', 'RUN ', 'ENV A=', 'f"', '{x}', 'revision="main"', '"cells": [', '"source": ["', 'hf://', 'FROM '];

describe('properties of detection', () => {
  it('never throws, and columns always cut out exactly the text', () => {
    fc.assert(fc.property(fc.constantFrom(...PATHS), fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 60 }), (path, parts) => {
      const text = parts.join('');
      const lines = text.split(/\r\n|\n|\r/);
      for (const r of findReferences({ path, text }, knowledge).references) assert.equal((lines[r.line - 1] ?? '').slice(r.column - 1, r.endColumn - 1), r.text, `${path} ${JSON.stringify(text)}`);
    }), { numRuns: 3000 });
  });

  it('finds nothing that the prefilter throws away', () => {
    fc.assert(fc.property(fc.constantFrom(...PATHS), fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (path, parts) => {
      const text = parts.join('');
      if (!mayNameModel(path, rawText(text), knowledge)) assert.deepEqual(findReferences({ path, text }, knowledge).references, []);
    }), { numRuns: 1000 });
  });

  // Each unit repeats to the named size; quadratic work would take minutes, linear work takes a few seconds at 5 MB.
  for (const unit of ['a/b', 'a', 'a.', 'a-', '"', "'", '`', '(', '[', '{', '\n', '#', '//', '/*', '- ', '- a: ', 'a: b\n', 'a=b\n', '"a":', '${', '{x}', 'model="', 'https://huggingface.co/', 'Qwen/Qwen2.5-3B ', '--model ', '```\n', '\\', '\\\n', '<a>', '<!--', 'RUN \\\n', 'en_core_', '---\n', '|\n ', 'a/b/', ':', 'import ', 'from_pretrained(', '"source": ["', '# model-licence-review: ']) {
    it(`takes time linear in ${JSON.stringify(unit)}`, function () {
      this.timeout(120_000);
      // The collector's threads are counted, too, and work when they like.
      this.retries(AGAIN);
      for (const path of ['a.py', 'a.ts', 'a.yaml', 'a.json', 'a.md', 'a.sh', 'Dockerfile', '.env', 'a.ipynb', 'a.xml', 'requirements.txt']) {
        const time = (size: number): number => {
          const text = unit.repeat(Math.ceil(size / unit.length));
          // Processor time: a busy machine must not look like quadratic work.
          const start = process.cpuUsage();
          findReferences({ path, text }, knowledge);
          return process.cpuUsage(start).user / 1000;
        };
        const small = time(100_000);
        const large = time(400_000);
        assert.ok(large < 600 || large < small * 14, `${path}: ${small.toFixed(0)} ms for 100 kB, ${large.toFixed(0)} ms for 400 kB`);
      }
    });
  }
});
