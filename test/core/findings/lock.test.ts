import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('license/changed', function () {
  this.timeout(60_000);
  let dir: string;
  const cli = (...args: string[]) => spawnSync(process.execPath, ['dist/cli.js', ...args, '--offline', '--cache-dir', `${dir}-cache`], { encoding: 'utf8', env: { ...process.env, HF_HOME: join(dir, 'hf') } });
  const changed = (): string[] => (JSON.parse(cli('scan', dir, '--format', 'json', '--fail-on', 'never').stdout) as { findings: { rule: string; message: string; severity: string }[] }).findings.filter((f) => f.rule === 'license/changed').map((f) => `${f.severity}: ${f.message}`);

  before(function () {
    if (!existsSync('dist/cli.js')) this.skip();
  });
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lock-'));
    writeFileSync(join(dir, 'a.py'), 'AutoModel.from_pretrained("Qwen/Qwen2.5-3B-Instruct")\n');
    assert.equal(cli('lock', dir).status, 0);
  });
  afterEach(() => {
    for (const folder of [dir, `${dir}-cache`]) rmSync(folder, { recursive: true, force: true });
  });

  it('is told where the lock file holds another licence', () => {
    assert.deepEqual(changed(), []);
    const path = join(dir, 'model-lock.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('LicenseRef-qwen-research', 'Apache-2.0'));
    assert.deepEqual(changed(), ['warning: When Qwen/Qwen2.5-3B-Instruct was reviewed (model-lock.json), its licences were Apache-2.0; now they are LicenseRef-qwen-research.']);
  });

  it('a lock file that is none is told once and ends no scan', () => {
    writeFileSync(join(dir, 'model-lock.json'), '{"lockVersion": 7}');
    const { status, stderr } = cli('scan', dir, '--format', 'json', '--fail-on', 'never');
    assert.equal(status, 0);
    assert.match(stderr, /^model-licence-review: model-lock\.json: is of a version that this program does not know; .*\n$/);
  });
});
