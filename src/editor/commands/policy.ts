import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { PolicyAnswers } from '../../core/policy/create.js';
import { OFFERED_AS, type OfferedAs } from '../../core/policy/types.js';
import { policyPlace } from '../policies.js';
import { pickFolder, recordOf, tellFailure, type CommandContext } from './context.js';
import { exists, writeNew } from './policyEdit.js';

/** Makes a folder's policy out of at most five answers, each of which may be left open, and shows it. */
export async function createPolicy(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const state = await pickFolder(context, given['folder']);
  if (!state) return;
  const uri = policyPlace(state);
  if (await exists(uri)) {
    await vscode.window.showTextDocument(uri);
    return;
  }
  const answers = given['answers'] === undefined ? await askAll() : (recordOf(given['answers']) as PolicyAnswers);
  if (!answers) return;
  try {
    const core = await context.store.engine.core();
    await writeNew(uri, core.createPolicyText(answers));
    await vscode.window.showTextDocument(uri);
    await context.store.open(state);
    context.store.policyChanged(state);
  } catch (error) {
    tellFailure(l10n.t('The policy could not be created'), error);
  }
}

/** Shows a folder's policy, or offers to make one. */
export async function openPolicy(context: CommandContext, args: unknown): Promise<void> {
  const state = await pickFolder(context, recordOf(args)['folder']);
  if (!state) return;
  const uri = policyPlace(state);
  if (await exists(uri)) await vscode.window.showTextDocument(uri);
  else await createPolicy(context, { folder: state.key });
}

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T | undefined;
}

/** One question after the other; leaving one ends it all, "not said" leaves one open. */
async function askAll(): Promise<PolicyAnswers | null> {
  const preset = await choose(l10n.t('Which rules should hold to begin with?'), [
    { label: 'balanced', detail: l10n.t('Permissive licences are allowed, non-commercial and research-only ones denied, all else is reviewed.'), value: 'balanced' as const },
    { label: 'permissive-only', detail: l10n.t('All but permissive and public-domain licences are denied.'), value: 'permissive-only' as const },
    { label: 'research', detail: l10n.t('The product is not commercial; research-only licences are allowed.'), value: 'research' as const },
    { label: 'internal-only', detail: l10n.t('Nothing is offered to others.'), value: 'internal-only' as const },
  ], 1);
  if (!preset) return null;
  const commercial = await choose(l10n.t('Is the product commercial?'), [{ label: l10n.t('Yes'), value: true }, { label: l10n.t('No'), value: false }, notSaid<boolean>()], 2);
  if (!commercial) return null;
  const offered = await vscode.window.showQuickPick(OFFERED_AS.map((id) => ({ label: offeredWord(id), description: id, id })), { title: l10n.t('Question {0} of {1}', 3, 5), placeHolder: l10n.t('How is it offered? Several may hold; none leaves it open.'), canPickMany: true, ignoreFocusOut: true });
  if (!offered) return null;
  const users = await vscode.window.showInputBox({
    title: l10n.t('Question {0} of {1}', 4, 5), prompt: l10n.t("How many monthly active users do all of the organisation's products have? Empty leaves it open."), ignoreFocusOut: true,
    validateInput: (value) => (/^\d{0,12}$/.test(value.trim()) ? null : l10n.t('A whole number, or nothing.')),
  });
  if (users === undefined) return null;
  const domicile = await vscode.window.showInputBox({
    title: l10n.t('Question {0} of {1}', 5, 5), prompt: l10n.t('Where is the organisation established? Two letters, such as FR, or EU. Empty leaves it open.'), ignoreFocusOut: true,
    validateInput: (value) => (/^(?:[A-Za-z]{2})?$/.test(value.trim()) ? null : l10n.t('Two letters, or nothing.')),
  });
  if (domicile === undefined) return null;
  return {
    ...(preset.value ? { preset: preset.value } : {}), ...(commercial.value === undefined ? {} : { commercial: commercial.value }),
    ...(offered.length ? { offeredAs: offered.map((o) => o.id) } : {}), ...(users.trim() ? { monthlyActiveUsers: Number(users.trim()) } : {}), ...(domicile.trim() ? { domicile: domicile.trim().toUpperCase() } : {}),
  };
}

function choose<T>(placeHolder: string, items: readonly Choice<T>[], step: number): Thenable<Choice<T> | undefined> {
  return vscode.window.showQuickPick(items, { title: l10n.t('Question {0} of {1}', step, 5), placeHolder, ignoreFocusOut: true });
}

function notSaid<T>(): Choice<T> {
  return { label: l10n.t('Not said'), detail: l10n.t('Clauses that depend on it will ask.'), value: undefined };
}

function offeredWord(id: OfferedAs): string {
  switch (id) {
    case 'internal': return l10n.t('Used inside the organisation');
    case 'hosted-service': return l10n.t('As a service over the network');
    case 'on-device': return l10n.t('On devices of its users');
    case 'distributed-weights': return l10n.t('Weights are handed on');
    case 'model-api': return l10n.t('As an interface to the model itself');
  }
}
