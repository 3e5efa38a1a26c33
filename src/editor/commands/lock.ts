import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { CommandContext } from './context.js';

/** Writes `model-lock.json` beside the policy. */
export async function writeLock(_context: CommandContext, _args: unknown): Promise<void> {
  await vscode.window.showInformationMessage(l10n.t('Run the command line for this: model-licence-review lock'));
}
