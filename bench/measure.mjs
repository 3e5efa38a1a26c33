// Times whole processes: several runs, each figure's minimum, median and maximum, processor time and the peak of resident memory.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { testBundle } from '../scripts/testBundle.mjs';

const GNU_TIME = '/usr/bin/time';

/** One run of a command: wall and processor time in ms, peak of resident memory in MB; the last two null without GNU time. */
function measureOnce(command, args, env) {
  const file = join(tmpdir(), `time-${process.pid}`);
  const timed = existsSync(GNU_TIME);
  const start = process.hrtime.bigint();
  const { status } = timed ? spawnSync(GNU_TIME, ['-f', '%U %S %M', '-o', file, command, ...args], { env, stdio: 'ignore' }) : spawnSync(command, args, { env, stdio: 'ignore' });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (!timed) return { status, wall, cpu: null, peak: null };
  const [user, system, peak] = readFileSync(file, 'utf8').trim().split('\n').pop().split(' ').map(Number);
  rmSync(file, { force: true });
  return { status, wall, cpu: (user + system) * 1000, peak: peak / 1024 };
}

/**
 * Runs several commands in turn, round by round after one to warm up, so that what else the machine does falls on all of them
 * alike. `commands`: `{ name: { command, args, env?, before? } }`; gives `{ name: [each round's measure] }`.
 */
export function measureInTurn(commands, runs) {
  const rounds = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = -1; i < runs; i++) {
    for (const [name, { command, args, env = process.env, before = () => undefined }] of Object.entries(commands)) {
      before();
      const measured = measureOnce(command, args, env);
      if (i >= 0) rounds[name].push(measured);
    }
  }
  return rounds;
}

/** Median with its spread of one figure of rounds, in words. */
export function figure(rounds, name = 'wall') {
  const { min, median, max } = spread(rounds.map((r) => r[name] ?? NaN));
  return { median, text: `${Math.round(min)} to ${Math.round(max)}` };
}

/** What each round says of one time divided by another: the median, and from the least to the most. */
export function ratio(over, under) {
  const each = over.map((r, i) => r.wall / under[i]);
  const { min, median, max } = spread(each);
  return { median: round(median), text: `${round(min)} to ${round(max)} in ${each.length} rounds` };
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
  await build({
    stdin: { contents: files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`).join('\n'), resolveDir: process.cwd(), loader: 'ts' }, outfile: out, ...testBundle(), sourcemap: false,
  });
  const module = createRequire(import.meta.url)(resolve(out));
  rmSync(out, { force: true });
  return module;
}
