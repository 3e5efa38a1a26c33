import assert from 'node:assert/strict';
import { USE, folderOf, named, scan, skipped, sweep } from './support.js';

/** Characters of the longest line. */
const LINE = process.env['MLR_HOSTILE_LONG'] ? 7e6 : 1e6;
const MODEL = 'Qwen/Qwen2.5-3B-Instruct';

/** Scans one folder and says how long it took in processor time: a busy machine must not look like endless work. */
async function timed(files: Readonly<Record<string, string | Uint8Array>>): Promise<{ readonly report: Awaited<ReturnType<typeof scan>>; readonly ms: number }> {
  const root = folderOf(files);
  const start = process.cpuUsage();
  const report = await scan(root);
  return { report, ms: process.cpuUsage(start).user / 1000 };
}

describe('hostile texts', function () {
  this.timeout(120_000);
  afterEach(sweep);

  it('JSON, YAML and TOML a hundred thousand levels deep end soon and break nothing', async () => {
    const deep = 100_000;
    const { report, ms } = await timed({
      'app.py': USE(),
      'list.json': `${'['.repeat(deep)}"${MODEL}"${']'.repeat(deep)}`,
      'map.json': `${'{"model":'.repeat(deep)}"${MODEL}"${'}'.repeat(deep)}`,
      'open.json': '{"model":['.repeat(deep),
      'flow.yaml': `model: ${'['.repeat(deep)}${MODEL}${']'.repeat(deep)}\n`,
      'flowmap.yaml': `model: ${'{a: '.repeat(deep)}${MODEL}${'}'.repeat(deep)}\n`,
      'dashes.yaml': `model: x\n${'- '.repeat(deep)}${MODEL}\n`,
      'indent.yaml': Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}model:\n`).join(''),
      'list.toml': `model = ${'['.repeat(deep)}"${MODEL}"${']'.repeat(deep)}\n`,
      'deep.ipynb': `{"cells":${'['.repeat(deep)}{"cell_type":"code","source":["model"]}${']'.repeat(deep)}}`,
      'call.py': `AutoModel.from_pretrained(${'('.repeat(deep)}"${MODEL}"${')'.repeat(deep)})\n`,
      'call.ts': `pipeline(${'{a:['.repeat(deep)}"${MODEL}"\n`,
      'deep.tf': `model = ${'{ a = '.repeat(deep)}"${MODEL}"\n`,
      'deep.md': `---\nmodel: ${'['.repeat(deep)}\n---\n${'> '.repeat(deep)}${MODEL}\n${'- '.repeat(deep)}${MODEL}\n`,
      'deep.xml': '<model>'.repeat(deep),
      'Dockerfile': `RUN echo model ${'$('.repeat(deep)}\n${'RUN \\\n'.repeat(deep)}`,
    });
    console.log(`      16 deep files in ${Math.round(ms)} ms`);
    assert.ok(named(report).includes(`app.py: ${MODEL}`));
    assert.equal(report.scan.complete, true);
    assert.deepEqual(report.scan.filesSkipped, []);
    assert.ok(ms < 20_000, `${ms} ms`);
  });

  it('YAML bombs, anchors that bite their tail and merge keys do not expand', async () => {
    const bomb = `a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n${Array.from({ length: 25 }, (_, i) => { const [k, p] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)]; return `${k}: &${k} [${Array(9).fill(`*${p}`).join(',')}]\n`; }).join('')}model: *z\n`;
    const merge = `model: &m {name: ${MODEL}}\n${'x: {<<: *m, <<: *m}\n'.repeat(10_000)}`;
    const { report, ms } = await timed({ 'bomb.yaml': bomb, 'tail.yaml': `model: &a\n  <<: *a\n  model: *a\n`, 'merge.yaml': merge, 'card/README.md': `---\nlicense: mit\n${bomb}---\n# model\n`, 'tags.yaml': `model: !!python/object/apply:os.system ["touch /tmp/pwned"]\nother: !!js/function "model"\n`, 'app.py': USE() });
    assert.ok(named(report).includes(`app.py: ${MODEL}`));
    assert.ok(report.references.length < 50_000);
    assert.ok(ms < 10_000, `${ms} ms`);
  });

  it('notebooks of 7 MB are read, of 20 MB and of 100 MB skipped by their size, and memory stays in its budget', async () => {
    const notebook = (bytes: number): string => JSON.stringify({ cells: [{ cell_type: 'code', source: [USE()], outputs: [{ data: { 'image/png': 'A'.repeat(bytes) } }] }], nbformat: 4 });
    const root = folderOf({ 'small.ipynb': notebook(7e6), 'large.ipynb': notebook(20e6), 'huge.ipynb': notebook(100e6) });
    global.gc?.();
    const before = process.memoryUsage().rss;
    const report = await scan(root);
    assert.deepEqual(named(report), [`small.ipynb: ${MODEL}`]);
    for (const file of ['large.ipynb', 'huge.ipynb']) assert.equal(skipped(report, file), 'larger than 8 MB');
    assert.ok(process.memoryUsage().rss - before < 250e6);
  });

  it('one line of 1 MB (7 MB with MLR_HOSTILE_LONG), of brackets, quotes or near misses, takes no longer than its length', async () => {
    for (const unit of ['a/b ', '"model": "', 'from_pretrained("a/', '((((', 'model=', '\\', '<<<<model', '&a *a ', '${model}']) {
      const text = unit.repeat(LINE / unit.length);
      const { report, ms } = await timed({ 'a.py': text, 'a.json': text, 'a.yaml': text, 'a.md': text });
      assert.equal(report.scan.filesScanned, 4);
      assert.ok(ms < 30_000, `${JSON.stringify(unit)}: ${Math.round(ms)} ms`);
    }
  });

  it('byte order marks, UTF-16, Latin-1, lone surrogates and NULs: read where that can be done, else skipped and named', async () => {
    const text = USE();
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const { report } = await timed({
      'bom.py': `\ufeff${text}`, 'le.py': utf16, 'be.py': Buffer.from(utf16).swap16(), 'odd.py': utf16.subarray(0, utf16.length - 1),
      'latin.py': Buffer.concat([Buffer.from([0x23, 0xe9, 0xff, 0x0a]), Buffer.from(text)]), 'cut.py': Buffer.concat([Buffer.from(text), Buffer.from([0xf0, 0x9f])]),
      'overlong.py': Buffer.concat([Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x0a]), Buffer.from(text)]),
      'nul.py': Buffer.concat([Buffer.from([0]), Buffer.from(text)]), 'late.py': Buffer.concat([Buffer.from(`${text}${'#'.repeat(9000)}`), Buffer.from([0]), Buffer.from('\n')]),
      'utf32.py': Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(text)]), 'gzip.json': Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]),
    });
    const found = report.references.filter((r) => r.model === MODEL).map((r) => r.file);
    assert.deepEqual(found, ['be.py', 'bom.py', 'cut.py', 'late.py', 'latin.py', 'le.py', 'odd.py', 'overlong.py']);
    for (const file of ['nul.py', 'utf32.py', 'gzip.json']) assert.equal(skipped(report, file), 'binary', file);
    const [bom, plain] = ['bom.py', 'late.py'].map((file) => report.references.find((r) => r.file === file));
    assert.equal(bom?.column, plain?.column, 'columns are counted without the mark');
  });

  it('ids that are paths, addresses or formats stay text', async () => {
    const ids = ['../../../etc/passwd', '/etc/passwd', '..\\..\\windows', 'file:///etc/passwd', 'http://127.0.0.1:1/x', '%s%s%n', '{0}{1}', '${HOME}', '$(id)', '`id`', '<script>alert(1)</script>', '[x](javascript:alert(1))', '__proto__', 'constructor', 'toString', '__proto__/polluted', 'a/../../b', 'models/../../x', '.', '..', '\\u001b[31m', 'Qwen/..', '../Qwen', 'Qwen/%2e%2e', 'x'.repeat(10_000)];
    const root = folderOf({ 'ids.py': ids.map((id) => `AutoModel.from_pretrained("${id}")`).join('\n'), 'ids.yaml': ids.map((id) => `- model: ${JSON.stringify(id)}`).join('\n'), 'ids.json': JSON.stringify(ids.map((model) => ({ model, base_model: model, adapter: model }))) });
    const report = await scan(root);
    for (const r of report.references) assert.ok(!/(?:^|\/)\.\.(?:\/|$)/.test(r.model) || r.registry === 'local-file' || r.registry === 'unknown', `${r.registry}: ${r.model}`);
    assert.equal(Object.getPrototypeOf({})['polluted' as never], undefined);
    for (const m of report.models) assert.notEqual(m.resolvedFrom, 'hub');
  });
});
