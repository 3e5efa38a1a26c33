// Builds all of dist/: node esbuild.mjs [--dev]
// Four kinds of bundle: the desktop entry, the web entry, the command line, and one file for each heavy part that loads on demand.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';
import { globSync } from './scripts/glob.mjs';

const dev = process.argv.includes('--dev');
const version = JSON.parse(readFileSync('package.json', 'utf8')).version;
const hashOf = (files) => [...files].sort().reduce((hash, file) => hash.update(file).update(readFileSync(file)), createHash('sha256')).digest('hex').slice(0, 16);
/** Changes with the code and the data of detection, so that what an older build found in a file counts no longer. */
const detection = hashOf([...globSync('src/core/references/*.ts'), ...globSync('src/core/text/*.ts'), 'data/patterns.json', 'data/aliases.json', 'data/models.json']);
/** Changes with everything that a report depends on. */
const whole = hashOf([...globSync('src/**/*.ts'), ...globSync('data/*.json'), 'package.json', 'package-lock.json']);
const lazy = globSync('src/lazy/*.ts').filter((file) => !/\.(?:web|d)\.ts$/.test(file));

/** Libraries that several bundles of Node.js need: each is one file in dist/lazy/, so that the package holds it once. */
const SHARED = new Set(['yaml', 'picomatch']);
/** The part that finds references is such a file, too: the engine and the threads of a large scan ask the modules that it hands on. */
const DETECTION = new Set([...readFileSync('src/lazy/detection.ts', 'utf8').matchAll(/from '\.\.\/core\/(references\/\w+)\.js'/g)].map(([, module]) => module));

/**
 * `#lazy/x` stays a file of its own on Node.js (loaded when it is first needed) and is bundled on the web, where nothing can be
 * required later. `folder`: where such a file stands as seen from the bundle; null on the web.
 */
const lazyParts = (folder) => ({
  name: 'lazy-parts',
  setup(b) {
    b.onResolve({ filter: /^[a-z]+$/ }, ({ path, importer }) => {
      if (folder === null || !SHARED.has(path) || importer.endsWith(`src/lazy/${path}.ts`)) return undefined;
      return { path: `${folder}/${path}.js`, external: true };
    });
    b.onResolve({ filter: /\/references\/\w+\.js$/ }, ({ path, importer }) => {
      const module = path.match(/references\/\w+/)[0];
      if (folder !== '.' || !DETECTION.has(module) || importer.endsWith('src/lazy/detection.ts')) return undefined;
      return { path: './detection.js', external: true };
    });
    // Subcommands that are programs of their own are none of ours: no code that starts processes, and 10 ms less for each start.
    b.onResolve({ filter: /^node:child_process$/ }, ({ importer }) => (/\/commander\//.test(importer) ? { path: 'child_process', namespace: 'none' } : undefined));
    b.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
    // undici carries its parser twice; the one without SIMD runs on every processor.
    b.onResolve({ filter: /llhttp_simd-wasm/ }, ({ resolveDir }) => ({ path: resolve(resolveDir, '../llhttp/llhttp-wasm.js') }));
    // The Hub's library cuts and hashes what it uploads, which we never do: unused these packages can go, though they don't say so.
    b.onResolve({ filter: /^@huggingface\/(?:xetchunk-wasm|blake3-jit)$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'resolved') return undefined;
      return { ...(await b.resolve(path, { kind: from.kind, importer: from.importer, resolveDir: from.resolveDir, pluginData: 'resolved' })), sideEffects: false };
    });
    b.onResolve({ filter: /^#lazy\// }, ({ path }) => {
      const name = path.slice('#lazy/'.length);
      if (folder !== null) return { path: `${folder}/${name}.js`, external: true };
      const web = resolve(`src/lazy/${name}.web.ts`);
      return { path: existsSync(web) ? web : resolve(`src/lazy/${name}.ts`) };
    });
  },
});

const common = {
  bundle: true, format: 'cjs', target: 'es2022', minify: !dev, sourcemap: dev ? 'linked' : false, legalComments: 'none', metafile: true,
  logLevel: 'warning', define: { __VERSION__: JSON.stringify(version), __DETECTION__: JSON.stringify(detection), __BUILD__: JSON.stringify(whole) }, mainFields: ['module', 'main'],
};
// The CycloneDX library takes an XML writer where one is installed; only its JSON is used.
const external = ['vscode', 'xmlbuilder2'];
// Node.js loads a CommonJS file by `import()` through its loader of modules, which reads it twice: some 60 ms of each start.
const node = { ...common, platform: 'node', target: 'node20', external, supported: { 'dynamic-import': false } };

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
const results = await Promise.all([
  build({ ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist', plugins: [lazyParts('./lazy')] }),
  build({ ...node, entryPoints: { cli: 'src/cli.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' }, plugins: [lazyParts('./lazy')] }),
  ...(lazy.length ? [build({ ...node, entryPoints: lazy, outdir: 'dist/lazy', plugins: [lazyParts('.')] })] : []),
  // The Hub's library names its browser build in a field that esbuild reads only where there are no `exports`.
  build({ ...common, alias: { '@huggingface/hub': resolve('node_modules/@huggingface/hub/dist/browser/index.mjs') }, platform: 'browser', mainFields: ['browser', 'module', 'main'], external, entryPoints: { extension: 'src/extension.web.ts' }, outdir: 'dist/web', plugins: [lazyParts(null)] }),
]);
mkdirSync('dist/data', { recursive: true });
for (const file of globSync('data/*.json')) cpSync(file, `dist/data/${basename(file)}`);
// What was bundled into what, for the layer test and for the notices of third parties.
mkdirSync('out', { recursive: true });
const inputs = {}, outputs = {};
for (const { metafile } of results) {
  Object.assign(inputs, metafile.inputs);
  Object.assign(outputs, metafile.outputs);
}
writeFileSync('out/meta.json', JSON.stringify({ inputs, outputs }));
