// The tree that scans are measured on: the same on every machine, or the one that MLR_BENCH_TREE names.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILES = 20_000;
const KINDS = ['py', 'ts', 'js', 'go', 'java', 'md', 'json', 'yaml', 'txt', 'css', 'html', 'c'];

/** `{ root, what, planted }`; `planted`: the models that the generated tree names, null where the tree is someone's own. */
export function benchTree() {
  const given = process.env.MLR_BENCH_TREE;
  return given ? { root: given, what: 'the tree of MLR_BENCH_TREE', planted: null } : { ...makeTree(), what: 'a generated tree' };
}

/** Programs, settings and prose, one file in forty naming a model. Made once, then kept. */
function makeTree() {
  const root = join(tmpdir(), 'mlr-bench-tree-3');
  // Beside the tree: in it, it would be found.
  const list = `${root}.json`;
  if (existsSync(list)) return { root, planted: JSON.parse(readFileSync(list, 'utf8')) };
  rmSync(root, { recursive: true, force: true });
  const ids = JSON.parse(readFileSync('data/models.json', 'utf8')).rows.map((r) => r[0]);
  const planted = new Set();
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
      planted.add(id);
      lines.splice(random(lines.length), 0, kind === 'json' ? `  "model": "${id}",` : kind === 'yaml' ? `model: ${id}` : kind === 'py' ? `m = AutoModel.from_pretrained("${id}")` : `model = "${id}"`);
    }
    writeFileSync(join(dir, `file${i}.${kind}`), kind === 'json' ? `{\n${lines.join('\n')}\n  "end": 0\n}\n` : `${lines.join('\n')}\n`);
  }
  writeFileSync(list, JSON.stringify([...planted]));
  return { root, planted: [...planted] };
}
