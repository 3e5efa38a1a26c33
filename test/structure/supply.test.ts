import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string; readonly licenses?: readonly unknown[]; readonly hashes?: readonly unknown[] }[];
}

describe('what ships of others', function () {
  this.timeout(60_000);
  before(function () { if (!existsSync('out/meta.json') || !existsSync('dist')) this.skip(); });

  it('THIRD_PARTY_NOTICES says what was bundled', () => {
    const run = spawnSync(process.execPath, ['scripts/notices.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  });

  it('the bill of materials names the same packages, each with its licence and hash, and is the same twice', () => {
    const write = (): string => {
      execFileSync(process.execPath, ['scripts/sbom.mjs']);
      return readFileSync('dist/sbom.cdx.json', 'utf8');
    };
    const text = write();
    assert.equal(write(), text);
    const bom = JSON.parse(text) as Bom;
    assert.deepEqual([bom.bomFormat, bom.specVersion], ['CycloneDX', '1.6']);
    const noticed = [...readFileSync('THIRD_PARTY_NOTICES', 'utf8').matchAll(/^-{79}\n(\S+ \S+)$/gm)].map((m) => m[1]).sort();
    assert.ok(noticed.length > 5);
    assert.deepEqual(bom.components.map((c) => `${decodeURIComponent(/^pkg:npm\/(.+)@/.exec(c.purl)?.[1] ?? '')} ${c.version}`).sort(), noticed);
    for (const c of bom.components) assert.ok(c.licenses?.length === 1 && c.hashes?.length === 1, c.purl);
  });

  it('the npm package holds the command line and what it needs, and no source', () => {
    const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })) as [{ readonly files: readonly { readonly path: string }[] }];
    const paths = files.map((f) => f.path);
    for (const path of ['dist/cli.js', 'dist/data/licenses.json', 'dist/lazy/yaml.js', 'dist/sbom.cdx.json', 'schema/report.schema.json', 'docs/rules.md', 'THIRD_PARTY_NOTICES', 'LICENSE', 'README.md']) assert.ok(paths.includes(path), path);
    assert.deepEqual(paths.filter((path) => !/^(?:dist|schema|docs\/rules)\/|^(?:docs\/rules\.md|CHANGELOG\.md|README\.md|LICENSE|THIRD_PARTY_NOTICES|package\.json)$/.test(path)), []);
  });
});
