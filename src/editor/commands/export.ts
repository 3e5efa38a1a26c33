import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { FORMAT_NAMES, FORMATS, type Format } from '../../core/reports/formats.js';
import type { Report } from '../../core/reports/types.js';
import { currentReport } from '../report.js';
import { recordOf, tellFailure, type CommandContext } from './context.js';
import { scanWorkspace } from './scan.js';

/** Writes the review for a reader: `{ format, target }`, each asked for where it isn't given. Resolves when the file is written. */
export async function exportSummary(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const format = FORMAT_NAMES.find((f) => f === given['format']) ?? (await pickFormat());
  if (!format) return;
  const target = targetOf(given['target']) ?? (await askTarget(format));
  if (!target) return;
  // A summary of nothing helps nobody: what hasn't been scanned is scanned first.
  if (context.store.states.every((s) => !s.scanned) && vscode.workspace.workspaceFolders?.length) await scanWorkspace(context.store);
  try {
    const written = await write(await currentReport(context.store), format);
    await vscode.workspace.fs.writeFile(target, typeof written === 'string' ? new TextEncoder().encode(written) : written);
  } catch (error) {
    tellFailure(l10n.t('The summary could not be written'), error);
    throw error;
  }
  if (given['target'] !== undefined) return;
  const open = l10n.t('Open');
  if ((await vscode.window.showInformationMessage(l10n.t('Summary written to {0}.', vscode.workspace.asRelativePath(target)), open)) === open) await vscode.commands.executeCommand('vscode.open', target);
}

async function write(report: Report, format: Format): Promise<string | Uint8Array> {
  if (format === 'docx') return (await import('#lazy/docx')).writeDocx(report);
  if (format === 'cyclonedx') return (await import('#lazy/cyclonedx')).writeCyclonedx(report);
  return (await import('#lazy/reports')).WRITERS[format](report);
}

function targetOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[a-z][a-z0-9+.-]+:/i.test(value) ? vscode.Uri.parse(value, true) : vscode.Uri.file(value);
}

async function pickFormat(): Promise<Format | undefined> {
  const items: { format: Format; label: string; detail: string }[] = [
    { format: 'markdown', label: l10n.t('Markdown'), detail: l10n.t('For a legal reviewer: what needs a decision first, with clauses, evidence and places') },
    { format: 'docx', label: l10n.t('Word document'), detail: l10n.t('The same, for comments and signatures') },
    { format: 'html', label: l10n.t('Web page'), detail: l10n.t('The same in one file that opens in any browser') },
    { format: 'csv', label: l10n.t('Table'), detail: l10n.t('One row a model, for a spreadsheet') },
    { format: 'json', label: l10n.t('JSON report'), detail: l10n.t('For other programs') },
    { format: 'sarif', label: 'SARIF', detail: l10n.t('For code scanning') },
    { format: 'cyclonedx', label: 'CycloneDX', detail: l10n.t('A bill of materials of the models') },
    { format: 'spdx', label: 'SPDX', detail: l10n.t('A bill of materials of the models') },
    { format: 'gitlab', label: l10n.t('GitLab code quality'), detail: l10n.t('For merge requests') },
  ];
  return (await vscode.window.showQuickPick(items.map((item) => ({ ...item, description: `.${FORMATS[item.format]}` })), { placeHolder: l10n.t('In which format?'), matchOnDetail: true }))?.format;
}

function askTarget(format: Format): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `model-licences.${FORMATS[format]}`;
  return vscode.window.showSaveDialog({ title: l10n.t('Export the summary'), filters: { [format]: [FORMATS[format]] }, ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}) });
}
