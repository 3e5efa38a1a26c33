import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FORMAT_NAMES } from '../../src/core/reports/formats.js';
import type { Report } from '../../src/core/reports/types.js';
import { USE, cli, folderOf, hasCli, sweep } from './support.js';

/** Characters that steer a terminal or turn text round; line feeds are the report's own. */
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const EVIL = ['\u001b[2J\u001b[31mred', '\u001b]0;title\u0007', '\u001b]8;;https://evil.example\u0007x', '\u009b31m', '\u202egnp', '\r\u001b[Aallowed'];
/** All but the one that is no text. */
const FORMATS = FORMAT_NAMES.filter((format) => format !== 'docx');

const suite = process.platform !== 'win32' && hasCli() ? describe : describe.skip;

suite('the command line against hostile workspaces', function () {
  this.timeout(180_000);
  afterEach(sweep);

  const evil = (): string => {
    const root = folderOf(Object.fromEntries(EVIL.map((name, i) => [`${name} ${i}.py`, USE(`Qwen/${name}-${i}`) + USE()])));
    writeFileSync(join(root, 'a.yaml'), EVIL.map((e) => `- model: ${JSON.stringify(`Qwen/x${e}`)}\n  base_model: ${JSON.stringify(e)}`).join('\n'));
    execFileSync('mkfifo', [join(root, `${EVIL[0] ?? ''}.py`)]);
    return root;
  };

  it('no format lets a terminal escape through from file names or ids', async () => {
    const root = evil();
    for (const format of FORMATS) {
      const run = await cli(['scan', root, '--offline', '--fail-on', 'never', '--format', format]);
      assert.equal(run.code, 0, `${format}: ${run.stderr}`);
      assert.ok(run.stdout.length > 100, format);
      const found = STEERING.exec(run.stdout.replaceAll('\r\n', '\n').replaceAll('\t', ' '));
      assert.equal(found, null, `${format}: ${JSON.stringify(run.stdout.slice((found?.index ?? 0) - 60, (found?.index ?? 0) + 20))}`);
      assert.equal(run.stderr, '');
    }
    const colored = await cli(['scan', root, '--offline', '--fail-on', 'never', '--format', 'text'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
    const left = colored.stdout.replace(/\u001b\[(?:1|2|22|3[0-9]|39)m/g, '');
    assert.equal(STEERING.exec(left), null, 'only its own colours');
  });

  it('errors about a hostile policy, lock file or id are one clean line', async () => {
    const broken = folderOf({ 'app.py': USE(), 'model-policy.yaml': `version: 1\n"\\e[31mred\\u202e": 1\nlicenses: { unlisted: "\\e[2J" }\n` });
    const path = folderOf({ 'app.py': USE(), 'model-policy.yaml': 'version: 1\nextends: ["\\e[31mx.yaml"]\n' });
    const lock = folderOf({ 'app.py': USE(), 'model-lock.json': '{"\u001b[31m' });
    for (const run of [await cli(['scan', broken, '--offline']), await cli(['scan', path, '--offline']), await cli(['lock', lock, '--check', '--offline']), await cli(['policy'], { cwd: broken }), await cli(['scan', `${broken}/\u001b[31mx`]), await cli(['scan', '--format', '\u001b[31m']), await cli(['\u001b[31m']), await cli(['explain', '--registry', '\u009b2J', 'x'])]) {
      assert.equal(run.code, 2, run.stderr);
      assert.equal(STEERING.exec(run.stderr), null, JSON.stringify(run.stderr));
      assert.equal(run.stderr.trimEnd().split('\n').length, 1, run.stderr);
      assert.ok(!/\bat .*\.js:\d/.test(run.stderr), 'no stack trace');
    }
  });

  it('a policy reads nothing outside its folder: neither by a path nor through a link', async () => {
    const outside = folderOf({ 'secret.yaml': 'version: 1\nlicenses: { unlisted: allow }\n', 'token.yaml': 'SECRET-TOKEN\n' });
    for (const name of [`${outside}/secret.yaml`, `../${outside.split('/').pop() ?? ''}/secret.yaml`, 'sub/../../x.yaml', 'file:///etc/passwd.yaml', '\\\\host\\share.yaml', 'link.yaml', 'dir/secret.yaml', 'token.yaml']) {
      const root = folderOf({ 'app.py': USE(), 'model-policy.yaml': `version: 1\nextends: [${JSON.stringify(name)}]\n` });
      symlinkSync(join(outside, 'secret.yaml'), join(root, 'link.yaml'));
      symlinkSync(join(outside, 'token.yaml'), join(root, 'token.yaml'));
      symlinkSync(outside, join(root, 'dir'));
      const run = await cli(['scan', root, '--offline']);
      assert.equal(run.code, 2, `${name}: ${run.stderr}`);
      assert.ok(!run.stderr.includes('SECRET'), 'nothing of its content is shown');
    }
    const linked = folderOf({ 'app.py': USE() });
    symlinkSync(join(outside, 'secret.yaml'), join(linked, 'model-policy.yaml'));
    assert.equal((await cli(['scan', linked, '--offline'])).code, 2, 'the policy itself is a link out of the folder');
  });

  it('a policy or a lock file that is a pipe, a device or a loop is not waited for', async () => {
    for (const name of ['model-policy.yaml', 'model-lock.json']) {
      const pipe = folderOf({ 'app.py': USE() });
      execFileSync('mkfifo', [join(pipe, name)]);
      const device = folderOf({ 'app.py': USE() });
      symlinkSync('/dev/zero', join(device, name));
      const loop = folderOf({ 'app.py': USE() });
      symlinkSync(name, join(loop, name));
      for (const root of [pipe, device, loop]) {
        const run = await cli(['lock', root, '--check', '--offline'], { timeout: 15_000 });
        assert.equal(run.code, 2, `${name}: ${run.code} ${run.stderr}`);
      }
    }
  });

  it("'lock' writes no file outside the folder, though its lock file is a link", async () => {
    const outside = folderOf({ 'profile': 'mine\n' });
    const root = folderOf({ 'app.py': USE() });
    symlinkSync(join(outside, 'profile'), join(root, 'model-lock.json'));
    const run = await cli(['lock', root, '--offline']);
    assert.equal(readFileSync(join(outside, 'profile'), 'utf8'), 'mine\n');
    assert.equal(run.code, 3, run.stderr);
    assert.ok(lstatSync(join(root, 'model-lock.json')).isSymbolicLink());
  });

  it('globs and aliases that explode are refused in no time', async () => {
    const name = 'a'.repeat(200);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${Array(9).fill(`*${String.fromCharCode(97 + i)}`).join(',')}]\n`).join('')}`;
    for (const policy of [`ignore: ["${'*a'.repeat(20)}b"]`, `privateModels: ["${'*a'.repeat(20)}b"]`, `paths: [{ match: ["${'**/a/'.repeat(20)}b"] }]`, `approvals: [{ model: "+(${'a|'.repeat(20)}+(a))b", decision: allow }]`, `ignore: ${'['.repeat(50_000)}`, bomb, `licenses: { allow: ["${'{a*,'.repeat(50)}x${'}'.repeat(50)}*"] }`]) {
      const root = folderOf({ [`${name}.py`]: USE(`Qwen/${name.slice(0, 90)}`), 'model-policy.yaml': `version: 1\n${policy}\n` });
      const run = await cli(['scan', root, '--offline'], { timeout: 20_000 });
      assert.equal(run.code, 2, `${policy.slice(0, 60)}: ${run.code} ${run.stderr}`);
      assert.equal(run.stderr.trimEnd().split('\n').length, 1);
      assert.ok(run.ms < 15_000);
    }
  });

  it("globs that a workspace's editor settings bring are refused in no time, and named", async () => {
    const root = folderOf({ [`${'a'.repeat(200)}.py`]: USE(), '.vscode/settings.json': JSON.stringify({ 'files.exclude': { [`${'*a'.repeat(20)}b`]: true, '[a]\\\\\\': true }, 'modelLicenceReview.exclude': [`${'*a'.repeat(20)}b`] }) });
    const run = await cli(['scan', root, '--offline', '--fail-on', 'never', '--format', 'json'], { timeout: 20_000 });
    assert.equal(run.code, 0, run.stderr);
    const report = JSON.parse(run.stdout) as Report;
    assert.equal(report.references.length, 1);
    assert.ok(report.scan.filesSkipped.some((s) => /pattern .* is not used/.test(s.reason)));
  });

  it('nothing in a workspace runs, nothing is written to it, nothing is asked offline', async () => {
    let asked = 0;
    const server = createServer((_, res) => { asked++; res.end(); }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const root = folderOf({
      'app.py': `${USE()}import os; os.system("touch ran")\nopen("ran", "w")\n`, 'package.json': '{"scripts":{"preinstall":"touch ran","prepare":"touch ran"},"model":"gpt-4o"}', '.env': `HF_ENDPOINT=${url}\nHTTPS_PROXY=${url}\nMODEL=gpt-4o\n`,
      '.npmrc': `registry=${url}\n`, 'picomatch/index.js': 'require("fs").writeFileSync("ran","")', 'node_modules/commander/index.js': 'require("fs").writeFileSync("ran","")', '.vscode/settings.json': JSON.stringify({ 'modelLicenceReview.hubUrl': url }), 'data/licenses.json': '[]', 'Makefile': 'all:\n\ttouch ran\n',
      '.git/hooks/post-checkout': '#!/bin/sh\ntouch ran\n', '.git/config': `[core]\n\tfsmonitor = touch ran\n`,
    });
    const before = execFileSync('find', [root], { encoding: 'utf8' });
    for (const args of [['scan', '.', '--offline', '--fail-on', 'never'], ['notice', '.', '--offline'], ['policy'], ['explain', '../../etc/passwd', '--offline'], ['scan', '.', '--fail-on', 'never', '--hub-url', 'http://127.0.0.1:9']]) {
      const run = await cli(args, { cwd: root, timeout: 60_000 });
      assert.equal(run.code, 0, `${args.join(' ')}: ${run.stderr}`);
    }
    server.close();
    assert.equal(execFileSync('find', [root], { encoding: 'utf8' }), before);
    assert.ok(!existsSync(join(root, 'ran')));
    assert.equal(asked, 0, 'an address that only the workspace names is never asked');
  });

  it('ids that are paths never become requests or files', async () => {
    const seen: string[] = [];
    const server = createServer((req, res) => { seen.push(req.url ?? ''); res.statusCode = 404; res.end('{}'); }).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ids = ['../../x', '..', 'a/..', 'a/../b', '/etc/passwd', 'a/b/../../../api/whoami-v2', 'a/b?x=1', 'a/b#x', 'a%2f..%2f..', 'a/b\r\nHost: evil', '\\\\host\\x', 'http://evil.example/a'];
    for (const id of ids) {
      const run = await cli(['explain', '--hub-url', url, '--no-snapshot', '--', id], { timeout: 60_000 });
      assert.ok(run.code === 0 || run.code === 2, `${id}: ${run.code} ${run.stderr}`);
    }
    server.close();
    assert.deepEqual(seen.filter((path) => !/^\/api\/models\/[\w.-]+(?:\/[\w.-]+)?(?:\/revision\/[\w.-]+)?\?/.test(path) || path.includes('..')), []);
  });

  it('a cache folder where nothing can be made costs time, never a result, and never hangs', async () => {
    const root = folderOf({ 'app.py': USE() });
    const file = join(folderOf({ 'file': 'x' }), 'file');
    for (const dir of ['/proc/mlr', '/proc/self/mlr/deep', '/sys/mlr', '/dev/null/x', '/dev/full', file, `${root}/${'d'.repeat(300)}`]) {
      const run = await cli(['scan', root, '--offline', '--fail-on', 'never', '--format', 'json', '--cache-dir', dir], { timeout: 20_000 });
      assert.equal(run.code, 0, `${dir}: ${run.code} ${run.stderr}`);
      assert.equal((JSON.parse(run.stdout) as Report).references.length, 1);
    }
  });

  it('an output that cannot be written ends with exit 3 and one line', async () => {
    const root = folderOf({ 'app.py': USE() });
    mkdirSync(join(root, 'folder'));
    for (const out of ['/proc/mlr/x.json', '/dev/full', join(root, 'folder'), '/sys/x.json']) {
      const run = await cli(['scan', root, '--offline', '--fail-on', 'never', '--output', out], { timeout: 20_000 });
      assert.equal(run.code, 3, `${out}: ${run.code} ${run.stderr}`);
      assert.equal(run.stderr.trimEnd().split('\n').length, 1);
    }
  });
});
