import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textOf, texts } from '../core/licenses/support.js';

const CLI = resolve('dist/cli.js');

interface Answer {
  readonly matches: readonly { readonly key: string; readonly spdx: string; readonly title: string; readonly confidence: number; readonly terms: { readonly commercialUse: { readonly value: string } } }[];
  readonly signals: readonly { readonly term: string; readonly value: unknown; readonly line: number; readonly text: string }[];
  readonly problem: string | null;
}

(existsSync(CLI) ? describe : describe.skip)('license FILE|-', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'license-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: readonly string[], input?: string | Uint8Array): { code: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'license', ...args], { input: input ?? '', encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 2 ** 26 });
    return { code: status, stdout, stderr };
  }
  function answer(content: string | Uint8Array): Answer {
    const file = join(folder, 'LICENSE');
    writeFileSync(file, content);
    const { code, stdout, stderr } = run([file]);
    assert.deepEqual([code, stderr], [0, '']);
    return JSON.parse(stdout) as Answer;
  }

  it('prints the shape of the contract, and the same from standard input', function () {
    if (texts.size === 0) this.skip();
    const found = answer(textOf('llama-3.1'));
    assert.deepEqual(found.matches.map((m) => [m.key, m.spdx, m.confidence, m.terms.commercialUse.value]), [['llama-3.1', 'LicenseRef-llama-3.1', 1, 'conditional']]);
    assert.deepEqual(JSON.parse(run(['-'], textOf('llama-3.1')).stdout), found);
  });

  it('says of a changed text what it comes nearest to, and where to read', function () {
    if (texts.size === 0) this.skip();
    const text = `${textOf('mit')}\nCompanies with more than 1,000,000 monthly active users need a separate license from us.\n`;
    const found = answer(text);
    assert.deepEqual([found.matches.length, found.signals.some((s) => s.term === 'mau-threshold' && s.value === 1_000_000 && s.line === text.split('\n').length - 1)], [0, true]);
    const { stdout } = run(['-', '--format', 'text'], text);
    assert.match(stdout, /No known licence text\.\nIt comes nearest to the MIT License/);
    assert.match(stdout, /no legal advice/);
  });

  it('prints the terms with their clauses as text', function () {
    if (texts.size === 0) this.skip();
    const { stdout } = run(['-', '--format', 'text'], textOf('llama-3.3'));
    assert.match(stdout, /^Llama 3\.3 Community License Agreement .*\n.*word for word/);
    assert.match(stdout, /700,000,000 monthly active users.*\[clause 2\]/);
    assert.match(stdout, /"Built with Llama" must be displayed\. \[clause 1\.b\.i/);
  });

  it('has a clear answer for each bad input', () => {
    assert.match(answer('').problem ?? '', /empty/);
    assert.match(answer(Uint8Array.from({ length: 4000 }, (_, i) => i % 256)).problem ?? '', /binary/);
    assert.match(answer(Uint8Array.of(0x4d, 0x49, 0x54, 0x20, 0xc3, 0x28, 0xff, 0x20, 0x6c)).problem ?? '', /UTF-8/);
    const large = answer('MIT License, and so on. '.repeat(2_200_000));
    assert.match(large.problem ?? '', /longer than any licence/);
    assert.deepEqual(large.matches, []);
    for (const [path, words] of [[join(folder, 'missing'), /no such file/], [folder, /is a folder/]] as const) {
      const { code, stdout, stderr } = run([path]);
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1]);
      assert.match(stderr, words);
    }
    assert.equal(run(['-', '--format', 'sarif'], 'x').code, 2);
  });
});
