// Builds data/fingerprints.json from ../shared/licences/texts and the texts of the npm package spdx-license-list: hashes of short
// stretches of words, no sentence of any text. node scripts/data/fingerprints.mjs [--check]
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRequire } from 'node:module';
import { importCore } from './core.mjs';
import { sourceEntries } from './licenses-source.mjs';
import { FURTHER_TEXTS, LEFT_OUT, OPTIONAL, POLICY_TEXTS, SAME_TEXT, SPDX_IDS } from './fingerprints-texts.mjs';

const shared = resolve('..', 'shared', 'licences');
if (!existsSync(shared)) {
  console.error('fingerprints: ../shared/licences is not here; data/ stays as it is');
  process.exit(0);
}
const core = await importCore('scripts/data/licenseCode.ts');
const require = createRequire(import.meta.url);
const textOf = (name) => readFileSync(`${shared}/texts/${name}.txt`, 'utf8');

/** Every text with its entry: the entry's own first, then its other texts, then SPDX's copy of it. */
const entries = sourceEntries(shared).filter((e) => !SAME_TEXT.has(e.key));
const rows = [];
/** Licences that are taken for granted where they are recognised: for these, words that restrict are counted. */
const OPEN = new Set(['permissive', 'public-domain', 'weak-copyleft', 'copyleft', 'share-alike']);
const open = new Set(JSON.parse(readFileSync('data/licenses.json', 'utf8')).licenses.filter((l) => OPEN.has(l.category)).map((l) => l.key));
for (const e of [...entries].sort((a, b) => (a.key < b.key ? -1 : 1))) {
  if (e.text_key && !POLICY_TEXTS[e.text_key]) rows.push({ key: e.key, text: textOf(e.text_key) });
  for (const [name, [key, note]] of Object.entries(FURTHER_TEXTS)) if (key === e.key) rows.push({ key, note, text: textOf(name) });
  for (const [name, key] of Object.entries(POLICY_TEXTS)) if (key === e.key) rows.push({ key, part: 'use-policy', text: textOf(name) });
  const id = SPDX_IDS[e.key] ?? e.spdx;
  if (e.text_key && id && !id.startsWith('LicenseRef-')) {
    try {
      rows.push({ key: e.key, text: require(`spdx-license-list/licenses/${id}.json`).licenseText });
    } catch {
      console.error(`fingerprints: SPDX has no text of ${id}`);
    }
  }
}
const used = new Set([...entries.map((e) => e.text_key), ...Object.keys(FURTHER_TEXTS), ...Object.keys(POLICY_TEXTS), ...LEFT_OUT]);
const forgotten = readdirSync(`${shared}/texts`).map((f) => f.replace(/\.txt$/, '')).filter((name) => !used.has(name));
if (forgotten.length) throw new Error(`fingerprints-texts.mjs says nothing of ${forgotten.join(', ')}`);

/** A run shorter than this costs more to point at than to write again. */
const SHORTEST = 3;
/** Every text's words, read once; and in how many entries' texts a name occurs. */
for (const row of rows) row.words = core.readWords(row.text);
const carriers = new Map();
for (const { key, words } of rows) words.words.forEach((word) => carriers.set(word, (carriers.get(word) ?? new Set()).add(key)));
/** A name that more entries than this share tells nothing. */
const MOST_CARRIERS = 4;
const MOST_NAMES = 10;

/** The names, versions and dates that tell a text from its relatives: those that are written as names, and seldom; commonest first. */
function namesOf({ words, names, ends }) {
  const counts = new Map();
  const plain = new Set(words.filter((_, i) => !names[i]));
  words.forEach((word, i) => {
    const opens = i === 0 || ends[i - 1];
    if (names[i] && carriers.get(word).size <= MOST_CARRIERS && (/\d/.test(word) || (!plain.has(word) && word.length > 2))) counts.set(word, (counts.get(word) ?? 0) + (opens ? 0.5 : 1));
  });
  const sorted = [...counts].filter(([, n]) => n >= 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_NAMES);
  // What comes once among names that come often is chance.
  return sorted.filter(([, n]) => n * 4 >= (sorted[0]?.[1] ?? 0)).map(([word]) => word);
}

