// Cold and warm scans of a tree of 20,000 files by the built command line, against ripgrep over the same files in the same run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMemory, round, timeProcess } from './measure.mjs';

export const title = 'Scan of a tree, against ripgrep';
export const command = 'npm run bench -- detection';

const FILES = 20_000;
const KINDS = ['py', 'ts', 'js', 'go', 'java', 'md', 'json', 'yaml', 'txt', 'css', 'html', 'c'];
const RUNS = 5;

export async function run() {
  const cli = process.env.MLR_CLI ?? 'dist/cli.js';
  const given = process.env.MLR_BENCH_TREE;
  const tree = given ?? makeTree();
  const work = mkdtempSync(join(tmpdir(), 'mlr-bench-'));
  const cache = join(work, 'cache');
  const env = { ...process.env, HOME: work, NO_COLOR: '1' };
  const args = [cli, 'scan', tree, '--offline', '--fail-on', 'never', '--format', 'json', '--cache-dir', cache, '--output', join(work, 'report.json')];
  const drop = () => rmSync(cache, { recursive: true, force: true });
  const cold = timeProcess(process.execPath, args, { runs: RUNS, env, before: drop });
  const memory = (drop(), peakMemory(process.execPath, args, env));
  const { scan, summary } = JSON.parse(readFileSync(join(work, 'report.json'), 'utf8'));
  const warm = timeProcess(process.execPath, args, { runs: RUNS, env });
  const start = timeProcess(process.execPath, [cli, '--version'], { runs: RUNS, env });
  const ms = (t) => `${Math.round(t.min)} to ${Math.round(t.max)} ms`;
  const rows = [
    { what: 'files read', value: scan.filesScanned, unit: 'files', note: `${given ? '' : '20,000 in the tree, the others of kinds that name no models; '}${summary.references} references, ${summary.models} models; ${given ? 'the tree of MLR_BENCH_TREE' : 'a generated tree'}` },
    { what: 'cold scan, median', value: Math.round(cold.median), unit: 'ms', note: ms(cold) },
    { what: 'warm scan, median', value: Math.round(warm.median), unit: 'ms', note: ms(warm) },
    { what: 'start of the process alone', value: Math.round(start.median), unit: 'ms', note: '`--version`' },
    { what: 'peak memory of the cold scan', value: memory ?? 'unknown', unit: memory === null ? '' : 'MB', note: 'budget: 250 MB' },
  ];
  if (spawnSync('rg', ['--version']).status === 0) {
    const names = join(work, 'names');
    writeFileSync(names, JSON.parse(readFileSync('data/models.json', 'utf8')).rows.map((r) => r[0]).join('\n'));
    // Exact names, as the fastest search that finds these files: with `-i` ripgrep takes several times as long over so many names.
    const search = timeProcess('rg', ['-c', '-F', '-f', names, tree], { runs: RUNS });
    const list = timeProcess('rg', ['--files', tree], { runs: RUNS });
    rows.push(
      { what: 'ripgrep for the names of the snapshot, median', value: Math.round(search.median), unit: 'ms', note: `${ms(search)}; \`rg -c -F -f NAMES\`, case counts; all files, also those of kinds that a scan leaves out` },
      { what: 'cold scan ÷ ripgrep', value: round(cold.median / search.median), unit: '×', note: 'budget: 2.5' },
      { what: '`rg --files`, median', value: Math.round(list.median), unit: 'ms', note: ms(list) },
      { what: 'warm scan ÷ (`rg --files` + start)', value: round(warm.median / (list.median + start.median)), unit: '×', note: 'budget: 2' },
    );
  }
  rmSync(work, { recursive: true, force: true });
  return rows;
}

/** A tree that is the same on every machine: programs, settings and prose, one file in forty naming a model. Made once, then kept. */
function makeTree() {
  const root = join(tmpdir(), 'mlr-bench-tree-2');
  if (existsSync(join(root, 'complete'))) return root;
  rmSync(root, { recursive: true, force: true });
  const ids = JSON.parse(readFileSync('data/models.json', 'utf8')).rows.map((r) => r[0]);
  let state = 42;
  // The high bits: the low ones repeat soon, and would put every name into files of the same two kinds.
  const random = (n) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 12) % n;
  const words = ['value', 'request', 'handler', 'index', 'result', 'buffer', 'parse', 'config', 'user', 'session', 'token', 'render', 'update', 'client', 'total', 'offset', 'reader', 'writer', 'state', 'option'];
  for (let i = 0; i < FILES; i++) {
    const dir = join(root, `pkg${i % 40}`, `part${Math.floor(i / 40) % 25}`);
    if (i < 1000) mkdirSync(dir, { recursive: true });
    const kind = KINDS[random(KINDS.length)];
    const lines = [];
    for (let n = 10 + random(230); n > 0; n--) {
      const [a, b, c] = [words[random(20)], words[random(20)], words[random(20)]];
      lines.push(kind === 'json' ? `  "${a}_${n}": "${b} ${c}",` : kind === 'yaml' ? `${a}_${n}: ${b} ${c}` : kind === 'md' || kind === 'txt' ? `The ${a} of each ${b} holds a ${c} for as long as it lives.` : `  const ${a}${n} = ${b}(${c}, ${random(1000)}); // ${a} of ${c}`);
    }
    if (random(40) === 0) {
      const id = ids[random(ids.length)];
      lines.splice(random(lines.length), 0, kind === 'json' ? `  "model": "${id}",` : kind === 'yaml' ? `model: ${id}` : kind === 'py' ? `m = AutoModel.from_pretrained("${id}")` : `model = "${id}"`);
    }
    writeFileSync(join(dir, `file${i}.${kind}`), kind === 'json' ? `{\n${lines.join('\n')}\n  "end": 0\n}\n` : `${lines.join('\n')}\n`);
  }
  writeFileSync(join(root, 'complete'), '');
  return root;
}
