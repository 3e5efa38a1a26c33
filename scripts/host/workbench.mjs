// Runs a mocha suite inside a real VS Code workbench: the server of the npm package `code-server`, opened in a headless Chromium.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerPage } from './page.mjs';
import { runPageTests } from './reload.mjs';

const CHROMIUM_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const QUIET = {
  'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true, 'workbench.tips.enabled': false, 'extensions.ignoreRecommendations': true, 'git.enabled': false,
  'typescript.validate.enable': false, 'modelLicenceReview.lookups': 'offline',
};

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/**
 * Runs one suite. Resolves with `{ code, passed, failed, skipped, lines }`; `code` 2 where the workbench never answered.
 * What the suite asks of the page (pictures, accessibility checks) is answered by page.mjs. `drive`: no suite runs inside the window;
 * this makes the tests that drive the page from outside.
 */
export async function runSuite({ host, browser, extension, tests, folder, workspace, settings = {}, restricted = false, prepare, timeout = 300, env = {}, language, drive }) {
  const data = mkdtempSync(join(tmpdir(), 'vscode-host-'));
  mkdirSync(join(data, 'data/Machine'), { recursive: true });
  writeFileSync(join(data, 'data/Machine/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
  if (prepare) await prepare(data);
  const port = await freePort();
  const server = spawn(host.node, [host.main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--server-data-dir', data,
    // Without the driver the server ignores the payload of the address, so that no test starts.
    '--enable-smoke-test-driver', '--disable-telemetry', ...(restricted ? [] : ['--disable-workspace-trust'])],
  { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HF_HUB_OFFLINE: '', HF_TOKEN: '', XDG_CACHE_HOME: join(data, 'cache'), ...env } });
  let log = '';
  const started = new Promise((done) => {
    const note = (chunk) => {
      log += chunk;
      if (log.includes('Extension host agent listening')) done(true);
    };
    server.stdout.on('data', note);
    server.stderr.on('data', note);
    server.once('exit', () => done(false));
  });
  const result = { code: 2, passed: 0, failed: 0, skipped: 0, lines: [] };
  let chromium;
  try {
    if (!(await started)) throw new Error(`the server did not start:\n${log.slice(-2000)}`);
    chromium = await browser.chromium.launch({ ...browser.launch, args: CHROMIUM_FLAGS });
    const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, });
    const page = await context.newPage();
    // As a language pack would have it: the workbench reads its display language from here and hands it to the extension host.
    if (language) await page.addInitScript((name) => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: name, writable: false }), language);
    let end;
    const ended = new Promise((done) => { end = done; });
    await page.exposeFunction('codeAutomationExit', (code) => end(code));
    setTimeout(() => end(2), timeout * 1000).unref();
    await page.exposeFunction('codeAutomationLog', async (_type, args) => {
      const line = args.map(String).join(' ');
      result.lines.push(line);
      const counts = /^TEST end (\{.*\})/.exec(line);
      if (counts) {
        Object.assign(result, JSON.parse(counts[1]));
        // The web worker host doesn't always tell that it has ended; the suite has.
        setTimeout(() => end(result.failed ? 1 : 0), 3000).unref();
      }
      await answerPage(line, page).catch((error) => result.lines.push(`RUNNER ${error.stack}`));
    });
    // The authority must equal the page's host and port to the letter.
    const authority = `127.0.0.1:${port}`;
    const remote = (path) => `vscode-remote://${authority}${path}`;
    const payload = [['extensionDevelopmentPath', remote(extension)], ...(drive ? [] : [['extensionTestsPath', remote(tests)]]), ['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
    const where = workspace ? `workspace=${encodeURIComponent(workspace)}` : folder ? `folder=${encodeURIComponent(folder)}` : 'ew=true';
    await page.goto(`http://${authority}/?${where}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { timeout: 120_000, waitUntil: 'commit' });
    if (drive) await runPageTests(drive(page), result);
    result.code = drive ? Math.sign(result.failed) : await ended;
  } catch (error) {
    result.lines.push(`RUNNER ${error.stack}`);
  } finally {
    await chromium?.close().catch(() => undefined);
    server.kill();
    await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done()));
    if (process.env.MLR_KEEP_LOGS) console.error(`logs: ${data}/data/logs`);
    else rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
  if (result.code === 2) result.lines.push(`RUNNER server: ${log.slice(-3000)}`);
  return result;
}
