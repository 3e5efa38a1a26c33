import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createPolicyText, type PolicyAnswers } from '../../../src/core/policy/create.js';
import { addApproval, setFact } from '../../../src/core/policy/edit.js';
import { resolvePolicy } from '../../../src/core/policy/resolve.js';
import type { Approval } from '../../../src/core/policy/types.js';

/** A policy text before, what is written into it, and the text after; `gives` is an error where it can't be written. */
interface Edit {
  readonly title: string;
  readonly path?: string;
  readonly text: string;
  readonly approval?: Omit<Approval, 'at'>;
  readonly fact?: string;
  readonly value?: boolean | number | string | readonly string[];
  readonly gives?: readonly string[] | { readonly error: string };
}

const FILE = 'test/golden/edits.json';
const edits = JSON.parse(readFileSync(FILE, 'utf8')) as Edit[];

function run({ path = 'model-policy.yaml', text, approval, fact, value }: Edit): Edit['gives'] {
  try {
    const { newText } = approval ? addApproval(text, approval, path) : setFact(text, fact ?? '', value ?? '', path);
    return newText.split('\n');
  } catch (error) {
    return { error: (error as Error).message };
  }
}

describe('edits of a policy, letter for letter', () => {
  for (const edit of edits) {
    it(edit.title, () => {
      const gives = run(edit);
      if (process.env['UPDATE_GOLDEN']) (edit as { gives: Edit['gives'] }).gives = gives;
      else assert.deepEqual(gives, edit.gives);
      if (!gives || !('length' in gives)) return;
      // Whatever the layout: the file is still right, and holds what was written.
      const { policy, problems } = resolvePolicy({ path: edit.path ?? 'model-policy.yaml', text: gives.join('\n'), sha256: '0' }, () => 'version: 1\n');
      assert.deepEqual(problems.map((p) => p.message), []);
      if (edit.approval) {
        const last = policy.approvals.at(-1);
        assert.deepEqual(last, { ...edit.approval, at: last?.at });
      } else {
        assert.deepEqual((policy.rules.use as Readonly<Record<string, unknown>>)[(edit.fact ?? '').replace('use.', '')], edit.value);
      }
    });
  }
  after(() => {
    if (process.env['UPDATE_GOLDEN']) writeFileSync(FILE, `[\n${edits.map((e) => `  ${JSON.stringify(e)}`).join(',\n')}\n]\n`);
  });
});

describe('a policy that is made from answers', () => {
  const all: PolicyAnswers = { preset: 'internal-only', commercial: false, offeredAs: ['internal', 'model-api'], monthlyActiveUsers: 40_000, domicile: 'EU', territories: ['EU', 'CH'] };
  const use = (answers: PolicyAnswers): unknown => {
    const { policy, problems } = resolvePolicy({ path: 'model-policy.yaml', text: createPolicyText(answers), sha256: '0' }, () => null);
    assert.deepEqual(problems, []);
    return policy.rules.use;
  };

  it('holds the answers, and what nobody answered only as a comment', () => {
    assert.deepEqual(use({}), {});
    assert.deepEqual(use({ offeredAs: [], territories: [] }), {});
    assert.deepEqual(use(all), { offeredAs: ['internal', 'model-api'], distributesWeights: false, commercial: false, monthlyActiveUsers: 40_000, domicile: 'EU', territories: ['EU', 'CH'] });
    for (const [name, value] of Object.entries({ commercial: true, monthlyActiveUsers: 0, domicile: 'FR' })) assert.deepEqual(use({ [name]: value }), { [name]: value });
  });

  it('reads as people would write it', () => {
    const name = 'test/golden/created-policies.txt';
    const texts = [{}, all, { commercial: true }].map(createPolicyText).join('=====\n');
    if (process.env['UPDATE_GOLDEN']) writeFileSync(name, texts);
    assert.equal(texts, readFileSync(name, 'utf8'));
  });

  it('shows in its comments only what could stand there', () => {
    const text = createPolicyText({}).replace('use: {}', 'use:').replace(/^( *)# (?=[a-z]+:|  [a-z -]|- )/gim, '$1');
    assert.deepEqual(resolvePolicy({ path: 'model-policy.yaml', text, sha256: '0' }, () => null).problems, []);
  });
});
