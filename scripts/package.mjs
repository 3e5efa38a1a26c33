// Packs the VSIX: npm run package [-- --out FILE]. There is no repository address until the owner names one.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** Bytes that an editor may have to fetch: the budget of the design page. */
const MAX_BYTES = 1_500_000;

const node = (file, ...args) => spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status ?? 1;
const built = node('esbuild.mjs');
if (built !== 0) process.exit(built);
// The bill of materials of what was just bundled goes along in dist/.
const listed = node(join('scripts', 'sbom.mjs'));
if (listed !== 0) process.exit(listed);
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { out = `${name}-${version}.vsix` } = parseArgs({ options: { out: { type: 'string', short: 'o' } }, strict: false }).values;
const packed = node(join('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', ...process.argv.slice(2), '--out', out);
if (packed !== 0) process.exit(packed);
const bytes = statSync(out).size;
console.log(`${out}: ${bytes.toLocaleString('en')} bytes`);
if (bytes > MAX_BYTES) {
  console.error(`larger than its budget of ${MAX_BYTES.toLocaleString('en')} bytes`);
  process.exit(1);
}
