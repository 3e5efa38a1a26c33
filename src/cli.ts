import { main } from './cli/main.js';

let broken = false;
// A full disk or a closed pipe behind standard output is told later than the write. Who closed a pipe has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (broken || error.code === 'EPIPE') return;
  broken = true;
  process.stderr.write(`model-licence-review: standard output: can't be written (${error.code ?? error.message})\n`);
  process.exitCode = 3;
});

main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  // Not process.exit: what is still on its way to a pipe must arrive.
  (code) => { if (!broken) process.exitCode = code; },
  (error: unknown) => {
    process.stderr.write(`model-licence-review: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 3;
  },
);
