import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.js';

const read = (path: string): string => readFileSync(path, 'utf8');

interface Action { readonly inputs: Readonly<Record<string, { readonly default: string }>>; readonly runs: { readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[] } }

describe('what runs in CI', () => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  const action = parse(read('action.yml')) as Action;
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly { readonly id: string; readonly entry: string }[];
  const step = action.runs.steps[0] ?? assert.fail('no step');

  it('names the version of this package everywhere', () => {
    assert.equal(action.inputs['version']?.default, version);
    const named = [...hooks.map((h) => h.entry).join('\n').matchAll(/model-licence-review@([\w.-]+)/g), ...read('docs/ci.md').matchAll(/model-licence-review@([\w.-]+)/g)].map((m) => m[1]);
    assert.ok(named.length > 5);
    assert.deepEqual([...new Set(named)], [version]);
  });

  it('hands every input to the script by the environment, and none by its text', () => {
    const handed = Object.values(step.env).map((v) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(v)?.[1]);
    assert.deepEqual(handed.sort(), Object.keys(action.inputs).sort());
    assert.ok(!step.run.includes('${{'));
    for (const name of Object.keys(step.env)) assert.ok(step.run.includes(`$${name}`), name);
  });

  it('uses options that the command line knows', async () => {
    const known = await Promise.all(['scan', 'lock'].map(async (command) => {
      let help = '';
      await main([command, '--help'], { stdout: { write: (text) => { help += text; } }, stderr: { write: () => undefined }, env: {} });
      return help;
    }));
    const used = new Set([step.run, ...hooks.map((h) => h.entry), ...read('docs/ci.md').split('\n').filter((l) => l.includes('model-licence-review@'))].flatMap((text) => [...text.matchAll(/(?<=\s|\()(--(?:format|output|fail-on|policy|hub-url|offline|against|quiet|check|exclude|include))\b/g)].map((m) => m[1] ?? '')));
    assert.ok(used.size >= 6);
    for (const option of used) assert.ok(known.join('\n').includes(option), option);
  });
});
