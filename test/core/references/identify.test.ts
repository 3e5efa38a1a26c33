import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { identify, type Slot } from '../../../src/core/references/identify.js';
import { looksLikeModel } from '../../../src/core/references/looks.js';
import { knowledge, said } from './support.js';

/**
 * By place, texts and what each names: `registry model [@revision] confidence [|what is cut out of the text, where that is not the
 * model|]`. `model` asks for a model, `string` is any string, `prose` is free text; all other places are hints of the registry.
 */
const IDENTIFY_CASES = JSON.parse(readFileSync('test/golden/identify.json', 'utf8')) as Readonly<Record<string, readonly (readonly [text: string, names: string | null])[]>>;

const PLACES: Readonly<Record<string, Slot>> = { model: { model: true, hint: null, free: false }, string: { model: false, hint: null, free: false }, prose: { model: false, hint: null, free: true },
  'string for azure': { model: false, hint: 'azure', free: false }, 'string for vertex': { model: false, hint: 'vertex', free: false }, 'string for github-models': { model: false, hint: 'github-models', free: false }, 'prose of a host': { model: false, hint: 'unknown', free: true }, 'command line': { model: true, hint: null, free: true },
};
const slotOf = (place: string): Slot => PLACES[place] ?? { model: true, hint: place, free: false };

describe('what a text names', () => {
  for (const [place, cases] of Object.entries(IDENTIFY_CASES)) {
    describe(place in PLACES ? place : `where ${place} is meant`, () => {
      for (const [text, names] of cases) it(`${text} ${names === null ? 'names nothing' : `→ ${names}`}`, () => assert.equal(said(text, slotOf(place)), names));
    });
  }

  it('is the same however often it is asked, and in whatever order', () => {
    const all = Object.entries(IDENTIFY_CASES).flatMap(([place, cases]) => cases.map(([text, names]) => ({ text, names, slot: slotOf(place) })));
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      for (const { text, names, slot } of order) assert.equal(said(text, slot), names, text);
    }), { numRuns: 5 });
  });

  it('lies in the text, and a revision is never part of the model', () => {
    const texts = Object.values(IDENTIFY_CASES).flat().map(([text]) => text);
    const piece = fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 12 }));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(IDENTIFY_CASES)), fc.array(piece, { minLength: 1, maxLength: 3 }), (place, parts) => {
      const text = parts.join('');
      const found = identify(text, slotOf(place), knowledge);
      if (!found) return;
      assert.ok(found.start >= 0 && found.start < found.end && found.end <= text.length && found.model !== '');
      if (found.revision) assert.ok(!found.model.endsWith(`@${found.revision}`));
    }), { numRuns: 3000 });
  });

  it('is nothing in a text that is too short or too long to be a name', () => {
    assert.equal(said('a', slotOf('ollama')), null);
    const long = `acme-labs/${'llama-7b-'.repeat(40)}chat`;
    assert.equal(said(long, slotOf('huggingface')), null);
  });
});

describe('a name that looks like a model', () => {
  for (const name of ['llama-7b', 'llama-instruct', 'llama2', 'widget-7b', 'widget-7b-chat', 'Qwen2.5-3B', 'bert-base', 'mixtral-8x7b', 'thing-8x7b', 'thing-tiny-v2', 'flan-t5-xxl', 'mistral-gptq', 'bert_base_uncased', 'gemma.2b']) it(name, () => assert.ok(looksLikeModel(name, knowledge)));
  for (const name of ['llama', 'widget7b', 'thing-tiny', 'thing-v2', 'small', 'chat', 'my-large-file', 'release-2024', '7b', 'bert', 'base-class', 'utils-v2']) it(`${name} does not`, () => assert.ok(!looksLikeModel(name, knowledge)));
});
