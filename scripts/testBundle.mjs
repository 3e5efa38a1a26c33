// How the tests are bundled, for all that runs them outside an editor.
import { resolve } from 'node:path';
import { globSync } from './glob.mjs';

/** esbuild's options for tests that Node.js runs; the caller adds entry points and where they go. */
export const testBundle = () => ({
  bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external',
  outExtension: { '.js': '.cjs' }, sourcemap: 'inline', logLevel: 'warning', define: { __VERSION__: '"0.0.0-test"', __DETECTION__: '"test"', __BUILD__: '"test"', 'import.meta.url': '"file:///"' },
  alias: Object.fromEntries(globSync('src/lazy/*.ts').map((f) => [`#lazy/${f.split('/').pop().replace(/\.ts$/, '')}`, resolve(f)])),
});
