import { fnv1a64 } from '../findings/fingerprint.js';
import type { Severity } from '../policy/types.js';
import { findingWords } from './describe.js';
import { escapeControls } from './json.js';
import { printable } from './printable.js';
import type { Report } from './types.js';

/** Severities of GitLab's code quality report; `blocker` and `critical` are left to what stops a build for other reasons. */
const SEVERITY: Readonly<Record<Severity, 'info' | 'minor' | 'major'>> = { hint: 'info', information: 'info', warning: 'minor', error: 'major' };

/**
 * GitLab's code quality report: findings about uses and faults of the policy. The format knows no suppression, so what an approval
 * or an ignore comment switched off is left out. Fingerprints are unique, as GitLab requires. Pure.
 */
export function writeGitlab(report: Report): string {
  const references = new Map(report.references.map((r) => [r.id, r]));
  const seen = new Map<string, number>();
  const issues = report.findings.flatMap((f) => {
    const reference = f.reference === null ? undefined : references.get(f.reference);
    const at = reference ?? f.at;
    if (!at || f.suppressed || (reference && reference.kind !== 'use')) return [];
    const again = seen.get(f.fingerprint) ?? 0;
    seen.set(f.fingerprint, again + 1);
    return [{
      description: printable(findingWords(f)).trim(), check_name: f.rule, fingerprint: again ? fnv1a64(`${f.fingerprint} ${again}`) : f.fingerprint,
      severity: SEVERITY[f.severity], location: { path: at.file, lines: { begin: at.line } },
    }];
  });
  return `${escapeControls(JSON.stringify(issues, null, 2))}\n`;
}
