import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { classifyText, type Classification } from '../../../src/core/licenses/classify.js';
import { catalogue, expected, fingerprints, isOpen, isPermissive, textOf, texts, without } from './support.js';
import { EDITS, LAYOUTS, RESTRICTIONS, restricted, type Variant } from './variants.js';
import { AGAIN } from '../../timing.js';

const classify = (text: string): Classification => classifyText(text, catalogue, fingerprints);
const best = (text: string): string | null => classify(text).matches[0]?.key ?? null;

/** Share of the texts that come out right under one change; never one that does not allow as one that does. */
function accuracy([name, change]: Variant, allowed: readonly string[] = []): { right: number; all: number; wrong: string[] } {
  let right = 0, all = 0;
  const wrong: string[] = [];
  for (const [text, want] of expected) {
    const changed = change(textOf(text));
    if (changed === null) continue;
    const got = best(changed);
    all++;
    if (got === want) right++;
    else wrong.push(`${text}: ${got ?? 'none'}`);
    assert.ok(!isPermissive(got) || isPermissive(want) || allowed.includes(text), `${name}: ${text} is answered as ${got}, which allows`);
  }
  return { right, all, wrong };
}

describe('licence texts', function () {
  before(function () {
    if (texts.size === 0) this.skip();
  });

  it('names every text that is stored', () => {
    assert.deepEqual([...texts.keys()].filter((name) => !expected.has(name)), []);
  });

  for (const variant of LAYOUTS) {
    it(`recognises them: ${variant[0]}`, () => {
      const { right, all, wrong } = accuracy(variant);
      assert.ok(right / all >= 0.98, `${right} of ${all}: ${wrong.join('; ')}`);
    });
  }

  for (const variant of EDITS) {
    it(`recognises them and reports the difference: ${variant[0]}`, () => {
      // Without its added condition that file is the MIT License word for word.
      const { right, all, wrong } = accuracy(variant, ['deepfloyd-if-code']);
      assert.ok(right / all >= 0.98, `${right} of ${all}: ${wrong.join('; ')}`);
    });
  }

  it('says which lines were added and how much is missing', () => {
    const added = classify(`${textOf('llama-3.1')}\n\nThis copy belongs to the example project of the test, and nobody else should rely on it in any way.\n`);
    assert.equal(added.matches[0]?.key, 'llama-3.1');
    assert.equal(added.matches[0]?.extra.length, 1);
    assert.equal(added.matches[0]?.extra[0]?.line, textOf('llama-3.1').split('\n').length + 2);
    assert.ok((added.matches[0]?.confidence ?? 1) < 1);
    const paragraphs = textOf('apache-2.0').split(/\n\s*\n/);
    const less = classify(paragraphs.filter((_, i) => i !== 8).join('\n\n')).matches[0];
    assert.equal(less?.key, 'apache-2.0');
    assert.ok((less?.missing[0]?.words ?? 0) > 5 && less?.extra.length === 0);
  });

  for (const [i, restriction] of RESTRICTIONS.entries()) {
    it(`recognises no licence that allows where this is added: ${restriction.slice(0, 40)}…`, () => {
      for (const [text, want] of expected) {
        if (!isOpen(want)) continue;
        for (const at of [0.1, 0.5, 1]) {
          const result = classify(restricted(textOf(text), restriction, at));
          assert.ok(result.matches.every((m) => !isOpen(m.key)), `${text} with it at ${at} is answered as ${result.matches[0]?.key}`);
        }
        // Somewhere a reviewer must be told where to look, whatever the words of the clause.
        const told = classify(restricted(textOf(text), restriction, 0.5));
        assert.ok(told.signals.length > 0 || told.nearest !== null || i > 4, `${text}: nothing is said of it`);
      }
    });
  }

  it('recognises no licence that allows where a condition is put inside a sentence', () => {
    const mit = textOf('mit');
    for (const [from, to] of [['without restriction', 'with restriction'], ['to deal', 'not to deal'], ['to any person', 'to any person for research'], ['sell copies', 'copies for non-commercial use'], ['free of charge', 'for an annual fee'], ['use, copy', 'evaluate, copy']] as const) {
      assert.notEqual(mit.replace(from, to), mit, from);
      assert.equal(best(mit.replace(from, to)), null, to);
    }
  });

  it('recognises none of them from a part', () => {
    for (const [text, want] of expected) {
      if (!isPermissive(want)) continue;
      const half = textOf(text).slice(0, textOf(text).length / 2);
      const got = classify(half).matches[0];
      assert.ok(!got || !isPermissive(got.key) || got.missing.length > 0, `half of ${text} is answered as ${got?.key} with nothing missing`);
      assert.equal(best(textOf(text).slice(0, textOf(text).length / 4)), null, `a quarter of ${text}`);
    }
  });

  it('answers a number that differs as another licence', () => {
    assert.equal(best(textOf('kimi-k2-modified-mit').replace('100 million', '50 million')), null);
    assert.equal(best(textOf('kimi-k2-modified-mit').replace('20 million', '5 million')), null);
    assert.equal(best(textOf('llama-3.1').replace('700 million', '100 million')), null);
    assert.equal(best(textOf('kimi-k2-modified-mit').replaceAll('Kimi K2', 'Kimi K9')), null);
  });

  it('names every licence of a file that holds several, the stricter first', () => {
    const both = classify(`${textOf('mit')}\n\n${'='.repeat(40)}\n\n${textOf('cc-by-nc-4.0')}`);
    assert.deepEqual(both.matches.map((m) => m.key), ['cc-by-nc-4.0', 'mit']);
    const dual = classify(`${textOf('apache-2.0')}\n\n${textOf('mit')}`);
    assert.deepEqual(dual.matches.map((m) => m.key).sort(), ['apache-2.0', 'mit']);
    const policy = classify(`${textOf('llama-3.2')}\n\n${textOf('llama-3.2-use-policy')}`);
    assert.deepEqual(policy.matches.map((m) => [m.key, m.part]), [['llama-3.2', 'license']]);
  });

  it('recognises nothing that is like a text that it does not know, but for its own older and newer versions', () => {
    let none = 0, all = 0;
    for (const [text, key] of expected) {
      if (key === null) continue;
      const result = classifyText(textOf(text), catalogue, without(key));
      const got = result.matches[0];
      all++;
      if (!got) none++;
      assert.ok(!isPermissive(got?.key) || isPermissive(key), `${text} is answered as ${got?.key}`);
      assert.ok(!got || got.confidence < 1, `${text} is answered as ${got?.key} for sure`);
    }
    assert.ok(none / all >= 0.88, `${none} of ${all}`);
  });
});

