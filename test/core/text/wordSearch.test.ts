import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordSearch } from '../../../src/core/text/wordSearch.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the search for words', () => {
  it('finds what a regular expression of the same words finds', () => {
    const words = ['model', 'gpt', 'hf:', '^o1-', '^ai/', '_core_', 'e5-', 'Llama', 'sentence-transformers'];
    const pattern = new RegExp(words.map((w) => (w.startsWith('^') ? `(?<![A-Za-z0-9_])${w.slice(1)}` : w)).join('|'), 'i');
    const search = new WordSearch(words);
    const piece = fc.oneof(fc.constantFrom('mod', 'el', 'MODEL', 'g', 'pt', 'GPT', 'o1', '-', 'xo1-', ' o1-', 'ai/', '_', 'e5', 'ä', '语', 'LLAMA', 'hf', ':', 'sentence-', 'transformers', '\0'), fc.string({ maxLength: 4 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(search.test(bytes(text)), pattern.test(text), JSON.stringify(text));
    }), { numRuns: 5000 });
  });

  it('looks only before its limit, and finds a word at either end', () => {
    const search = new WordSearch(['groq', 'ollama']);
    assert.equal(search.test(bytes('groq')), true);
    assert.equal(search.test(bytes('....ollama')), true);
    assert.equal(search.test(bytes('....ollama'), 4), false);
    assert.equal(search.test(bytes('')), false);
    assert.equal(search.test(bytes('gro')), false);
    assert.throws(() => new WordSearch(['a']));
  });
});
