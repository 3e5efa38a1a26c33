import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page } from './page.js';
import { ours, until, file } from './support.js';

describe('a task', () => {
  it('of tasks.json runs the command line, and its findings come into Problems with severity, rule and message', async function () {
    this.timeout(150_000);
    const task = await until('the task', async () => (await vscode.tasks.fetchTasks({ type: 'modelLicenceReview' })).find((t) => t.name === 'review'));
    assert.deepEqual(ours(file('src/assistant.py')), [], 'nothing was reviewed before');
    const ended = new Promise<number | undefined>((done) => {
      const subscription = vscode.tasks.onDidEndTaskProcess((e) => {
        if (e.execution.task.name !== 'review') return;
        subscription.dispose();
        done(e.exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 1, 'a denied model ends it with 1');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel');
    const rows = await until('the rows', async () => { const all = await page<string[]>('problems'); return all.length > 8 ? all : null; });
    const denied = rows.find((r) => /license\/denied/.test(r) && /Qwen\/Qwen2\.5-3B/.test(r));
    assert.ok(denied, rows.join('\n'));
    assert.match(denied, /^Error/);
    assert.ok(rows.some((r) => /^Warning/.test(r) && /license\/needs-review|lineage\/inherited-terms/.test(r)), rows.join('\n'));
    assert.ok(rows.some((r) => /assistant\.py/.test(r)), rows.join('\n'));
  });
});
