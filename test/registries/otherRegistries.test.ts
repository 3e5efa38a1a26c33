import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelEvidence, ModelKey } from '../../src/core/models/types.js';
import type { Registry } from '../../src/core/references/types.js';
import { createModelScope } from '../../src/registries/modelscope.js';
import { createOllama, ollamaUrl } from '../../src/registries/ollama.js';
import { createRouter } from '../../src/registries/router.js';
import { knowledge, testPlatform } from './support.js';

const key = (registry: Registry, model: string): ModelKey => ({ registry, model, revision: null });
const never = (): AbortSignal => new AbortController().signal;

describe('registries that are asked when they are switched on', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; body: string; type?: string };
  const seen: string[] = [];
  before(async () => {
    server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (c: Buffer) => chunks.push(c)).on('end', () => {
        seen.push(`${req.method} ${req.url} ${Buffer.concat(chunks).toString()}`);
        res.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => new Promise((done) => { server.close(done); server.closeAllConnections(); }));
  beforeEach(() => seen.splice(0));

  const ollama = (model: string): Promise<ModelEvidence> => createOllama({ platform: testPlatform({ env: { OLLAMA_HOST: url } }), knowledge, classify: (t) => ({ matches: t.includes('MIT') ? [{ key: 'mit', confidence: 1, part: 'license' }] : [], signals: [] }) })(key('ollama', model), never());
  const modelscope = (model: string): Promise<ModelEvidence> => createModelScope(testPlatform({ env: { MODELSCOPE_ENDPOINT: url } }))(key('modelscope', model), never());

  it('reads licence, base and size that Ollama shows', async () => {
    answer = { status: 200, body: JSON.stringify({ license: 'MIT License', model_info: { 'general.license': 'mit', 'general.parameter_count': 8e9, 'general.base_model.count': 1, 'general.base_model.0.repo_url': 'https://huggingface.co/Qwen/Qwen3-8B-Base' } }) };
    const evidence = await ollama('my/model:8b');
    assert.deepEqual(seen, ['POST /api/show {"model":"my/model:8b"}']);
    assert.equal(evidence.from, 'local-files');
    assert.equal(evidence.card?.['license'], 'mit');
    assert.equal(evidence.licenseFiles[0]?.key, 'mit');
    assert.deepEqual(evidence.statedBases, [{ model: 'Qwen/Qwen3-8B-Base', relation: 'quantized', source: 'config' }]);
    assert.equal(evidence.parameters, 8e9);
  });

  it('says what went wrong with Ollama, in its name', async () => {
    answer = { status: 404, body: '{"error":"model not found"}' };
    assert.deepEqual((await ollama('nope')).error, { code: 'not-found', message: 'the Ollama that runs here does not hold it' });
    answer = { status: 500, body: '{}' };
    assert.match((await ollama('x')).error?.message ?? '', /^Ollama answered with an error/);
    answer = { status: 200, body: '{' };
    assert.match((await ollama('x')).error?.message ?? '', /Ollama's answer is not understood/);
    const before = seen.length;
    assert.equal((await ollama('../../x')).error?.code, 'invalid-id');
    assert.equal(seen.length, before);
    const gone = createOllama({ platform: testPlatform({ env: { OLLAMA_HOST: '127.0.0.1:1' } }), knowledge });
    assert.equal((await gone(key('ollama', 'x'), never())).error?.code, 'network');
  });

  it('reads OLLAMA_HOST in all its forms', () => {
    assert.equal(ollamaUrl(undefined), 'http://127.0.0.1:11434');
    assert.equal(ollamaUrl('0.0.0.0:11500'), 'http://127.0.0.1:11500');
    assert.equal(ollamaUrl(':11500'), 'http://127.0.0.1:11500');
    assert.equal(ollamaUrl('box'), 'http://box:11434');
    assert.equal(ollamaUrl('https://ollama.example/api-root/'), 'https://ollama.example/api-root');
    assert.equal(ollamaUrl('http://'), null);
  });

  it('reads licence and base that ModelScope states', async () => {
    answer = { status: 200, body: JSON.stringify({ Code: 200, Data: { License: 'Apache License 2.0', BaseModel: ['Qwen/Qwen3-8B-Base'], BaseModelRelation: 'LoRA' } }) };
    const evidence = await modelscope('org/name');
    assert.deepEqual(seen, ['GET /api/v1/models/org/name ']);
    assert.deepEqual(evidence.card, { license: 'Apache License 2.0', base_model: ['Qwen/Qwen3-8B-Base'], base_model_relation: 'adapter' });
    answer = { status: 200, body: JSON.stringify({ Code: 404, Data: null }) };
    assert.equal((await modelscope('org/name')).error?.code, 'private-or-missing');
    answer = { status: 200, body: '<html>', type: 'text/html' };
    assert.equal((await modelscope('org/name')).error?.code, 'invalid-response');
  });

  it('sends each key to its own registry, and private ones nowhere', async () => {
    answer = { status: 200, body: '{}' };
    const platform = testPlatform({ env: { OLLAMA_HOST: url } });
    const router = createRouter({ ollama: createOllama({ platform, knowledge }) }, ['our-*', 'our-*/**'], () => 0);
    assert.deepEqual(router.registries, ['ollama']);
    for (const wanted of [key('ollama', 'our-model:7b'), key('ollama', 'our-org/model'), key('modelscope', 'a/b')]) assert.equal((await router.lookup(wanted, never())).error?.code, 'not-looked-up');
    assert.deepEqual(seen, []);
    assert.equal((await router.lookup(key('ollama', 'other'), never())).error, null);
  });
});
