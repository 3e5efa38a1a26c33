import assert from 'node:assert/strict';
import type { Knowledge } from '../../../src/core/analysis.js';
import type { ModelEvidence, ModelRecord } from '../../../src/core/models/types.js';
import { findAlternatives } from '../../../src/core/policy/alternatives.js';
import { emptyEvidence } from '../../../src/registries/emptyEvidence.js';
import { knowledge, policy, record } from './support.js';

const B = 1e9;

interface Known {
  readonly license?: unknown;
  readonly size?: number | null;
  readonly task?: string | null;
  readonly base?: unknown;
  /** A base that a publisher states elsewhere. */
  readonly stated?: string;
}

/** A snapshot of these models; every owner but `nobody` is a known publisher, `cn` one from China. */
function snapshotOf(models: Readonly<Record<string, Known>>): Knowledge {
  const evidence = (model: string): ModelEvidence | undefined => {
    const known = models[model];
    if (!known) return undefined;
    const { license = 'apache-2.0', size = 7 * B, task = 'text-generation', base } = known;
    return { ...emptyEvidence({ registry: 'huggingface', model, revision: null }, 'snapshot', '2026-01-01'), card: { license, ...(base === undefined ? {} : { base_model: base }) }, pipelineTag: task, parameters: size };
  };
  return {
    ...knowledge, snapshotIds: () => Object.keys(models), snapshot: (registry, model) => (registry === 'huggingface' ? evidence(model) : undefined), statedBases: (model) => (models[model]?.stated ? [{ model: models[model]?.stated ?? '', relation: 'finetune', source: 'publisher-statement' }] : []),
    publisher: (id) => (id === 'nobody' || id === '' ? undefined : { id, name: id, country: id === 'cn' ? 'CN' : 'US' }),
  };
}

function suggested(models: Readonly<Record<string, Known>>, { policy: yaml = '', ...more }: Partial<ModelRecord> & { policy?: string } = {}): string[] {
  const model = record(['llama-3.1'], { model: 'me/chat-7b-instruct', parameters: 7 * B, ...more });
  const given = policy(yaml);
  return findAlternatives(model, given.rules, given, snapshotOf(models), '2026-11-24').map((a) => a.model);
}

