import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { EditorHost } from './host.js';

const TYPE = 'modelLicenceReview';
const VERDICTS = ['deny', 'review', 'never'];

/** The command line as a task, so that its findings come into Problems the way that CI sees them. */
export function registerTasks(host: EditorHost): vscode.Disposable {
  const { commandLine } = host;
  if (!commandLine) return new vscode.Disposable(() => undefined);
  const taskFor = (folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition): vscode.Task => {
    const failOn = VERDICTS.find((v) => v === definition['failOn']) ?? 'deny';
    const args = [...commandLine.args, 'scan', '--format', 'lines', '--fail-on', failOn, ...(definition['offline'] === true ? ['--offline'] : [])];
    const execution = new vscode.ProcessExecution(commandLine.command, args, { cwd: folder.uri.fsPath, env: { ...commandLine.env } });
    const task = new vscode.Task(definition, folder, l10n.t('scan'), l10n.t('Model Licence Review'), execution, ['$model-licence-review', '$model-licence-review-policy']);
    task.group = vscode.TaskGroup.Test;
    return task;
  };
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).filter((f) => f.uri.scheme === 'file').map((folder) => taskFor(folder, { type: TYPE })),
    resolveTask: (task) => (typeof task.scope === 'object' ? taskFor(task.scope, task.definition) : undefined),
  });
}
