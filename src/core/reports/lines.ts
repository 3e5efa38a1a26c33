import { NO_LEGAL_ADVICE } from '../explain.js';
import type { Severity } from '../policy/types.js';
import { findingWords } from './describe.js';
import { printable } from './printable.js';
import { headline, viewReport } from './summary.js';
import type { Report } from './types.js';

/** Severities in the words that problem matchers know; hints are for editors. */
const SEVERITY: Readonly<Record<Severity, 'error' | 'warning' | 'info' | null>> = { error: 'error', warning: 'warning', information: 'info', hint: null };

/**
 * One line a finding, as compilers write them: `src/app.py:3:18: error license/denied: message`. For editors, logs and grep. What an
 * approval or an ignore comment switched off and what is only mentioned is left out. Pure.
 */
export function writeLines(report: Report): string {
  const references = new Map(report.references.map((r) => [r.id, r]));
  const lines = report.findings.flatMap((f) => {
    const reference = f.reference === null ? undefined : references.get(f.reference);
    const at = reference ?? f.at;
    const severity = SEVERITY[f.severity];
    if (!at || !severity || f.suppressed || (reference && reference.kind !== 'use')) return [];
    return [`${printable(at.file)}:${at.line}:${at.column}: ${severity} ${f.rule}: ${printable(findingWords(f)).trim() || f.rule}`];
  });
  return `${[...lines, headline(viewReport(report)), NO_LEGAL_ADVICE].join('\n')}\n`;
}
