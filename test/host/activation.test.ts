import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../src/editor/start.js';
import { ID, api } from './support.js';

describe('activation', () => {
  it('takes at most 30 ms and reads no file of data', async () => {
    const extension = vscode.extensions.getExtension<Api>(ID);
    assert.ok(extension);
    console.log(`FIGURE active before the test: ${extension.isActive}`);
    const { readFile } = fs.promises;
    const seen: string[] = [];
    const note = (path: unknown): void => {
      if (typeof path === 'string' && path.includes('/dist/data/')) seen.push(path);
    };
    fs.promises.readFile = ((path: Parameters<typeof readFile>[0], ...rest: []) => {
      note(path);
      return readFile(path, ...rest);
    }) as typeof readFile;
    const began = performance.now();
    // The main bundle is loaded by `activate()` too: its time counts.
    const { activationMs } = await extension.activate();
    const took = performance.now() - began;
    fs.promises.readFile = readFile;
    console.log(`FIGURE activation ${activationMs.toFixed(1)} ms in activate(), ${took.toFixed(1)} ms with the host around it`);
    assert.deepEqual(seen, []);
    assert.ok(activationMs <= 30, `activate() took ${activationMs.toFixed(1)} ms`);
  });

  it('gives other extensions a report and a way to wait', async () => {
    const given = await api();
    await given.ready();
    const report = await given.report();
    assert.equal(report.schemaVersion, 1);
    assert.equal(report.tool.name, 'model-licence-review');
  });
});
