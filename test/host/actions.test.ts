import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, codeOf, file, ours, read, show, until, write } from './support.js';

async function actionsAt(document: vscode.TextDocument, text: string, kind?: string): Promise<vscode.CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(text));
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(start, start), kind);
}

async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  await (await api()).ready();
  return document;
}

describe('quick fixes', () => {
  let policy = '';
  before(async () => { policy = await read('model-policy.yaml'); });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
    await write('model-policy.yaml', policy);
    await (await api()).ready();
  });

  it('are offered in order: decide, ignore, read', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    const titles = (await actionsAt(document, 'Qwen/Qwen2.5-3B')).map((a) => a.title);
    const at = (word: string): number => titles.findIndex((t) => t.includes(word));
    assert.ok(at('Approve') >= 0 && at('Approve') < at('Ignore') && at('Ignore') < at('model card'), titles.join(' | '));
    for (const word of ['Approve', 'Ignore license/denied', 'Open the model card', 'Open the dossier', 'About license/denied']) assert.ok(at(word) >= 0, `${word} is missing in ${titles.join(' | ')}`);
  });

  it('write an approval into the policy without touching what stands there', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    await vscode.commands.executeCommand('modelLicenceReview.approve', { model: 'Qwen/Qwen2.5-3B-Instruct', registry: 'huggingface', decision: 'allow', by: 'legal@example.com', reason: 'LEGAL-1', expires: '2099-01-01' });
    const written = await until('the policy file is saved', async () => { const text = await read('model-policy.yaml'); return text.includes('LEGAL-1') ? text : null; });
    assert.ok(written.includes('LEGAL-77, commercial licence bought'), 'the approval that stood there');
    assert.ok(written.startsWith('# What this product may use'), 'the comment');
    await until('the finding is gone', () => !ours(document.uri).some((d) => codeOf(d) === 'license/denied' && document.getText(d.range).includes('Qwen2.5-3B')));
    const { assessments } = await (await api()).report();
    const approved = assessments.find((a) => a.model === 'Qwen/Qwen2.5-3B-Instruct');
    assert.equal(approved?.verdict, 'allow');
    assert.equal(approved.approval?.state, 'valid');
    assert.ok(approved.reasons.some((r) => r.verdict === 'deny'), 'the reasons stay visible');
  });

  it('answer a question in the policy', async () => {
    const { ready } = await api();
    await show('train/lora.yaml');
    await ready();
    await vscode.commands.executeCommand('modelLicenceReview.answerQuestion', { fact: 'use.trainsOnOutputs', value: false });
    await until('the fact is in the policy', async () => /trainsOnOutputs: false/.test(await read('model-policy.yaml')));
  });

  it('ignore a finding with its reason in the language of the file', async () => {
    const document = await untitled('python', 'def f():\n    return AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
    const ignore = (await actionsAt(document, 'mistralai')).find((a) => a.title.startsWith('Ignore license/denied'));
    assert.ok(ignore?.command);
    const [args] = ignore.command.arguments as [Record<string, unknown>];
    await vscode.commands.executeCommand(ignore.command.command, { ...args, reason: 'LEGAL-2' });
    assert.equal(document.lineAt(1).text, '    # model-licence-review: ignore-next-line license/denied -- LEGAL-2');
    await until('it is ignored', () => !ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
  });

  it('offer no comment where a file has none', async () => {
    const document = await untitled('json', '{\n  "model": "mistralai/Codestral-22B-v0.1"\n}\n');
    assert.ok(ours(document.uri).length > 0);
    assert.ok(!(await actionsAt(document, 'mistralai')).some((a) => a.title.startsWith('Ignore')));
  });

  it('put an allowed alternative in its place', async () => {
    const document = await untitled('python', 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
    const use = (await actionsAt(document, 'mistralai')).find((a) => a.title.startsWith('Use '));
    assert.ok(use?.edit);
    const [, model] = /^Use (\S+) \(\S+\) instead$/.exec(use.title) ?? [];
    assert.ok(await vscode.workspace.applyEdit(use.edit));
    assert.equal(document.getText(), `m = AutoModel.from_pretrained("${model}")\n`);
    await until('nothing stands against it', () => !ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
  });

  it('write the new name of a model', async () => {
    const document = await untitled('python', 'm = AutoModel.from_pretrained("bert-base-uncased")\n');
    for (const action of (await actionsAt(document, 'bert-base')).filter((a) => a.title.startsWith('Write the new name'))) {
      assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
      assert.match(document.getText(), /google-bert\/bert-base-uncased/);
    }
  });

  it('append a notice to a file that may not be there yet', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.appendToFile', { file: 'NOTICE', text: 'Built with Llama\n' });
    const document = await vscode.workspace.openTextDocument(file('NOTICE'));
    assert.equal(document.getText(), 'Built with Llama\n');
  });

  it('create a policy out of answers', async () => {
    await vscode.workspace.fs.delete(file('model-policy.yaml'));
    await vscode.commands.executeCommand('modelLicenceReview.createPolicy', { answers: { preset: 'balanced', commercial: true, offeredAs: ['hosted-service'] } });
    const text = await read('model-policy.yaml');
    assert.match(text, /extends: \[balanced\]/);
    assert.match(text, /commercial: true/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('model-policy.yaml'), true);
  });

  it('fix all that needs no decision at once', async () => {
    const document = await untitled('python', 'a = AutoModel.from_pretrained("gpt2")\n');
    const all = await actionsAt(document, 'gpt2', 'source.fixAll.modelLicenceReview');
    for (const action of all) {
      assert.equal(action.kind?.value, 'source.fixAll.modelLicenceReview');
      assert.ok(action.edit);
    }
  });
});
