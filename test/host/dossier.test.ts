import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from './page.js';
import { api, closeAll, read, show, until, write } from './support.js';

const open = (model: string, registry?: string): Thenable<unknown> => vscode.commands.executeCommand('modelLicenceReview.openDossier', registry ? { model, registry } : model);

describe('dossier', () => {
  before(async () => {
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
  });
  afterEach(closeAll);

  it('shows verdict, lineage, terms, duties and places of a model', async () => {
    await open('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    const text = await page<string>('dossierText');
    for (const part of ['needs review', 'Llama 3.1 Community License', 'Lineage', 'meta-llama/Llama-3.1-8B', 'Built with Llama', 'compose.yaml:4', 'no legal advice']) assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
  });

  it('breaks no accessibility rule', async () => {
    await open('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    assert.deepEqual(await page<string[]>('axe'), []);
  });

  it('is used with the keyboard alone', async () => {
    await open('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    const reached = await page<string[]>('tabThrough', 30);
    for (const part of ['Record a decision', 'Model card', 'compose.yaml']) assert.ok(reached.some((r) => r.includes(part)), `${part} is not reached: ${reached.join(' | ')}`);
  });

  it('runs no script but its own', async () => {
    await open('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    const html = await page<string>('dossierHtml');
    assert.match(html, /default-src 'none'/);
    assert.match(html, /script-src 'nonce-[0-9a-f]{32}'/);
    assert.ok(!/unsafe-inline|unsafe-eval|\son[a-z]+=|<style|style="/.test(html.replace(/<style id="_defaultStyles">[\s\S]*?<\/style>/, '').replace(/<html[^>]*>/, '')), 'inline style or script');
  });

  it('tries out what an answer would change, and writes nothing', async () => {
    const policy = await read('model-policy.yaml');
    try {
      await write('model-policy.yaml', policy.replace(/ {2}monthlyActiveUsers: 40000\n/, ''));
      await (await api()).ready();
      await until('a question', async () => (await (await api()).report()).assessments.find((a) => a.model === 'meta-llama/Llama-3.1-8B-Instruct')?.questions.length);
      await open('meta-llama/Llama-3.1-8B-Instruct');
      await until('the field', async () => (await page<string>('dossierText')).includes('What if'));
      await page('fillDossier', '[data-fact="monthlyActiveUsers"]', '900000000');
      await until('the answer', async () => /With these answers: denied/.test(await page<string>('dossierText')));
      assert.ok(!(await read('model-policy.yaml')).includes('900000000'));
      await page('clickDossier', 'button[data-action="answer"]');
      await until('it is written', async () => (await read('model-policy.yaml')).includes('monthlyActiveUsers: 900000000'));
    } finally {
      await write('model-policy.yaml', policy);
      await (await api()).ready();
    }
  });

  it('opens the place of a use', async () => {
    await open('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    await page('clickDossier', 'button.place');
    await until('the file', () => vscode.window.activeTextEditor?.document.uri.path.endsWith('compose.yaml'));
    assert.equal(vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection), 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
  });

  it('explains a model that no file names', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.explainModel', 'Qwen/Qwen2.5-72B-Instruct');
    const text = await page<string>('dossierText');
    assert.match(text, /Qwen/);
    assert.match(text, /No file of the workspace names it/);
  });

  it('says what changed since the lock file', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.writeLock');
    const lock = JSON.parse(await read('model-lock.json')) as { models: { model: string; verdict: string }[] };
    assert.ok(lock.models.some((m) => m.model === 'Qwen/Qwen2.5-3B-Instruct' && m.verdict === 'deny'));
    // The command leaves the document open: it learns late of what another program writes, and the dossier must not wait for it.
    await write('model-lock.json', JSON.stringify({ ...lock, models: lock.models.map((m) => (m.model === 'Qwen/Qwen2.5-3B-Instruct' ? { ...m, verdict: 'allow' } : m)) }));
    await closeAll();
    await open('Qwen/Qwen2.5-3B-Instruct');
    assert.match(await page<string>('dossierText'), /verdict .*allow.*deny/);
    await vscode.workspace.fs.delete((await show('model-lock.json')).uri);
  });

  it('opens for the model under the cursor', async () => {
    const document = await show('src/assistant.py');
    await (await api()).ready();
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = document.positionAt(document.getText().indexOf('mistralai/') + 3);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('modelLicenceReview.openDossier');
    assert.match(await page<string>('dossierText'), /Codestral/);
  });
});
