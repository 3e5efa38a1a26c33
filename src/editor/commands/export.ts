import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { Report } from '../../core/reports/types.js';
import { currentReport } from '../report.js';
import { recordOf, tellFailure, type CommandContext } from './context.js';
import { scanWorkspace } from './scan.js';

const FORMATS = ['markdown', 'html', 'docx', 'csv', 'json', 'sarif', 'cyclonedx', 'spdx', 'gitlab', 'text'] as const;
type Format = (typeof FORMATS)[number];

const EXTENSION: Readonly<Record<Format, string>> = { markdown: 'md', html: 'html', docx: 'docx', csv: 'csv', json: 'json', sarif: 'sarif', cyclonedx: 'cdx.json', spdx: 'spdx.json', gitlab: 'json', text: 'txt' };

/** Writes the review for a reader: `{ format, target }`, each asked for where it isn't given. Resolves when the file is written. */
export async function exportSummary(context: CommandContext, args: unknown): Promise<void> {
  const given = recordOf(args);
  const format = FORMATS.find((f) => f === given['format']) ?? (await pickFormat());
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
  const writers = await import('#lazy/reports');
  switch (format) {
    case 'markdown': return writers.writeMarkdown(report);
    case 'html': return writers.writeHtml(report);
    case 'csv': return writers.writeCsv(report);
    case 'json': return writers.writeJson(report);
    case 'sarif': return writers.writeSarif(report);
    case 'spdx': return writers.writeSpdx(report);
    case 'gitlab': return writers.writeGitlab(report);
    case 'text': return writers.writeText(report, { color: false, width: 100 });
  }
}

function targetOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[a-z][a-z0-9+.-]+:/i.test(value) ? vscode.Uri.parse(value, true) : vscode.Uri.file(value);
}

async function pickFormat(): Promise<Format | undefined> {
  const items: (vscode.QuickPickItem & { format: Format })[] = [
    { format: 'markdown', label: l10n.t('Markdown'), description: '.md', detail: l10n.t('For a legal reviewer: what needs a decision first, with clauses, evidence and places') },
    { format: 'docx', label: l10n.t('Word document'), description: '.docx', detail: l10n.t('The same, for comments and signatures') },
    { format: 'html', label: l10n.t('Web page'), description: '.html', detail: l10n.t('The same in one file that opens in any browser') },
    { format: 'csv', label: l10n.t('Table'), description: '.csv', detail: l10n.t('One row a model, for a spreadsheet') },
    { format: 'json', label: l10n.t('JSON report'), description: '.json', detail: l10n.t('For other programs') },
    { format: 'sarif', label: 'SARIF', description: '.sarif', detail: l10n.t('For code scanning') },
    { format: 'cyclonedx', label: 'CycloneDX', description: '.cdx.json', detail: l10n.t('A bill of materials of the models') },
    { format: 'spdx', label: 'SPDX', description: '.spdx.json', detail: l10n.t('A bill of materials of the models') },
    { format: 'gitlab', label: l10n.t('GitLab code quality'), description: '.json', detail: l10n.t('For merge requests') },
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('In which format?'), matchOnDetail: true }))?.format;
}

function askTarget(format: Format): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `model-licences.${EXTENSION[format]}`;
  return vscode.window.showSaveDialog({ title: l10n.t('Export the summary'), filters: { [format]: [EXTENSION[format]] }, ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}) });
}
