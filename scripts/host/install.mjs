// Installs what the suites run in, from npm alone, into .vscode-test/ (ignored by git): a second run installs nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { npm, packagesIn } from '../npmPackage.mjs';

const ROOT = resolve('.vscode-test');

/** The oldest supported VS Code and the newest, as the npm package `code-server` ships them, and the Node.js that each runs on. */
export const HOSTS = [
  { name: '1.100', codeServer: '4.100.3', node: null },
  { name: '1.139', codeServer: '4.139.1', node: '24.21.0' },
];
const PLAYWRIGHT = '1.65.1';
const AXE = '4.14.1';
const CHROMIUM = '143.0.4';

/** The folder of an npm package, installed where it isn't yet. */
const packageIn = (folder, name, version) => packagesIn(join(ROOT, folder), { [name]: version })[0];

/** A VS Code server: `{ name, node, main }`. */
export function installHost({ name, codeServer, node }) {
  const vscode = join(packageIn(`host-${codeServer}`, 'code-server', codeServer), 'lib', 'vscode');
  if (!existsSync(join(vscode, 'node_modules', '.package-lock.json'))) npm(vscode, 'install', '--omit=dev');
  let binary = process.execPath;
  if (node && Number(process.versions.node.split('.')[0]) < Number(node.split('.')[0])) {
    const packed = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    binary = join(packageIn(`node-${node}`, packed, node), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  }
  return { name, node: binary, main: join(vscode, 'out', 'server-main.js') };
}

/** Playwright without a browser of its own, and how to launch the browser. */
export async function installBrowser() {
  const require = createRequire(join(packageIn('browser', 'playwright-core', PLAYWRIGHT), 'index.js'));
  const { chromium } = require('playwright-core');
  // MLR_NPM_BROWSER makes a machine with a browser behave like one without.
  const given = process.env.MLR_NPM_BROWSER ? undefined : process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((p) => existsSync(p));
  const launch = given ? { executablePath: given } : await packedBrowser();
  return { chromium, launch };
}

/** The Chromium inside the npm package @sparticuz/chromium, with the two libraries that a bare machine lacks. Linux x64. */
async function packedBrowser() {
  const place = packageIn('browser', '@sparticuz/chromium', CHROMIUM);
  const require = createRequire(join(place, 'package.json'));
  const { default: packed } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href);
  const libraries = join(ROOT, 'browser', 'libraries');
  if (!existsSync(libraries)) {
    mkdirSync(libraries);
    const archive = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin/al2023.tar.br');
    execFileSync('tar', ['-x', '-C', libraries], { input: brotliDecompressSync(readFileSync(archive)) });
  }
  return { executablePath: await packed.executablePath(), env: { ...process.env, LD_LIBRARY_PATH: join(libraries, 'lib') } };
}

/** axe-core's script, for the accessibility check of webviews. */
export function axeScript() {
  return readFileSync(join(packageIn('browser', 'axe-core', AXE), 'axe.min.js'), 'utf8');
}
