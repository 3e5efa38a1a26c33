import Mocha from 'mocha';
import { report } from './mochaReport.js';

// The test files are imported behind this one: what they call must stand before.
const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: class {} as unknown as string });
mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);

/** Runs everything that was described; rejects where a test failed. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    report(mocha.run(), (failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
