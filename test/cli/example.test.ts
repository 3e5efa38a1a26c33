import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = 'dist/cli.js';

interface Run { readonly status: number | null; readonly stdout: string; readonly stderr: string }

describe('the command line', function () {
  this.timeout(120_000);
  let dir: string;
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Run => spawnSync(process.execPath, [CLI, ...args, ...(args.includes('--cache-dir') || !/^(?:scan|explain|lock|notice)$/.test(args[0] ?? '') ? [] : ['--cache-dir', join(dir, 'cache')])], { encoding: 'utf8', env: { ...process.env, HF_HOME: join(dir, 'hf'), HF_TOKEN: '', HF_ENDPOINT: '', NO_COLOR: '1', SOURCE_DATE_EPOCH: '1790000000', ...env } });
  const file = (name: string, text: string): string => {
    const path = join(dir, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };

  before(function () {
    // `npm test` builds first; a run of this file alone needs a build, too.
    if (!existsSync(CLI)) this.skip();
  });
  beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'cli-')); });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('judges the example as the README promises, offline', () => {
    const { status, stdout } = run(['scan', 'examples/demo-app', '--offline', '--format', 'json']);
    assert.equal(status, 1, 'something is denied');
    const report = JSON.parse(stdout) as { assessments: { registry: string; model: string; verdict: string; effectiveLicenses: { key: string; from: string }[]; reasons: { rule: string; text: string; clause: string | null }[] }[]; models: { registry: string; model: string; canonical: { model: string } | null }[] };
    const of = (model: string) => {
      const found = report.assessments.find((a) => a.model === model);
      assert.ok(found, `${model} is assessed`);
      return found;
    };
    assert.equal(of('Qwen/Qwen2.5-7B-Instruct').verdict, 'allow');
    assert.equal(of('Qwen/Qwen2.5-3B-Instruct').verdict, 'deny');
    assert.match(of('Qwen/Qwen2.5-3B-Instruct').reasons[0]?.text ?? '', /commercial/);
    assert.ok(of('Qwen/Qwen2.5-3B-Instruct').reasons[0]?.clause, 'the clause is named');
    assert.equal(of('deepseek-ai/DeepSeek-R1').verdict, 'allow');
    const distill = of('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    assert.equal(distill.verdict, 'review');
    assert.ok(distill.effectiveLicenses.some((l) => l.key === 'llama-3.1' && l.from === 'meta-llama/Llama-3.1-8B'));
    assert.ok(['review', 'allow'].includes(of('meta-llama/Llama-3.1-8B-Instruct').verdict));
    assert.equal(of('mistralai/Codestral-22B-v0.1').verdict, 'deny');
    assert.match(of('gpt-4o').reasons[0]?.text ?? '', /hosted model without weights/);
    assert.equal(report.models.find((m) => m.model === 'llama3.1:8b')?.canonical?.model, 'meta-llama/Llama-3.1-8B-Instruct');
  });

  it('never opens a socket with --offline', async () => {
    let asked = 0;
    const server = createServer((_, answer) => { asked++; answer.end('{}'); }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    file('ws/a.py', 'AutoModel.from_pretrained("nobody/knows-this-7b")\n');
    const { status, stdout } = run(['scan', join(dir, 'ws'), '--offline', '--hub-url', hub, '--format', 'json', '--fail-on', 'never']);
    server.close();
    assert.equal(status, 0);
    assert.equal(asked, 0);
    assert.equal((JSON.parse(stdout) as { models: { error: { code: string } }[] }).models[0]?.error.code, 'offline');
  });

  it('reports a dead Hub as unknown with its reason, and judges the rest', () => {
    file('ws/a.py', 'AutoModel.from_pretrained("nobody/knows-this-7b")\nAutoModel.from_pretrained("Qwen/Qwen2.5-7B-Instruct")\n');
    const { status, stdout, stderr } = run(['scan', join(dir, 'ws'), '--hub-url', 'http://127.0.0.1:9', '--format', 'json', '--fail-on', 'never']);
    assert.equal(status, 0, stderr);
    const report = JSON.parse(stdout) as { assessments: { model: string; verdict: string }[]; models: { model: string; error: { code: string } | null }[]; findings: { rule: string }[] };
    assert.equal(report.assessments.find((a) => a.model === 'nobody/knows-this-7b')?.verdict, 'unknown');
    assert.equal(report.models.find((m) => m.model === 'nobody/knows-this-7b')?.error?.code, 'network');
    assert.ok(report.findings.some((f) => f.rule === 'resolution/failed'));
    assert.equal(report.assessments.find((a) => a.model === 'Qwen/Qwen2.5-7B-Instruct')?.verdict, 'allow');
  });

  for (const [what, args, status, message] of [
    ['a missing folder', ['scan', '/nowhere/at/all'], 2, /nowhere/], ['an unknown option', ['scan', '.', '--frobnicate'], 2, /frobnicate/], ['an unknown command', ['frobnicate'], 2, /frobnicate/],
    ['an unknown format', ['scan', '.', '--format', 'pdfx'], 2, /pdfx/], ['a Hub that is no address', ['explain', 'gpt2', '--hub-url', 'not an address'], 2, /not an address/], ['DOCX without a file', ['scan', 'examples/demo-app', '--offline', '--format', 'docx'], 2, /--output/],
    ['an output that cannot be written', ['scan', 'examples/demo-app', '--offline', '--format', 'json', '--output', 'package.json/x.json'], 3, /package\.json/],
  ] as const) {
    it(`${what}: exit ${status} and one line`, () => {
      const result = run(args);
      assert.equal(result.status, status, result.stderr);
      assert.match(result.stderr, message);
      assert.equal(result.stderr.trim().split('\n').length, 1, result.stderr);
      assert.doesNotMatch(result.stderr, /\n\s+at /);
      assert.equal(result.stdout, '');
    });
  }

  it('a broken policy: exit 2 with file, line and column, before anything is scanned', () => {
    file('ws/model-policy.yaml', 'version: 1\nlicenses:\n  alow: [MIT]\n');
    const { status, stderr } = run(['scan', join(dir, 'ws'), '--offline']);
    assert.equal(status, 2);
    assert.match(stderr, /model-policy\.yaml:3:3: .*allow/);
  });

  it('a file that cannot be read is skipped with its reason, and the rest goes on', function () {
    if (process.getuid?.() === 0) {
      // Root reads everything: a binary file and one that is too large stand in.
      writeFileSync(file('ws/b.py', ''), Buffer.from([0, 1, 2, 0, 255, 0, 0]));
    } else spawnSync('chmod', ['000', file('ws/b.py', 'x = "gpt-4o"\n')]);
    file('ws/a.py', 'AutoModel.from_pretrained("Qwen/Qwen2.5-7B-Instruct")\n');
    const { status, stdout } = run(['scan', join(dir, 'ws'), '--offline', '--format', 'json', '--fail-on', 'never']);
    assert.equal(status, 0);
    const report = JSON.parse(stdout) as { scan: { filesSkipped: { file: string; reason: string }[] }; references: unknown[] };
    assert.equal(report.scan.filesSkipped[0]?.file, 'b.py');
    assert.equal(report.references.length, 1);
  });

  it('same input, same bytes, warm or cold', () => {
    cpSync('examples/demo-app', join(dir, 'ws'), { recursive: true });
    const cold = run(['scan', join(dir, 'ws'), '--offline', '--format', 'json']);
    const warm = run(['scan', join(dir, 'ws'), '--offline', '--format', 'json']);
    assert.equal(warm.stdout, cold.stdout);
  });

  it('progress and warnings go to standard error, results to standard output or the file', () => {
    const out = join(dir, 'r.json');
    const { status, stdout, stderr } = run(['scan', 'examples/demo-app', '--offline', '--format', 'json', '--output', out, '--fail-on', 'never']);
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
    assert.equal((JSON.parse(readFileSync(out, 'utf8')) as { schemaVersion: number }).schemaVersion, 1);
  });

  it('--against fails only on what is new', () => {
    file('ws/a.py', 'AutoModel.from_pretrained("Qwen/Qwen2.5-3B-Instruct")\n');
    file('ws/model-policy.yaml', 'version: 1\nuse: { commercial: true }\n');
    const old = join(dir, 'old.json');
    assert.equal(run(['scan', join(dir, 'ws'), '--offline', '--format', 'json', '--output', old]).status, 1);
    assert.equal(run(['scan', join(dir, 'ws'), '--offline', '--against', old]).status, 0);
    file('ws/b.py', 'AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
    assert.equal(run(['scan', join(dir, 'ws'), '--offline', '--against', old]).status, 1);
  });

  it('explain shows how a fact changes the verdict', () => {
    const verdict = (...more: string[]): string => (JSON.parse(run(['explain', 'meta-llama/Llama-3.1-8B-Instruct', '--offline', '--format', 'json', '--policy', file('p.yaml', 'version: 1\nuse: { commercial: true, offeredAs: [hosted-service] }\nlicenses: { allow: [category:community, category:permissive] }\n'), ...more]).stdout) as { assessment: { verdict: string } }).assessment.verdict;
    assert.equal(verdict(), 'review');
    assert.equal(verdict('--set', 'use.monthlyActiveUsers=1000'), 'allow');
    assert.equal(verdict('--set', 'use.monthlyActiveUsers=800000000'), 'deny');
  });
});
