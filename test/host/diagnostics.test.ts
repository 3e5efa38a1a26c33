import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, codeOf, file, ours, show, until, write } from './support.js';

const config = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('modelLicenceReview');
const set = (key: string, value: unknown): Thenable<void> => config().update(key, value, vscode.ConfigurationTarget.Workspace);

describe('diagnostics', () => {
  afterEach(closeAll);

  it('stand on the id itself, name the rule and link to its page', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    const denied = ours(document.uri).filter((d) => codeOf(d) === 'license/denied');
    assert.deepEqual(denied.map((d) => document.getText(d.range)), ['Qwen/Qwen2.5-3B-Instruct', 'mistralai/Codestral-22B-v0.1']);
    for (const d of denied) {
      assert.equal(d.severity, vscode.DiagnosticSeverity.Error);
      assert.equal(d.source, 'Model Licence Review');
      assert.ok(typeof d.code === 'object' && d.code.target.path.endsWith('docs/rules/license-denied.md'));
    }
    assert.match(denied[0]?.message ?? '', /commercial/);
    assert.ok(denied[0]?.relatedInformation?.some((r) => r.location.uri.path.endsWith('assistant.py')), 'the place that loads it');
  });

  it('come without a scan, for what is open only', async () => {
    const { ready } = await api();
    const document = await show('train/lora.yaml');
    await ready();
    assert.ok(ours(document.uri).some((d) => codeOf(d) === 'license/needs-review'));
    assert.deepEqual(ours(file('deploy/compose.yaml')), []);
  });

  it('follow the text while it is typed and go with it', async () => {
    const { ready } = await api();
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'x = 1\n' });
    const editor = await vscode.window.showTextDocument(document);
    await ready();
    assert.deepEqual(ours(document.uri), []);
    await editor.edit((e) => e.insert(new vscode.Position(1, 0), 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n'));
    const [found] = await until('a finding in the untitled document', () => { const all = ours(document.uri).filter((d) => codeOf(d).startsWith('license/')); return all.length ? all : null; });
    assert.equal(found && document.getText(found.range), 'mistralai/Codestral-22B-v0.1');
    await editor.edit((e) => e.delete(new vscode.Range(1, 0, 2, 0)));
    await until('the finding is gone', () => ours(document.uri).length === 0);
  });

  it('say nothing of mentions unless asked to', async () => {
    const { ready } = await api();
    const document = await show('docs/models.md');
    await ready();
    assert.deepEqual(ours(document.uri), []);
    await set('showMentions', true);
    try {
      const shown = await until('hints for mentions', () => { const all = ours(document.uri); return all.length ? all : null; });
      assert.ok(shown.every((d) => d.severity === vscode.DiagnosticSeverity.Hint));
      assert.ok(shown.some((d) => document.getText(d.range) === 'google/gemma-2-9b-it'));
    } finally {
      await set('showMentions', undefined);
    }
    await until('the hints are gone', () => ours(document.uri).length === 0);
  });

  it('take their severity from the setting', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    await set('severity', { 'license/denied': 'information', 'provenance/unpinned': 'off', 'no/such-rule': 'error', 'provenance/gated': 'loud' });
    try {
      await until('unpinned is off', () => !ours(document.uri).some((d) => codeOf(d) === 'provenance/unpinned'));
      assert.ok(ours(document.uri).filter((d) => codeOf(d) === 'license/denied').every((d) => d.severity === vscode.DiagnosticSeverity.Information));
    } finally {
      await set('severity', undefined);
    }
    await until('unpinned is back', () => ours(document.uri).some((d) => codeOf(d) === 'provenance/unpinned'));
  });

  it('wait for the command where `run` is manual', async () => {
    const { ready } = await api();
    await set('run', 'manual');
    try {
      await write('src/later.py', 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
      const document = await show('src/later.py');
      await ready();
      assert.deepEqual(ours(document.uri), []);
      await vscode.commands.executeCommand('modelLicenceReview.refresh');
      await until('findings once it is asked for', () => ours(document.uri).length > 0);
    } finally {
      await set('run', undefined);
    }
    await until('findings while typing', () => ours(file('src/later.py')).length > 0);
    await closeAll();
    await vscode.workspace.fs.delete(file('src/later.py'));
  });

  it('follow an ignore comment', async () => {
    const { ready } = await api();
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: '# model-licence-review: ignore-next-line -- LEGAL-9\nm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n' });
    await vscode.window.showTextDocument(document);
    await ready();
    assert.deepEqual(ours(document.uri), []);
  });

  it('stand at the error of a broken policy, and the last good one holds meanwhile', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    const denied = ours(document.uri).filter((d) => codeOf(d) === 'license/denied').length;
    const policy = await show('model-policy.yaml');
    const before = policy.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(policy.uri, new vscode.Range(0, 0, policy.lineCount, 0), before.replace('commercial: true', 'comercial: true'));
    await vscode.workspace.applyEdit(edit);
    const [problem] = await until('a diagnostic in the policy', () => { const all = ours(policy.uri); return all.length ? all : null; });
    assert.ok(problem && codeOf(problem) === 'policy/invalid');
    assert.match(problem.message, /comercial/);
    assert.match(policy.getText(problem.range), /comercial/);
    assert.equal(ours(document.uri).filter((d) => codeOf(d) === 'license/denied').length, denied);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the policy is well again', () => ours(policy.uri).length === 0);
  });

  it('are those of the whole workspace where `scope` says so', async () => {
    await api();
    assert.deepEqual(ours(file('deploy/compose.yaml')), []);
    await set('scope', 'workspace');
    try {
      await until('findings of a file that was never opened', () => ours(file('deploy/compose.yaml')).length > 0);
    } finally {
      await set('scope', undefined);
    }
  });

  it('turn with the policy', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    const policy = await show('model-policy.yaml');
    const edit = new vscode.WorkspaceEdit();
    const at = policy.getText().indexOf('commercial: true');
    edit.replace(policy.uri, new vscode.Range(policy.positionAt(at), policy.positionAt(at + 'commercial: true'.length)), 'commercial: false');
    await vscode.workspace.applyEdit(edit);
    await until('nothing breaks the commercial clause any more', () => !ours(document.uri).some((d) => /does not allow commercial use/.test(d.message)));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('it does again', () => ours(document.uri).some((d) => /does not allow commercial use/.test(d.message)));
  });
});
