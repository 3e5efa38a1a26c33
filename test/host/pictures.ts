import * as vscode from 'vscode';
import { page } from './page.js';
import { api, closeAll, show } from './support.js';

/** Not a test: puts the workbench into the states that the documentation shows, and asks for a picture of each. */
const name = process.env['MLR_THEME'] ?? 'dark';

async function calm(): Promise<void> {
  for (const command of ['workbench.action.closeAuxiliaryBar', 'workbench.action.closePanel', 'notifications.clearAll']) await vscode.commands.executeCommand(command).then(undefined, () => undefined);
}

describe('pictures', () => {
  it('of everything', async function () {
    this.timeout(280_000);
    const { ready } = await api();
    await calm();
    const document = await show('src/assistant.py');
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await ready();
    await vscode.commands.executeCommand('modelLicenceReview.models.focus');
    await calm();
    await page('wait', 1500);
    await calm();
    await page('sideBarWidth', 430);
    await page('wait', 300);
    await page('clip', 'scan', '.part.sidebar', 430, 300);
    await page('shot', `tree-${name}`);

    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await page('wait', 800);
    await page('shot', `diagnostics-${name}`);
    await calm();

    const at = document.positionAt(document.getText().indexOf('Qwen2.5-3B'));
    await show('src/assistant.py');
    const editor = vscode.window.activeTextEditor;
    if (editor) editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await page('wait', 800);
    await vscode.commands.executeCommand('editor.action.showHover');
    await page('wait', 1200);
    await page('shot', `hover-${name}`);
    await page('clip', 'read', '.part.editor', 940, 500);
    await page('press', 'Escape');

    await show('src/assistant.py');
    const here = document.positionAt(document.getText().indexOf('mistralai/') + 3);
    if (vscode.window.activeTextEditor) vscode.window.activeTextEditor.selection = new vscode.Selection(here, here);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('editor.action.quickFix');
    await page('wait', 1200);
    await page('shot', `fixes-${name}`);
    await page('press', 'Escape');

    await closeAll();
    await vscode.commands.executeCommand('modelLicenceReview.openDossier', 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    await page('wait', 1500);
    await page('shot', `dossier-${name}`);
    await page('clip', 'decide', '.part.editor', 800, 560);
    await closeAll();

    await show('model-policy.yaml');
    await page('wait', 600);
    await page('shot', `policy-${name}`);
    await page('clip', 'policy', '.part.editor', 640, 380);
    await closeAll();

    const target = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), 'summary.md');
    console.log(`FIGURE files ${[...new Set((await (await api()).report()).references.map((r) => r.file))].join(' ')}`);
    await vscode.commands.executeCommand('modelLicenceReview.exportSummary', { format: 'markdown', target });
    await vscode.commands.executeCommand('markdown.showPreview', target);
    await page('preview');
    await page('shot', `summary-${name}`);
    await closeAll();

    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'model-licence-review.model-licence-review#start', false);
    await page('wait', 1500);
    await page('shot', `walkthrough-${name}`);
  });
});
