// Bundles the unit tests with esbuild and runs them under mocha: node scripts/unit.mjs [--grep WORDS] [FILE…]
// Without files: every test/**/*.test.ts but those that need an editor host (test/host, test/web).
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from './glob.mjs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { fetchSchemas } from './schemas.mjs';
import { testBundle } from './testBundle.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--grep');
const grep = at >= 0 ? args.splice(at, 2) : [];
const files = (args.length ? args : globSync('test/**/*.test.ts')).map((f) => resolve(f)).filter((f) => !/\/test\/(host|web)\//.test(f));
if (files.length === 0) {
  console.error('no test file matches');
  process.exit(2);
}
try {
  fetchSchemas();
} catch (error) {
  // The tests that need them say so; the others run.
  console.error(`the official schemas could not be fetched from npm: ${error.message.split('\n')[0]}`);
}
// One folder for each run: two runs at once must not tear down each other's bundles.
const out = resolve('out', `unit-${process.pid}`);
mkdirSync(out, { recursive: true });
await build({
  entryPoints: Object.fromEntries(files.map((f) => [relative(resolve('test'), f).replace(/\.ts$/, ''), f])),
  outdir: out, ...testBundle(),
});
const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
const run = spawnSync(process.execPath, ['--enable-source-maps', mocha, '--reporter', resolve('scripts/reporter.cjs'), '--timeout', '60000', ...grep, `${out}/**/*.cjs`], { stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } });
rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
