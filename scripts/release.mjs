// What a release consists of, in out/release/: node scripts/release.mjs [--allow-dirty]. It publishes nothing.
// Everything is built anew from the commit that is checked out: the tree must be clean, the lock file decides the dependencies, and
// times in the artefacts are the commit's. provenance.json says which commit, tools and command made which bytes (an in-toto statement
// with a SLSA provenance predicate, unsigned: whoever publishes signs it, as `npm publish --provenance` does on its own for the package).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUT = resolve('out', 'release');
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const dirty = git('status', '--porcelain');
if (dirty && !process.argv.includes('--allow-dirty')) {
  console.error(`the tree is not clean: a release is built from a commit\n${dirty}`);
  process.exit(2);
}
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const commit = git('rev-parse', 'HEAD');
const env = { ...process.env, SOURCE_DATE_EPOCH: git('log', '-1', '--format=%ct') };
const run = (file, ...args) => execFileSync(file, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell: process.platform === 'win32' });

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
if (!process.argv.includes('--allow-dirty')) run('npm', 'ci', '--no-audit', '--no-fund');
// The notices are held to what was really bundled: the build says so.
run(process.execPath, 'esbuild.mjs');
run(process.execPath, join('scripts', 'notices.mjs'), '--check');
// Builds dist/ and the bill of materials, then packs both.
run('npm', 'run', '--silent', 'package', '--', '--out', join(OUT, `${name}-${version}.vsix`));
run('npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', OUT);
copyFileSync(join('dist', 'sbom.cdx.json'), join(OUT, `${name}-${version}.sbom.cdx.json`));

const sums = readdirSync(OUT).sort().map((file) => ({ name: file, digest: { sha256: createHash('sha256').update(readFileSync(join(OUT, file))).digest('hex') } }));
writeFileSync(join(OUT, 'SHA256SUMS'), sums.map((s) => `${s.digest.sha256}  ${s.name}\n`).join(''));
writeFileSync(join(OUT, 'provenance.json'), `${JSON.stringify({
  _type: 'https://in-toto.io/Statement/v1', subject: sums, predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType: 'npm-script', externalParameters: { command: 'node scripts/release.mjs', clean: !dirty },
      internalParameters: { node: process.version, npm: execFileSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).trim(), sourceDateEpoch: Number(env.SOURCE_DATE_EPOCH) },
      resolvedDependencies: [{ name: 'source', digest: { gitCommit: commit } }, { name: 'package-lock.json', digest: { sha256: createHash('sha256').update(readFileSync('package-lock.json')).digest('hex') } }],
    },
    runDetails: { builder: { id: process.env.RELEASE_BUILDER ?? 'local' } },
  },
}, null, 2)}\n`);
console.log(`${OUT}: ${sums.length} artefacts of ${commit.slice(0, 12)}${dirty ? ', not clean' : ''}; check with sha256sum -c SHA256SUMS`);
