// Stryker's options for one area; scripts/mutation/run.mjs starts it.
import { area } from './areas.mjs';

const { name, mutate } = area();
export default {
  mutate,
  testRunner: 'mocha', plugins: [process.env.MUTATION_RUNNER],
  mochaOptions: { spec: ['out/mutation/tests.cjs'] },
  buildCommand: 'node scripts/mutation/bundle.mjs',
  // What runs while a module loads (tables of words) needs a process of its own for each mutant: hours. `-- --ignoreStatic false` asks for it.
  coverageAnalysis: 'perTest', ignoreStatic: true,
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  ignorePatterns: ['/.vscode-test', '/.stryker-tmp', '/dist', '/out', '/reports', '/docs', '/examples', '/media', '*.vsix'],
  // Only with `-- --incremental`: what changed is run again, and all that survived where there are new tests.
  incrementalFile: `reports/mutation/${name}.incremental.json`,
  reporters: ['clear-text', 'html', 'json'], clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` }, jsonReporter: { fileName: `reports/mutation/${name}.json` },
  tempDirName: `.stryker-tmp/${name}`,
  timeoutMS: 15_000,
  thresholds: { high: 90, low: 80, break: 80 },
  allowConsoleColors: false,
};
