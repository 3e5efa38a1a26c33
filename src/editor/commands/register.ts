import * as vscode from 'vscode';
import type { ModelTree } from '../tree.js';
import { answerQuestion } from './answer.js';
import { approve } from './approve.js';
import type { CommandContext } from './context.js';
import { appendToFile, ignoreHere } from './edit.js';
import { exportSummary } from './export.js';
import { clearHubToken, setHubToken } from './hub.js';
import { writeLock } from './lock.js';
import { checkAgain, copyModel, explainModel, openCard, openDossier, showRule } from './model.js';
import { createPolicy, openPolicy } from './policy.js';
import { cancelScan, scanWorkspace } from './scan.js';
import { filterTree, groupTree, revealInTree } from './treeCommands.js';

/** Every command of the extension by its name behind `modelLicenceReview.`; a test holds this list against the manifest. */
function commandsOf(context: CommandContext, tree: ModelTree): Readonly<Record<string, (arg: unknown) => unknown>> {
  const { store } = context;
  return {
    scanWorkspace: () => scanWorkspace(store),
    cancelScan: () => cancelScan(store),
    exportSummary: (arg) => exportSummary(context, arg),
    createPolicy: (arg) => createPolicy(context, arg),
    openPolicy: (arg) => openPolicy(context, arg),
    approve: (arg) => approve(context, arg),
    openDossier: (arg) => openDossier(context, arg),
    explainModel: (arg) => explainModel(context, arg),
    setHubToken: (arg) => setHubToken(context, arg),
    clearHubToken: () => clearHubToken(context),
    refresh: (arg) => checkAgain(context, arg),
    writeLock: (arg) => writeLock(context, arg),
    answerQuestion: (arg) => answerQuestion(context, arg),
    ignoreHere: (arg) => ignoreHere(context, arg),
    appendToFile: (arg) => appendToFile(context, arg),
    showRule: (arg) => showRule(context, arg),
    copyModel: (arg) => copyModel(context, arg),
    openCard: (arg) => openCard(context, arg),
    groupBy: (arg) => groupTree(tree, arg),
    filter: (arg) => filterTree(tree, arg),
    clearFilter: () => tree.setFilter(''),
    revealInTree: () => revealInTree(store, tree),
  };
}

export function registerCommands(context: CommandContext, tree: ModelTree): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries(commandsOf(context, tree)).map(([name, run]) => vscode.commands.registerCommand(`modelLicenceReview.${name}`, run)));
}
