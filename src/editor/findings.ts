import * as vscode from 'vscode';
import type { Finding } from '../core/findings/types.js';
import type { Severity } from '../core/policy/types.js';
import type { EditorPlace, FolderState } from './folderState.js';
import type { Settings } from './settings.js';
import type { NumberedReference } from './view.js';

/** A finding that is to be shown, with its place in the editor and the severity that the user chose. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly reference: NumberedReference | null;
  readonly place: EditorPlace;
  readonly severity: Severity;
}

/**
 * The findings of a folder that the user wants to see, in stable order: nothing that is switched off by comment, approval or setting,
 * mentions only when asked for.
 */
export function shownFindings(state: FolderState, settings: Settings): ShownFinding[] {
  if (!state.analysis) return [];
  const references = new Map(state.analysis.references.map((r) => [r.id, r]));
  const shown: ShownFinding[] = [];
  for (const finding of state.analysis.findings) {
    if (finding.suppressed) continue;
    const set = settings.severity.get(finding.rule);
    if (set === 'off') continue;
    const reference = finding.reference === null ? null : (references.get(finding.reference) ?? null);
    const mention = reference !== null && reference.kind !== 'use';
    if (mention && !settings.showMentions) continue;
    const place = reference ? state.placeOf(reference) : finding.at ? placeOfPosition(state, finding.at) : null;
    if (place) shown.push({ finding, reference, place, severity: mention ? 'hint' : (set ?? finding.severity) });
  }
  return shown;
}

/** A place that only has a beginning reaches to its end where one is known, else over the rest of the line. */
function placeOfPosition(state: FolderState, at: NonNullable<Finding['at']> & { readonly endLine?: number; readonly endColumn?: number }): EditorPlace {
  const start = new vscode.Position(Math.max(0, at.line - 1), Math.max(0, at.column - 1));
  const uri = state.uriOf(at.file);
  if (at.endColumn !== undefined) return { uri, range: new vscode.Range(start, new vscode.Position(Math.max(0, (at.endLine ?? at.line) - 1), Math.max(0, at.endColumn - 1))) };
  const open = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
  const end = open && start.line < open.lineCount ? open.lineAt(start.line).range.end : start.translate(0, 1);
  return { uri, range: new vscode.Range(start, end.isBefore(start) ? start : end) };
}
