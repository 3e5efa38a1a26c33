import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Finding, Fix } from '../core/findings/types.js';
import { shownFindings, type ShownFinding } from './findings.js';
import type { FolderState } from './folderState.js';
import { ignoreLine } from './ignoreComment.js';
import { webUri } from './links.js';
import type { Store } from './store.js';

/** The kind under which all mechanical fixes of a document run at once. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('modelLicenceReview');
/** Notebooks ask with a kind of their own. */
const NOTEBOOK_FIX_ALL = vscode.CodeActionKind.Notebook.append('source').append('fixAll').append('modelLicenceReview');

/** Wraps the fixes that findings carry; what a fix does is decided in the core. */
export class Actions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, NOTEBOOK_FIX_ALL] };
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const uri = document.uri.toString();
    const here = this.#store.states.flatMap((state) => shownFindings(state, this.#store.settingsOf(state)).filter((s) => s.place.uri.toString() === uri).map((shown) => ({ state, shown })));
    const all = [FIX_ALL, NOTEBOOK_FIX_ALL].find((kind) => context.only?.contains(kind));
    if (all) return this.#fixAll(here, all);
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const actions: vscode.CodeAction[] = [];
    const seen = new Set<string>();
    const touched = here.filter(({ shown }) => shown.place.range.intersection(range));
    // Where a verdict is at stake, what only concerns hints beside it would bury the decision.
    const decided = touched.some(({ shown }) => shown.finding.verdict !== null);
    const minor = ({ finding, severity }: ShownFinding, command: string | undefined): boolean =>
      decided && finding.verdict === null && (command === 'modelLicenceReview.showRule' || (command === 'modelLicenceReview.ignoreHere' && severity !== 'warning' && severity !== 'error'));
    for (const { state, shown } of touched) {
      const diagnostics = context.diagnostics.filter((d) => d.range.isEqual(shown.place.range) && codeOf(d) === shown.finding.rule);
      for (const action of actionsOf(state, shown, document)) {
        // Two findings of one id share their card, dossier and approval: each is offered once.
        if (seen.has(action.title) || minor(shown, action.command?.command)) continue;
        seen.add(action.title);
        action.diagnostics = diagnostics;
        actions.push(action);
      }
    }
    return actions.sort((a, b) => rank(a) - rank(b));
  }

  #fixAll(here: readonly { state: FolderState; shown: ShownFinding }[], kind: vscode.CodeActionKind): vscode.CodeAction[] {
    const edit = new vscode.WorkspaceEdit();
    for (const { state, shown } of here) {
      const fix = shown.finding.fixes.find((f) => f.kind === 'edit' && f.mechanical);
      if (fix?.kind === 'edit') replace(edit, state, shown, fix);
    }
    if (edit.size === 0) return [];
    const action = new vscode.CodeAction(l10n.t('Fix all that needs no decision'), kind);
    action.edit = edit;
    return [action];
  }
}

/** Order of the light bulb's list: safe fixes, decisions, ignoring, reading. */
const RANK: Readonly<Record<Fix['kind'], number>> = { edit: 1, 'append-file': 2, answer: 3, approve: 4, 'create-policy': 5, ignore: 6, open: 7 };
const ranks = new WeakMap<vscode.CodeAction, number>();
const rank = (action: vscode.CodeAction): number => ranks.get(action) ?? 9;

function actionsOf(state: FolderState, shown: ShownFinding, document: vscode.TextDocument): vscode.CodeAction[] {
  const { finding } = shown;
  const fixes: Fix[] = [...finding.fixes];
  if (finding.verdict !== null && state.folder && state.session?.policy.path === null) fixes.push({ kind: 'create-policy', title: l10n.t('Create a policy for this folder') });
  return fixes.flatMap((fix): vscode.CodeAction[] => {
    const action = new vscode.CodeAction(titleOf(fix, finding), vscode.CodeActionKind.QuickFix);
    ranks.set(action, fix.kind === 'edit' && fix.mechanical ? 0 : RANK[fix.kind]);
    const run = (command: string, ...args: unknown[]): vscode.CodeAction[] => {
      action.command = { command: `modelLicenceReview.${command}`, title: action.title, arguments: args };
      return [action];
    };
    switch (fix.kind) {
      case 'edit': {
        action.edit = new vscode.WorkspaceEdit();
        replace(action.edit, state, shown, fix);
        action.isPreferred = fix.mechanical;
        return [action];
      }
      case 'append-file': return run('appendToFile', { folder: state.key, file: fix.file, text: fix.text });
      case 'answer': return run('answerQuestion', { folder: state.key, fact: fix.fact });
      case 'approve': return run('approve', { folder: state.key, registry: fix.registry, model: fix.model });
      case 'create-policy': return run('createPolicy', { folder: state.key });
      case 'ignore': {
        const line = shown.place.range.start.line;
        const above = line > 0 ? document.lineAt(line - 1).text : null;
        // Where no comment can stand, nothing is offered that would break the file.
        if (ignoreLine(document.uri.path, document.languageId, above, document.lineAt(line).text, fix.rule, '') === null) return [];
        return run('ignoreHere', { uri: document.uri.toString(), line, rule: fix.rule });
      }
      case 'open': {
        if (fix.target === 'dossier') return run('openDossier', { model: finding.model, registry: finding.registry });
        if (fix.target === 'rule') return run('showRule', finding.rule);
        const uri = webUri(fix.url);
        if (!uri) return [];
        action.command = { command: 'vscode.open', title: action.title, arguments: [uri] };
        return [action];
      }
    }
  });
}

/** Fixes give places as the analysis knows them; in an open notebook they are a cell's. */
function replace(edit: vscode.WorkspaceEdit, state: FolderState, shown: ShownFinding, fix: Fix & { kind: 'edit' }): void {
  const { uri, range } = state.place(fix.file, shown.reference?.cell ?? null, fix.line, fix.column, fix.endLine, fix.endColumn);
  edit.replace(uri, range, fix.newText);
}

function titleOf(fix: Fix, finding: Finding): string {
  switch (fix.kind) {
    case 'edit':
      if (finding.rule === 'provenance/unpinned') return l10n.t('Pin the revision {0}', /[0-9a-f]{8}/.exec(fix.newText)?.[0] ?? '');
      if (finding.rule === 'provenance/renamed') return l10n.t('Write the new name {0}', fix.newText);
      return fix.license ? l10n.t('Use {0} ({1}) instead', fix.newText, fix.license) : l10n.t('Use {0} instead', fix.newText);
    case 'append-file': return l10n.t('Write to {0}: {1}', fix.file, fix.text.trim());
    case 'answer': return l10n.t('Answer in the policy: {0}', fix.fact);
    case 'approve': return l10n.t('Approve {0} in the policy…', fix.model);
    case 'create-policy': return fix.title;
    case 'ignore': return l10n.t('Ignore {0} here, with a reason…', fix.rule);
    case 'open':
      return fix.target === 'card' ? l10n.t('Open the model card') : fix.target === 'license' ? l10n.t('Open the licence') : fix.target === 'dossier' ? l10n.t('Open the dossier') : l10n.t('About {0}', finding.rule);
  }
}

function codeOf(diagnostic: vscode.Diagnostic): string | number | undefined {
  return typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
}
