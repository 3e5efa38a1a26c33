import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/core/reports/types.js';
import { cli, folderOf, hasCli, sweep } from '../hostile/support.js';

/** The project under its own policy: it reviews models and uses none (model-policy.yaml). */
(hasCli() ? describe : describe.skip)('the project itself', function () {
  this.timeout(120_000);
  after(sweep);

  it('uses no model that its own policy has to stop', async () => {
    const run = await cli(['scan', process.cwd(), '--offline', '--fail-on', 'review', '--format', 'json'], { timeout: 100_000 });
    const report = JSON.parse(run.stdout) as Report;
    assert.deepEqual(report.references.filter((r) => r.kind === 'use').map((r) => `${r.file}:${r.line} ${r.text}`), []);
    assert.equal(run.code, 0, run.stderr);
    assert.equal(report.policy.path, 'model-policy.yaml');
    assert.ok(report.scan.filesScanned > 200, `${report.scan.filesScanned} files only: what is left out of the policy's ignore?`);
  });

  it('would be stopped if it did', async () => {
    const root = folderOf();
    copyFileSync('model-policy.yaml', join(root, 'model-policy.yaml'));
    writeFileSync(join(root, 'app.py'), 'model = AutoModel.from_pretrained("Qwen/Qwen2.5-0.5B")\n');
    const run = await cli(['scan', root, '--offline', '--fail-on', 'review', '--format', 'json']);
    assert.equal(run.code, 1, run.stderr);
    assert.ok((JSON.parse(run.stdout) as Report).findings.some((f) => f.rule === 'registry/not-allowed'));
  });
});
