import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildRecord } from '../../src/core/models/record.js';
import { readCard } from '../../src/registries/card.js';
import { ask, key, knowledge, testPlatform } from './support.js';

const FOLDER = '../shared/models/payloads';

interface Payload { readonly request: string; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown; readonly text?: string }

/** What each payload comes to: the error, or `licences; bases`. */
const EXPECTED: Readonly<Record<string, string>> = {
  'adapter': 'qwen-research; Qwen/Qwen2.5-3B-Instruct (adapter)', 'bad-token': 'private-or-missing', 'codestral-22b-v0.1': 'mnpl-0.1; ', 'deepseek-r1-distill-llama-8b': 'mit; meta-llama/Llama-3.1-8B (finetune)',
  'deepseek-r1': 'mit; ', 'disabled-repo': 'disabled', 'flux.1-dev': 'flux-1-dev-non-commercial; ', 'gemma-3-4b-it': 'gemma; google/gemma-3-4b-pt (finetune)', 'license-list': 'cc-by-nc-4.0 + apache-2.0; ',
  'llama-3.1-8b-instruct': 'llama-3.1; meta-llama/Llama-3.1-8B (finetune)', 'merge': 'apache-2.0; Endevor/InfinityRP-v1-7B (merge), l3utterfly/mistral-7b-v0.1-layla-v4 (merge)', 'missing-repo-anonymous': 'private-or-missing',
  'missing-repo-authenticated': 'private-or-missing', 'no-card': '; ', 'no-license': '; ', 'quantized-gguf': 'apache-2.0; JetBrains/Mellum2-12B-A2.5B-Thinking (quantized)', 'qwen2.5-3b-instruct': 'qwen-research; Qwen/Qwen2.5-3B (finetune)',
  'qwen2.5-7b-instruct': 'apache-2.0; Qwen/Qwen2.5-7B (finetune)', 'rate-limited': 'rate-limited', 'revision-not-found': 'revision-not-found', 'server-error': 'server-error',
};

describe('answers of the Hub as they were recorded or composed in ../shared/models/payloads', function () {
  before(function () { if (!existsSync(FOLDER)) this.skip(); });
  const names = existsSync(FOLDER) ? readdirSync(FOLDER).map((f) => f.replace(/\.json$/, '')).sort() : [];
  const read = (name: string): Payload => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Payload;

  for (const name of names.filter((n) => read(n).request.startsWith('GET /api/') && n !== 'renamed-repo')) {
    it(name, async () => {
      const payload = read(name);
      const id = (payload.body as { id?: string } | null)?.id ?? /\/api\/models\/([\w.-]+(?:\/[\w.-]+)?)/.exec(payload.request)?.[1]?.replace(/\/revision$/, '') ?? 'x/y';
      // Files are not part of the payloads: they are gone.
      const platform = testPlatform({ fetch: (input) => Promise.resolve(String(input).includes('/api/') ? new Response(payload.body == null ? null : JSON.stringify(payload.body), { status: payload.status, headers: payload.headers ?? { 'content-type': 'application/json' } }) : new Response(null, { status: 404, headers: { 'x-error-code': 'EntryNotFound' } })) });
      const evidence = await ask({ hubUrl: 'https://hub.test', platform, timing: { budgetMs: 300, random: () => 0 } }, id);
      const record = buildRecord(key(id), [evidence], knowledge);
      const said = evidence.error?.code ?? `${record.licenses.map((c) => c.key ?? '?').join(' + ')}; ${record.baseModels.map((b) => `${b.model} (${b.relation})`).join(', ')}`;
      assert.equal(said, EXPECTED[name]);
    });
  }

  it('malformed-front-matter', () => {
    const card = readCard(read('malformed-front-matter').text ?? '');
    assert.equal(card.broken, true);
    assert.deepEqual(card.data, { license: 'apache-2.0' });
  });
});
