// All tests on a fresh machine: builds dist/, runs the unit tests, then the suites in real editor hosts.
// node scripts/test.mjs [--unit-only]; ends with the sum of all suites as `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a reporter says of a test that failed: its name and the first lines of the reason. */
const FAILURE = /^ {2}failed .*(?:\n(?! {2}(?:ok|failed|skipped) ).*){0,4}/gm;

/** Runs a script, shows what it prints, and counts its last line of the form `N passed, N failed[, N skipped]`. */
function run(script, args = []) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      process.stdout.write(data);
    });
    child.on('close', (code) => {
      const totals = [...text.matchAll(/^(?:\S+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)];
      const sum = (i) => totals.reduce((n, m) => n + Number(m[i] ?? 0), 0);
      resolve({ code: code ?? 1, passed: sum(1), failed: sum(2), skipped: sum(3), failures: [...text.matchAll(FAILURE)].map((m) => m[0]) });
    });
  });
}

const results = [];
const build = await run('esbuild.mjs');
if (build.code !== 0) process.exit(build.code);
results.push(await run('scripts/unit.mjs'));
if (!process.argv.includes('--unit-only') && existsSync('scripts/host/run.mjs')) results.push(await run('scripts/host/run.mjs'));

// A suite that died without a count is a failure, too.
const failed = results.reduce((n, r) => n + r.failed + (r.code !== 0 && r.failed === 0 ? 1 : 0), 0);
const passed = results.reduce((n, r) => n + r.passed, 0);
const skipped = results.reduce((n, r) => n + r.skipped, 0);
// Said again where a reader of a long log looks first; what a second run of a suite mended is among them.
for (const failure of results.flatMap((r) => r.failures)) console.log(failure);
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