describe('SPDX texts', () => {
  const folder = resolve('node_modules/spdx-license-list/licenses');
  const ids = readdirSync(folder).filter((f) => f.endsWith('.json')).map((f) => f.slice(0, -'.json'.length));
  const textOfId = (id: string): string => (JSON.parse(readFileSync(`${folder}/${id}.json`, 'utf8')) as { licenseText: string }).licenseText;
  const known = new Set(fingerprints.texts.map((t) => t.key));

  it('come out right where the catalogue has them', () => {
    let seen = 0;
    for (const id of ids) {
      const entry = catalogue.bySpdx(id);
      if (!entry || !known.has(entry.key)) continue;
      seen++;
      assert.equal(best(textOfId(id)), entry.key, id);
    }
    assert.ok(seen >= 60, `${seen}`);
  });

  /** The catalogue's licences but for a paragraph that restricts nothing, a condition less, or a choice that the text leaves open. */
  const NEAR = new Set(['0BSD', 'AML', 'BSD-1-Clause', 'BSD-2-Clause-FreeBSD', 'BSD-2-Clause-NetBSD', 'BSD-2-Clause-Views', 'BSD-2-Clause-first-lines', 'GFDL-1.3-invariants-only', 'GFDL-1.3-invariants-or-later', 'GFDL-1.3-no-invariants-only', 'GFDL-1.3-no-invariants-or-later', 'MPL-2.0-no-copyleft-exception', 'OFL-1.1-RFN', 'OFL-1.1-no-RFN']);
  it('are no licence that allows where the catalogue has them not', () => {
    for (const id of ids) {
      const entry = catalogue.bySpdx(id);
      if (NEAR.has(id) || (entry && known.has(entry.key))) continue;
      assert.ok(!isOpen(best(textOfId(id))), `${id} is answered as ${best(textOfId(id))}`);
    }
  });
});

