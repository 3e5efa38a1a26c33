import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { withVscode } from './fakeVscode.js';

/** As much of an address as the state needs; `toString` tells two of one path apart, as the editor's own does. */
const address = (scheme: string, path: string): vscode.Uri => ({ scheme, path, toString: () => `${scheme}:${path}` }) as unknown as vscode.Uri;
const Uri = { file: (path: string) => address('file', path) };

describe('documents outside all folders', () => {
  let FolderState: typeof import('../../src/editor/folderState.js').FolderState;
  before(async () => { ({ FolderState } = await withVscode({ Uri }, () => import('../../src/editor/folderState.js'))); });

  const names = (file: string) => ({ references: [{ file }], ignores: [] }) as never;

  it('keeps an address while something is shown in it, and not after', () => {
    const state = new FolderState(null);
    const untitled = address('untitled', 'Untitled-1');
    const path = state.foreignPath(untitled, '.py');
    state.analysis = names(path);
    assert.deepEqual(state.closeDocument(address('untitled', 'Untitled-2'), 'Untitled-2'), []);
    assert.deepEqual(state.closeDocument(untitled, state.pathOf(untitled) ?? ''), [path]);
    state.forgetClosed();
    assert.equal(state.uriOf(path), untitled, 'its findings are still on the screen');
    state.analysis = names('elsewhere.py');
    state.forgetClosed();
    assert.equal(state.uriOf(path).scheme, 'file', 'nothing is kept of it');
  });

  it('keeps the address of an open document that names nothing yet, also when it was closed once', () => {
    const state = new FolderState(null);
    const untitled = address('untitled', 'Untitled-1');
    const path = state.foreignPath(untitled, '.py');
    state.forgetClosed();
    assert.equal(state.uriOf(path), untitled);
    state.closeDocument(untitled, 'Untitled-1');
    state.foreignPath(untitled, '.py');
    state.forgetClosed();
    assert.equal(state.uriOf(path), untitled);
  });
});
