import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { readSettings } from './settings.js';
import type { Store } from './store.js';
import { GROUPINGS, countVerdicts, licenseWords, treeNodes, type GroupNode, type Grouping, type ModelNode, type PlaceNode, type TreeNode } from './treeNodes.js';
import { VERDICT_COLOR, VERDICT_ICON, countWords, modelCount, placeCount, verdictWord } from './words.js';

const GROUPING_KEY = 'tree.grouping';

/** The models of the workspace, grouped; the badge counts what needs somebody to act. */
export class ModelTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  readonly #store: Store;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #parents = new Map<string, TreeNode>();
  readonly #subscriptions: vscode.Disposable[];
  #grouping: Grouping;
  #filter = '';
  #roots: TreeNode[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, memory: vscode.Memento) {
    this.#store = store;
    this.#memory = memory;
    this.#grouping = GROUPINGS.find((g) => g === memory.get(GROUPING_KEY)) ?? 'verdict';
    this.view = vscode.window.createTreeView('modelLicenceReview.models', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [this.view, store.onDidChange(() => this.#soon()), store.onDidChangeScanning(() => this.#soon())];
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filter(): string {
    return this.#filter;
  }

  setGrouping(grouping: Grouping): void {
    this.#grouping = grouping;
    void this.#memory.update(GROUPING_KEY, grouping);
    this.update();
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    void vscode.commands.executeCommand('setContext', 'modelLicenceReview.filtered', this.#filter !== '');
    this.update();
  }

  /** Shows the row of the model that is named at a place. */
  async reveal(match: (node: PlaceNode) => boolean): Promise<void> {
    this.update();
    const found = find(this.#roots, match);
    if (found) await this.view.reveal(found, { select: true, focus: true, expand: true });
  }

  /** Takes the rows from the latest analyses. */
  update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { states } = this.#store;
    const showMentions = readSettings(undefined).showMentions;
    this.#roots = treeNodes(states, { grouping: this.#grouping, filter: this.#filter, showMentions });
    this.#parents.clear();
    for (const root of this.#roots) this.#adopt(root);
    const counts = countVerdicts(states);
    const open = counts.deny + counts.unknown + counts.review;
    this.view.badge = open > 0 ? { value: open, tooltip: open === 1 ? l10n.t('1 model needs a decision or a replacement') : l10n.t('{0} models need a decision or a replacement', open) } : undefined;
    const filtered = this.#filter ? l10n.t('Filter: {0}', this.#filter) : '';
    const broken = states.some((s) => s.analysis?.policyProblems.some((p) => p.severity === 'error')) ? l10n.t('The policy has an error: the last good one holds.') : '';
    this.view.message = [broken, filtered, this.#roots.length ? countWords(counts) : ''].filter(Boolean).join(' · ') || undefined;
    this.#changed.fire(undefined);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (!node) return [...this.#roots];
    return node.kind === 'place' ? [] : [...node.children];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node.id);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = node.kind === 'place' ? placeItem(node) : node.kind === 'model' ? modelItem(node) : node.kind === 'group' ? groupItem(node) : new vscode.TreeItem(node.state.folder?.name ?? l10n.t('Outside the workspace'), vscode.TreeItemCollapsibleState.Expanded);
    item.id = node.id;
    if (node.kind === 'folder') item.contextValue = 'folder';
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const s of this.#subscriptions) s.dispose();
    this.#changed.dispose();
  }

  /** Analyses come in bursts while a scan runs: rows are made once for each. */
  #soon(): void {
    this.#timer ??= setTimeout(() => this.update(), 50);
  }

  #adopt(node: TreeNode): void {
    if (node.kind === 'place') return;
    for (const child of node.children) {
      this.#parents.set(child.id, node);
      this.#adopt(child);
    }
  }
}

function groupItem(node: GroupNode): vscode.TreeItem {
  const folded = node.verdict === 'allow' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const label = node.verdict ? node.label.charAt(0).toLocaleUpperCase() + node.label.slice(1) : node.label;
  const item = new vscode.TreeItem(label, folded);
  item.description = modelCount(node.children.length);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${label}, ${modelCount(node.children.length)}` };
  if (node.verdict) item.iconPath = verdictIcon(node.verdict);
  if (node.file) {
    item.resourceUri = node.file.state.uriOf(node.file.path);
    item.iconPath = vscode.ThemeIcon.File;
    item.label = node.file.path.slice(node.file.path.lastIndexOf('/') + 1);
    item.description = [node.file.path.slice(0, Math.max(0, node.file.path.lastIndexOf('/'))), modelCount(node.children.length)].filter(Boolean).join(' · ');
  }
  return item;
}

function modelItem(node: ModelNode): vscode.TreeItem {
  const { record, assessment, used } = node.view;
  const item = new vscode.TreeItem(record.model, vscode.TreeItemCollapsibleState.Collapsed);
  const license = licenseWords(node.view);
  item.description = [license, node.children.length > 1 ? placeCount(node.children.length) : '', used ? '' : l10n.t('only mentioned')].filter(Boolean).join(' · ');
  item.iconPath = verdictIcon(assessment.verdict);
  item.contextValue = ['model', assessment.verdict, ...(record.url ? ['card'] : []), ...(node.folder ? ['inFolder'] : [])].join(' ');
  item.tooltip = `${record.model}\n${verdictWord(assessment.verdict)}: ${assessment.reasons[0]?.text ?? license}`;
  item.accessibilityInformation = { label: `${record.model}, ${verdictWord(assessment.verdict)}, ${license}, ${placeCount(node.children.length)}` };
  return item;
}

function placeItem({ state, reference }: PlaceNode): vscode.TreeItem {
  const { uri, range } = state.placeOf(reference);
  const item = new vscode.TreeItem(reference.file.slice(reference.file.lastIndexOf('/') + 1), vscode.TreeItemCollapsibleState.None);
  const folder = reference.file.slice(0, Math.max(0, reference.file.lastIndexOf('/')));
  const where = reference.cell === null ? l10n.t('line {0}', reference.line) : l10n.t('cell {0}', reference.cell + 1);
  item.description = [folder, where].filter(Boolean).join(' · ');
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'place';
  item.tooltip = `${reference.file}:${reference.line}:${reference.column}`;
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions] };
  return item;
}

function verdictIcon(verdict: keyof typeof VERDICT_ICON): vscode.ThemeIcon {
  return new vscode.ThemeIcon(VERDICT_ICON[verdict], new vscode.ThemeColor(VERDICT_COLOR[verdict]));
}

function find(nodes: readonly TreeNode[], match: (node: PlaceNode) => boolean): PlaceNode | null {
  for (const node of nodes) {
    if (node.kind === 'place') {
      if (match(node)) return node;
      continue;
    }
    const found = find(node.children, match);
    if (found) return found;
  }
  return null;
}
