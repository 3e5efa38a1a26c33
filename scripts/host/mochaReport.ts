/** What mocha calls on a runner, as far as we listen. */
interface Runner {
  on(event: string, listener: (test: { fullTitle(): string; duration?: number }, error?: Error) => void): unknown;
}

/** Prints a line a test in a form that the workbench's own noise can be told from. */
export function report(runner: Runner, done: (failures: number) => void): void {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  runner.on('pass', (test) => {
    passed++;
    console.log(`TEST ok ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('pending', (test) => {
    skipped++;
    console.log(`TEST skipped ${test.fullTitle()}`);
  });
  runner.on('fail', (test, error) => {
    failed++;
    console.log(`TEST failed ${test.fullTitle()}\n${error?.stack ?? String(error)}`);
  });
  runner.on('end', () => {
    console.log(`TEST end ${JSON.stringify({ passed, failed, skipped })}`);
    done(failed);
  });
}
