// The built desktop entry in a process of its own for each run, with an editor that answers everything and does nothing: what our own
// code costs at start. The real hosts are asked in test/host/activation.test.ts.
import { figure, measureInTurn, round, spread } from './measure.mjs';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

export const title = 'Activation of the built extension';
export const command = 'npm run bench -- activation';

const RUNS = 21;

export async function run() {
  const times = { load: [], activate: [], files: [] };
  for (let i = 0; i < RUNS; i++) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/fakeEditor.cjs', 'dist/extension.js'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`activation ended with ${status}: ${stderr.slice(0, 500)}`);
    const one = JSON.parse(stdout);
    for (const name of Object.keys(times)) times[name].push(one[name]);
  }
  const row = (what, name, note) => {
    const s = spread(times[name]);
    return { what, value: round(s.median), unit: 'ms', note: `${round(s.min)} to ${round(s.max)}; 95th percentile ${round(s.p95)}${note}` };
  };
  const start = figure(measureInTurn({ node: { command: process.execPath, args: ['-e', '0'] } }, 5).node);
  return [
    row('load the bundle', 'load', `; ${Math.round(statSync('dist/extension.js').size / 1000)} kB`),
    row('`activate()`', 'activate', '; budget: 30 ms'),
    { what: 'files of data read until it has returned', value: Math.max(...times.files), unit: 'files', note: 'budget: none' },
    { what: 'start of Node.js alone', value: Math.round(start.median), unit: 'ms', note: start.text },
  ];
}
