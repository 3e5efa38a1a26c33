import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createSnapshot } from '../../src/registries/snapshot.js';
import type { StandInModel } from '../hub/models.js';
import { startHub } from '../hub/standIn.js';

const MODELS: readonly StandInModel[] = [
  ...Array.from({ length: 250 }, (_, i): StandInModel => ({ id: `org/model-${i}`, card: { license: 'mit' } })),
  { id: 'Qwen/Qwen2.5-7B', card: { license: 'apache-2.0' } },
  { id: 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B', card: { license: 'mit' } },
  { id: 'known/dual', card: { license: ['apache-2.0', 'mit'], base_model: ['a/b', '../../x'] }, gated: 'auto' },
];

describe('the script that refreshes the snapshot', function () {
  this.timeout(60_000);
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'refresh-'));
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data/models.json'), readFileSync('data/models.json'));
    writeFileSync(join(dir, 'data/publishers.json'), JSON.stringify({ publishers: { Qwen: ['Qwen', 'CN'], known: [null, null], nobody: [null, null], 'deepseek-ai': [null, 'CN'] } }));
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  const run = (url: string, ...more: string[]): Promise<{ code: number | null; out: string }> => new Promise((done) => {
    const child = spawn(process.execPath, [resolve('scripts/data/refresh.mjs'), '--hub-url', url, ...more], { cwd: dir, env: { ...process.env, SOURCE_DATE_EPOCH: '1800000000' } });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (d: Buffer) => { out += d.toString(); });
    child.on('close', (code) => done({ code, out }));
  });
  const snapshot = (): ReturnType<typeof createSnapshot> => createSnapshot(JSON.parse(readFileSync(join(dir, 'data/models.json'), 'utf8')));

  it('takes the most downloaded models and those of known publishers, and keeps the rest', async () => {
    const hub = await startHub({ models: MODELS, failEvery: { n: 3, faults: ['server-error'] } });
    const before = snapshot();
    const { code, out } = await run(hub.url, '--top', '120', '--per-publisher', '5');
    await hub.close();
    assert.equal(code, 0, out);
    assert.match(out, /123 models from/);
    assert.deepEqual([...new Set(hub.requests.map((r) => r.authorization))], [undefined]);
    const after = snapshot();
    assert.equal(after.date, '2027-01-15');
    for (const id of before.ids) assert.ok(after.evidence(id), `${id} is kept`);
    assert.equal(after.evidence('org/model-119')?.card?.['license'], 'mit');
    assert.equal(after.evidence('org/model-120'), undefined);
    const dual = after.evidence('known/dual');
    assert.deepEqual(dual?.card, { license: ['apache-2.0', 'mit'], base_model: ['a/b'], base_model_relation: 'finetune' });
    assert.equal(dual?.gated, 'auto');
    assert.equal(dual?.asOf, '2027-01-15');
    assert.match(dual?.note ?? '', /the API of the Hub/);
    assert.equal(after.evidence('deepseek-ai/DeepSeek-R1-Distill-Llama-8B')?.statedBases[0]?.model, 'meta-llama/Llama-3.1-8B', 'what a publisher states elsewhere outlives a silent card');
  });

  it('writes nothing where there is no Hub, or none that can be believed', async () => {
    const before = readFileSync(join(dir, 'data/models.json'), 'utf8');
    const hub = await startHub({ models: MODELS.slice(0, 3) });
    assert.equal((await run(hub.url, '--top', '100')).code, 1);
    assert.equal((await run(hub.url, '--top', '2', '--dry-run')).code, 0);
    await hub.close();
    const gone = await run(hub.url, '--top', '10');
    assert.equal(gone.code, 0);
    assert.match(gone.out, /is not there \(ECONNREFUSED\)/);
    assert.equal(readFileSync(join(dir, 'data/models.json'), 'utf8'), before);
  });
});
