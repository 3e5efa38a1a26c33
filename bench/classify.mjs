// The licence catalogue and the classifier in one process: what loading them costs, and what each text costs from then on.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importTs, round, spread } from './measure.mjs';

export const title = 'Catalogue and classifier';
export const command = 'npm run bench -- classify';

const RUNS = 15;

export async function run() {
  const m = await importTs('src/core/licenses/catalogue.ts', 'src/core/licenses/fingerprints.ts', 'src/core/licenses/classify.ts', 'src/core/licenses/declared.ts');
  const texts = ['licenses', 'fingerprints'].map((name) => readFileSync(`data/${name}.json`, 'utf8'));
  const timed = (work) => {
    const start = performance.now();
    const result = work();
    return [performance.now() - start, result];
  };
  const repeat = (work) => Array.from({ length: RUNS }, () => timed(work)[0]);
  const row = (what, times, unit, note) => {
    const s = spread(times);
    return { what, value: round(s.median, 2), unit, note: `${round(s.min, 2)} to ${round(s.max, 2)} ${unit}${note}` };
  };
  const catalogue = m.createCatalogue(JSON.parse(texts[0]));
  const fingerprints = m.readFingerprints(JSON.parse(texts[1]));
  const rows = [
    row('read the catalogue', repeat(() => m.createCatalogue(JSON.parse(texts[0]))), 'ms', `; ${catalogue.all.length} entries, ${round(texts[0].length / 1000, 0)} kB`),
    row('read the fingerprints', repeat(() => m.readFingerprints(JSON.parse(texts[1]))), 'ms', `; ${round(texts[1].length / 1000, 0)} kB`),
  ];
  const words = ['mit', 'apache-2.0', 'other', 'llama3.1', 'MIT OR Apache-2.0', 'cc-by-nc-4.0', 'no such licence', 'LicenseRef-x AND mit'];
  rows.push(row('1,000 declared licences → entries', repeat(() => {
    for (let i = 0; i < 1000; i++) m.resolveDeclared({ license: words[i % words.length], licenseName: null, licenseLink: null, model: 'org/model', publisher: 'org', source: 'card' }, catalogue);
  }), 'ms', ''));
  const folder = resolve('..', 'shared', 'licences', 'texts');
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.txt')).map((f) => readFileSync(join(folder, f), 'utf8')) : [readFileSync('LICENSE', 'utf8')];
  const classified = files.flatMap((text) => Array.from({ length: 3 }, () => timed(() => m.classifyText(text, catalogue, fingerprints))[0]).slice(1).map((ms) => ({ ms, text })));
  const bytes = classified.reduce((n, c) => n + c.text.length, 0);
  const ms = classified.reduce((n, c) => n + c.ms, 0);
  rows.push(
    row(`classify a text (${files.length} of them, each warm)`, classified.map((c) => c.ms), 'ms', `; 95th percentile ${round(spread(classified.map((c) => c.ms)).p95, 1)} ms`),
    { what: 'text classified', value: round(bytes / 1000 / ms, 2), unit: 'kB a ms', note: 'all texts together' },
  );
  return rows;
}
