// The built command line's scan of a tree, as commands to measure.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Cold, warm and start as `{ command, args, env, before }`, with everything that is written going to `work`; `report()` reads the last scan's. */
export function scanOf(tree, work) {
  const cli = process.env.MLR_CLI ?? 'dist/cli.js';
  const cache = join(work, 'cache');
  const output = join(work, 'report.json');
  const env = { ...process.env, HOME: work, NO_COLOR: '1' };
  const args = [cli, 'scan', tree, '--offline', '--fail-on', 'never', '--format', 'json', '--cache-dir', cache, '--output', output];
  return {
    cold: { command: process.execPath, args, env, before: () => rmSync(cache, { recursive: true, force: true }) },
    warm: { command: process.execPath, args, env },
    start: { command: process.execPath, args: [cli, '--version'], env },
    report: () => JSON.parse(readFileSync(output, 'utf8')),
  };
}
