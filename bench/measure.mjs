// Times whole processes: several runs, each figure's minimum, median and maximum, and the peak of resident memory.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { globSync } from '../scripts/glob.mjs';

/** Runs a command `runs` times after one to warm up; times in milliseconds, memory in MB (Linux, GNU time where it is installed). */
export function timeProcess(command, args, { runs = 5, env = process.env, before = () => undefined, warm = true } = {}) {
  const times = [];
  if (warm) spawnSync(command, args, { env, stdio: 'ignore' });
  for (let i = 0; i < runs; i++) {
    before();
    const start = process.hrtime.bigint();
    spawnSync(command, args, { env, stdio: 'ignore' });
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { min: times[0], median: times[Math.floor(times.length / 2)], max: times[times.length - 1] };
}

/** The peak of resident memory of one run, in MB; null where it can't be told. */
export function peakMemory(command, args, env = process.env) {
  const file = join(tmpdir(), `peak-${process.pid}`);
  const run = spawnSync('/usr/bin/time', ['-f', '%M', '-o', file, command, ...args], { env, stdio: 'ignore' });
  if (run.error) return null;
  const peak = Number(readFileSync(file, 'utf8').trim().split('\n').pop()) / 1024;
  rmSync(file, { force: true });
  return Math.round(peak);
}

export const round = (value, digits = 1) => Number(value.toFixed(digits));

/** Minimum, median, 95th percentile and maximum of figures. */
export function spread(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { min: sorted[0], median: at(0.5), p95: at(0.95), max: sorted[sorted.length - 1] };
}

/** The exports of TypeScript modules, bundled as the unit tests are. */
export async function importTs(...files) {
  const out = join('out', `bench-${process.pid}-${files.length}-${Math.abs([...files.join()].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7))}.cjs`);
  const lazy = Object.fromEntries(globSync('src/lazy/*.ts').map((f) => [`#lazy/${f.split('/').pop().replace(/\.ts$/, '')}`, resolve(f)]));
  await build({
    stdin: { contents: files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`).join('\n'), resolveDir: process.cwd(), loader: 'ts' }, outfile: out, bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', logLevel: 'error', alias: lazy,
    define: { __VERSION__: '"0.0.0-bench"', __DETECTION__: '"bench"', 'import.meta.url': '"file:///"' },
  });
  const module = createRequire(import.meta.url)(resolve(out));
  rmSync(out, { force: true });
  return module;
}
