import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startHub } from '../hub/standIn.js';
import { page } from './page.js';
import { api, codeOf, file, ours, read, show, until, write } from './support.js';

describe('restricted mode', () => {
  it('is what this window is in', () => assert.equal(vscode.workspace.isTrusted, false));

  it('reviews files all the same', async () => {
    const { ready } = await api();
    const document = await show('src/assistant.py');
    await ready();
    assert.ok(ours(document.uri).some((d) => codeOf(d) === 'license/denied'));
  });

  it('sends nothing, whatever the workspace says', async () => {
    assert.match(await read('.vscode/settings.json'), /hubUrl/);
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'AutoModel.from_pretrained("nobody-knows/this-model-at-all")\n' });
    await vscode.window.showTextDocument(document);
    const { ready, report } = await api();
    await ready();
    const model = (await report()).models.find((m) => m.model === 'nobody-knows/this-model-at-all');
    // The stand-in Hub of the settings would have answered, or refused the connection: neither may be seen.
    assert.equal(model?.resolvedFrom, 'unresolved');
    assert.ok(model.error === null || model.error.code === 'offline' || model.error.code === 'not-looked-up', JSON.stringify(model.error));
  });

  it('ignores the policy that a workspace setting names', async () => {
    const { policy } = await (await api()).report();
    assert.notEqual(policy.path, 'lax.yaml');
    assert.ok(file('lax.yaml'));
  });

  it('ends with trust: the settings hold, look-ups are made, and what was scanned is judged anew', async () => {
    const hub = await startHub({ models: [{ id: 'nordwind/closed-model', card: { license: 'cc-by-nc-4.0' } }] });
    try {
      const uri = await write('later.py', 'm = AutoModel.from_pretrained("nordwind/closed-model")\n');
      await write('.vscode/settings.json', JSON.stringify({ 'modelLicenceReview.hubUrl': hub.url, 'modelLicenceReview.policyFile': 'strict.yaml' }));
      await write('strict.yaml', 'version: 1\nextends: [permissive-only]\n');
      await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
      assert.ok(ours(uri).some((d) => codeOf(d) === 'resolution/failed'), ours(uri).map(codeOf).join());
      assert.equal(hub.requests.length, 0, 'asked without trust');
      await vscode.commands.executeCommand('workbench.trust.manage');
      await page('trust');
      await until('trust', () => vscode.workspace.isTrusted);
      await until('the verdict of the look-up, in a file that is closed', () => ours(uri).some((d) => codeOf(d) === 'license/denied'));
      // The host tells of trust first and of the settings that hold with it right after.
      await until('the policy that the workspace names', async () => (await (await api()).report()).policy.path === 'strict.yaml');
      const { models } = await (await api()).report();
      assert.equal(models.find((m) => m.model === 'nordwind/closed-model')?.resolvedFrom, 'hub');
      assert.ok(hub.requests.length > 0);
    } finally {
      await hub.close();
    }
  });
});
