import type { Report } from '../core/reports/types.js';
import type { FailOn } from './options.js';

/** Whether a report fails at each of the bars. */
export type Failing = Readonly<Record<Exclude<FailOn, 'never'>, boolean>>;

/**
 * Whether a use has a finding with a verdict at or above the bar that nobody switched off; with an older report, one that is new.
 * `unknown` counts as `review`. What a policy's `severity` makes of the finding doesn't matter: it says how loud, not whether.
 */
export function failsAt(report: Report, failOn: FailOn, old: Report | null): boolean {
  if (failOn === 'never') return false;
  const known = new Set(old?.findings.map((f) => f.fingerprint) ?? []);
  const uses = new Set(report.references.filter((r) => r.kind === 'use' && r.context !== 'comment').map((r) => r.id));
  return report.findings.some((f) => {
    if (f.suppressed || (old && known.has(f.fingerprint)) || f.reference === null || !uses.has(f.reference)) return false;
    return f.verdict === 'deny' || (failOn === 'review' && (f.verdict === 'review' || f.verdict === 'unknown'));
  });
}
