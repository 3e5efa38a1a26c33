// The words that the editor shows: node scripts/l10n.mjs [--check]
// Collects every l10n.t('…') of src/editor, and every say`…` and words({…}) of src/core, and holds the translations in l10n/ against
// them. Without --check it also sorts them.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { globSync } from './glob.mjs';

/** Every string that is shown, sorted; `{0}`, `{1}` stand for its parts. */
export function sourceStrings() {
  const found = new Set();
  for (const file of [...globSync('src/editor/*.ts'), ...globSync('src/editor/commands/*.ts'), ...globSync('src/core/*.ts'), ...globSync('src/core/*/*.ts'), ...globSync('src/core/*/*/*.ts')]) {
    const visit = (node) => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') found.add(templateOf(node.template));
      else if (ts.isCallExpression(node) && node.expression.getText() === 'words') addWords(node.arguments[0], found);
      else if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t' && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) found.add(node.arguments[0].text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  // What is only places and punctuation says the same in every language.
  return [...found].filter((s) => /\p{L}/u.test(s.replace(/\{\d\}/g, ''))).sort();
}

function templateOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce((text, span, i) => `${text}{${i}}${span.literal.text}`, template.head.text);
}

function addWords(object, found) {
  for (const property of object.properties) if (ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)) found.add(property.initializer.text);
}

/** What is wrong with one translation, as sentences. */
export function problemsOf(language, strings) {
  const bundle = JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8'));
  const placeholders = (text) => [...new Set(text.match(/\{\d\}/g))].sort().join();
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
