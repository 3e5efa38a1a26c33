import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRecord } from '../../src/core/models/record.js';
import { createFileCache, createMemoryCache } from '../../src/platform/node.js';
import { loadClassifier } from '../../src/session/classifier.js';
import type { StandInModel } from '../hub/models.js';
import { startHub, type StandInHub } from '../hub/standIn.js';
import { ask, client, key, knowledge, testPlatform } from './support.js';

const timing = { random: () => 0, attemptMs: 300, budgetMs: 2000 };
const TOKEN = 'hf_secretSecretSecret';
const MODELS: readonly StandInModel[] = [
  { id: 'org/name', card: { license: 'apache-2.0', base_model: 'a/b' }, files: { LICENSE: 'a licence text', 'LICENSE.pdf': 'x', 'src/LICENSE': 'x', 'config.json': '{}' }, parameters: 7e9, revisions: { v1: { card: { license: 'mit' } } } },
  { id: 'org/lora', card: {}, libraryName: 'peft', config: { peft: { base_model_name_or_path: 'meta-llama/Llama-3.1-8B' } } },
  { id: 'org/code', card: { license: 'mit' }, config: { auto_map: { AutoModel: 'm.M' } } },
  { id: 'org/broken', tags: ['license:gpl-3.0'], files: { 'README.md': '---\n- [\n---\n' } },
  { id: 'our-org/private-thing', card: { license: 'mit' } },
];

