import { main } from './cli/main.js';

main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  // Not process.exit: what is still on its way to a pipe must arrive.
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    process.stderr.write(`model-licence-review: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 3;
  },
);
