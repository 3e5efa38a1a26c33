import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editorExcludes } from '../../src/session/editorExcludes.js';

describe('excludes of the editor settings', () => {
  it('takes what is switched on, for files and for what lies under folders', () => {
    assert.deepEqual(editorExcludes('{ // comment\n "files.exclude": { "**/generated": true, "**/kept": false, "x/**": true }, "search.exclude": { "**/fixtures": true, "when": { "when": "$(basename).ts" } }, }'), ['**/generated', '**/generated/**', 'x/**', 'x/**', '**/fixtures', '**/fixtures/**']);
  });

  it('leaves nothing out where the settings are broken or hold something else', () => {
    for (const text of ['', '[]', '{', 'null', '{"files.exclude": [1]}', '{"files.exclude": "**"}']) assert.deepEqual(editorExcludes(text), [], text);
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(editorExcludes(text))));
  });
});