describe('licence files of packages', () => {
  it('are what their package says, or nothing', () => {
    const root = resolve('node_modules');
    const folders = readdirSync(root).flatMap((d) => (d.startsWith('@') ? readdirSync(`${root}/${d}`).map((e) => `${d}/${e}`) : d.startsWith('.') ? [] : [d]));
    let right = 0, all = 0;
    const wrong: string[] = [];
    for (const folder of folders) {
      const files = existsSync(`${root}/${folder}/package.json`) ? readdirSync(`${root}/${folder}`) : [];
      const file = files.find((f) => /^licen[cs]e(?:\.md|\.txt)?$/i.test(f));
      if (file === undefined) continue;
      const { license } = JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8')) as { license?: unknown };
      const entry = typeof license === 'string' ? catalogue.bySpdx(license) : undefined;
      if (!entry) continue;
      const found = classify(readFileSync(`${root}/${folder}/${file}`, 'utf8')).matches.map((m) => m.key);
      all++;
      if (found.includes(entry.key)) right++;
      else if (found.length) wrong.push(`${folder}: ${found.join()} instead of ${entry.key}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(all > 100 && right / all >= 0.93, `${right} of ${all}`);
  });
});

describe('any text', () => {
  const words = fc.constantFrom('license', 'permission', 'is', 'hereby', 'granted', '2.0', '(c)', 'Copyright', 'not', 'commercial', 'users', '<p>', '</p>', '&lt;', '**', '\n\n', '\n', '不得', '商业', '-', '---', '](', '100 million', '\u200b', '\0', '\ud800');

  it('is answered without a throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 400 }).map((w) => w.join(' '))), (text) => {
      const result = classify(text);
      assert.ok(result.matches.every((m) => m.confidence > 0 && m.confidence <= 1 && catalogue.byKey(m.key) !== undefined));
      assert.ok(result.signals.every((s) => s.line >= 1 && s.text.length <= 200));
      assert.ok(result.matches.length === 0 || result.nearest === null);
    }), { numRuns: 300 });
  });

  it('takes time in proportion to its length', () => {
    for (const part of ['may not use ', '<', '](', 'a- ', '1.1 Foo ', 'copyright (c) ', '<script>', 'revenue of more than ', 'outputs may train other models ', '不得商业', '\n', '. ', '&#1']) {
      const small = part.repeat(Math.ceil(20_000 / part.length)), large = part.repeat(Math.ceil(160_000 / part.length));
      const time = (text: string): number => {
        const start = performance.now();
        classify(text);
        return performance.now() - start;
      };
      time(small);
      const quick = time(small), slow = time(large);
      assert.ok(slow < Math.max(400, quick * 8 * 6), `'${part}': ${quick.toFixed(1)} ms for 20,000 characters, ${slow.toFixed(1)} ms for 160,000`);
    }
  }).retries(AGAIN);

  it('says what is wrong with a text that is none', () => {
    assert.match(classify('').problem ?? '', /empty/);
    assert.match(classify('  \n ').problem ?? '', /empty/);
    assert.match(classify('*** --- ***').problem ?? '', /no words/);
    assert.match(classify('MIT License. '.repeat(100_000)).problem ?? '', /longer/);
    assert.deepEqual(classify('MIT License. '.repeat(100_000)).matches, []);
  });
});
