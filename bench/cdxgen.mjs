// A cold scan beside the AI bill of materials of @cyclonedx/cdxgen: the same tree, in the same rounds. cdxgen is no dependency: it
// is installed from npm into a folder of the system's temporary ones when this first runs, without its packages' scripts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesIn } from '../scripts/npmPackage.mjs';
import { figure, measureInTurn, ratio } from './measure.mjs';
import { scanOf } from './scan.mjs';
import { benchTree } from './tree.mjs';

export const title = 'Scan of a tree, against the AI bill of materials of cdxgen';
export const command = 'npm run bench -- cdxgen';

const VERSION = '12.8.4';
const RUNS = 3;

export async function run() {
  let folder;
  try {
    [folder] = packagesIn(join(tmpdir(), 'mlr-bench-cdxgen'), { '@cyclonedx/cdxgen': VERSION });
  } catch (error) {
    return [{ what: 'not measured', value: '–', unit: '', note: `cdxgen ${VERSION} could not be installed: ${String(error.message).split('\n')[0]}` }];
  }
  const { root, what, planted } = benchTree();
  const work = mkdtempSync(join(tmpdir(), 'mlr-bench-'));
  const scan = scanOf(root, work);
  const bom = join(work, 'bom.json');
  // `-t ai` is its AI inventory and nothing else; no packages are installed or looked up, as our scan is offline, too.
  const cdxgen = { command: process.execPath, args: [join(folder, 'bin', 'cdxgen.js'), '-t', 'ai', '--no-install-deps', '--no-validate', '-o', bom, root], env: { ...process.env, HOME: work, FETCH_LICENSE: 'false' } };
  const rounds = measureInTurn({ ours: scan.cold, theirs: cdxgen }, RUNS);
  const failed = rounds.theirs.find((r) => r.status !== 0);
  if (failed) return [{ what: 'not measured', value: '–', unit: '', note: `cdxgen ${VERSION} ended with exit code ${failed.status}` }];
  const report = scan.report();
  const theirs = JSON.parse(readFileSync(bom, 'utf8')).components.filter((c) => c.type === 'machine-learning-model');
  rmSync(work, { recursive: true, force: true });

  const nameOf = (c) => (c.group ? `${c.group}/${c.name}` : c.name).toLowerCase();
  const ids = { ours: new Set(report.models.map((m) => m.model.toLowerCase())), theirs: new Set(theirs.map(nameOf)) };
  const row = (label, rows, references, found) => {
    const [wall, cpu, peak] = [figure(rows), figure(rows, 'cpu').median, figure(rows, 'peak').median];
    const known = planted ? `; ${planted.filter((id) => found.has(id.toLowerCase())).length} of the ${planted.length} models that the tree names` : '';
    return { what: label, value: Math.round(wall.median), unit: 'ms', note: `${wall.text} ms; processor time ${Math.round(cpu)} ms; peak ${Math.round(peak)} MB; ${references} references to ${found.size} models${known}` };
  };
  const times = ratio(rounds.theirs, rounds.ours.map((r) => r.wall));
  const both = [...ids.ours].filter((id) => ids.theirs.has(id)).length;
  return [
    row('cold scan, median', rounds.ours, report.references.length, ids.ours),
    row(`cdxgen ${VERSION} \`-t ai\`, median`, rounds.theirs, theirs.reduce((n, c) => n + (c.evidence?.occurrences?.length ?? 0), 0), ids.theirs),
    { what: 'cdxgen ÷ cold scan, median of the rounds', value: times.median, unit: '×', note: `${times.text}; ${what}${planted ? ', which plants names in files of all kinds, also those that no scan for models reads (.css, .html, .c)' : ''}` },
    { what: 'models that both name', value: both, unit: 'models', note: 'the same id; cdxgen gives an expression like `this.model` as a name, too' },
  ];
}
