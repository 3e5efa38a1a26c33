// The editor's strings: node scripts/l10n.mjs [--check]
// Collects every l10n.t('…') of src/editor and holds the translations in l10n/ against them. Without --check it also sorts them.
import { readFileSync, writeFileSync } from 'node:fs';
import { globSync } from './glob.mjs';

/** Every string that the editor shows, sorted. */
export function sourceStrings() {
  const found = new Set();
  for (const file of [...globSync('src/editor/*.ts'), ...globSync('src/editor/commands/*.ts')]) {
    for (const match of readFileSync(file, 'utf8').matchAll(/l10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g)) {
      const literal = match[1];
      found.add(literal.startsWith('"') ? JSON.parse(literal) : literal.slice(1, -1).replace(/\\'/g, "'"));
    }
  }
  return [...found].sort();
}

/** What is wrong with one translation, as sentences. */
export function problemsOf(language, strings) {
  const bundle = JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8'));
  const placeholders = (text) => [...text.matchAll(/\{\d\}/g)].map((m) => m[0]).sort().join();
  return [
    ...strings.filter((s) => !bundle[s]).map((s) => `${language}: no translation of '${s}'`),
    ...Object.keys(bundle).filter((s) => !strings.includes(s)).map((s) => `${language}: '${s}' is shown nowhere`),
    ...strings.filter((s) => bundle[s] && placeholders(s) !== placeholders(bundle[s])).map((s) => `${language}: other placeholders in '${s}'`),
  ];
}

export const LANGUAGES = ['fr', 'zh-cn'];

if (process.argv[1]?.endsWith('l10n.mjs')) {
  const strings = sourceStrings();
  const problems = LANGUAGES.flatMap((language) => problemsOf(language, strings));
  if (!process.argv.includes('--check')) {
    for (const language of LANGUAGES) {
      const path = `l10n/bundle.l10n.${language}.json`;
      const bundle = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, `${JSON.stringify(Object.fromEntries(strings.filter((s) => bundle[s]).map((s) => [s, bundle[s]])), null, 2)}\n`);
    }
  }
  for (const problem of problems) console.error(problem);
  console.log(`${strings.length} strings, ${problems.length} problems`);
  process.exit(problems.length ? 1 : 0);
}
