import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, linkSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { USE, folderOf, named, scan, skipped, sweep } from './support.js';
import { AGAIN } from '../timing.js';

/** A file of `size` bytes that takes no room on the disk. */
function sparse(path: string, size: number): void {
  const handle = openSync(path, 'w');
  ftruncateSync(handle, size);
  closeSync(handle);
}

const posix = process.platform === 'win32' ? describe.skip : describe;

posix('hostile files', function () {
  this.timeout(120_000);
  afterEach(sweep);

  it('links are not followed: loops end, nothing outside is read, and the report says so', async () => {
    const outside = folderOf({ 'secret.py': USE('outside/secret') });
    const root = folderOf({ 'app.py': USE(), 'sub/b.py': USE('Qwen/Qwen2.5-7B') });
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('..', join(root, 'sub', 'up'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(outside, 'secret.py'), join(root, 'file.py'));
    symlinkSync('self.py', join(root, 'self.py'));
    symlinkSync('/nowhere/at/all.py', join(root, 'broken.py'));
    symlinkSync('/etc/passwd', join(root, 'NOTICE.md'));
    const report = await scan(root);
    assert.deepEqual(named(report), ['app.py: Qwen/Qwen2.5-3B-Instruct', 'sub/b.py: Qwen/Qwen2.5-7B']);
    for (const file of ['file.py', 'self.py', 'broken.py', 'NOTICE.md']) assert.equal(skipped(report, file), 'a link, not followed', file);
    assert.ok(!JSON.stringify(report).includes('secret.py: '), 'nothing of what lies outside');
  });

  it('a .gitignore that is a link, a pipe or a folder counts for nothing and is not waited for', async () => {
    const root = folderOf({ 'a/app.py': USE(), 'b/app.py': USE(), 'c/.gitignore/x.py': USE(), 'rules': '*.py\n' });
    symlinkSync('../rules', join(root, 'a', '.gitignore'));
    execFileSync('mkfifo', [join(root, 'b', '.gitignore')]);
    assert.equal((await scan(root)).references.length, 3);
  });

  it('a .gitignore of 2 GB is not read', async () => {
    const root = folderOf({ 'app.py': USE() });
    sparse(join(root, '.gitignore'), 2 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const report = await scan(root);
    assert.equal(report.references.length, 1);
    assert.match(skipped(report, '.gitignore') ?? '', /larger than/);
    assert.ok(process.memoryUsage().rss - before < 200e6, 'its bytes are not held');
  });

  it('patterns that would backtrack for ever are left out and named', async () => {
    const name = `${'a'.repeat(200)}.py`;
    const root = folderOf({ [name]: USE(), 'b/kept.py': USE(), 'b/skipped.py': USE(), [`${'a/'.repeat(40)}b.py`]: USE(), '.gitignore': `${'*a'.repeat(40)}*b\n${'**/*/'.repeat(40)}x\n/b/skipped.py\n` });
    const started = performance.now();
    const report = await scan(root);
    assert.ok(performance.now() - started < 5000, 'in no time');
    assert.deepEqual(report.references.map((r) => r.file), [`${'a/'.repeat(40)}b.py`, name, 'b/kept.py']);
    assert.match(skipped(report, '.gitignore') ?? '', /pattern/);
  }).retries(AGAIN);

  it('pipes, sockets and devices are skipped with a reason, and nobody waits for them', async () => {
    const root = folderOf({ 'app.py': USE() });
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    try { execFileSync('mknod', [join(root, 'zero.py'), 'c', '1', '5'], { stdio: 'ignore' }); } catch { /* Only root may make devices. */ }
    const server = createServer().listen(join(root, 'socket.py'));
    await new Promise((ready) => server.once('listening', ready));
    const report = await scan(root);
    server.close();
    assert.equal(report.references.length, 1);
    assert.equal(skipped(report, 'pipe.py'), 'no regular file');
    assert.equal(skipped(report, 'socket.py'), 'no regular file');
  });

  it('a text of 2 GB is skipped by its size; of a weight file only the header is read', async () => {
    const root = folderOf({ 'app.py': USE() });
    sparse(join(root, 'big.py'), 2 * 1024 ** 3);
    sparse(join(root, 'big.ipynb'), 2 * 1024 ** 3);
    sparse(join(root, 'model.safetensors'), 2 * 1024 ** 3);
    sparse(join(root, 'model.gguf'), 2 * 1024 ** 3);
    sparse(join(root, 'model.onnx'), 2 * 1024 ** 3);
    sparse(join(root, 'LICENSE.md'), 2 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const report = await scan(root);
    assert.equal(report.references.filter((r) => r.file === 'app.py').length, 1);
    for (const file of ['big.py', 'big.ipynb', 'LICENSE.md']) assert.equal(skipped(report, file), 'larger than 8 MB', file);
    assert.ok(process.memoryUsage().rss - before < 150e6);
  });

  it('a folder or a file that may not be read is skipped and named', async function () {
    if (process.getuid?.() === 0) this.skip();
    const root = folderOf({ 'app.py': USE(), 'closed/a.py': USE(), 'b.py': USE() });
    chmodSync(join(root, 'closed'), 0);
    chmodSync(join(root, 'b.py'), 0);
    const report = await scan(root);
    chmodSync(join(root, 'closed'), 0o700);
    assert.equal(report.references.length, 1);
    assert.match(skipped(report, 'closed') ?? '', /EACCES/);
    assert.match(skipped(report, 'b.py') ?? '', /EACCES/);
  });

  it('folders nested past the limit end there, with a reason', async () => {
    const root = folderOf({ 'app.py': USE() });
    let dir = root;
    for (let i = 0; i < 70; i++) mkdirSync((dir = join(dir, 'd')));
    writeFileSync(join(dir, 'deep.py'), USE('org/too-deep'));
    const report = await scan(root);
    assert.equal(report.references.length, 1);
    assert.ok(report.scan.filesSkipped.some((s) => /deeper than 64 folders/.test(s.reason)));
  });

  it('names with line breaks, control and bidirectional characters, quotes and bytes that are no UTF-8', async () => {
    const names = ['a\nb.py', 'a\rb.py', 'tab\t.py', '\u001b[31mred\u001b[0m.py', '\u202egnp.py', '\u2066x\u2069.py', 'a"b\'c`d.py', '%s%n%x.py', '$(touch pwned).py', '; rm -rf x.py', '<img src=x>.py', '[x](y).py', '-rf.py', '--policy.py', 'a\\b.py', '{0}.py', '!x.py', '#x.py', ' lead.py', 'trail .py', '*.py', '?.py', '[a-z].py', 'con.py', '__proto__.py', 'constructor/toString.py'];
    const root = folderOf(Object.fromEntries(names.map((name) => [name, USE()])));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe, 0x41]), Buffer.from('.py')]), USE());
    const report = await scan(root);
    assert.deepEqual(report.references.map((r) => r.file).sort(), names.sort());
    assert.ok(report.scan.filesSkipped.some((s) => s.file.includes('\ufffd') && /ENOENT/.test(s.reason)), 'a name that is no UTF-8 is told');
  });

  it('hard links and empty files are files like others', async () => {
    const root = folderOf({ 'a.py': USE(), 'empty.py': '', 'empty.json': '', 'empty.gguf': '', 'empty.ipynb': '' });
    linkSync(join(root, 'a.py'), join(root, 'b.py'));
    const report = await scan(root);
    assert.deepEqual(report.references.filter((r) => r.registry === 'huggingface').map((r) => r.file), ['a.py', 'b.py']);
  });

  const many = Number(process.env['MLR_HOSTILE_FILES'] ?? 20_000);
  it(`${many} files: all are seen, memory stays in its budget`, async function () {
    this.timeout(600_000);
    const root = folderOf();
    for (let i = 0; i < many; i++) {
      if (i % 500 === 0) mkdirSync(join(root, `d${i / 500}`));
      writeFileSync(join(root, `d${Math.floor(i / 500)}`, `f${i}.py`), i % 100 === 0 ? USE(`stabilityai/model-${i % 1000}`) : `x = ${i}\n`);
    }
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const report = await scan(root);
    console.log(`      ${many} files in ${Math.round(performance.now() - started)} ms, ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more`);
    assert.equal(report.scan.filesScanned, many);
    assert.equal(report.references.length, Math.ceil(many / 100));
    assert.ok(process.memoryUsage().rss - before < 250e6);
  });
});
