// 200 models of a stand-in Hub that takes 150 ms for each answer: nothing cached, everything cached, one answer in five a fault.
import { importTs, round } from './measure.mjs';

export const title = 'Look-up of 200 models, 150 ms a request';
export const command = 'npm run bench -- hub';

const DELAY = 150;
const AT_ONCE = 6;

export async function run() {
  const { startHub, FAULTS, client, testPlatform, key } = await importTs('test/hub/standIn.ts', 'test/registries/support.ts');
  const models = Array.from({ length: 200 }, (_, i) => ({ id: `org/model-${i}`, card: { license: 'apache-2.0' }, files: { 'config.json': '{}', ...(i % 2 ? { LICENSE: `text ${i}` } : {}) } }));
  const hub = await startHub({ models, delayMs: DELAY });
  const scan = async (platform) => {
    const c = client({ hubUrl: hub.url, platform });
    const before = hub.requests.length;
    const start = performance.now();
    const answers = await Promise.all(models.map((m) => c.lookup(key(m.id), new AbortController().signal)));
    return { ms: performance.now() - start, requests: hub.requests.length - before, lost: answers.filter((a) => a.error !== null).length };
  };
  const platform = testPlatform();
  const row = (what, r) => ({ what, value: round(r.ms / 1000, 2), unit: 's', note: `${r.requests} requests, ${r.lost} models lost` });
  const rows = [row('cold', await scan(platform)), row('warm', await scan(platform))];
  rows.push({ what: 'what the limit itself costs', value: round((300 / AT_ONCE) * DELAY / 1000, 2), unit: 's', note: `300 requests, ${AT_ONCE} at a time; the most seen at once: ${hub.peak()}` });
  hub.set({ failEvery: { n: 5, faults: FAULTS.filter((f) => f !== 'hang') } });
  rows.push(row('one answer in five a fault', await scan(testPlatform())));
  await hub.close();
  return rows;
}
