import 'mocha/mocha.js';
import { report } from './mochaReport.js';

// The browser build puts itself on the global object.
const browser = (globalThis as unknown as { mocha: BrowserMocha }).mocha;
interface BrowserMocha {
  setup(options: object): unknown;
  run(): Parameters<typeof report>[0];
}
browser.setup({ ui: 'bdd', timeout: 60_000, reporter: class {} });

/** Runs everything that was described; rejects where a test failed. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    report(browser.run(), (failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
