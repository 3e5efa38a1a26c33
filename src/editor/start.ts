import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Report } from '../core/reports/types.js';
import { Actions } from './actions.js';
import { Lenses } from './codeLens.js';
import { registerCommands } from './commands/register.js';
import { scanWorkspace } from './commands/scan.js';
import { Decorations } from './decorations.js';
import { Diagnostics } from './diagnostics.js';
import { isCell, isReviewable, isShown } from './documents.js';
import { DOSSIER_VIEW, DossierPanels } from './dossier.js';
import { Engine } from './engine.js';
import type { EditorHost } from './host.js';
import { Hover } from './hover.js';
import { Links } from './links.js';
import { currentReport } from './report.js';
import { Tokens } from './secrets.js';
import { concernsUs, readScope } from './settings.js';
import { Status } from './status.js';
import { Store } from './store.js';
import { registerTasks } from './tasks.js';
import { registerTools } from './tools.js';
import { ModelTree } from './tree.js';
import { Watch } from './watch.js';
import { WelcomeState } from './welcome.js';

/** What other extensions and tests get from `activate()`. */
export interface Api {
  /** The JSON report of what has been reviewed so far. */
  report(): Promise<Report>;
  /** Resolves when nothing is being read, looked up or scanned. */
  ready(): Promise<void>;
  /** How long `activate()` took, for the budget. */
  readonly activationMs: number;
}

/**
 * Registers everything, for both hosts. Reads no file, loads no data, scans nothing: open documents are looked at once this has
 * returned, and the first of them that may name a model loads the rest.
 */
export function start(context: vscode.ExtensionContext, host: EditorHost): Api {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Model Licence Review', { log: true });
  const tokens = new Tokens(context.secrets, host);
  const store = new Store(new Engine(host), tokens, log);
  const links = new Links(context.extensionUri);
  const dossiers = new DossierPanels(store, links);
  const tree = new ModelTree(store, context.workspaceState);
  const lenses = new Lenses(store);
  const decorations = new Decorations(store);
  const welcome = new WelcomeState(store);
  const watch = new Watch(store, (state) => store.scan(state, { files: () => undefined, models: () => undefined }));
  const everywhere: vscode.DocumentSelector = [{ pattern: '**/*' }, { scheme: 'untitled' }, { notebookType: 'jupyter-notebook' }];

  context.subscriptions.push(
    log, store, dossiers, tree, lenses, decorations, welcome, watch,
    new Diagnostics(store, links), new Status(store),
    registerCommands({ store, tokens, links, dossiers, memory: context.globalState }, tree),
    registerTools(store), registerTasks(host),
    vscode.languages.registerHoverProvider(everywhere, new Hover(store)),
    vscode.languages.registerCodeActionsProvider(everywhere, new Actions(store), Actions.metadata),
    vscode.languages.registerCodeLensProvider(everywhere, lenses),
    vscode.window.registerFileDecorationProvider(decorations),
    vscode.window.registerWebviewPanelSerializer(DOSSIER_VIEW, dossiers),
    ...listen(store),
  );

  const first = Promise.resolve().then(() => {
    welcome.update();
    store.refresh(false);
    scanIfWanted(store);
  }).catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  log.info(l10n.t('Model Licence Review {0} is ready.', String((context.extension.packageJSON as { version?: unknown }).version ?? '')));
  return {
    activationMs: performance.now() - began,
    report: () => currentReport(store),
    ready: async () => {
      await first;
      await store.ready();
    },
  };
}

/** With the scope `workspace` everything is read without being asked for, in the background. */
function scanIfWanted(store: Store): void {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (readScope() !== 'workspace' || folders.length === 0) return;
  if (folders.every((folder) => store.stateOf(folder).scanned || store.stateOf(folder).scanning)) return;
  void scanWorkspace(store, vscode.ProgressLocation.Window);
}

/** What happens in the editor, handed to the store. */
function listen(store: Store): vscode.Disposable[] {
  const { workspace } = vscode;
  return [
    workspace.onDidOpenTextDocument((document) => isCell(document) || store.touch(document, 'open')),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => void (contentChanges.length && isReviewable(document.uri) && store.touch(document, 'change'))),
    workspace.onDidSaveTextDocument((document) => store.touch(document, 'save')),
    workspace.onDidCloseTextDocument(({ uri }) => store.closed(uri)),
    workspace.onDidOpenNotebookDocument((notebook) => store.touchNotebook(notebook, 'open')),
    workspace.onDidChangeNotebookDocument(({ notebook }) => store.touchNotebook(notebook, 'change')),
    workspace.onDidSaveNotebookDocument((notebook) => store.touchNotebook(notebook, 'save')),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) if (input instanceof vscode.TabInputNotebook && !workspace.notebookDocuments.some((n) => n.uri.toString() === input.uri.toString() && isShown(n))) store.closed(input.uri);
    }),
    workspace.onDidCloseNotebookDocument(({ uri }) => store.closed(uri)),
    workspace.onDidChangeConfiguration((event) => {
      if (!concernsUs(event)) return;
      store.refresh(false);
      scanIfWanted(store);
    }),
    workspace.onDidGrantWorkspaceTrust(() => store.refresh(true)),
    workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) store.removeFolder(folder);
      store.refresh(false);
      scanIfWanted(store);
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) {
        const state = store.stateFor(oldUri);
        const path = state.pathOf(oldUri);
        if (path !== null) store.filesChanged(state, [], [path]);
      }
    }),
  ];
}