describe('models that could stand in', () => {
  it('do the same, for the same licence policy, with words that say why', () => {
    const given = policy('');
    const found = findAlternatives(record(['llama-3.1'], { model: 'me/a-instruct', parameters: 7 * B }), given.rules, given, snapshotOf({ 'org/b-instruct': { license: 'mit' } }), '2026-11-24');
    assert.deepEqual(found, [{ model: 'org/b-instruct', license: 'MIT', why: 'same task (text-generation), similar size' }]);
  });
  it('are nothing where the task or the size is not known, or another registry must be used', () => {
    const models = { 'org/b-instruct': {} };
    assert.deepEqual(suggested(models), ['org/b-instruct']);
    assert.deepEqual(suggested(models, { pipelineTag: null }), []);
    assert.deepEqual(suggested(models, { parameters: null }), []);
    assert.deepEqual(suggested(models, { policy: 'registries: { allow: [ollama] }' }), []);
    assert.deepEqual(suggested(models, { policy: 'registries: { allow: [ollama, huggingface] }' }), ['org/b-instruct']);
  });
  it('have the same task, are another model, and are between half and twice as large', () => {
    const models = { 'org/other-task-instruct': { task: 'fill-mask' }, 'me/chat-7b-instruct': {}, 'org/half-instruct': { size: 3.5 * B }, 'org/less-instruct': { size: 3.4 * B }, 'org/twice-instruct': { size: 14 * B }, 'org/more-instruct': { size: 14.1 * B } };
    assert.deepEqual(suggested(models), ['org/half-instruct', 'org/twice-instruct']);
  });
  it('are not the model itself under the name it is known by', () => {
    assert.deepEqual(suggested({ 'org/b-instruct': {}, 'org/c-instruct': {} }, { registry: 'ollama', model: 'b', canonical: { registry: 'huggingface', model: 'org/b-instruct' } }), ['org/c-instruct']);
  });
  it('come nearest first, by name among equals, three at the most', () => {
    assert.deepEqual(suggested({ 'org/d-instruct': { size: 8 * B }, 'org/c-instruct': {}, 'org/b-instruct': {}, 'org/a-instruct': { size: 12 * B } }), ['org/b-instruct', 'org/c-instruct', 'org/d-instruct']);
    assert.deepEqual(suggested({ 'org/far-instruct': { size: 4 * B }, 'org/near-instruct': { size: 8 * B } }), ['org/near-instruct', 'org/far-instruct']);
  });
  for (const [role, own, others] of [
    ['embedding', 'me/e5-large', { 'org/bge-large': {}, 'org/chat': {}, 'org/base': {} }], ['reranker', 'me/x-rerank', { 'org/colbert-v2': {}, 'org/base': {} }], ['guard', 'me/shield', { 'org/Guard-8B': {}, 'org/x-instruct': {} }],
    ['reward', 'me/x-RM', { 'org/reward-1': {}, 'org/x-instruct': {} }], ['code', 'me/coder', { 'org/starcoder': {}, 'org/x-instruct': {} }], ['math', 'me/prover', { 'org/math-7b': {}, 'org/x': {} }], ['vision', 'me/ocr', { 'org/x-VL': {}, 'org/x': {} }],
  ] as const) {
    it(`are for the same purpose: ${role}`, () => assert.deepEqual(suggested(others, { model: own }), Object.keys(others).slice(0, 1)));
  }
  it('may be a chat model for a base model and the other way round, behind those that are alike', () => {
    assert.deepEqual(suggested({ 'org/plain': {}, 'org/b-chat': { size: 9 * B } }), ['org/b-chat', 'org/plain']);
    assert.deepEqual(suggested({ 'org/plain': { size: 9 * B }, 'org/b-it': {} }, { model: 'me/plain' }), ['org/plain', 'org/b-it']);
  });
  it('tell their purpose by their own name, not by that of their owner', () => assert.deepEqual(suggested({ 'mathlab/b-instruct': {} }), ['mathlab/b-instruct']));
  it('are allowed by the policy as they stand: lists, clauses, publisher', () => {
    assert.deepEqual(suggested({ 'org/a-instruct': { license: 'cc-by-nc-4.0' }, 'org/b-instruct': { license: 'llama3.1' }, 'org/c-instruct': {}, 'org/d-instruct': {} }), ['org/c-instruct', 'org/d-instruct']);
    assert.deepEqual(suggested({ 'org/a-instruct': {}, 'cn/b-instruct': {} }, { policy: 'publishers: { review: [{ country: CN }] }' }), ['org/a-instruct']);
    assert.deepEqual(suggested({ 'org/a-instruct': {} }, { policy: 'licenses: { deny: [Apache-2.0] }' }), []);
  });
  it('have a licence and a publisher that are known', () => {
    assert.deepEqual(suggested({ 'nobody/a-instruct': {}, 'org/b-instruct': { license: 'other' }, 'org/c-instruct': { license: ['mit'] }, 'org/d-instruct': { license: 'no-such' }, 'org/e-instruct': { size: null }, 'org/f-instruct': { task: null } }), []);
  });
  it('descend from nothing, or from models of the same owner under the same licence', () => {
    const up = (more: Known): Record<string, Known> => ({ 'org/x-instruct': { base: 'org/base', size: 7 * B }, 'org/base': { size: 700 * B, ...more } });
    assert.deepEqual(suggested(up({})), ['org/x-instruct']);
    assert.deepEqual(suggested(up({ license: 'mit' })), []);
    assert.deepEqual(suggested(up({ base: 'else/base' })), []);
    assert.deepEqual(suggested(up({ stated: 'else/base' })), []);
    assert.deepEqual(suggested({ 'org/x-instruct': { base: 'organic/base' }, 'organic/base': { size: 700 * B } }), [], 'an owner whose name only begins alike');
    assert.deepEqual(suggested({ 'org/x-instruct': { base: 'org/gone' } }), []);
    assert.deepEqual(suggested({ 'org/x-instruct': { base: 'else/base' }, 'else/base': { size: 700 * B } }), []);
    assert.deepEqual(suggested({ 'org/x-instruct': { base: ['org/base', 'else/base'] }, 'org/base': { size: 700 * B }, 'else/base': { size: 700 * B } }), []);
    assert.deepEqual(suggested({ 'org/x-instruct': { base: [{ name: 'x' }, 'org/base'] }, 'org/base': { size: 700 * B } }), ['org/x-instruct']);
    assert.deepEqual(suggested({ 'org/x-instruct': { base: 'org/x-instruct' } }), [], 'what descends from itself descends from who knows what');
    const chain = (length: number): Record<string, Known> => Object.fromEntries(Array.from({ length }, (_, i) => [i === 0 ? 'org/x-instruct' : `org/up${i}`, { size: i === 0 ? 7 * B : 700 * B, ...(i + 1 < length ? { base: `org/up${i + 1}` } : {}) }]));
    assert.deepEqual(suggested(chain(4)), ['org/x-instruct']);
    assert.deepEqual(suggested(chain(5)), []);
  });
  it('are looked for in each snapshot by itself', () => {
    assert.deepEqual(suggested({ 'org/a-instruct': {} }), ['org/a-instruct']);
    assert.deepEqual(suggested({ 'org/b-instruct': {} }), ['org/b-instruct']);
  });
});
