import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../src/editor/start.js';
import { ID, api } from './support.js';

/** What scripts/host/instrumented.cjs writes down in this very process, whoever activated the extension and when. */
interface Recorded {
  readonly seen: readonly string[];
  readonly wall: number;
  /** Milliseconds of processor time: on a busy machine the clock counts the work of others. */
  readonly processor: number;
  readonly loadMs: number;
  record(work: () => unknown): { readonly seen: readonly string[] };
}
const recorded = (): Recorded => {
  const found = (globalThis as { activationRecord?: Recorded }).activationRecord;
  assert.ok(found, 'activate() was not recorded');
  return found;
};

describe('activation', () => {
  before(() => vscode.extensions.getExtension<Api>(ID)?.activate());

  it('is recorded by an instrument that sees every read', () => {
    const { record } = recorded();
    const { readFileSync } = fs;
    assert.match(record(() => fs.readFileSync(__filename)).seen.join(), /fs\.readFileSync .*\.js/);
    assert.match(record(() => fs.promises.readFile(__filename).catch(() => undefined)).seen.join(), /fs\.promises\.readFile/);
    assert.match(record(() => { try { return require('node:zlib') as unknown; } catch { return null; } }).seen.join(), /Module\._load node:zlib/);
    assert.match(record(() => void fetch('http://127.0.0.1:9').catch(() => undefined)).seen.join(), /globalThis\.fetch/);
    assert.deepEqual(record(() => 1 + 1).seen, []);
    assert.equal(fs.readFileSync, readFileSync, 'and leaves nothing behind');
  });

  it('reads no file, loads no module and opens no connection', () => {
    assert.deepEqual(recorded().seen, []);
  });

  it('takes at most 30 ms', () => {
    const { wall, processor, loadMs } = recorded();
    console.log(`FIGURE activate() ${wall.toFixed(1)} ms, ${processor.toFixed(1)} ms of processor time; its bundle loads in ${loadMs.toFixed(1)} ms`);
    assert.ok(Math.min(wall, processor) <= 30, `activate() took ${wall.toFixed(1)} ms, ${processor.toFixed(1)} ms of processor time`);
  });

  it('gives other extensions a report and a way to wait', async () => {
    const given = await api();
    await given.ready();
    const report = await given.report();
    assert.equal(report.schemaVersion, 1);
    assert.equal(report.tool.name, 'model-licence-review');
  });
});
