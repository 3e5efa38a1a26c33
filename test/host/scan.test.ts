import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from './page.js';
import { api, closeAll, codeOf, file, ours, read, root, show, until, write } from './support.js';

describe('scan of a workspace', () => {
  before(async () => {
    await closeAll();
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await (await api()).ready();
  });

  it('finds every model of the example with its verdict', async () => {
    const { assessments, scan } = await (await api()).report();
    const verdict = (model: string): string | undefined => assessments.find((a) => a.model === model)?.verdict;
    assert.equal(scan.complete, true);
    assert.equal(verdict('Qwen/Qwen2.5-7B-Instruct'), 'allow');
    assert.equal(verdict('Qwen/Qwen2.5-3B-Instruct'), 'deny');
    assert.equal(verdict('deepseek-ai/DeepSeek-R1'), 'allow');
    assert.equal(verdict('deepseek-ai/DeepSeek-R1-Distill-Llama-8B'), 'review');
    assert.equal(verdict('mistralai/Codestral-22B-v0.1'), 'deny');
    assert.equal(verdict('gpt-4o'), 'review');
    assert.ok(verdict('llama3.1:8b'));
  });

  it('shows findings of files that are closed, and nothing for the policy itself', () => {
    assert.ok(ours(file('deploy/compose.yaml')).some((d) => codeOf(d) === 'lineage/inherited-terms'));
    assert.deepEqual(ours(file('model-policy.yaml')), []);
  });

  it('notifies of nothing', async () => {
    // The host without ripgrep tells of its own troubles; the progress of the scan goes by itself.
    await until('no notification of ours', async () => (await page<string[]>('notifications')).every((n) => !/licen[cs]e/i.test(n)));
  });

  it('fills the tree, grouped by verdict, in words', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.models.focus');
    const rows = await until('rows in the tree', async () => { const all = await page<string[]>('rows'); return all.some((r) => /Denied/.test(r)) ? all : null; });
    assert.ok(rows.some((r) => /Denied, 2 models/.test(r)), rows.join('\n'));
    assert.ok(rows.some((r) => /Needs review, \d+ models/.test(r)));
    assert.ok(rows.some((r) => /Qwen\/Qwen2\.5-3B-Instruct, denied/.test(r)));
    assert.match(await page<string>('status'), /2 denied/);
  });

  it('groups and filters', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.groupBy', 'file');
    await until('rows by file', async () => (await page<string[]>('rows')).some((r) => /compose\.yaml/.test(r)));
    await vscode.commands.executeCommand('modelLicenceReview.filter', 'codestral');
    const rows = await until('rows that match', async () => { const all = await page<string[]>('rows'); return all.length && all.every((r) => !/Llama/.test(r)) ? all : null; });
    assert.ok(rows.some((r) => /Codestral/.test(r)));
    await vscode.commands.executeCommand('modelLicenceReview.clearFilter');
    await vscode.commands.executeCommand('modelLicenceReview.groupBy', 'verdict');
  });

  it('shows the row of the model under the cursor, and the place of a row', async () => {
    const document = await show('deploy/compose.yaml');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = document.positionAt(document.getText().indexOf('deepseek-ai/') + 3);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('modelLicenceReview.revealInTree');
    await until('the row is there', async () => (await page<string[]>('rows')).some((r) => /compose\.yaml/.test(r)));
    await closeAll();
  });

  it('offers the command line as a task', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'modelLicenceReview' });
    assert.equal(tasks.length, 1);
    assert.deepEqual(tasks[0]?.problemMatchers, ['$model-licence-review', '$model-licence-review-policy']);
    const { execution } = tasks[0] ?? {};
    assert.ok(execution instanceof vscode.ProcessExecution && execution.args.some((a) => a.endsWith('cli.js')) && execution.args.includes('scan'));
  });

  it('keeps its findings true when files change, go and are renamed', async () => {
    await write('src/extra/one.py', 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
    await until('the new file is read', () => ours(file('src/extra/one.py')).length > 0);
    await write('src/extra/one.py', 'm = 1\n');
    await until('the change is read', () => ours(file('src/extra/one.py')).length === 0);
    await write('src/extra/one.py', 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n');
    await until('it names one again', () => ours(file('src/extra/one.py')).length > 0);
    await vscode.workspace.fs.rename(file('src/extra'), file('src/moved'));
    await until('the findings moved with the folder', () => ours(file('src/extra/one.py')).length === 0 && ours(file('src/moved/one.py')).length > 0);
    await vscode.workspace.fs.delete(file('src/moved'), { recursive: true });
    await until('the findings went with the folder', () => ours(file('src/moved/one.py')).length === 0);
  });

  it('leaves out what .gitignore, the settings and the policy leave out', async () => {
    const { references } = await (await api()).report();
    assert.ok(references.every((r) => !r.file.startsWith('node_modules/')));
  });

  it('exports the summary in every format', async () => {
    for (const [format, start] of [['markdown', '# Model licence review'], ['html', '<!'], ['csv', ''], ['json', '{'], ['sarif', '{'], ['spdx', '{'], ['gitlab', '[']] as const) {
      const target = file(`out/summary.${format}`);
      await vscode.commands.executeCommand('modelLicenceReview.exportSummary', { format, target: format === 'csv' ? target.toString() : target });
      const text = await read(`out/summary.${format}`);
      assert.ok(text.replace('\ufeff', '').startsWith(start), `${format}: ${text.slice(0, 60)}`);
      assert.ok(text.includes('Codestral'), format);
    }
    await vscode.workspace.fs.delete(file('out'), { recursive: true });
  });

  it('offers code lenses when asked to', async () => {
    const config = vscode.workspace.getConfiguration('modelLicenceReview');
    const document = await show('src/assistant.py');
    const lenses = async (): Promise<vscode.CodeLens[]> => (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50)).filter((l) => l.command?.command === 'modelLicenceReview.openDossier');
    assert.deepEqual(await lenses(), []);
    await config.update('codeLens', true, vscode.ConfigurationTarget.Workspace);
    try {
      const shown = await until('lenses', async () => { const all = await lenses(); return all.length ? all : null; });
      assert.ok(shown.some((l) => /^denied · /.test(l.command?.title ?? '')));
    } finally {
      await config.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('can be cancelled', async () => {
    const scan = vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await vscode.commands.executeCommand('modelLicenceReview.cancelScan');
    await scan;
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    assert.equal((await (await api()).report()).scan.complete, true);
    assert.ok(root());
  });
});
