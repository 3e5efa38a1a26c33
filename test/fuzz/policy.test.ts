import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { checkCard, checkGlob, checkJudging, checkPolicy } from './checks.js';
import { fuzz, mutated, texts } from './fuzz.js';

const FULL = `version: 1
extends: [balanced]
use: { commercial: true, offeredAs: [hosted-service], monthlyActiveUsers: 2000000, domicile: FR, territories: [EU, US], purposes: [x] }
licenses:
  allow: [category:permissive, MIT OR Apache-2.0]
  deny: [category:non-commercial, AGPL-3.0-only]
  unlisted: review
  undeclared: review
publishers:
  review: [{ country: CN, reason: r }, { id: some-org, reason: r }]
registries: { allow: [huggingface] }
provenance: { unpinned: hint, unknownBase: review }
severity: { license/denied: error }
paths:
  - match: ["experiments/**"]
    use: { commercial: false }
ignore: ["third_party/**"]
privateModels: ["our-org/*"]
approvals:
  - { model: meta-llama/Llama-3.1-8B-Instruct, decision: allow, by: a, reason: b, expires: 2027-06-30 }
`;
const PIECES = ['version: 1\n', 'extends: ', '[balanced]', 'use:\n', '  commercial: true\n', 'licenses:\n', 'paths:\n', '  - match: ', '["**"]', 'approvals:\n', '- ', '? ', ': ', '{', '}', '[', ']', ',', '"', "'", '\n', '  ', '\t', '&a ', '*a', '<<: *a', '!!binary ', '!!set ', '!!omap ', '!x ', '|\n', '>\n', '---\n', '...\n', '%TAG ! x\n', '#', 'null', '~', 'NaN', '.inf', '0x10', '1e999', '-1', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '\ufeff', '\0', '\u2028', '\ud800', 'MIT', '2027-06-30', '**/', '*a', '+(', '{a,b}', 'x.yaml', '../x.yaml'];
const CARDS = ['---\nlicense: mit\nbase_model:\n- a/b\nbase_model_relation: quantized\n---\n# fine-tuned from https://huggingface.co/a/b\n', '---\nlicense: other\nlicense_name: x\nlicense_link: https://x/y\ntags: [a]\n---\n', '---\nlicense: [mit, apache-2.0\n---\n', '---\nlicense: mit\n'];
const examples = existsSync('examples') ? readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((f) => /policy.*\.ya?ml$/.test(f)).map((f) => readFileSync(`examples/${f}`, 'utf8')) : [];

describe('fuzz: policies, globs and cards', () => {
  const policies = fc.oneof(mutated([FULL, ...examples], PIECES), texts(PIECES, 50));

  fuzz('parsePolicy says where each problem stands and never throws', policies, checkPolicy);

  fuzz('what a policy resolves to judges models, and a broken one allows no more than the default', policies, checkJudging);

  fuzz('globs that are taken match in time, whatever the path', fc.tuple(texts(['*', '**', '/', '**/', 'a', '?', '{', '}', ',', '(', ')', '|', '+(', '@(', '!(', '*(', '[', ']', '[a-z]', '\\', '.', '!'], 14).map((g) => g.slice(0, 60)), fc.constantFrom('a'.repeat(200), `${'a/'.repeat(60)}a.py`, `${'a.'.repeat(90)}py`, '', '/', 'a')), ([glob, path]) => checkGlob(glob, path));

  fuzz('readCard and proseBases', fc.oneof(mutated(CARDS, [...PIECES, 'license: ', 'base_model: ', 'huggingface.co/', 'fine-tuned from ']), texts(['---\n', 'license: ', 'base_model: ', ...PIECES], 60).map((t) => `---\n${t}\n---\n`)), checkCard);
});
