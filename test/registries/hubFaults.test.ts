import assert from 'node:assert/strict';
import type { LookupErrorCode } from '../../src/core/models/types.js';
import { startHub, type Fault, type StandInHub } from '../hub/standIn.js';
import { ask, client, key, testPlatform } from './support.js';
import { AGAIN } from '../timing.js';

const MODEL = { id: 'org/name', card: { license: 'apache-2.0' }, files: { 'config.json': '{}' } };
/** No chance in the waits: a test takes as long today as tomorrow. */
const timing = { random: () => 0, attemptMs: 150, budgetMs: 900 };

describe('the Hub client and what can go wrong', function () {
  this.retries(AGAIN);
  this.timeout(30_000);
  let hub: StandInHub;
  beforeEach(async () => { hub = await startHub({ models: [MODEL], token: 'hf_good' }); });
  afterEach(() => hub.close());

  // What passes is tried again: two faults, then the answer.
  for (const fault of ['server-error', 'bad-gateway-html', 'rate-limited', 'cut', 'reset', 'html', 'html-forbidden', 'not-json', 'wrong-shape', 'null', 'hang', 'slow-body', { retryAfter: 0 }, { retryAfter: 'Thu, 01 Jan 2026 00:00:00 GMT' }, { retryAfter: 'soon' }, { rateLimit: 0 }] as const satisfies readonly Fault[]) {
    it(`gets over ${JSON.stringify(fault)}`, async () => {
      hub.set({ faults: { 'org/name': { first: [fault, fault] } } });
      const evidence = await ask({ hubUrl: hub.url, timing }, 'org/name');
      assert.equal(evidence.error, null);
      assert.equal(evidence.card?.['license'], 'apache-2.0');
      assert.equal(hub.requests.length, 3);
    });
  }

  // What stays has a clear state of its own.
  const lasting: readonly (readonly [Fault, LookupErrorCode, RegExp])[] = [
    ['server-error', 'server-error', /error of its own \(503\)/], ['rate-limited', 'rate-limited', /no more requests/], [{ retryAfter: 3600 }, 'rate-limited', /wait 3600 s/],
    [{ rateLimit: 55 }, 'rate-limited', /wait 55 s/], ['cut', 'network', /cut off/], ['reset', 'network', /connection/], ['html', 'invalid-response', /web page/], ['html-forbidden', 'invalid-response', /web page/],
    ['not-json', 'invalid-response', /no JSON/], ['wrong-shape', 'invalid-response', /not about a model|no model id/], ['null', 'invalid-response', /not about a model|no object/],
    ['hang', 'timeout', /in time/], ['slow-body', 'timeout', /in time/], ['oversized', 'too-large', /larger than 8192 kB/], ['loop', 'invalid-response', /redirects more than 5 times/],
  ];
  for (const [fault, code, message] of lasting) {
    it(`says ${code} for lasting ${JSON.stringify(fault)}`, async () => {
      hub.set({ faults: { 'org/name': { first: [fault], always: true } } });
      const started = performance.now();
      const evidence = await ask({ hubUrl: hub.url, timing }, 'org/name');
      assert.equal(evidence.error?.code, code);
      assert.match(evidence.error?.message ?? '', message);
      assert.ok(performance.now() - started < timing.budgetMs + 200, 'within its budget');
      assert.deepEqual(Object.keys(evidence.error ?? {}).sort(), ['code', 'message']);
    });
  }

  it('tells missing, private, gated, disabled and unknown revisions apart', async () => {
    hub.set({ models: [MODEL, { id: 'org/off', disabled: true, card: {} }, { id: 'org/secret', private: true, card: { license: 'mit' } }, { id: 'org/gated', gated: 'auto', card: { license: 'gemma' }, files: { LICENSE: 'text', NOTICE: 'x' } }, { id: 'org/asks', gated: 'manual', card: { license: 'llama3.1' } }] });
    const code = async (model: string, revision: string | null = null, token: string | null = null): Promise<string | undefined> => (await ask({ hubUrl: hub.url, token, timing }, model, revision)).error?.code;
    assert.equal(await code('org/none'), 'private-or-missing');
    assert.equal(await code('org/none', null, 'hf_good'), 'not-found');
    assert.equal(await code('org/secret'), 'private-or-missing');
    assert.equal(await code('org/secret', null, 'hf_good'), undefined);
    assert.equal(await code('org/name', 'v9'), 'revision-not-found');
    assert.equal((await ask({ hubUrl: hub.url, timing }, 'org/off')).disabled, true);
    const before = hub.requests.length;
    const gated = await ask({ hubUrl: hub.url, timing }, 'org/gated');
    assert.equal(gated.gated, 'auto');
    assert.equal(gated.error, null);
    assert.deepEqual(gated.licenseFiles, []);
    assert.equal(hub.requests.length - before, 2, 'one refusal speaks for all files of a gated model');
    assert.equal((await ask({ hubUrl: hub.url, timing }, 'org/asks')).gated, 'manual');
    assert.equal((await ask({ hubUrl: hub.url, token: 'hf_good', timing }, 'org/gated')).licenseFiles.length, 2);
  });

  it('follows a renamed model and says its new name', async () => {
    hub.set({ renamed: { 'old-name': 'org/name' } });
    const evidence = await ask({ hubUrl: hub.url, timing }, 'old-name');
    assert.equal(evidence.error, null);
    assert.equal(evidence.model, 'old-name');
    assert.equal(evidence.name, 'org/name');
  });

  it('keeps what the card says where only a licence text fails', async () => {
    hub.set({ models: [{ ...MODEL, files: { LICENSE: 'text' } }], faults: { 'file:org/name': { first: ['server-error'], always: true } } });
    const evidence = await ask({ hubUrl: hub.url, timing }, 'org/name');
    assert.equal(evidence.error, null);
    assert.match(evidence.note ?? '', /LICENSE could not be read/);
    assert.deepEqual(evidence.files, ['.gitattributes', 'README.md', 'LICENSE']);
  });

  it('reads the card where the API allows no more requests', async () => {
    hub.set({ models: [{ ...MODEL, card: { license: 'other', license_name: 'qwen-research', base_model: ['a/b'] } }], quota: { api: 0, t: 200 } });
    const evidence = await ask({ hubUrl: hub.url, timing }, 'org/name');
    assert.equal(evidence.error, null);
    assert.deepEqual(evidence.card, { license: 'other', license_name: 'qwen-research', base_model: ['a/b'] });
    assert.match(evidence.note ?? '', /card alone/);
    hub.set({ quota: { api: 0, resolvers: 0, t: 200 } });
    assert.equal((await ask({ hubUrl: hub.url, timing }, 'org/name')).error?.code, 'rate-limited');
  });

  it('asks nobody again before the time that a limit names', async () => {
    hub.set({ models: [], faults: { 'api:org/a': { first: [{ rateLimit: 300 }], always: true } } });
    const c = client({ hubUrl: hub.url, timing });
    await c.lookup(key('org/a'), new AbortController().signal);
    const before = hub.requests.filter((r) => r.kind === 'api').length;
    const next = await c.lookup(key('org/b'), new AbortController().signal);
    assert.equal(next.error?.code, 'rate-limited');
    assert.equal(hub.requests.filter((r) => r.kind === 'api').length, before);
  });

  it('says so where nothing listens, and spares the rest of a scan the wait', async () => {
    const { url } = hub;
    await hub.close();
    const c = client({ hubUrl: url, timing: { random: () => 0 } });
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => c.lookup(key(`org/m${i}`), new AbortController().signal)));
    assert.deepEqual([...new Set(answers.map((a) => a.error?.code))], ['network']);
    assert.match(answers[0]?.error?.message ?? '', /could not be reached \(ECONNREFUSED\)/);
    assert.ok(performance.now() - started < 5000, `200 models took ${performance.now() - started} ms`);
    hub = await startHub({ models: [] });
  });

  it('gives up soon on a Hub that answers nothing sensible', async () => {
    hub.set({ failEvery: { n: 1, faults: ['server-error'] } });
    const c = client({ hubUrl: hub.url, timing });
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => c.lookup(key(`org/m${i}`), new AbortController().signal)));
    assert.deepEqual([...new Set(answers.map((a) => a.error?.code))], ['server-error']);
    assert.ok(performance.now() - started < 3000, `200 models took ${performance.now() - started} ms`);
  });

  it('names a certificate that is not trusted, and tries no more', async () => {
    let calls = 0;
    const platform = testPlatform({ fetch: () => { calls++; return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) })); } });
    const evidence = await ask({ hubUrl: 'https://hub.test', platform, timing }, 'org/name');
    assert.equal(evidence.error?.code, 'certificate');
    assert.match(evidence.error?.message ?? '', /NODE_EXTRA_CA_CERTS/);
    assert.equal(calls, 1);
  });

  for (const id of ['../../x', '../x', 'a/../b', 'a/b/c', '', '/', 'a//b', 'a/.', '.a/b', 'a-/b', 'a--b/c', 'a/b?x=1', 'a/b#c', 'a b/c', 'a/b%2f..', 'a\\b', 'ä/b', `${'x'.repeat(97)}/b`, 'a/b\n', 'https://evil.test/x', 'a/b.git']) {
    it(`asks nothing for ${JSON.stringify(id.slice(0, 30))}`, async () => {
      assert.equal((await ask({ hubUrl: hub.url, timing }, id)).error?.code, 'invalid-id');
      assert.equal(hub.requests.length, 0);
    });
  }
  for (const revision of ['..', '../../api', 'a..b', ' ', 'a b', '', '-x', 'x\u0000', 'refs//x', 'x.lock']) {
    it(`asks nothing for revision ${JSON.stringify(revision)}`, async () => {
      assert.equal((await ask({ hubUrl: hub.url, timing }, 'org/name', revision)).error?.code, 'invalid-id');
      assert.equal(hub.requests.length, 0);
    });
  }
});
