// npm run data [-- --check]: rebuilds data/ from ../shared and checks it. With --check nothing is written: every data file must fit
// its schema, and where ../shared is at hand a rebuild must give the same bytes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

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

const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
for (const file of readdirSync('data/schema')) {
  const name = file.replace(/\.schema\.json$/, '');
  const validate = ajv.compile(JSON.parse(readFileSync(join('data', 'schema', file), 'utf8')));
  if (validate(JSON.parse(readFileSync(join('data', `${name}.json`), 'utf8')))) continue;
  for (const { instancePath, message } of validate.errors.slice(0, 5)) fail(`data/${name}.json${instancePath}: ${message}`);
}
const bytes = ['licenses', 'fingerprints'].reduce((sum, name) => sum + readFileSync(join('data', `${name}.json`)).length, 0);
if (bytes > MOST_BYTES) fail(`data: licenses and fingerprints have ${bytes} bytes together, more than ${MOST_BYTES}`);
if (!failed) console.log(`data: ${readdirSync('data/schema').length} files fit their schemas; licences and fingerprints ${bytes} bytes`);
process.exit(failed ? 1 : 0);
