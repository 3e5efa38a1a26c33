import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/core/reports/types.js';
import { startHub, type StandInHub } from '../hub/standIn.js';
import { CLI, USE, cli, folderOf, hasCli, sweep } from './support.js';

const ROUNDS = Number(process.env['MLR_KILLS'] ?? 20);
const IDS = Array.from({ length: 60 }, (_, i) => `kill-labs/model-${i}`);

const suite = process.platform !== 'win32' && hasCli() ? describe : describe.skip;

suite('a process that is killed', function () {
  this.timeout(60_000 + ROUNDS * 5000);
  let hub: StandInHub;
  let root: string;
  let cache: string;
  before(async () => { hub = await startHub({ models: IDS.map((id) => ({ id, card: { license: 'apache-2.0' }, files: { 'config.json': '{}', LICENSE: id } })), delayMs: 5 }); });
  after(() => hub.close());
  beforeEach(() => {
    root = folderOf(Object.fromEntries([...IDS.map((id, i): [string, string] => [`m${i}.py`, USE(id)]), ...Array.from({ length: 300 }, (_, i): [string, string] => [`f${i}.py`, `model = ${i}\n`])]));
    cache = folderOf();
  });
  afterEach(sweep);

  const files = (dir: string): string[] => readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:json|tmp-.*)$/.test(name)).map((name) => join(dir, name));
  const entries = (): string[] => files(cache).filter((file) => file.endsWith('.json'));
  const litter = (dir: string): string[] => files(dir).filter((file) => file.includes('.tmp-'));
  const args = (command: string, ...more: string[]): string[] => [command, root, '--hub-url', hub.url, '--no-snapshot', '--cache-dir', cache, ...more];
  const steady = { env: { SOURCE_DATE_EPOCH: '1795478400' } };
  const whole = async (): Promise<Report> => {
    const run = await cli(args('scan', '--fail-on', 'never', '--format', 'json'), steady);
    assert.equal(run.code, 0, run.stderr);
    return JSON.parse(run.stdout) as Report;
  };
  /** The parts of a report that don't depend on when the Hub answered. */
  const told = (report: Report): unknown => ({ references: report.references, findings: report.findings, summary: report.summary, from: report.models.map((m) => [m.model, m.error, m.licenses]) });

  /** Starts a command and kills it after so many milliseconds; null: it was still at work then; else how long it took. */
  const kill = (command: readonly string[], ms: number): Promise<number | null> => new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...command], { cwd: root, env: { PATH: process.env['PATH'] ?? '', HOME: cache, ...steady.env }, stdio: 'ignore' });
    const started = performance.now();
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL' ? null : performance.now() - started);
    });
  });

  it(`${ROUNDS} times anywhere in a scan, a cache write, a lock write or an export leaves nothing half-written`, async () => {
    const good = told(await whole());
    const lock = join(root, 'model-lock.json');
    const exports = ['report.json', 'report.html', 'report.docx', 'report.cdx.json'].map((name) => join(root, name));
    const formats = ['json', 'html', 'docx', 'cyclonedx'];
    rmSync(cache, { recursive: true, force: true });
    const started = performance.now();
    const wantedFile = exports[2] ?? '';
    assert.equal((await cli(args('scan', '--fail-on', 'never', '--format', 'docx', '--output', wantedFile), steady)).code, 0);
    const cold = performance.now() - started;
    let span = cold;
    let killed = 0;
    let written = 0;
    for (let i = 0; i < ROUNDS; i++) {
      // Every third round begins without a cache; the moments spread evenly over a run.
      if (i % 3 === 0) rmSync(cache, { recursive: true, force: true });
      const which = i % (formats.length + 1);
      const command = which === formats.length ? args('lock') : args('scan', '--fail-on', 'never', '--format', formats[which] ?? '', '--output', exports[which] ?? '');
      const took = await kill(command, span * (0.15 + 0.85 * ((i * 0.618) % 1)));
      // A machine that was busy at first must not make every later kill come too late.
      span = took === null ? span * 1.05 : Math.min(span, took);
      if (took === null) killed++;
      for (const file of existsSync(cache) ? entries() : []) {
        written++;
        assert.doesNotThrow(() => JSON.parse(readFileSync(file, 'utf8')) as unknown, `round ${i}: ${file}`);
      }
      if (existsSync(lock)) assert.equal((JSON.parse(readFileSync(lock, 'utf8')) as { models: unknown[] }).models.length, IDS.length, `round ${i}`);
      for (const file of exports.filter((f) => f.endsWith('.json') && existsSync(f))) assert.doesNotThrow(() => JSON.parse(readFileSync(file, 'utf8')) as unknown, `round ${i}`);
      if (existsSync(exports[1] ?? '')) assert.match(readFileSync(exports[1] ?? '', 'utf8').slice(-20), /<\/html>\s*$/, `round ${i}`);
      // The end of a zip archive's directory is its last 22 bytes.
      assert.equal(readFileSync(wantedFile).subarray(-22, -18).toString('latin1'), 'PK\u0005\u0006', `round ${i}: a whole docx`);
      if (i % 5 === 4) assert.deepEqual(told(await whole()), good, `round ${i}: the next start works`);
    }
    assert.deepEqual(told(await whole()), good);
    console.log(`      ${killed} of ${ROUNDS} processes were at work when killed (a cold run takes ${Math.round(cold)} ms); ${written} cache entries read, all whole`);
    assert.ok(killed > ROUNDS / 4, `${killed} killed`);
  });

  it('leaves unfinished files that the next one takes away, and no other file', async () => {
    await whole();
    const [entry] = entries();
    assert.ok(entry);
    const dead = `${entry}.tmp-999999999-00000000`;
    const alive = `${entry}.tmp-${process.pid}-00000000`;
    const foreign = join(root, 'notes.tmp-999999999-00000000');
    const own = join(root, 'out.json.tmp-999999999-00000000');
    for (const file of [dead, alive, foreign, own]) writeFileSync(file, 'half');
    rmSync(entry);
    assert.equal((await cli(args('scan', '--fail-on', 'never', '--output', join(root, 'out.json')), steady)).code, 0);
    assert.deepEqual(litter(cache), [alive]);
    assert.deepEqual(litter(root), [foreign]);
  });

  it('two at once share one cache', async () => {
    const reports = await Promise.all([whole(), whole(), whole()]);
    const [first] = reports;
    for (const report of reports) assert.deepEqual(told(report), told(first as Report));
    for (const file of entries()) assert.doesNotThrow(() => JSON.parse(readFileSync(file, 'utf8')) as unknown, file);
    assert.deepEqual(litter(cache), []);
    const before = hub.requests.length;
    await whole();
    assert.equal(hub.requests.length, before, 'what they wrote is used');
  });

  it('a corrupt cache entry is dropped and fetched again', async () => {
    const good = told(await whole());
    const damage: readonly ((file: string) => void)[] = [
      (file) => truncateSync(file, 0), (file) => truncateSync(file, 40), (file) => truncateSync(file, readFileSync(file).length - 1), (file) => writeFileSync(file, 'null'), (file) => writeFileSync(file, Buffer.alloc(500)), (file) => writeFileSync(file, '{"key":1}'),
      // Whole and the right key, but nothing of what should be in it.
      (file) => writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), value: { at: 1e15, evidence: { tags: 5 } } })),
      (file) => writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), value: [['m0.py', [1, 2, { references: 7 }]], ['m1.py', [USE(IDS[1]).length, null, 3]], 5, null] })),
      (file) => { rmSync(file); writeFileSync(file, ''); truncateSync(file, 9 * 1024 ** 2); },
    ];
    for (const [i, harm] of damage.entries()) {
      for (const file of entries()) harm(file);
      const before = hub.requests.length;
      assert.deepEqual(told(await whole()), good, `damage ${i}`);
      assert.ok(hub.requests.length - before >= IDS.length, `damage ${i}: asked again`);
    }
    const before = hub.requests.length;
    assert.deepEqual(told(await whole()), good);
    assert.equal(hub.requests.length, before);
  });

  it('an index whose files kept size and time but whose rows are damaged counts for nothing', async () => {
    const good = told(await whole());
    for (const file of entries()) {
      const entry = JSON.parse(readFileSync(file, 'utf8')) as { key: string; value: unknown };
      if (!entry.key.startsWith('scan-index')) continue;
      for (const rows of [(entry.value as [string, unknown[]][]).map(([path, row]) => [path, [row[0], row[1], { references: [{}], ignores: 3 }]]), (entry.value as [string, unknown[]][]).map(([path, row]) => [path, [row[0], row[1], 'x']])]) {
        writeFileSync(file, JSON.stringify({ key: entry.key, value: rows }));
        assert.deepEqual(told(await whole()), good);
      }
    }
  });
});