describe('the Hub client', function () {
  this.timeout(20_000);
  let hub: StandInHub;
  const dirs: string[] = [];
  const dir = (): string => { const d = mkdtempSync(join(tmpdir(), 'hub-')); dirs.push(d); return d; };
  beforeEach(async () => { hub = await startHub({ models: MODELS, token: TOKEN }); });
  afterEach(async () => {
    await hub.close();
    for (const d of dirs.splice(0)) rmSync(d, { recursive: true });
  });

  it('makes one request for a model and one for each licence text at its root, none warm', async () => {
    const cache = createMemoryCache();
    const evidence = await ask({ hubUrl: hub.url, cache, timing }, 'org/name');
    assert.deepEqual(hub.requests.map((r) => r.kind), ['api', 'file']);
    assert.match(hub.requests[1]?.path ?? '', /^\/org\/name\/resolve\/[0-9a-f]{40}\/LICENSE$/);
    assert.equal(evidence.from, 'hub');
    assert.equal(evidence.parameters, 7e9);
    assert.equal(evidence.licenseFiles[0]?.sha256.length, 64);
    assert.equal(evidence.url, `${hub.url}/org/name`);
    assert.deepEqual(await ask({ hubUrl: hub.url, cache, timing }, 'org/name'), evidence);
    assert.equal(hub.requests.length, 2);
    assert.equal((await ask({ hubUrl: hub.url, cache, timing }, 'org/name', 'v1')).card?.['license'], 'mit');
  });

  it('reads what the answer says of adapters, remote code and broken cards', async () => {
    assert.deepEqual((await ask({ hubUrl: hub.url }, 'org/lora')).statedBases, [{ model: 'meta-llama/Llama-3.1-8B', relation: 'adapter', source: 'config' }]);
    assert.equal((await ask({ hubUrl: hub.url }, 'org/code')).remoteCode, true);
    assert.equal((await ask({ hubUrl: hub.url }, 'org/broken')).cardBroken, true);
  });

  it('has texts classified, and keeps only entries that the catalogue has', async () => {
    const classify = (found: string) => (text: string) => ({ matches: [{ key: found, confidence: 0.98, part: 'license' as const }], signals: [{ term: 'non-commercial', value: true, line: 1, text: text.slice(0, 20) }] });
    const known = await ask({ hubUrl: hub.url, classify: classify('mit') }, 'org/name');
    assert.equal(known.licenseFiles[0]?.key, 'mit');
    assert.equal(known.licenseFiles[0]?.signals.length, 1);
    assert.equal((await ask({ hubUrl: hub.url, classify: classify('no-such-key') }, 'org/name')).licenseFiles[0]?.key, null);
  });

  it('asks again after a day with the ETag, and takes a changed answer', async () => {
    const cache = createMemoryCache();
    const platform = testPlatform({ cache });
    const first = await ask({ hubUrl: hub.url, platform, timing }, 'org/name');
    platform.turn(25 * 3_600_000);
    const again = await ask({ hubUrl: hub.url, platform, timing }, 'org/name');
    assert.equal(hub.requests.length, 3, 'a 304 brings no licence text anew');
    assert.match(hub.requests[2]?.etag ?? '', /^W\/"/);
    assert.ok(again.asOf > first.asOf);
    assert.deepEqual({ ...again, asOf: '' }, { ...first, asOf: '' });
    platform.turn(25 * 3_600_000);
    hub.set({ models: [{ id: 'org/name', card: { license: 'cc-by-nc-4.0' } }] });
    assert.equal((await ask({ hubUrl: hub.url, platform, timing }, 'org/name')).card?.['license'], 'cc-by-nc-4.0');
  });

  it('shows an older answer, and says so, where the Hub fails; not where it says that the model is gone', async () => {
    const platform = testPlatform();
    await ask({ hubUrl: hub.url, platform, timing }, 'org/name');
    platform.turn(48 * 3_600_000);
    hub.set({ failEvery: { n: 1, faults: ['server-error'] } });
    const stale = await ask({ hubUrl: hub.url, platform, timing }, 'org/name');
    assert.equal(stale.error, null);
    assert.match(stale.note ?? '', /earlier answer/);
    hub.set({ failEvery: { n: 1_000_000, faults: ['server-error'] }, models: [] });
    assert.equal((await ask({ hubUrl: hub.url, platform, timing }, 'org/name')).error?.code, 'private-or-missing');
  });

  it('remembers a refusal for ten minutes only', async () => {
    const platform = testPlatform();
    await ask({ hubUrl: hub.url, platform }, 'org/none');
    await ask({ hubUrl: hub.url, platform }, 'org/none');
    assert.equal(hub.requests.length, 1);
    platform.turn(11 * 60_000);
    hub.set({ models: [{ id: 'org/none', card: { license: 'mit' } }] });
    assert.equal((await ask({ hubUrl: hub.url, platform }, 'org/none')).error, null);
  });

  it('drops damaged entries of the cache and asks anew', async () => {
    const folder = dir();
    const platform = testPlatform({ cache: createFileCache(folder) });
    const evidence = await ask({ hubUrl: hub.url, platform, timing }, 'org/name');
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json')).map((f) => join(folder, f))[0] ?? '';
    const whole = readFileSync(file, 'utf8');
    const entry = JSON.parse(whole) as { key: string; value: { evidence: Record<string, unknown> } };
    const damaged = [whole.slice(0, whole.length / 2), '', 'null', '{"key":"other","value":{}}', JSON.stringify({ ...entry, value: { ...entry.value, evidence: { ...entry.value.evidence, tags: 5 } } }), JSON.stringify({ ...entry, value: { ...entry.value, evidence: { ...entry.value.evidence, model: 'org/other' } } }), JSON.stringify({ ...entry, value: 7 })];
    for (const text of damaged) {
      writeFileSync(file, text);
      const before = hub.requests.length;
      assert.deepEqual({ ...(await ask({ hubUrl: hub.url, platform, timing }, 'org/name')), asOf: '' }, { ...evidence, asOf: '' });
      assert.equal(hub.requests.length - before, 2, `asked anew for ${text.slice(0, 40)}`);
    }
  });

  it('keeps Hubs, accounts and revisions apart in the cache', async () => {
    const cache = createMemoryCache();
    const other = await startHub({ models: [{ id: 'org/name', card: { license: 'mit' } }] });
    await ask({ hubUrl: hub.url, cache }, 'org/name');
    assert.equal((await ask({ hubUrl: other.url, cache }, 'org/name')).card?.['license'], 'mit');
    hub.set({ models: [{ id: 'org/mine', private: true, card: { license: 'mit' } }] });
    assert.equal((await ask({ hubUrl: hub.url, cache, token: TOKEN }, 'org/mine')).error, null);
    assert.equal((await ask({ hubUrl: hub.url, cache }, 'org/mine')).error?.code, 'private-or-missing');
    await other.close();
  });

  it('opens no socket when it is offline, and answers from the cache', async () => {
    const platform = testPlatform();
    await ask({ hubUrl: hub.url, platform }, 'org/name');
    const before = hub.requests.length;
    platform.turn(48 * 3_600_000);
    const kept = await ask({ hubUrl: hub.url, platform, offline: true }, 'org/name');
    assert.equal(kept.card?.['license'], 'apache-2.0');
    assert.match(kept.note ?? '', /look-ups are off/);
    assert.equal((await ask({ hubUrl: hub.url, platform, offline: true }, 'org/lora')).error?.code, 'offline');
    assert.equal(hub.requests.length, before);
  });

  it('tells how long its answers hold without asking', async () => {
    const platform = testPlatform();
    const { signal } = new AbortController();
    const hour = 3_600_000;
    const held = async (offline: boolean, ...models: string[]): Promise<number> => {
      const one = client({ hubUrl: hub.url, platform, offline, privateModels: ['our-org/*'] });
      for (const model of models) await one.lookup(key(model), signal);
      return one.heldUntil === 0 || one.heldUntil === Infinity ? one.heldUntil : Math.round((one.heldUntil - platform.now()) / hour);
    };
    assert.equal(await held(false), Infinity);
    assert.equal(await held(false, 'our-org/private-thing', 'no id'), Infinity, 'what is decided without asking holds for ever');
    assert.equal(await held(true, 'org/name'), Infinity, 'nothing is kept and nothing may be asked');
    assert.equal(await held(false, 'org/name'), 0, 'the Hub was asked');
    assert.equal(await held(false, 'org/name'), 24);
    platform.turn(10 * hour);
    await ask({ hubUrl: hub.url, platform }, 'org/lora');
    assert.equal(await held(false, 'org/lora', 'org/name'), 14, 'the first to run out counts');
    platform.turn(20 * hour);
    assert.equal(await held(true, 'org/name'), 90 * 24 - 30, 'offline it is shown until it is too old');
  });

  it('never looks private models up, whatever their case', async () => {
    for (const model of ['our-org/private-thing', 'OUR-ORG/x', 'lab/secret-7b']) {
      const evidence = await ask({ hubUrl: hub.url, privateModels: ['our-org/*', 'lab/secret*'] }, model);
      assert.equal(evidence.error?.code, 'not-looked-up');
    }
    assert.equal(hub.requests.length, 0);
  });

  it('sends the token to the configured origin alone, also across redirects', async () => {
    const elsewhere = await startHub({ models: [{ id: 'new/home', card: { license: 'mit' } }] });
    hub.set({ models: [{ id: 'org/name', card: { license: 'mit' }, files: { LICENSE: { redirect: `${elsewhere.url}/new/home/resolve/main/README.md` } } }] });
    const evidence = await ask({ hubUrl: hub.url, token: TOKEN, timing }, 'org/name');
    assert.equal(evidence.licenseFiles.length, 1);
    assert.deepEqual([...new Set(hub.requests.map((r) => r.authorization))], [`Bearer ${TOKEN}`]);
    assert.equal(elsewhere.requests.length, 1);
    assert.equal(elsewhere.requests[0]?.authorization, undefined);
    await elsewhere.close();
  });

  it('asks without a token that the Hub refuses, and says so', async () => {
    const evidence = await ask({ hubUrl: hub.url, token: 'hf_expired', timing }, 'org/name');
    assert.equal(evidence.error, null);
    assert.match(evidence.note ?? '', /refused the token/);
    assert.ok(!JSON.stringify(evidence).includes('hf_expired'));
  });

  it('lets the token out in no answer, error or cache entry', async () => {
    const folder = dir();
    const timing = { random: () => 0, attemptMs: 100, budgetMs: 250 };
    const tokens = [TOKEN, `${TOKEN}\n`, `${TOKEN}ä`, 'not-a-hub-token'];
    for (const token of tokens) {
      for (const setUp of [{}, { failEvery: { n: 1, faults: ['server-error'] as const } }, { failEvery: { n: 1, faults: ['reset'] as const } }]) {
        hub.set({ failEvery: { n: 1_000_000, faults: ['reset'] }, ...setUp });
        const answers = [await ask({ hubUrl: hub.url, token, timing, cache: createFileCache(folder) }, 'org/name'), await ask({ hubUrl: hub.url.replace('//', '//user:pa%20ss@'), token, timing }, 'org/none')];
        assert.doesNotMatch(JSON.stringify(answers), /secretSecret|not-a-hub|pa%20ss|pa ss/);
      }
    }
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json'))) assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /secretSecret/);
  });

  it('takes a token that has no `hf_` in front, for mirrors', async () => {
    hub.set({ token: 'mirror-token', models: [{ id: 'org/mine', private: true, card: { license: 'mit' } }] });
    assert.equal((await ask({ hubUrl: hub.url, token: 'mirror-token' }, 'org/mine')).error, null);
  });

  it('asks once for two callers, and goes on for one when the other cancels', async () => {
    hub.set({ delayMs: 80 });
    const c = client({ hubUrl: hub.url });
    const cancel = new AbortController();
    const [gone, kept] = [c.lookup(key('org/code'), cancel.signal), c.lookup(key('org/code'), new AbortController().signal)];
    setTimeout(() => cancel.abort(), 20);
    await assert.rejects(gone, { name: 'AbortError' });
    assert.equal((await kept).error, null);
    assert.equal(hub.requests.length, 1);
    await assert.rejects(c.lookup(key('org/code'), AbortSignal.abort()), { name: 'AbortError' });
  });

  it('works for two clients on one cache folder at once', async () => {
    const folder = dir();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask({ hubUrl: hub.url, cache: createFileCache(folder) }, i % 2 ? 'org/name' : 'org/code')));
    assert.ok(answers.every((a) => a.error === null));
    assert.ok(readdirSync(folder, { recursive: true, encoding: 'utf8' }).every((f) => !f.includes('.tmp-')));
  });
});

