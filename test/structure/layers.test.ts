import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Meta {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>>;
}

/** The stages of src/core in the order that data passes through them (docs/architecture.md). */
const STAGES = ['text', 'references', 'licenses', 'models', 'lineage', 'policy', 'findings', 'reports'];
const stage = (path: string): number => STAGES.indexOf(/^src\/core\/(\w+)\//.exec(path)?.[1] ?? '');

describe('the layers, by what esbuild really bundled', () => {
  let meta: Meta;
  before(function () {
    this.timeout(120_000);
    const built = spawnSync(process.execPath, ['esbuild.mjs'], { encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    meta = JSON.parse(readFileSync('out/meta.json', 'utf8')) as Meta;
  });

  const offending = (from: RegExp, to: RegExp): string[] =>
    Object.entries(meta.inputs).filter(([path]) => from.test(path)).flatMap(([path, { imports }]) => imports.filter((i) => to.test(i.path)).map((i) => `${path} imports ${i.path}`));

  it('keeps the core away from every host', () => {
    assert.deepEqual(offending(/^src\/core\//, /^(?:vscode|node:.*|fs|path|os|crypto|http|https|child_process)$|^src\/(?:registries|platform|session|editor|cli)\//), []);
  });

  it('lets data pass through the stages in one direction', () => {
    const wrong = Object.entries(meta.inputs).flatMap(([path, { imports }]) => imports.filter((i) => stage(path) >= 0 && stage(i.path) > stage(path)).map((i) => `${path} imports ${i.path}`));
    assert.deepEqual(wrong, []);
  });

  it('keeps vscode in src/editor and the entries, and node:* behind src/platform', () => {
    assert.deepEqual(offending(/^src\/(?!editor\/|extension)/, /^vscode$/), []);
    assert.deepEqual(offending(/^src\/(?!platform\/|lazy\/)/, /^node:/), []);
  });

  it('has no import cycle in src', () => {
    const inputs = meta.inputs;
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') return void cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      state.set(path, 'open');
      for (const { path: to } of inputs[path]?.imports ?? []) if (to.startsWith('src/')) visit(to, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of Object.keys(inputs)) if (path.startsWith('src/')) visit(path, []);
    assert.deepEqual(cycles, []);
  });
});
