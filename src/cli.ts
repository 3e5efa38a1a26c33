import { main } from './cli/main.js';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault, and nobody is left to tell. A full disk is one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) process.stderr.write(`model-licence-review: standard output: can't be written (${error.code ?? error.message})\n`);
    process.exit(3);
  });
}

main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  // Not process.exit: what is still on its way to a pipe must arrive.
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    process.stderr.write(`model-licence-review: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 3;
  },
);
