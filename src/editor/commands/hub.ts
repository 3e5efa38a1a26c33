import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { readSettings } from '../settings.js';
import type { CommandContext } from './context.js';

/** The Hub whose token the user sets: the one that look-ups go to. */
function currentHub({ tokens }: CommandContext): string {
  return readSettings(vscode.workspace.workspaceFolders?.[0]?.uri).hubUrl ?? tokens.defaultHub;
}

/** Asks for a token and keeps it in the editor's secret storage. It is never written to settings or logs. */
export async function setHubToken(context: CommandContext, given: unknown): Promise<void> {
  const hub = currentHub(context);
  const token = typeof given === 'string' && given !== '' ? given : await vscode.window.showInputBox({
    password: true, ignoreFocusOut: true, title: l10n.t('Token for {0}', new URL(hub).host), prompt: l10n.t('A read token is enough. It is kept in the secret storage of this editor and sent to this Hub only.'),
    validateInput: (value) => (/^[\x21-\x7e]{1,400}$/.test(value.trim()) ? null : l10n.t('A token is one word of printable characters.')),
  });
  if (!token?.trim()) return;
  await context.tokens.set(hub, token.trim());
  context.store.refresh(true);
}

/** Forgets the token of the current Hub. */
export async function clearHubToken(context: CommandContext): Promise<void> {
  await context.tokens.clear(currentHub(context));
  context.store.refresh(true);
}
