// Bundles the tests of one area, mutants included, into out/mutation/tests.cjs; Stryker calls it in its sandbox.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { globSync } from '../glob.mjs';
import { testBundle } from '../testBundle.mjs';
import { area } from './areas.mjs';

/**
 * All mutants share one process, so a cache would answer one mutant with what another computed, and hide from the count of covered
 * lines what an earlier test had filled in. The empty maps that modules keep forget whenever the mutant or the test changes.
 */
const forgetful = `
  globalThis.__forgetful__ ??= (Kind) => {
    let map = new Kind(), when = '';
    const current = () => {
      const now = \`\${globalThis.__stryker__?.activeMutant} \${globalThis.__stryker__?.currentTestId}\`;
      if (now !== when) { when = now; map = new Kind(); }
      return map;
    };
    return { get: (key) => current().get(key), has: (key) => current().has(key), set: (key, value) => current().set(key, value), delete: (key) => current().delete(key), clear: () => current().clear?.(), get size() { return current().size ?? 0; } };
  };`;
const caches = {
  name: 'forgetful-caches',
  setup(b) {
    b.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/^((?:export )?const \w+ = )new ((?:Weak)?Map)(?:<.*>)?\(\);$/gm, (_all, head, kind) => `${head}(globalThis as any).__forgetful__(${kind});`),
    }));
  },
};

// A property that fails once has noticed: looking for the smallest example would take the time of many mutants.
const setUp = "import fc from 'fast-check'; fc.configureGlobal({ endOnFailure: true });\n";
const files = area().tests.flatMap((pattern) => (pattern.includes('*') ? globSync(pattern) : [pattern]));
const missing = files.filter((file) => !existsSync(file));
if (files.length === 0 || missing.length > 0) throw new Error(`no such test: ${missing.join(', ') || area().tests.join(', ')}`);
await build({
  stdin: { contents: setUp + files.map((f) => `import ${JSON.stringify(resolve(f))};`).join('\n'), resolveDir: process.cwd() },
  outfile: 'out/mutation/tests.cjs', ...testBundle(), sourcemap: false, banner: { js: forgetful }, plugins: [caches],
});
