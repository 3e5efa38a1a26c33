// Mocha's spec reporter, with a line for each failure that scripts/test.mjs repeats, and a last line that CI counts: `N passed, N failed, N skipped`.
const { reporters } = require('mocha');

class Reporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    runner.on('fail', (test, error) => failed.push(`  failed ${test.fullTitle()}\n${error?.stack ?? error}`));
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      for (const line of failed) console.log(line);
      console.log(`${passes} passed, ${failures} failed${pending ? `, ${pending} skipped` : ''}`);
    });
  }
}
module.exports = Reporter;
