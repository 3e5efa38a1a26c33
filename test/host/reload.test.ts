import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { page } from './page.js';
import { api, file, until } from './support.js';

const MODEL = 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B';
const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((g) => g.tabs).flatMap((t) => (t.input instanceof vscode.TabInputWebview && t.input.viewType.includes('modelLicenceReview.dossier') ? [t.label] : []));

/** Runs twice: the first time it opens a dossier and has the window loaded anew, the second time it looks at what came back. */
describe('a dossier after a reload of the window', () => {
  it('is there again, with the same model and live', async function () {
    this.timeout(120_000);
    const marker = file('.reloaded').fsPath;
    if (!existsSync(marker)) {
      await vscode.commands.executeCommand('modelLicenceReview.openDossier', MODEL);
      assert.match(await page<string>('dossierText'), /DeepSeek-R1-Distill-Llama-8B/);
      assert.deepEqual(tabs(), [MODEL]);
      writeFileSync(marker, '');
      await page('reload');
      // This process ends with the window that it belongs to.
      return new Promise<void>(() => undefined);
    }
    await until('the tab', () => tabs().length === 1);
    assert.deepEqual(tabs(), [MODEL]);
    const text = await page<string>('dossierText');
    for (const part of ['needs review', 'Llama 3.1 Community License', 'meta-llama/Llama-3.1-8B', 'Built with Llama']) assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    // What is restored is no dead picture: it follows what is learned of the places.
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await (await api()).ready();
    await until('the places', async () => (await page<string>('dossierText')).includes('compose.yaml:4'));
    await vscode.commands.executeCommand('modelLicenceReview.openDossier', MODEL);
    assert.deepEqual(tabs(), [MODEL], 'opened twice');
  });
});
