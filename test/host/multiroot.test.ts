import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from './page.js';
import { api, closeAll, codeOf, ours, until } from './support.js';

function folder(name: string): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find((f) => f.name === name);
  assert.ok(found, name);
  return found.uri;
}
const app = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(name), 'app.py');

describe('several workspace folders', () => {
  after(closeAll);

  it('are judged by their own policies', async () => {
    for (const name of ['shop', 'lab']) await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(app(name)), { preview: false });
    await (await api()).ready();
    assert.ok(ours(app('shop')).some((d) => codeOf(d) === 'license/denied'), 'commercial');
    assert.ok(!ours(app('lab')).some((d) => codeOf(d) === 'license/denied'), 'research');
  });

  it('are scanned all, and a folder inside another counts once', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    const { references, summary } = await (await api()).report();
    assert.deepEqual([...new Set(references.map((r) => r.file))].sort(), ['inner/app.py', 'lab/app.py', 'shop/app.py']);
    assert.equal(new Set(references.map((r) => r.id)).size, references.length);
    assert.ok(summary.models >= 2);
    assert.equal(ours(vscode.Uri.joinPath(folder('inner'), 'app.py')).filter((d) => codeOf(d) === 'license/denied').length, 1);
  });

  it('stand apart in the tree', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.models.focus');
    const rows = await until('rows', async () => { const all = await page<string[]>('rows'); return all.some((r) => /shop/.test(r)) ? all : null; });
    assert.ok(rows.some((r) => /lab/.test(r)));
  });

  it('take their findings along when they go', async () => {
    const { workspaceFolders } = vscode.workspace;
    const index = workspaceFolders?.findIndex((f) => f.name === 'inner') ?? -1;
    const uri = vscode.Uri.joinPath(folder('inner'), 'app.py');
    assert.ok(vscode.workspace.updateWorkspaceFolders(index, 1));
    await until('the findings of the folder are gone', () => ours(uri).length === 0);
  });
});
