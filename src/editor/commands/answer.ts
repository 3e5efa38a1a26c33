import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { OFFERED_AS } from '../../core/policy/types.js';
import { pickFolder, recordOf, stringOf, tellFailure, type CommandContext } from './context.js';
import { editPolicy } from './policyEdit.js';

type FactValue = boolean | number | string | readonly string[];
const FLAGS = new Set(['commercial', 'modifiesWeights', 'distributesWeights', 'trainsOnOutputs']);
const NUMBERS = new Set(['monthlyActiveUsers', 'annualRevenueUSD']);
const LISTS = new Set(['territories', 'purposes']);

/** Writes a fact about the product into the policy, so that clauses that ask for it are judged instead of guessed. */
export async function answerQuestion(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const fact = stringOf(given['fact'])?.replace(/^use\./, '');
  const state = await pickFolder(context, given['folder']);
  if (fact === undefined || !state) return;
  const value = factValue(given['value']) ?? (await askFor(fact, questionFor(context, fact)));
  if (value === undefined) return;
  try {
    await context.store.open(state);
    const core = await context.store.engine.core();
    await editPolicy(context, state, (text, path) => context.store.engine.inDisplayLanguage(() => core.setFact(text, fact, value, path).newText));
  } catch (error) {
    tellFailure(l10n.t('The answer could not be written'), error);
  }
}

/** The words in which some licence asks for the fact. */
function questionFor({ store }: CommandContext, fact: string): string {
  return store.states.flatMap((s) => s.analysis?.assessments ?? []).flatMap((a) => a.questions).find((q) => q.fact === `use.${fact}`)?.text ?? '';
}

async function askFor(fact: string, question: string): Promise<FactValue | undefined> {
  const title = `use.${fact}`;
  if (FLAGS.has(fact)) {
    const picked = await vscode.window.showQuickPick([{ label: l10n.t('Yes'), value: true }, { label: l10n.t('No'), value: false }], { title, placeHolder: question, ignoreFocusOut: true });
    return picked?.value;
  }
  if (fact === 'offeredAs') return (await vscode.window.showQuickPick([...OFFERED_AS], { title, placeHolder: question, canPickMany: true, ignoreFocusOut: true })) as readonly string[] | undefined;
  const text = await vscode.window.showInputBox({
    title, prompt: question, ignoreFocusOut: true,
    validateInput: (value) => (NUMBERS.has(fact) ? (/^\d{1,15}$/.test(value.trim()) ? null : l10n.t('A whole number.')) : fact === 'domicile' ? (/^[A-Za-z]{2}$/.test(value.trim()) ? null : l10n.t('Two letters, such as FR, or EU.')) : value.trim() ? null : l10n.t('An answer is needed.')),
  });
  if (text === undefined) return undefined;
  if (NUMBERS.has(fact)) return Number(text.trim());
  if (LISTS.has(fact)) return text.split(',').map((v) => (fact === 'territories' ? v.trim().toUpperCase() : v.trim())).filter(Boolean);
  return fact === 'domicile' ? text.trim().toUpperCase() : text.trim();
}

function factValue(value: unknown): FactValue | undefined {
  if (typeof value === 'boolean' || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value;
  return Array.isArray(value) && value.every((v): v is string => typeof v === 'string') ? value : undefined;
}
