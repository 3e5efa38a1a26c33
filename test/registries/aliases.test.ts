import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildRecord } from '../../src/core/models/record.js';
import type { ModelEvidence } from '../../src/core/models/types.js';
import { createAliases } from '../../src/registries/aliases.js';
import { failedEvidence } from '../../src/registries/emptyEvidence.js';
import { readKnowledge } from '../reports/knowledge.js';
import { REGISTRIES } from '../../src/core/references/types.js';

const data = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
const ids = (data('models') as { rows: readonly (readonly [string])[] }).rows.map(([id]) => id);
const byLower = new Map(ids.map((id) => [id.toLowerCase(), id]));
const aliases = createAliases(data('aliases'), (id) => byLower.get(id.toLowerCase()));
const behind = (registry: (typeof REGISTRIES)[number], model: string): string | undefined => aliases.canonical(registry, model)?.model;

describe('the open model behind another registry’s name', () => {
  it('of Together is the Hub’s own id, without the words for how it is served', () => {
    assert.equal(behind('together', 'meta-llama/Llama-3.3-70B-Instruct-Turbo-Free'), 'meta-llama/Llama-3.3-70B-Instruct');
    assert.equal(behind('together', 'meta-llama/Llama-3.3-70B-Instruct-Turbo'), 'meta-llama/Llama-3.3-70B-Instruct');
    assert.equal(behind('together', 'qwen/qwen2.5-7b-instruct'), 'Qwen/Qwen2.5-7B-Instruct', 'in any case');
    // In no table: the Hub can be asked.
    assert.equal(behind('together', 'acme-labs/Thing-235B-Instruct-tput'), 'acme-labs/Thing-235B-Instruct');
    assert.equal(behind('together', 'acme-labs/Thing-Image-Turbo'), 'acme-labs/Thing-Image-Turbo', 'a model’s own name');
    assert.equal(behind('together', 'togethercomputer/m2-bert-80m'), undefined, 'a name without capitals may be Together’s own');
    assert.equal(behind('together', 'no-owner-Instruct-Turbo'), undefined);
  });

  it('is told for a known model of which nobody says who serves it', () => {
    assert.equal(behind('unknown', 'Qwen/Qwen2.5-3B-Instruct'), 'Qwen/Qwen2.5-3B-Instruct');
    assert.equal(behind('unknown', 'google/gemini-2.5-flash-lite'), undefined);
  });

  it('is the same whatever quantisation, region or route is asked for', () => {
    assert.equal(behind('ollama', 'qwen2.5:7b-instruct-q4_K_M'), behind('ollama', 'qwen2.5:7b'));
    assert.equal(behind('openrouter', 'qwen/qwen2.5-7b-instruct:free'), 'Qwen/Qwen2.5-7B-Instruct');
    assert.equal(behind('bedrock', 'us.meta.llama3-1-8b-instruct-v1:0'), 'meta-llama/Llama-3.1-8B-Instruct');
    assert.equal(behind('modelscope', 'qwen/Qwen2.5-7B-Instruct'), 'Qwen/Qwen2.5-7B-Instruct');
  });

  it('is nothing where nothing is known, for any registry and any text', () => {
    for (const registry of REGISTRIES) for (const text of ['', '/', ':', '..', '__proto__', 'constructor', 'a/b/c', '-turbo', '\u0000', 'x'.repeat(5000)]) assert.doesNotThrow(() => behind(registry, text));
    assert.equal(behind('openai', 'gpt-4o'), undefined);
  });
});

describe('a host’s name whose open model the Hub has not', () => {
  const KEY = { registry: 'together', model: 'acme-labs/Thing-9B-Instruct', revision: null } as const;
  const gone = (registry: 'together' | 'huggingface', code: 'not-found' | 'server-error'): ModelEvidence => failedEvidence({ ...KEY, registry }, '2026-11-28', { code, message: `told by ${registry}` });

  it('is not said to be missing where nobody asked the host', () => {
    const record = (evidence: readonly ModelEvidence[]): string => buildRecord(KEY, evidence, readKnowledge()).error?.code ?? 'none';
    assert.equal(record([gone('huggingface', 'not-found')]), 'not-looked-up');
    assert.equal(record([gone('together', 'not-found')]), 'not-found');
    assert.equal(record([gone('huggingface', 'server-error')]), 'server-error', 'the next look-up may tell');
    assert.equal(record([]), 'not-looked-up');
  });
});
