import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findReferences } from '../../../src/core/references/find.js';
import type { ModelReference } from '../../../src/core/references/types.js';
import { knowledge } from './support.js';

const FOLDER = 'test/golden/references';
const MARK = /«[^«»|]*\|([^«»]*)»/g;

/** `«u huggingface =canonical @revision|text»`: kind, registry, and what differs from the text. */
function mark(text: string, references: readonly ModelReference[]): string {
  const lines = text.split('\n');
  for (const r of [...references].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const line = lines[r.line - 1] ?? '';
    const words = [r.kind[0], r.registry, r.model !== r.text ? `=${r.model}` : '', r.revision ? `@${r.revision}` : ''].filter(Boolean).join(' ');
    lines[r.line - 1] = `${line.slice(0, r.column - 1)}«${words}|${line.slice(r.column - 1, r.endColumn - 1)}»${line.slice(r.endColumn - 1)}`;
  }
  return lines.join('\n');
}

describe('golden samples of references', () => {
  for (const name of readdirSync(FOLDER)) {
    const [head = '', ...rest] = readFileSync(`${FOLDER}/${name}`, 'utf8').split('\n');
    const path = head.replace(/^### /, '');
    it(path, () => {
      const marked = rest.join('\n');
      const plain = marked.replace(MARK, '$1');
      const { references } = findReferences({ path, text: plain }, knowledge);
      for (const r of references) assert.equal(plain.split('\n')[r.line - 1]?.slice(r.column - 1, r.endColumn - 1), r.text, 'columns cut out the text');
      assert.equal(mark(plain, references), marked);
    });
  }
});
