import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ID, api, codeOf, ours, show } from './support.js';

describe('the installed VSIX', () => {
  it('is what is tested, not the source folder', () => {
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension);
    assert.match(extension.extensionUri.path, /\/extensions\/model-licence-review\.model-licence-review-/);
  });

  it('activates and reviews', async () => {
    const { ready, report, activationMs } = await api();
    console.log(`FIGURE activation of the installed VSIX ${activationMs.toFixed(1)} ms`);
    const document = await show('src/assistant.py');
    await ready();
    const denied = ours(document.uri).find((d) => codeOf(d) === 'license/denied');
    assert.ok(denied);
    // The page that the code links to is in the package.
    assert.ok(typeof denied.code === 'object' && (await vscode.workspace.fs.stat(denied.code.target)).size > 100);
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    assert.ok((await report()).summary.deny >= 2);
  });
});
