// A copy of what a VSIX holds, with the bundled suites beside it, so that a build that runs meanwhile can't pull files from under a test.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const SHIPPED = ['dist', 'media', 'schema', 'l10n', 'docs/rules', 'package.json', 'package.nls.json', 'package.nls.fr.json', 'package.nls.zh-cn.json', 'README.md', 'LICENSE'];

/** Makes a folder for this run under .vscode-test/; `dispose` removes it. */
export function createStage() {
  mkdirSync(resolve('.vscode-test'), { recursive: true });
  const root = realpathSync(mkdtempSync(resolve('.vscode-test', 'stage-')));
  return { root, dispose: () => rmSync(root, { recursive: true, force: true }) };
}

/** Copies the extension. `kind` web: the manifest that a web worker host takes (a `browser` entry, no `main`). */
export function stageExtension(stage, kind, dist = 'dist') {
  const folder = join(stage.root, `extension-${kind}`);
  if (existsSync(folder)) return folder;
  for (const part of SHIPPED) {
    const from = part === 'dist' ? dist : part;
    if (existsSync(from)) cpSync(from, join(folder, part), { recursive: true });
  }
  if (kind === 'web') {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    delete manifest.main;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, extensionKind: ['web'] }));
  }
  return folder;
}

/** The extension with a record of what `activate()` does (instrumented.cjs). */
export function stageInstrumented(stage, _host, dist) {
  const folder = stageExtension(stage, 'instrumented', dist);
  const entry = join(folder, 'dist/extension.js');
  if (!existsSync(join(folder, 'dist/activated.js'))) {
    renameSync(entry, join(folder, 'dist/activated.js'));
    cpSync('scripts/host/instrumented.cjs', entry);
  }
  return folder;
}

/** An extension that does nothing, for suites that test an installed one. */
export function stageEmptyExtension(stage) {
  const folder = join(stage.root, 'empty-extension');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.100.0' }, activationEvents: [], main: './main.js' }));
  writeFileSync(join(folder, 'main.js'), 'exports.activate = () => undefined;\n');
  return folder;
}

/** Bundles test files into one module that exports `run()`: Node.js for the desktop host, a browser bundle for the web worker. */
export async function bundleSuite(folder, files, kind) {
  const entry = [
    `import { run as runMocha } from ${JSON.stringify(resolve('scripts/host', kind === 'web' ? 'mochaWeb.ts' : 'mochaNode.ts'))};`,
    ...files.map((file) => `import ${JSON.stringify(resolve(file))};`),
    'export const run = () => runMocha();',
  ].join('\n');
  const name = `suite-${files.map((f) => f.replace(/^.*\/|\.test\.ts$/g, '')).join('-').slice(0, 60)}.js`;
  const outfile = join(folder, 'out', name);
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), sourcefile: 'suite.ts', loader: 'ts' }, outfile, bundle: true, format: 'cjs', target: 'es2022', logLevel: 'warning', sourcemap: 'inline',
    platform: kind === 'web' ? 'browser' : 'node', external: kind === 'web' ? ['vscode'] : ['vscode', 'mocha'], define: { __VERSION__: '"0.0.0-test"', ...(kind === 'web' ? { global: 'globalThis' } : {}) },
    alias: Object.fromEntries(readdirSync('src/lazy').map((f) => [`#lazy/${f.replace(/\.ts$/, '')}`, resolve('src/lazy', f)])),
  });
  return outfile;
}

/** A workspace of its own for one run: a copy, so that a test may change it. */
export function stageWorkspace(stage, name, from, settings = {}) {
  const folder = join(stage.root, 'workspaces', name);
  mkdirSync(folder, { recursive: true });
  if (from) cpSync(from, folder, { recursive: true });
  if (Object.keys(settings).length) {
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  }
  return folder;
}
