// npm run rules: writes every list of rules anew from the table in src/core/policy/rules.ts. test/structure/rules.test.ts holds them to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { importCore } from './data/core.mjs';

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'];
const entries = (rules, value) => Object.fromEntries(rules.map(({ id }) => [id, value]));

/** What each file that lists rules should say, by path. */
export function listsOf(rules, pageOf) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  manifest.contributes.configuration.properties['modelLicenceReview.severity'].properties = entries(rules, { type: 'string', enum: SEVERITIES });
  const report = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
  report.definitions.rule.enum = rules.map(({ id }) => id);
  const keys = rules.map(({ id }) => `\n        "${id}": { "$ref": "#/definitions/ruleSeverity" }`).join(',');
  const policy = readFileSync('schema/policy.schema.json', 'utf8').replace(/(?<="properties": \{)\s*"\w+\/[^{}]*\{[\s\S]*?(?=\s*\}\s*\},\s*"ruleSeverity")/, () => keys);
  const rows = rules.map(({ id, severity, title }) => `| [\`${id}\`](${pageOf(id).replace('docs/', '')}) | ${severity} | ${title} |`);
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'schema/report.schema.json': `${JSON.stringify(report, null, 2)}\n`,
    'schema/policy.schema.json': policy,
    'docs/rules.md': `# Rules\n\nWritten by \`npm run rules\`. A policy's \`severity\` and the setting \`modelLicenceReview.severity\` change a severity.\n\n| rule | severity by default | says |\n|---|---|---|\n${rows.join('\n')}\n`,
  };
}

if (process.argv[1]?.endsWith('rules.mjs')) {
  const { RULES, rulePage } = await importCore('src/core/policy/rules.ts');
  for (const [path, text] of Object.entries(listsOf(Object.values(RULES), rulePage))) writeFileSync(path, text);
}
