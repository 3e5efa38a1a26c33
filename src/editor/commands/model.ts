import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { REGISTRIES } from '../../core/references/types.js';
import { webUri } from '../links.js';
import { findModel, namedIn } from '../lookup.js';
import { recordOf, stringOf, tellFailure, type CommandContext } from './context.js';

/** A model as commands are given one: an id, a record with `model` and `registry`, or a row of the tree. */
function modelOf(value: unknown): { model: string | undefined; registry: string | undefined } {
  if (typeof value === 'string') return { model: stringOf(value), registry: undefined };
  const given = recordOf(value);
  return { model: stringOf(given['model']), registry: REGISTRIES.find((r) => r === given['registry']) };
}

/** Shows the dossier of the model that is given, else of the one under the cursor, else of the one that the user names. */
export async function openDossier(context: CommandContext, value: unknown): Promise<void> {
  const given = modelOf(value);
  const named = given.model === undefined ? underCursor(context) : given;
  if (named?.model === undefined) return explainModel(context, undefined);
  try {
    await context.dossiers.show(named.model, named.registry);
  } catch (error) {
    tellFailure(l10n.t('The dossier could not be opened'), error);
  }
}

/** What would hold for a model if a file of this workspace named it. */
export async function explainModel(context: CommandContext, value: unknown): Promise<void> {
  const given = modelOf(value);
  const model = given.model ?? (await vscode.window.showInputBox({ title: l10n.t('Explain a model'), prompt: l10n.t('The id as its registry spells it, such as Qwen/Qwen2.5-7B-Instruct.'), value: underCursor(context)?.model ?? '' }))?.trim();
  if (!model) return;
  try {
    await context.dossiers.show(model, given.registry);
  } catch (error) {
    tellFailure(l10n.t('The dossier could not be opened'), error);
  }
}

/** Opens the page of a rule that ships with the extension. */
export async function showRule({ links }: CommandContext, value: unknown): Promise<void> {
  const rule = stringOf(value);
  if (rule === undefined || !/^[a-z]{2,20}\/[a-z-]{2,40}$/.test(rule)) return;
  const page = links.rule(rule);
  // The preview is a built-in extension; where it is switched off, the text opens.
  await vscode.commands.executeCommand('markdown.showPreview', page).then(undefined, () => vscode.commands.executeCommand('vscode.open', page));
}

export async function copyModel(_: CommandContext, value: unknown): Promise<void> {
  const { model } = modelOf(value);
  if (model !== undefined) await vscode.env.clipboard.writeText(model);
}

/** Opens the card of a model that some file names. */
export async function openCard({ store }: CommandContext, value: unknown): Promise<void> {
  const { model, registry } = modelOf(value);
  const card = model === undefined ? null : webUri(findModel(store, model, registry)?.model.record.url);
  if (card) await vscode.env.openExternal(card);
}

/** Asks the registries anew: about the model of a row with what it descends from, else about everything. */
export function checkAgain({ store }: CommandContext, value: unknown): void {
  const { model, registry } = modelOf(value);
  const found = model === undefined ? null : findModel(store, model, registry);
  if (!found) return store.checkAgain();
  const { record, assessment } = found.model;
  const parents = assessment.lineage.edges.map((e) => e.parent);
  const behind = record.canonical ? [{ ...record.canonical, revision: null }] : [];
  store.checkAgain(found.state, [{ registry: record.registry, model: record.model, revision: record.requestedRevision }, ...behind, ...parents.map((parent) => ({ registry: 'huggingface' as const, model: parent, revision: null }))]);
}

function underCursor({ store }: CommandContext): { model: string; registry: string } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const named = namedIn(store, editor.document).find((n) => n.range.contains(editor.selection.active));
  return named ? { model: named.reference.model, registry: named.reference.registry } : undefined;
}
