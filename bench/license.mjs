// One licence text on the command line, as a whole process; beside it what Node.js itself takes to start.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { round, timeProcess } from './measure.mjs';

export const title = 'A licence text on the command line';
export const command = 'npm run bench -- license';

export async function run() {
  const cli = resolve('dist/cli.js');
  const folder = mkdtempSync(join(tmpdir(), 'bench-license-'));
  const rows = [];
  const start = timeProcess(process.execPath, ['-e', '0'], { runs: 15 });
  rows.push({ what: 'Node.js alone', value: round(start.median, 0), unit: 'ms', note: `${round(start.min, 0)} to ${round(start.max, 0)}` });
  const time = (what, file, note = '') => {
    const { min, median, max } = timeProcess(process.execPath, [cli, 'license', file, '--format', 'json'], { runs: 15 });
    rows.push({ what, value: round(median, 0), unit: 'ms', note: `${round(min, 0)} to ${round(max, 0)}, budget 150${note}` });
  };
  const texts = resolve('..', 'shared', 'licences', 'texts');
  for (const name of ['mit', 'apache-2.0', 'llama-3.1', 'gpl-3.0', 'deepfloyd-if-code']) if (existsSync(join(texts, `${name}.txt`))) time(name, join(texts, `${name}.txt`));
  const large = join(folder, 'large');
  writeFileSync(large, 'MIT License, and so on. '.repeat(2_200_000));
  time('50 MB of text', large, ' does not hold here');
  rmSync(folder, { recursive: true, force: true });
  return rows;
}
