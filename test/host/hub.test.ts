import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startHub, type StandInHub } from '../hub/standIn.js';
import { api, closeAll, codeOf, ours, until } from './support.js';

const set = (key: string, value: unknown): Thenable<void> => vscode.workspace.getConfiguration('modelLicenceReview').update(key, value, vscode.ConfigurationTarget.Workspace);

async function naming(model: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: `m = AutoModel.from_pretrained("${model}")\n` });
  await vscode.window.showTextDocument(document);
  await (await api()).ready();
  return document;
}

describe('look-ups', () => {
  let hub: StandInHub;
  before(async () => {
    hub = await startHub({ models: [{ id: 'nordwind/free-model', card: { license: 'mit' } }, { id: 'nordwind/closed-model', card: { license: 'cc-by-nc-4.0' } }, { id: 'nordwind/secret', card: { license: 'mit' }, private: true }], token: 'hf_test' });
    await set('hubUrl', hub.url);
    await set('lookups', 'online');
    await (await api()).ready();
  });
  after(async () => {
    await set('hubUrl', undefined);
    await set('lookups', undefined);
    await vscode.commands.executeCommand('modelLicenceReview.clearHubToken');
    await hub.close();
  });
  afterEach(closeAll);

  it('establish what the snapshot does not know', async () => {
    const document = await naming('nordwind/closed-model');
    await until('the answer', () => ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
    const model = (await (await api()).report()).models.find((m) => m.model === 'nordwind/closed-model');
    assert.equal(model?.resolvedFrom, 'hub');
    assert.ok(hub.requests.every((r) => r.authorization === undefined), 'no token was set');
  });

  it('ask once for one model, however often it is typed', async () => {
    await naming('nordwind/free-model');
    await naming('nordwind/free-model');
    assert.equal(hub.requests.filter((r) => r.kind === 'api' && r.path.includes('free-model')).length, 1);
  });

  it('never ask for private models', async () => {
    await set('privateModels', ['our-org/*']);
    try {
      await naming('our-org/hidden');
      assert.ok(!hub.requests.some((r) => r.path.includes('our-org')), 'its name left the machine');
    } finally {
      await set('privateModels', undefined);
    }
  });

  it('send the token to this Hub once it is set, and no longer when it is cleared', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.setHubToken', 'hf_test');
    await naming('nordwind/secret');
    await until('the private model', async () => (await (await api()).report()).models.find((m) => m.model === 'nordwind/secret')?.resolvedFrom === 'hub');
    assert.ok(hub.requests.some((r) => r.authorization === 'Bearer hf_test'));
    await vscode.commands.executeCommand('modelLicenceReview.clearHubToken');
    const before = hub.requests.length;
    await naming('nordwind/another');
    await until('a request', () => hub.requests.length > before);
    assert.ok(hub.requests.slice(before).every((r) => r.authorization === undefined));
  });

  it('stop when they are switched off', async () => {
    await set('lookups', 'offline');
    await (await api()).ready();
    const before = hub.requests.length;
    const document = await naming('nordwind/never-seen');
    assert.equal(hub.requests.length, before);
    assert.ok(ours(document.uri).length > 0, 'what is not known is said');
  });
});
