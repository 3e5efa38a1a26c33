import assert from 'node:assert/strict';
import { globProblem } from '../../../src/core/policy/globs.js';
import { globMatches, rulesFor } from '../../../src/core/policy/paths.js';
import { resolvePolicy, type ResolvedPolicy } from '../../../src/core/policy/resolve.js';
import { policy } from './support.js';

const resolved = (yaml: string, files: Readonly<Record<string, string | null>> = {}, path = 'model-policy.yaml'): ResolvedPolicy => resolvePolicy({ path, text: `version: 1\n${yaml}\n`, sha256: 'f'.repeat(64) }, (name) => files[name]);
const wrong = (yaml: string, files: Readonly<Record<string, string | null>> = {}, path?: string): string[] => resolved(yaml, files, path).problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`);
const FACT = (domicile: string): string => `version: 1\nuse: { domicile: ${domicile} }\n`;

describe('what a policy extends', () => {
  it('no file is balanced, and says so of every value', () => {
    const { policy: given, problems, needs } = resolvePolicy(null, () => assert.fail('nothing to read'));
    assert.deepEqual([given.path, given.sha256, problems, needs, given.paths, given.ignore, given.privateModels, given.approvals], [null, null, [], [], [], [], [], []]);
    assert.deepEqual([...new Set(Object.values(given.origins))], ['built-in default']);
    assert.ok(given.rules.licenses.deny.includes('category:non-commercial'));
  });

  it('a file that extends nothing stands on balanced; one that does, on that alone; its own values say where they are', () => {
    const { policy: alone } = resolved('use: { commercial: true }\nignore: [x]\nprivateModels: [a/*]\napprovals: [{ model: a/b, decision: deny }]\npaths: [{ match: [y], use: { commercial: false } }]');
    assert.deepEqual([alone.path, alone.sha256], ['model-policy.yaml', 'f'.repeat(64)]);
    assert.equal(alone.origins['licenses.deny'], 'built-in default');
    assert.deepEqual(['use.commercial', 'ignore', 'privateModels', 'approvals', 'paths'].map((key) => alone.origins[key]), ['model-policy.yaml:2:20', 'model-policy.yaml:3:9', 'model-policy.yaml:4:16', 'model-policy.yaml:5:12', 'model-policy.yaml:6:8']);
    assert.deepEqual(alone.approvals, [{ model: 'a/b', decision: 'deny', at: { file: 'model-policy.yaml', line: 5, column: 13 } }]);
    const { policy: research } = resolved('extends: [research]');
    assert.equal(research.origins['licenses.allow'], 'preset research');
    assert.equal(research.rules.use.commercial, false);
    assert.equal(resolved('extends: [b.yaml]', { 'b.yaml': FACT('FR') }).policy.origins['licenses.allow'], undefined, 'no preset below');
  });

  it('later wins, the file itself last; lists of files add up', () => {
    const files = { 'a.yaml': `${FACT('FR')}ignore: [a]\n`, 'b.yml': `${FACT('DE')}ignore: [b]\n` };
    const both = (yaml: string): unknown[] => { const { policy: p } = resolved(yaml, files); return [p.rules.use.domicile, p.ignore]; };
    assert.deepEqual(both('extends: [a.yaml, b.yml]\nignore: [c]'), ['DE', ['a', 'b', 'c']]);
    assert.deepEqual(both('extends: [b.yml, a.yaml]'), ['FR', ['b', 'a']]);
    assert.deepEqual(both('extends: [a.yaml]\nuse: { domicile: CH }'), ['CH', ['a']]);
    const moved = resolved('extends: [balanced]\nlicenses: { allow: [" CATEGORY:non-commercial"] }').policy.rules.licenses;
    assert.ok(!moved.deny.includes('category:non-commercial') && moved.deny.includes('category:research-only'), 'a list that names it takes it from the lists below');
    assert.deepEqual(resolved('extends: [x.yaml]\nlicenses: { allow: [mit] }', { 'x.yaml': 'version: 1\nlicenses: { deny: [" MIT ", x] }\n' }).policy.rules.licenses.deny, ['x']);
    assert.ok(Object.values(resolved('licenses: { allow: [MIT, Apache-2.0] }').policy.origins).includes('model-policy.yaml:2:26'), 'each entry of a list has its place');
  });

  it('paths are seen from the folder of the file that names them, and never leave the first one', () => {
    const asked = (yaml: string, path = 'model-policy.yaml'): readonly string[] => resolved(yaml, {}, path).needs;
    assert.deepEqual(asked('extends: [./a.yaml, b//c.yml, d\\e.json, x/../f.YAML]'), ['a.yaml', 'b/c.yml', 'd/e.json', 'f.YAML']);
    assert.deepEqual(asked('extends: [../a.yaml, b.yaml]', 'sub/model-policy.yaml'), ['a.yaml', 'sub/b.yaml']);
    const nested = resolved('extends: [x/a.yaml]', { 'x/a.yaml': 'version: 1\nextends: [b.yaml, ../c.yaml]\n' });
    assert.deepEqual(nested.needs, ['x/b.yaml', 'c.yaml']);
    for (const name of ['../a.yaml', '/a.yaml', '\\\\a.yaml', 'C:/a.yaml', 'c:a.yaml', 'HTTP://a/b.yaml', 'x/../../a.yaml']) {
      const { needs, problems } = resolved(`extends: ['${name}']`);
      assert.deepEqual([needs, problems.map((p) => p.message)], [[], [`'${name}' lies outside the folder that a policy may read`]]);
    }
    assert.deepEqual(asked("extends: ['a-http://x.yaml', 'é:x.yaml']"), ['a-http:/x.yaml', 'é:x.yaml'], 'only what begins like an address is one');
  });

  it('what is wrong is said at its place, and the default holds', () => {
    assert.deepEqual(wrong('extends: [balancd]'), ["model-policy.yaml:2:11 'balancd' is no preset and no .yaml, .yml or .json file: presets are balanced, permissive-only, research, internal-only; did you mean 'balanced'?"]);
    assert.deepEqual(wrong('extends: [x.yaml.txt]'), ["model-policy.yaml:2:11 'x.yaml.txt' is no preset and no .yaml, .yml or .json file: presets are balanced, permissive-only, research, internal-only"]);
    assert.deepEqual(wrong('extends: [a.yml]', { 'a.yml': null }), ["model-policy.yaml:2:11 'a.yml' can't be found"]);
    assert.deepEqual(resolved('extends: [a.yml]', { 'a.yml': null }).needs, [], 'one that can never be had is not asked for again');
    assert.deepEqual(resolved('extends: [a.yml]').needs, ['a.yml']);
    assert.deepEqual(wrong('extends: [model-policy.yaml]'), ['model-policy.yaml:2:11 extends itself: model-policy.yaml → model-policy.yaml']);
    assert.deepEqual(wrong('extends: [a.yml]', { 'a.yml': 'version: 1\nextends: [model-policy.yaml]\n' }), ['a.yml:2:11 extends itself: model-policy.yaml → a.yml → model-policy.yaml']);
    const many = Array.from({ length: 60 }, (_, i) => `f${i}.yaml`);
    const { problems } = resolved(`extends: [${many.join(', ')}]`, Object.fromEntries(many.map((f) => [f, FACT('FR')])));
    const limit = /more than (\d+) files/.exec(problems[0]?.message ?? '')?.[1] ?? assert.fail('no limit');
    assert.equal(problems.length, 60 - Number(limit));
    assert.deepEqual(wrong(`extends: [${many.slice(0, Number(limit)).join(', ')}]`, Object.fromEntries(many.map((f) => [f, FACT('FR')]))), []);
    const broken = resolved('use: { domicile: FR }\nlicences: {}').policy;
    assert.deepEqual([broken.path, broken.rules.use], ['model-policy.yaml', {}], 'nothing of half a policy holds');
    const warned = resolved('use: { domicile: FR }\nignore: []');
    assert.equal(warned.policy.rules.use.domicile, 'FR');
  });
});

describe('the rules of a path', () => {
  const at = (yaml: string, path: string): string | undefined => rulesFor(policy(`use: { domicile: US }\npaths:\n${yaml}`), path).use.domicile;
  const entry = (match: string, domicile: string): string => `  - { match: [${match}], use: { domicile: ${domicile} } }\n`;

  it('the most specific match wins, whatever the order; of two alike the later', () => {
    for (const [narrow, wide] of [['"src/app/**"', '"src/**"'], ['src/app/a.py', '"src/app/*"'], ['"src/app/a?.py"', '"src/**"'], ['"src/app/[ab].py"', '"src/**"'], ['"src/app/{a,b}.py"', '"src/**"'], ['"src/app/@(a|b).py"', '"**"'], ['a.py', '"*.py"'], ['"*.py"', '"*"'], ['"s*/app/a.py"', '"*/app/a.py"']] as const) {
      const path = narrow.includes('src') || narrow.includes('s*') ? (narrow.includes('a?') ? 'src/app/ab.py' : 'src/app/a.py') : 'a.py';
      for (const order of [entry(narrow, 'FR') + entry(wide, 'DE'), entry(wide, 'DE') + entry(narrow, 'FR')]) assert.equal(at(order, path), 'FR', `${narrow} before ${wide}`);
    }
    assert.equal(at(entry('"src/*"', 'FR') + entry('"src/*"', 'DE'), 'src/a.py'), 'DE');
    assert.equal(at(entry('"x/**", "src/app/**"', 'FR') + entry('"src/**"', 'DE'), 'src/app/a.py'), 'FR', 'the best glob of an entry counts');
    assert.equal(at(entry('"x/**"', 'FR'), 'src/a.py'), 'US');
  });

  it('globs heed case in paths and hidden names, and not where ids are compared', () => {
    assert.deepEqual([globMatches('A/*', 'a/b'), globMatches('A/*', 'a/b', true), globMatches('A/*', 'A/.b'), globMatches('A/*', 'a/b')], [false, true, true, false]);
    for (let i = 0; i < 2100; i++) assert.ok(globMatches(`x${i}`, `x${i}`));
    assert.ok(globMatches('x0', 'x0'));
  });
});

describe('globs that a policy may use', () => {
  it('up to each limit, and no further', () => {
    const cases: readonly (readonly [string, string | null])[] = [
      ['', 'an empty pattern'], ['a'.repeat(400), null], ['a'.repeat(401), 'a pattern of more than 400 characters'], ['a\\\\b', 'a pattern with two backslashes in a row, or one at its end,'], ['a\\', 'a pattern with two backslashes in a row, or one at its end,'], ['a\\*b', null],
      ['+(a)', 'a pattern with a repetition of groups'], ['!(a)', 'a pattern with a repetition of groups'], ['*(a)', 'a pattern with a repetition of groups'], ['(a)+', 'a pattern with a repetition of groups'], ['[a]*', 'a pattern with a repetition of groups'], ['(a){2}', 'a pattern with a repetition of groups'], ['(a*)', 'a pattern with a repetition of groups'], ['(a|(b))', 'a pattern with a repetition of groups'], ['(a[b])', 'a pattern with a repetition of groups'], ['(a?)', 'a pattern with a repetition of groups'], ['@(a|b)', null], ['(a)?', null],
      ['*a*b*', null], ['*a*b*c*', "a pattern with more than 3 wildcards between two slashes"], ['*a*/*b*/*c*', null], ['*a*/*b*/*c*/*', 'a pattern with more than 6 wildcards'], ['**/**/**', null], ['**/**/**/**', "a pattern with more than 3 '**'"], ['a**b', null], ['a?b?c?d?e?', null],
      ['{*a*,b}*', null], ['{*a*,b}*c*', 'a pattern with more than 3 wildcards between two slashes'], ['{b,*a*}*c*', 'a pattern with more than 3 wildcards between two slashes'], ['{a,{b,*c*}}*d*', 'a pattern with more than 3 wildcards between two slashes'], ['{a}'.repeat(40), null], ['{a}'.repeat(41), 'a pattern with more than 40 braces'], ['{*}{*}', null], ['{*}{*}{*}{*}', 'a pattern with more than 3 wildcards between two slashes'], ['{a/*b*c/,x}*', null],
    ];
    for (const [glob, problem] of cases) assert.equal(globProblem(glob), problem, glob);
  });
});
