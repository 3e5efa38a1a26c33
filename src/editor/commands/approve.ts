import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Approval, Decision } from '../../core/policy/types.js';
import { findModel } from '../lookup.js';
import { verdictWord } from '../words.js';
import { pickFolder, recordOf, stringOf, tellFailure, type CommandContext } from './context.js';
import { dateProblem, editPolicy } from './policyEdit.js';

const LAST_BY = 'approve.by';
const DECISIONS: readonly Decision[] = ['allow', 'review', 'deny'];

/**
 * Records a decision about a model in the folder's policy: who, why and until when. What the caller doesn't give is asked for; leaving
 * any question ends it without a change.
 */
export async function approve(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const model = stringOf(given['model']) ?? (await pickModel(context));
  if (model === undefined) return;
  const found = findModel(context.store, model, stringOf(given['registry']));
  const state = given['folder'] === undefined && found?.state.folder ? found.state : await pickFolder(context, given['folder']);
  if (!state) return;
  const decision = DECISIONS.find((d) => d === given['decision']) ?? (await pickDecision(model));
  if (!decision) return;
  const by = stringOf(given['by']) ?? (await ask(context, l10n.t('Who decides?'), l10n.t('A person or an office that answers for it, such as legal@example.com.'), context.memory.get<string>(LAST_BY) ?? ''));
  if (!by) return;
  const reason = stringOf(given['reason']) ?? (await ask(context, l10n.t('Why?'), l10n.t('A ticket or one sentence.'), ''));
  if (!reason) return;
  const expires = stringOf(given['expires']) ?? (await ask(context, l10n.t('Until when?'), l10n.t('The last day on which it counts.'), inAYear(context), dateProblem));
  if (!expires || dateProblem(expires) !== null) return;
  await context.memory.update(LAST_BY, by);
  // Bound to the text that was read: when the licence changes, the approval lapses.
  const sha = found?.model.record.licenseTextSha256;
  const approval: Omit<Approval, 'at'> = { model, decision, by, reason, expires, ...(sha ? { licenseSha256: sha } : {}) };
  try {
    await context.store.open(state);
    const core = await context.store.engine.core();
    await editPolicy(context, state, (text, path) => context.store.engine.inDisplayLanguage(() => core.addApproval(text, approval, path).newText));
  } catch (error) {
    tellFailure(l10n.t('The approval could not be written'), error);
  }
}

async function pickModel({ store }: CommandContext): Promise<string | undefined> {
  const models = store.states.flatMap((s) => s.analysis?.assessments ?? []).filter((a) => a.unapprovedVerdict !== 'allow');
  const items = models.map((a) => ({ label: a.model, description: verdictWord(a.verdict), ...(a.reasons[0] ? { detail: a.reasons[0].text } : {}) }));
  return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Which model?'), matchOnDetail: true }))?.label;
}

async function pickDecision(model: string): Promise<Decision | undefined> {
  const items = DECISIONS.map((decision) => ({ label: verdictWord(decision), decision }));
  return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('What holds for {0}?', model), ignoreFocusOut: true }))?.decision;
}

async function ask(_: CommandContext, title: string, prompt: string, value: string, validate?: (value: string) => string | null): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput: (text) => (text.trim() === '' ? l10n.t('An answer is needed.') : (validate?.(text.trim()) ?? null)) });
  return answer?.trim();
}

function inAYear({ store }: CommandContext): string {
  const date = new Date(store.engine.host.platform.now());
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}
