// npm run data [-- --check]: rebuilds data/ from ../shared and checks it. With --check nothing is written: every data file must fit
// its schema, and where ../shared is at hand a rebuild must give the same bytes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** In this order: fingerprints read the categories of the catalogue. */
const BUILDERS = ['licenses', 'models', 'fingerprints'];
/** Catalogue and fingerprints together, as they are shipped. */
const MOST_BYTES = 300_000;

const check = process.argv.includes('--check');
let failed = false;
const fail = (message) => {
  console.error(message);
  failed = true;
};

if (existsSync(resolve('..', 'shared'))) {
  for (const name of BUILDERS) {
    const { status } = spawnSync(process.execPath, [join('scripts', 'data', `${name}.mjs`), ...(check ? ['--check'] : [])], { stdio: 'inherit' });
    if (status !== 0) fail(`data: ${name} ${check ? 'is not what a rebuild gives' : 'could not be built'}`);
  }
} else {
  console.error('data: ../shared is not here; only the schemas are checked');
}

// The test that holds every data file to its schema is the one place for that.
if (spawnSync(process.execPath, [join('scripts', 'unit.mjs'), join('test', 'structure', 'data.test.ts')], { stdio: 'inherit' }).status !== 0) fail('data: a file does not fit its schema');
const bytes = ['licenses', 'fingerprints'].reduce((sum, name) => sum + readFileSync(join('data', `${name}.json`)).length, 0);
if (bytes > MOST_BYTES) fail(`data: licenses and fingerprints have ${bytes} bytes together, more than ${MOST_BYTES}`);
if (!failed) console.log(`data: licences and fingerprints ${bytes} bytes`);
process.exit(failed ? 1 : 0);
