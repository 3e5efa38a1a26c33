import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createProxyFetch } from '../../src/platform/proxy.js';
import type { StandInModel } from '../hub/models.js';
import { FAULTS, startHub, type Fault, type StandInHub } from '../hub/standIn.js';
import { ask, client, key, testPlatform } from './support.js';
import { AGAIN } from '../timing.js';

const MODELS: readonly StandInModel[] = Array.from({ length: 200 }, (_, i) => ({ id: `org/model-${i}`, card: { license: 'apache-2.0' }, files: { 'config.json': '{}', ...(i % 2 ? { LICENSE: `text ${i}` } : {}) } }));
const DELAY = 150;

describe('the Hub client with 200 models at 150 ms a request', function () {
  this.timeout(120_000);
  this.retries(AGAIN);
  let hub: StandInHub;
  before(async () => { hub = await startHub({ models: MODELS, delayMs: DELAY }); });
  after(() => hub.close());

  const scan = async (given: Parameters<typeof client>[0]): Promise<{ ms: number; lost: string[]; texts: number }> => {
    const c = client(given);
    const started = performance.now();
    const answers = await Promise.all(MODELS.map((m) => c.lookup(key(m.id), new AbortController().signal)));
    return { ms: performance.now() - started, lost: answers.filter((a) => a.error !== null).map((a) => `${a.model}: ${a.error?.code}`), texts: answers.reduce((n, a) => n + a.licenseFiles.length, 0) };
  };

  it('answers them all, cold and warm, with at most six requests at a time', async () => {
    const platform = testPlatform();
    const before = hub.requests.length;
    const cold = await scan({ hubUrl: hub.url, platform });
    const coldRequests = hub.requests.length - before;
    const warm = await scan({ hubUrl: hub.url, platform });
    const warmRequests = hub.requests.length - before - coldRequests;
    console.log(`      cold: ${coldRequests} requests for 200 models and 100 licence texts in ${Math.round(cold.ms)} ms; warm: ${warmRequests} in ${Math.round(warm.ms)} ms; at most ${hub.peak()} at a time`);
    assert.deepEqual(cold.lost, []);
    assert.equal(cold.texts, 100);
    assert.equal(coldRequests, 300);
    assert.equal(warmRequests, 0);
    assert.equal(hub.peak(), 6);
    // 300 requests, six at a time: 7.5 s is what the limit itself costs.
    assert.ok(cold.ms < 1.3 * (300 / 6) * DELAY, `${cold.ms} ms`);
  });

  for (const [name, faults] of [['503', ['server-error']], ['each fault in turn', FAULTS.filter((f) => f !== 'hang')]] as readonly (readonly [string, readonly Fault[]])[]) {
    it(`loses none where one answer in five fails (${name})`, async () => {
      hub.set({ failEvery: { n: 5, faults } });
      const before = hub.requests.length;
      const { ms, lost, texts } = await scan({ hubUrl: hub.url });
      console.log(`      ${name}: ${hub.requests.length - before} requests in ${Math.round(ms)} ms, ${lost.length} lost`);
      hub.set({ failEvery: { n: 1_000_000, faults: [] } });
      assert.deepEqual(lost, []);
      assert.equal(texts, 100);
    });
  }

  it('stops within 100 ms of a cancel, whatever it is waiting for', async () => {
    for (const [name, more] of [['answers', {}], ['answers that hang', { failEvery: { n: 1, faults: ['hang'] as const } }], ['its next try', { failEvery: { n: 1, faults: ['server-error'] as const } }], ['a limit', { failEvery: { n: 1, faults: [{ retryAfter: 5 }] as const } }]] as const) {
      hub.set({ failEvery: { n: 1_000_000, faults: [] }, ...more });
      const c = client({ hubUrl: hub.url });
      const cancel = new AbortController();
      const all = Promise.allSettled(MODELS.map((m) => c.lookup(key(m.id), cancel.signal)));
      await new Promise((done) => setTimeout(done, 400));
      const started = performance.now();
      cancel.abort();
      const outcomes = await all;
      const ms = performance.now() - started;
      const requests = hub.requests.length;
      await new Promise((done) => setTimeout(done, 300));
      console.log(`      cancelled while waiting for ${name}: ${ms.toFixed(1)} ms`);
      assert.ok(ms < 100, `${name}: ${ms} ms`);
      assert.ok(outcomes.some((o) => o.status === 'rejected'));
      assert.ok(hub.requests.length - requests <= 6, 'no request begins after a cancel');
    }
    hub.set({ failEvery: { n: 1_000_000, faults: [] } });
  });
});

describe('the Hub client behind a proxy', () => {
  let hub: StandInHub;
  let proxy: Server;
  const tunnels: string[] = [];
  before(async () => {
    hub = await startHub({ models: MODELS });
    proxy = createServer().on('connect', (req, socket) => {
      tunnels.push(req.url ?? '');
      const [host, port] = (req.url ?? '').split(':');
      const up = connect(Number(port), host, () => { socket.write('HTTP/1.1 200 OK\r\n\r\n'); up.pipe(socket); socket.pipe(up); });
      up.on('error', () => socket.destroy());
    });
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  });
  after(async () => {
    proxy.closeAllConnections();
    await new Promise((done) => proxy.close(done));
    await hub.close();
  });

  it('goes through HTTP_PROXY, and past it for NO_PROXY', async () => {
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const through = testPlatform({ fetch: createProxyFetch({ HTTP_PROXY: address }) });
    assert.equal((await ask({ hubUrl: hub.url, platform: through }, 'org/model-1')).error, null);
    assert.ok(tunnels.length > 0, 'the proxy was used');
    const before = tunnels.length;
    const past = testPlatform({ fetch: createProxyFetch({ HTTP_PROXY: address, NO_PROXY: '127.0.0.1' }) });
    assert.equal((await ask({ hubUrl: hub.url, platform: past }, 'org/model-1')).error, null);
    assert.equal(tunnels.length, before);
  });
});
