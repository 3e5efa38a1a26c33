// Mutation tests: node scripts/mutation/run.mjs [AREA…] [-- STRYKER_OPTIONS]; areas: scripts/mutation/areas.mjs, all by default.
// Long (minutes to an hour an area); reports/mutation/AREA.html shows each mutant that no test noticed.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { packagesIn } from '../npmPackage.mjs';
import { AREAS } from './areas.mjs';

/** Stryker 10 asks for Node.js 22; the runner of 9 knows mocha up to 11. */
const [core, runner] = packagesIn(resolve('.stryker-tmp', 'tools'), { '@stryker-mutator/core': '9.6.1', '@stryker-mutator/mocha-runner': '9.6.1', mocha: '11.8.0' });

const args = process.argv.slice(2);
const split = args.indexOf('--');
const [names, options] = split < 0 ? [args, []] : [args.slice(0, split), args.slice(split + 1)];
let status = 0;
for (const name of names.length ? names : Object.keys(AREAS)) {
  const run = spawnSync(process.execPath, [join(core, 'bin', 'stryker.js'), 'run', 'scripts/mutation/stryker.config.mjs', ...options], { stdio: 'inherit', env: { ...process.env, MUTATION_AREA: name, MUTATION_RUNNER: join(runner, 'dist', 'src', 'index.js'), TZ: 'UTC' } });
  status ||= run.status ?? 1;
}
process.exit(status);
