// Packs the VSIX: npm run package [-- --out FILE]. There is no repository address until the owner names one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const node = (file, ...args) => spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status ?? 1;
const built = node('esbuild.mjs');
if (built !== 0) process.exit(built);
// The bill of materials of what was just bundled goes along in dist/.
const listed = node(join('scripts', 'sbom.mjs'));
if (listed !== 0) process.exit(listed);
process.exit(node(join('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', ...process.argv.slice(2)));
