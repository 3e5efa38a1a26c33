// Writes THIRD_PARTY_NOTICES: name, version, licence and licence text of every package that was really bundled into dist/.
// node scripts/notices.mjs [--check]; reads out/meta.json, which the build writes. --check fails where the file differs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { inputs } = JSON.parse(readFileSync('out/meta.json', 'utf8'));
const folders = new Set();
for (const path of Object.keys(inputs)) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (match) folders.add(match[1]);
}
const packages = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map((folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(name));
  return { name: manifest.name, version: manifest.version, license: manifest.license ?? 'see the text', text: file ? readFileSync(join(folder, file), 'utf8').trim() : null };
}).sort((a, b) => (a.name < b.name ? -1 : 1));

const text = [
  'Third-party software that is bundled with Model Licence Review. Written by scripts/notices.mjs.',
  ...packages.map((p) => `${'-'.repeat(79)}\n${p.name} ${p.version}\nLicence: ${p.license}\n\n${p.text ?? 'The package ships no licence text; the licence above is the one its manifest names.'}`),
  '',
].join('\n\n');
if (process.argv.includes('--check')) {
  const same = existsSync('THIRD_PARTY_NOTICES') && readFileSync('THIRD_PARTY_NOTICES', 'utf8') === text;
  if (!same) console.error('THIRD_PARTY_NOTICES is out of date: run npm run build && node scripts/notices.mjs');
  process.exit(same ? 0 : 1);
}
writeFileSync('THIRD_PARTY_NOTICES', text);
console.log(`${packages.length} packages`);
