// One licence text on the command line, as a whole process; beside it what Node.js itself takes to start.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { figure, measureInTurn } from './measure.mjs';

export const title = 'A licence text on the command line';
export const command = 'npm run bench -- license';

const RUNS = 15;

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-license-'));
  const large = join(folder, 'large');
  writeFileSync(large, 'MIT License, and so on. '.repeat(2_200_000));
  const texts = resolve('..', 'shared', 'licences', 'texts');
  const files = { 'our own LICENSE': 'LICENSE', ...Object.fromEntries(['mit', 'apache-2.0', 'llama-3.1', 'gpl-3.0', 'deepfloyd-if-code'].map((name) => [name, join(texts, `${name}.txt`)]).filter(([, file]) => existsSync(file))), '50 MB of text': large };
  const commands = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, { command: process.execPath, args: [resolve('dist/cli.js'), 'license', file, '--format', 'json'] }]));
  const rounds = measureInTurn({ 'Node.js alone': { command: process.execPath, args: ['-e', '0'] }, ...commands }, RUNS);
  rmSync(folder, { recursive: true, force: true });
  return Object.entries(rounds).map(([what, each]) => {
    const { median, text } = figure(each);
    return { what, value: Math.round(median), unit: 'ms', note: `${text}${what in files ? `, budget 150${files[what] === large ? ' does not hold here' : ''}` : ''}` };
  });
}
