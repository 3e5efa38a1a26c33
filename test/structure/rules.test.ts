import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import Ajv from 'ajv';
import { RULES, rulePage } from '../../src/core/policy/rules.js';

const rules = Object.values(RULES);

describe('the rules', () => {
  for (const rule of rules) {
    it(`${rule.id} has a page that tells its title and severity, and is raised somewhere`, () => {
      const page = rulePage(rule.id);
      assert.ok(existsSync(page), `${page} is missing`);
      const text = readFileSync(page, 'utf8');
      assert.ok(text.startsWith(`# \`${rule.id}\`: ${rule.title}\n`), `${page} has another title than the rule`);
      assert.ok(text.includes(`Default severity: ${rule.severity}.`), `${page} tells another severity`);
      const raised = ['src/core/policy', 'src/core/findings'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && f !== 'rules.ts').map((f) => readFileSync(`${folder}/${f}`, 'utf8')));
      assert.ok(raised.some((source) => source.includes(`'${rule.id}'`)), 'nothing raises it');
    });
  }

  it('have no page too many', () => {
    const known = new Set(rules.map((rule) => rulePage(rule.id)));
    assert.deepEqual(readdirSync('docs/rules').map((name) => `docs/rules/${name}`).filter((page) => !known.has(page)), []);
  });

  it('are listed in every file as the table has them', async () => {
    // Built without a path that the bundler would follow: it is a script.
    const path = `${process.cwd()}/scripts/rules.mjs`;
    const { listsOf } = (await import(path)) as { listsOf(all: typeof rules, pageOf: typeof rulePage): Readonly<Record<string, string>> };
    const lists = Object.entries(listsOf(rules, rulePage));
    assert.equal(lists.length, 4);
    for (const [file, text] of lists) assert.ok(readFileSync(file, 'utf8') === text, `${file} is not what 'npm run rules' writes`);
  });

  it('are what the policy schema and the snippet of ignore comments name', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schema/policy.schema.json', 'utf8')) as object);
    for (const { id } of rules) assert.ok(validate({ version: 1, severity: { [id]: 'off' } }), id);
    assert.ok(!validate({ version: 1, severity: { 'license/denied': 'loud' } }));
    assert.ok(!validate({ version: 1, severity: { 'license/nothing': 'off' } }));
    const [, choice] = /\$\{1\|(.*?)\|\}/.exec(readFileSync('media/snippets/comments.json', 'utf8')) ?? [];
    const offered = choice?.split(',') ?? [];
    assert.ok(offered.length > 3);
    assert.deepEqual(offered.filter((id) => !Object.hasOwn(RULES, id)), []);
  });
});
