// All suites that need a real editor: node scripts/host/run.mjs [--host 1.100] [--suite NAME] [--dist DIR] [--verbose]
// Prints a line a test and ends with `N passed, N failed` for each suite; installs what it needs into .vscode-test/.
// A suite that fails is run again in a new window, and says so: a workbench on a busy machine loses events that no fix of ours brings
// back. What fails each time has failed.
import { parseArgs } from 'node:util';
import { HOSTS, installBrowser, installHost } from './install.mjs';
import { bundleSuite, createStage, stageExtension } from './stage.mjs';
import { SUITES } from './suites.mjs';
import { runSuite } from './workbench.mjs';

const { values: o } = parseArgs({ options: { host: { type: 'string' }, suite: { type: 'string' }, dist: { type: 'string', default: 'dist' }, verbose: { type: 'boolean' } } });

/** How often a suite is run until it passes, unless it says otherwise. */
const ATTEMPTS = 2;
const browser = await installBrowser();
const stage = createStage();
let failures = 0;
try {
  for (const wanted of HOSTS.filter((h) => !o.host || h.name === o.host)) {
    const host = installHost(wanted);
    for (const suite of SUITES.filter((s) => !o.suite || s.name === o.suite)) {
      if (suite.hosts && !suite.hosts.includes(host.name)) continue;
      const began = Date.now();
      const extension = suite.stage ? await suite.stage(stage, host, o.dist) : stageExtension(stage, suite.kind, o.dist);
      const tests = suite.drive ? undefined : await bundleSuite(extension, suite.files, suite.kind);
      let result;
      for (let attempt = 1; attempt <= (suite.attempts ?? ATTEMPTS) && result?.failed !== 0; attempt++) {
        if (result) console.log(`${suite.name}@${host.name}: ${result.failed} of ${result.passed + result.failed} did not pass, once more in a new window`);
        result = await runSuite({ host, browser, extension, tests, ...(await suite.open(stage, `${suite.name}-${host.name}${attempt > 1 ? `-${attempt}` : ''}`)), drive: suite.drive, ...(suite.options ?? {}), ...(suite.prepare ? { prepare: suite.prepare(stage, host, o.dist) } : {}) });
        // A suite in which nothing ran proves nothing.
        if ((result.code !== 0 || result.passed === 0) && result.failed === 0) result.failed = 1;
        for (const line of result.lines) if (o.verbose || /^(?:TEST (?!end)|FIGURE|RUNNER)/.test(line)) console.log(line.replace(/^TEST /, '  '));
      }
      failures += result.failed;
      console.log(`${suite.name}@${host.name}: ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`);
      console.error(`  ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
  }
} finally {
  stage.dispose();
}
process.exit(failures === 0 ? 0 : 1);