describe('licence texts on the Hub', function () {
  const TEXTS = '../shared/licences/texts';
  before(function () { if (!existsSync(TEXTS)) this.skip(); });

  it('say what `other` means, and contradict a card that is milder', async () => {
    const text = (name: string): string => readFileSync(join(TEXTS, readdirSync(TEXTS).find((f) => f.replace(/\.(?:txt|md)$/, '') === name) ?? name), 'utf8');
    const hub = await startHub({ models: [
      { id: 'org/other', card: { license: 'other' }, files: { LICENSE: text('qwen-research') } },
      { id: 'org/milder', card: { license: 'mit' }, files: { 'LICENSE-MODEL': text('kimi-k2-modified-mit') } },
    ] });
    const classify = await loadClassifier({ readData: (name) => Promise.resolve(JSON.parse(readFileSync(`data/${name}.json`, 'utf8')) as unknown) });
    const of = async (model: string): Promise<ReturnType<typeof buildRecord>> => buildRecord(key(model), [await ask({ hubUrl: hub.url, classify }, model)], knowledge);
    const [other, milder] = [await of('org/other'), await of('org/milder')];
    await hub.close();
    assert.deepEqual(other.licenses.map((c) => [c.key, c.source]), [['qwen-research', 'license-file']]);
    assert.deepEqual(milder.licenses.map((c) => [c.key, c.source]), [['kimi-k2-modified-mit', 'license-file'], ['mit', 'card']]);
    assert.equal(milder.contradictions.length, 1);
    assert.ok(!JSON.stringify([other, milder]).includes('WARRANT'), 'no sentence of a text is kept');
  });
});
