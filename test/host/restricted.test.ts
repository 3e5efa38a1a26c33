import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, codeOf, file, ours, read, show } from './support.js';

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
});
