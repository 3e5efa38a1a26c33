import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checkAnswer, checkLicense } from './checks.js';
import { fuzz, mutated, texts } from './fuzz.js';

const word = fc.constantFrom('mit', 'apache-2.0', 'other', 'llama3.1', 'cc-by-nc-4.0', 'unknown', 'gpl', 'openrail', '', 'MIT OR Apache-2.0', 'Qwen/Qwen2.5-3B', 'meta-llama/Llama-3.1-8B', 'a/b', '../../x', '__proto__', 'constructor', 'license:mit', 'base_model:a/b', 'base_model:quantized:a/b', 'x'.repeat(5000), '\u001b[31m', '\ud800', 'https://x/y', 'LICENSE', 'README.md', 'finetune');
const value = fc.letrec((tie) => ({ any: fc.oneof({ depthSize: 'small' }, word, fc.string({ unit: 'binary', maxLength: 20 }), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.array(tie('any'), { maxLength: 5 }), fc.dictionary(word, tie('any'), { maxKeys: 4 })) })).any;
const card = fc.record(Object.fromEntries(['license', 'licenses', 'licence', 'license_name', 'license_link', 'base_model', 'base_model_relation', 'finetuned_from', 'new_version', 'tags', 'extra_gated_prompt'].map((k) => [k, fc.oneof(word, fc.array(word, { maxLength: 4 }), value)])), { requiredKeys: [] });
const answer = fc.oneof({ weight: 8, arbitrary: fc.record({ name: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('org/name', 'Org/Name', 'name') }, value), sha: fc.oneof(fc.constant('a'.repeat(40)), value), tags: fc.oneof({ weight: 5, arbitrary: fc.array(word) }, value), cardData: fc.oneof({ weight: 5, arbitrary: card }, value), gated: value, disabled: value, task: value, library_name: value, filePaths: fc.oneof(fc.array(word), value), config: value, safetensors: value }, { requiredKeys: ['name'] }) }, { weight: 1, arbitrary: value });

describe('fuzz: answers of the Hub', () => {
  fuzz('become evidence and a verdict, or a fault that says what is wrong', answer, checkAnswer);
});

describe('fuzz: the licence classifier', () => {
  const own = [readFileSync('LICENSE', 'utf8'), readFileSync('LICENSE', 'utf8').slice(0, 3000)];
  const pieces = ['\n', '\n\n', ' ', '(c) 2024 X\n', 'Copyright ', '1. ', '(a) ', '- ', '* ', '# ', '<p>', '</p>', '<!--', '-->', '&nbsp;', '&#', '/*', ' * ', '//', '"', '\u201c', '\u00a0', '\ufb01', '\u00ad', '\t', '\r', 'not ', 'You may not use ', 'commercial ', 'more than 700 million monthly active users ', 'non-commercial research purposes only ', 'attribution ', '\ud800', '\0', '$1,000,000 '];
  fuzz('never throws, knows its own confidence and counts lines within the text', fc.oneof(mutated(own, pieces), texts(pieces)), checkLicense);
});