const withValue = (name, value) => (value.length ? { [name]: value } : {});

/** Words of a text but for those that may be left out. */
const sizeOf = (values, { optional = [] }) => ({ size: values.reduce((sum, value, i) => (optional.some(([from, to]) => i >= from && i < to) ? sum : sum + core.lengthOf(value)), 0) });

const table = [];
/** Where each value stands in the table, so that texts share their runs. */
const places = new Map();
const texts = [];
const seen = new Set();
for (const { key, note, part, text, words } of rows) {
  const { shingles } = core.shingles(words);
  const values = shingles.map((s) => s.value);
  // A copy that differs in layout only is no further text.
  const id = `${key} ${part ?? ''} ${values.join()}`;
  if (seen.has(id)) continue;
  seen.add(id);
  texts.push({ key, ...(part ? { part } : {}), ...(note ? { note } : {}), ...sizeOf(values, optionalOf(key, text, words, shingles)), runs: runsOf(values), ...(open.has(key) && !part ? { watched: core.packPairs(core.countWatched(words.words)) } : {}), ...withValue('names', core.packNames(namesOf(words).map(core.nameHash))), ...withValue('amounts', core.amountsOf(words.words, 0, words.words.length)), ...optionalOf(key, text, words, shingles) });
  if (process.argv.includes('--names')) console.log(key, namesOf(words).join(' '), '|', core.amountsOf(words.words, 0, words.words.length).join(' '));
}

/** The longest run of the table that spells the values from `i` on. */
function longestRun(values, i) {
  let best = { start: -1, length: 0 };
  for (const start of places.get(values[i]) ?? []) {
    let length = 0;
    while (i + length < values.length && table[start + length] === values[i + length]) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}

/** The runs of the table that spell the values, as pairs of way and length; what the table does not have is added to it. */
function runsOf(values) {
  const numbers = [];
  const fresh = [];
  let at = 0;
  const run = (start, length) => {
    numbers.push(start - at, length);
    at = start + length;
  };
  const flush = () => {
    if (fresh.length) run(table.length, fresh.length);
    for (const value of fresh) {
      places.set(value, [...(places.get(value) ?? []), table.length]);
      table.push(value);
    }
    fresh.length = 0;
  };
  for (let i = 0; i < values.length;) {
    const best = longestRun(values, i);
    if (best.length >= SHORTEST) {
      flush();
      run(best.start, best.length);
      i += best.length;
    } else fresh.push(values[i++]);
  }
  flush();
  return core.packNumbers(numbers);
}

function optionalOf(key, text, words, shingles) {
  const lines = text.split('\n');
  const lineOf = (pattern) => lines.findIndex((line) => pattern.test(line)) + 1;
  const ranges = [];
  for (const rule of OPTIONAL) {
    if (!rule.keys.test(key)) continue;
    const first = rule.from ? lineOf(rule.from) : 1;
    const end = rule.to ? lineOf(rule.to) : Infinity;
    if (first === 0 || end === 0) continue;
    const inside = shingles.flatMap((s, i) => (words.lines[s.from] >= first && words.lines[s.from] < end ? [i] : []));
    if (inside.length) ranges.push([inside[0], inside.at(-1) + 1]);
  }
  return ranges.length ? { optional: ranges.sort((a, b) => a[0] - b[0]) } : {};
}

const value = { date: '2026-11-24', shingles: core.packValues(table), texts };
const text = `{"date":${JSON.stringify(value.date)},"shingles":${JSON.stringify(value.shingles)},"texts":[\n${texts.map((t) => JSON.stringify(t)).join(',\n')}\n]}\n`;
if (process.argv.includes('--check')) {
  const same = existsSync('data/fingerprints.json') && readFileSync('data/fingerprints.json', 'utf8') === text;
  if (!same) console.error('data/fingerprints.json is out of date: npm run data');
  process.exit(same ? 0 : 1);
}
writeFileSync('data/fingerprints.json', text);
console.log(`fingerprints: ${texts.length} texts, ${table.length} hashes, ${text.length} bytes`);
