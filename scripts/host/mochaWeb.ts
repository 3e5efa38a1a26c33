import 'mocha/mocha.js';
import { report } from './mochaReport.js';

interface BrowserMocha {
  setup(options: object): unknown;
  run(): unknown;
}
// The browser build puts itself on the global object.
const browser = (globalThis as unknown as { mocha: BrowserMocha }).mocha;
let finished: (failures: number) => void = () => undefined;
/** The runner is handed to the reporter before anything runs; what `run()` returns comes too late here. */
class Reporter {
  constructor(runner: Parameters<typeof report>[0]) {
    report(runner, (failures) => finished(failures));
  }
}
browser.setup({ ui: 'bdd', timeout: 60_000, reporter: Reporter });

/** Runs everything that was described; rejects where a test failed. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    finished = (failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve());
    browser.run();
  });
}
