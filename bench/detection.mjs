// Cold and warm scans of a tree of 20,000 files by the built command line, against ripgrep over the same files in the same rounds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, measureInTurn, ratio } from './measure.mjs';
import { scanOf } from './scan.mjs';
import { benchTree } from './tree.mjs';

export const title = 'Scan of a tree, against ripgrep';
export const command = 'npm run bench -- detection';

const RUNS = 5;

export async function run() {
  const { root, what, planted } = benchTree();
  const work = mkdtempSync(join(tmpdir(), 'mlr-bench-'));
  const scan = scanOf(root, work);
  const commands = { cold: scan.cold, warm: scan.warm, start: scan.start };
  const compared = spawnSync('rg', ['--version']).status === 0;
  if (compared) {
    const names = join(work, 'names');
    writeFileSync(names, JSON.parse(readFileSync('data/models.json', 'utf8')).rows.map((r) => r[0]).join('\n'));
    // Exact names, as the fastest search that finds these files: with `-i` ripgrep takes several times as long over so many names.
    commands.search = { command: 'rg', args: ['-c', '-F', '-f', names, root] };
    commands.list = { command: 'rg', args: ['--files', root] };
  }
  const rounds = measureInTurn(commands, RUNS);
  const { scan: counts, summary } = scan.report();
  const of = Object.fromEntries(Object.entries(rounds).map(([name, r]) => [name, figure(r)]));
  const cpu = (r) => (r[0].cpu === null ? '' : `; processor time ${Math.round(figure(r, 'cpu').median)} ms`);
  const memory = figure(rounds.cold, 'peak').median;
  const rows = [
    { what: 'files read', value: counts.filesScanned, unit: 'files', note: `${planted ? '20,000 in the tree, the others of kinds that name no models; ' : ''}${summary.references} references, ${summary.models} models; ${what}` },
    { what: 'cold scan, median', value: Math.round(of.cold.median), unit: 'ms', note: `${of.cold.text} ms${cpu(rounds.cold)}` },
    { what: 'warm scan, median', value: Math.round(of.warm.median), unit: 'ms', note: `${of.warm.text} ms${cpu(rounds.warm)}` },
    { what: 'start of the process alone', value: Math.round(of.start.median), unit: 'ms', note: '`--version`' },
    { what: 'peak memory of the cold scan', value: Number.isNaN(memory) ? 'unknown' : Math.round(memory), unit: Number.isNaN(memory) ? '' : 'MB', note: 'budget: 250 MB' },
  ];
  if (compared) {
    const [cold, warm] = [ratio(rounds.cold, rounds.search.map((r) => r.wall)), ratio(rounds.warm, rounds.list.map((r, i) => r.wall + rounds.start[i].wall))];
    rows.push(
      { what: 'ripgrep for the names of the snapshot, median', value: Math.round(of.search.median), unit: 'ms', note: `${of.search.text} ms${cpu(rounds.search)}; \`rg -c -F -f NAMES\`, case counts; all files, also those of kinds that a scan leaves out` },
      { what: 'cold scan ÷ ripgrep, median of the rounds', value: cold.median, unit: '×', note: `${cold.text}; budget: 2.5` },
      { what: '`rg --files`, median', value: Math.round(of.list.median), unit: 'ms', note: `${of.list.text} ms` },
      { what: 'warm scan ÷ (`rg --files` + start), median of the rounds', value: warm.median, unit: '×', note: `${warm.text}; budget: 2` },
    );
  }
  rmSync(work, { recursive: true, force: true });
  return rows;
}
