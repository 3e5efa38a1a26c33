import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, codeOf, file, ours, until, write } from './support.js';

const CELLS = [
  { cell_type: 'markdown', metadata: {}, source: ['# Try\n'] },
  { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: ['from transformers import AutoModel\n', 'm = AutoModel.from_pretrained("mistralai/Codestral-22B-v0.1")\n'] },
];
const NOTEBOOK = JSON.stringify({ cells: CELLS, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5 }, null, 1);

describe('notebooks', () => {
  afterEach(closeAll);

  it('have findings in their cells while they are open', async () => {
    await write('notes/try.ipynb', NOTEBOOK);
    const notebook = await vscode.workspace.openNotebookDocument(file('notes/try.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    await (await api()).ready();
    const cell = notebook.cellAt(1).document;
    const [denied] = await until('a finding in the cell', () => { const all = ours(cell.uri).filter((d) => codeOf(d) === 'license/denied'); return all.length ? all : null; });
    assert.ok(denied);
    assert.equal(cell.getText(denied.range), 'mistralai/Codestral-22B-v0.1');
    const report = await (await api()).report();
    const reference = report.references.find((r) => r.file === 'notes/try.ipynb');
    assert.equal(reference?.cell, 1);
    assert.equal(reference.line, NOTEBOOK.split('\n').findIndex((l) => l.includes('Codestral')) + 1);
  });

  it('follow what is typed into a cell, and offer fixes there', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(file('notes/try.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    await (await api()).ready();
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(2, [new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = 1\n\nn = AutoModel.from_pretrained("Qwen/Qwen2.5-3B-Instruct")', 'python')])]);
    await vscode.workspace.applyEdit(edit);
    const cell = notebook.cellAt(2).document;
    const [denied] = await until('a finding in the new cell', () => { const all = ours(cell.uri).filter((d) => codeOf(d) === 'license/denied'); return all.length ? all : null; });
    assert.ok(denied);
    assert.equal(cell.getText(denied.range), 'Qwen/Qwen2.5-3B-Instruct');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', cell.uri, denied.range);
    assert.ok(actions.some((a) => a.title.startsWith('Ignore license/denied')), actions.map((a) => a.title).join(' | '));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', cell.uri, denied.range.start.translate(0, 2));
    assert.ok(hovers.length > 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('have findings in their file while they are closed', async () => {
    await vscode.commands.executeCommand('modelLicenceReview.scanWorkspace');
    await until('the finding is in the file', () => ours(file('notes/try.ipynb')).some((d) => codeOf(d) === 'license/denied'));
    await vscode.workspace.fs.delete(file('notes'), { recursive: true });
    await until('and goes with it', () => ours(file('notes/try.ipynb')).length === 0);
  });
});
