// Times whole processes: several runs, each figure's minimum, median and maximum, and the peak of resident memory.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
