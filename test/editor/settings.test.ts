import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withVscode } from './fakeVscode.js';

interface Property { readonly scope?: string }

/** The scope of each setting that is read: ours as the manifest says, the editor's own two as it declares them. */
const scopes = new Map<string, string | undefined>([['files.exclude', 'resource'], ['search.exclude', 'resource']]);
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { configuration: { properties: Record<string, Property> } | { properties: Record<string, Property> }[] } };
for (const { properties } of [contributes.configuration].flat()) for (const [key, { scope }] of Object.entries(properties)) scopes.set(key, scope);

/** What the editor would have written to its log: the rule of `ExtHostConfigProvider._validateConfigurationAccess`. */
const warnings: string[] = [];
/** Every setting that was read. */
const asked = new Set<string>();
const workspace = {
  isTrusted: true,
  getConfiguration(section: string, resource?: object | null) {
    const ask = (key: string): undefined => {
      const name = `${section}.${key}`;
      asked.add(name);
      const scope = scopes.get(name) ?? 'window';
      if (scope === 'resource' && resource === undefined) warnings.push(`${name} without a resource`);
      if (scope === 'window' && resource) warnings.push(`${name} for a resource`);
      return undefined;
    };
    return { get: ask, inspect: ask };
  },
};

describe('reading settings', () => {
  let settings: typeof import('../../src/editor/settings.js');
  before(async () => { settings = await withVscode({ workspace }, () => import('../../src/editor/settings.js')); });

  // A session that edits for an hour reads settings many thousands of times, and each warning stays in the editor's log.
  it('gives the editor nothing to warn of', () => {
    for (const isTrusted of [true, false]) {
      workspace.isTrusted = isTrusted;
      for (const folder of [undefined, { path: '/shop' } as never]) {
        settings.readSettings(folder);
        settings.editorExcludes(folder);
      }
      settings.readScope();
    }
    assert.deepEqual(warnings, []);
    assert.deepEqual([...scopes.keys()].filter((key) => !asked.has(key)), [], 'not read at all');
  });
});
