import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, closeAll, codeOf, file, ours, show, until } from './support.js';

/** A policy that would allow everything, outside the workspace. */
const LAX = 'version: 1\nlicenses:\n  allow: ["category:non-commercial", "category:research-only"]\n';

describe('what a workspace brings as a link out of it', () => {
  let outside: string;
  const policy = (): string => file('model-policy.yaml').fsPath;
  before(() => {
    outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'lax.yaml'), LAX);
    writeFileSync(join(outside, 'lock.json'), JSON.stringify({ lockVersion: 1, models: [] }));
  });
  after(async () => {
    rmSync(outside, { recursive: true, force: true });
    await closeAll();
  });

  it('is no policy: the built-in rules hold, one finding says why, and nothing is written through it', async () => {
    renameSync(policy(), `${policy()}.kept`);
    symlinkSync(join(outside, 'lax.yaml'), policy());
    try {
      const document = await show('src/assistant.py');
      await vscode.commands.executeCommand('modelLicenceReview.refresh');
      const found = await until('the finding', () => { const all = ours(file('model-policy.yaml')); return all.length ? all : null; });
      assert.deepEqual(found.map((d) => [codeOf(d), d.message, d.range.start.line]), [['policy/invalid', 'is a link that leads out of the folder', 0]]);
      await until('the denial', () => ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
      await vscode.commands.executeCommand('modelLicenceReview.answerQuestion', { fact: 'use.commercial', value: true });
      assert.equal(readFileSync(join(outside, 'lax.yaml'), 'utf8'), LAX);
    } finally {
      rmSync(policy());
      renameSync(`${policy()}.kept`, policy());
    }
    await vscode.commands.executeCommand('modelLicenceReview.refresh');
    await until('the finding goes', () => ours(file('model-policy.yaml')).length === 0);
  });

  it('is no lock file, which is told once', async () => {
    const lock = file('model-lock.json').fsPath;
    symlinkSync(join(outside, 'lock.json'), lock);
    try {
      await vscode.commands.executeCommand('modelLicenceReview.refresh');
      const found = await until('the finding', () => { const all = ours(file('model-lock.json')); return all.length ? all : null; });
      assert.deepEqual(found.map((d) => [codeOf(d), d.message, d.severity]), [['policy/invalid', 'model-lock.json: is a link that leads out of the folder', vscode.DiagnosticSeverity.Warning]]);
      await vscode.commands.executeCommand('modelLicenceReview.writeLock');
      assert.equal(readFileSync(join(outside, 'lock.json'), 'utf8'), JSON.stringify({ lockVersion: 1, models: [] }));
    } finally {
      rmSync(lock);
    }
    await vscode.commands.executeCommand('modelLicenceReview.refresh');
    await until('the finding goes', () => ours(file('model-lock.json')).length === 0);
    assert.ok(await api());
  });
});
