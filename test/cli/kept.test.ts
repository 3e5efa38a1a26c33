import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, hasCli } from '../hostile/support.js';

/** Stands for "long ago": what was written just now proves nothing. */
const PAST = new Date('2026-01-01T00:00:00Z');

interface Run { readonly status: number | null; readonly stdout: string; readonly stderr: string }

describe('the report of an unchanged folder', function () {
  this.timeout(120_000);
  let dir: string;
  let cache: string;
  const start = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, HF_HOME: join(dir, 'hf'), HF_TOKEN: '', HF_ENDPOINT: '', NO_COLOR: '1', SOURCE_DATE_EPOCH: '1790000000', ...env } });
    return { status, stdout, stderr };
  };
  const run = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Run => start(process.execPath, [CLI, 'scan', join(dir, 'ws'), '--offline', '--cache-dir', cache, '--format', 'json', ...args], env);
  const file = (name: string, text: string): void => {
    const path = join(dir, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  };
  const keptFiles = (): string[] => (existsSync(join(cache, 'scans')) ? readdirSync(join(cache, 'scans')).filter((name) => name.endsWith('.kept')) : []);
  const keptFile = (): string => join(cache, 'scans', keptFiles()[0] ?? 'none');
  /** Marks the kept report, so that it can be told from one that was made anew. */
  const mark = (): void => writeFileSync(keptFile(), readFileSync(keptFile(), 'utf8').replace('"filesScanned": 1', '"filesScanned": 7'));
  const scanned = ({ stdout }: Run): number => (JSON.parse(stdout) as { scan: { filesScanned: number } }).scan.filesScanned;

  before(function () {
    // `npm test` builds first; a run of this file alone needs a build, too.
    if (!hasCli()) this.skip();
  });
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kept-'));
    cache = join(dir, 'cache');
    file('ws/a.py', 'from transformers import AutoModel\nm = AutoModel.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")\n');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is given again, with the time of now and the same exit codes', () => {
    const first = run();
    assert.equal(scanned(first), 1);
    assert.equal(keptFiles().length, 1);
    assert.deepEqual(run(), first, 'the same time gives the same bytes');
    mark();
    const later = run([], { SOURCE_DATE_EPOCH: '1790000060' });
    assert.equal(scanned(later), 7, 'the kept report is used');
    assert.equal((JSON.parse(later.stdout) as { generatedAt: string }).generatedAt, '2026-09-21T14:14:20Z');
    for (const failOn of ['deny', 'review', 'never']) assert.equal(run(['--fail-on', failOn]).status, run(['--fail-on', failOn, '--cache-dir', join(dir, 'other')]).status, failOn);
    const output = join(dir, 'out.json');
    assert.equal(run(['--output', output]).stdout, '');
    assert.equal(readFileSync(output, 'utf8'), run().stdout);
  });

  it('is the same in every format, and beside an older report', () => {
    const old = join(dir, 'old.json');
    run(['--output', old]);
    for (const args of [['--format', 'text'], ['--format', 'markdown'], ['--format', 'csv'], ['--format', 'sarif'], ['--format', 'html'], ['--against', old, '--format', 'markdown']]) {
      const anew = run([...args, '--cache-dir', join(dir, 'other')]);
      const kept = run(args);
      assert.equal(kept.stderr, '');
      assert.deepEqual(kept, anew, args.join(' '));
      rmSync(join(dir, 'other'), { recursive: true });
    }
    mark();
    assert.match(run(['--format', 'text']).stdout, /\b7 files/);
  });

  const policy = 'version: 1\nuse:\n  commercial: false\n';
  const changes: readonly (readonly [what: string, change: () => void, args?: readonly string[], env?: Readonly<Record<string, string>>])[] = [
    ['a file changed', () => file('ws/a.py', 'x = 1\n')],
    ['a file of the same size was written later', () => utimesSync(join(dir, 'ws', 'a.py'), PAST, PAST)],
    ['a file came', () => file('ws/b.txt', 'text\n')],
    ['a file went', () => rmSync(join(dir, 'ws', 'a.py'))],
    ['a .gitignore came', () => file('ws/.gitignore', 'a.py\n')],
    ['a policy came', () => file('ws/model-policy.yaml', policy)],
    ['a lock file came', () => file('ws/model-lock.json', '{"lockVersion":1,"models":[]}')],
    ['settings of the editor came', () => file('ws/.vscode/settings.json', '{"files.exclude":{"**/nothing":true}}')],
    ['an answer was kept', () => file('cache/ab/x.json', '{}')],
    ['the local Hub cache holds a model', () => file('hf/hub/models--a--b/refs/main', 'f'.repeat(40))],
    ['the snapshot is ignored', () => undefined, ['--no-snapshot']],
    ['files are left out', () => undefined, ['--exclude', 'nothing']],
    ['files are picked', () => undefined, ['--include', '**/*.py']],
    ['another Hub is asked', () => undefined, ['--hub-url', 'http://127.0.0.1:9']],
    ['there is a token', () => undefined, [], { HF_TOKEN: 'hf_x' }],
    ['it is another day', () => undefined, [], { SOURCE_DATE_EPOCH: '1790100000' }],
    ['it is cut off', () => writeFileSync(keptFile(), readFileSync(keptFile()).subarray(0, -10))],
    ['it is empty', () => writeFileSync(keptFile(), '')],
    ['it is no JSON', () => writeFileSync(keptFile(), 'x\ny\n')],
    ['it lacks a part', () => writeFileSync(keptFile(), readFileSync(keptFile(), 'utf8').replace('"inputs"', '"outputs"'))],
    ['it was made in the future', () => writeFileSync(keptFile(), readFileSync(keptFile(), 'utf8').replace(/"at":\d+/, '"at":9999999999999'))],
    ['its answers have run out', () => writeFileSync(keptFile(), readFileSync(keptFile(), 'utf8').replace(/"until":null/, '"until":1'))],
  ];
  for (const [what, change, args, env] of changes) {
    it(`is made anew where ${what}`, () => {
      run();
      mark();
      assert.equal(scanned(run()), 7);
      change();
      const { stdout, stderr } = run(args, env);
      assert.ok(stdout.startsWith('{'), stderr);
      assert.notEqual(scanned({ status: 0, stdout, stderr }), 7);
    });
  }

  it('is made anew where the policy or what it extends changes, and a broken policy is told', () => {
    file('ws/model-policy.yaml', `${policy}extends: [./base.yaml]\n`);
    file('ws/base.yaml', 'version: 1\n');
    const before = run();
    assert.equal(before.stderr, '');
    assert.equal(keptFiles().length, 1);
    assert.deepEqual(run(), before);
    file('ws/base.yaml', 'version: 1\nuse:\n  commercial: maybe\n');
    const { status, stderr } = run();
    assert.equal(status, 2);
    assert.match(stderr, /base\.yaml:3:/);
  });

  it('is not kept where the next scan could say something else at once', () => {
    file('hf/hub/models--a--b/refs/main', 'f'.repeat(40));
    run();
    assert.deepEqual(keptFiles(), [], 'the local Hub cache has just changed');
    for (const path of ['refs', 'refs/main']) utimesSync(join(dir, 'hf/hub/models--a--b', path), PAST, PAST);
    run();
    assert.equal(keptFiles().length, 1);
    rmSync(cache, { recursive: true });
    file('ws/model-lock.json', '{broken');
    const broken = run();
    assert.match(broken.stderr, /model-lock\.json/);
    assert.deepEqual(keptFiles(), []);
    assert.deepEqual(run(), broken, 'the broken lock is told each time');
  });

  it('reads a policy that can be read once only, each time', function () {
    if (process.platform === 'win32') this.skip();
    const piped = (): Run => start('bash', ['-c', `node "$1" scan "$2" --offline --cache-dir "$3" --format json --policy <(printf 'version: 1\\n')`, 'bash', CLI, join(dir, 'ws'), cache]);
    const first = piped();
    assert.match(first.stdout, /"filesScanned": 1/);
    assert.deepEqual(keptFiles(), []);
    assert.deepEqual(piped(), first);
  });
});
