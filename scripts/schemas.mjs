// Official schemas that the tests hold our files to, from npm packages that carry them: node scripts/schemas.mjs
// The packages themselves are no dependencies: one brings three hundred megabytes of tools beside its schema. Each is fetched once by
// the ordinary client, held to its hash, and only the schema is kept, in out/schemas/ (ignored by git).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PLACE = resolve('out', 'schemas');

export const SCHEMAS = [
  {
    name: 'sarif-2.1.0.json', pack: '@microsoft/jest-sarif@1.0.0-beta.0', inside: 'package/lib/schemas/sarif-2.1.0-rtm.5.json',
    integrity: 'sha512-A1fOhPd6Ic5iDk4F9YPw1qNB4XF+7+IviR7xl8r2F6QzQkx5cpY9LsGk2rExiFIEcBbjpVnSmwWGBukASkiQ9A==',
  },
  {
    name: 'spdx-3.0.1.json', pack: '@cyclonedx/cdxgen@12.8.4', inside: 'package/data/spdx-export.schema.json',
    integrity: 'sha512-9EMER2beUSU7fvKgVaYOnYCFqAHrY3bQ7ERenh29/Edku0ctEXzYdov6vCmjmo/hSBH+JtvA7+j1U884MVYFOA==',
  },
];

/** Fetches what is not there yet. Throws where a package can't be had or is not the one that was looked at. */
export function fetchSchemas() {
  for (const schema of SCHEMAS) if (!existsSync(join(PLACE, schema.name))) fetchSchema(schema);
}

function fetchSchema({ name, pack, inside, integrity }) {
  mkdirSync(PLACE, { recursive: true });
  const folder = mkdtempSync(join(PLACE, 'tmp-'));
  try {
    execFileSync('npm', ['pack', pack, '--silent', '--ignore-scripts', '--pack-destination', folder], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`${pack}: npm packed nothing`);
    const found = `sha512-${createHash('sha512').update(readFileSync(join(folder, archive))).digest('base64')}`;
    if (found !== integrity) throw new Error(`${pack}: its hash is ${found}, not ${integrity}`);
    execFileSync('tar', ['-xzf', archive, inside], { cwd: folder });
    // Whole or not at all: another run may be reading.
    renameSync(join(folder, inside), join(PLACE, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) fetchSchemas();
