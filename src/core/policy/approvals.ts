import { say } from '../language.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { globMatches } from './paths.js';
import type { Approval, AppliedApproval, Policy, Reason } from './types.js';

/**
 * The approval that speaks of this model: one that names it beats a glob, a glob beats a licence or a publisher; among equals the
 * later one counts. An expired or stale one is returned as such and overrides nothing (contract, section 6).
 */
export function findApproval(record: ModelRecord, effective: readonly EffectiveLicense[], reasons: readonly Reason[], policy: Policy, today: string): { readonly approval: Approval; readonly applied: AppliedApproval } | null {
  const candidates = policy.approvals
    .map((approval, i) => ({ approval, i, weight: weightOf(approval, record, effective, reasons) }))
    .filter((c) => c.weight > 0)
    .map((c) => ({ ...c, state: stateOf(c.approval, record, today) }))
    .sort((a, b) => Number(b.state === 'valid') - Number(a.state === 'valid') || b.weight - a.weight || b.i - a.i);
  const best = candidates[0];
  if (!best) return null;
  const { approval, state } = best;
  return {
    approval,
    applied: { by: approval.by ?? say`not said`, reason: approval.reason ?? say`not said`, expires: approval.expires ?? 'never', state, decision: approval.decision, ...(approval.conditions ? { conditions: approval.conditions } : {}) },
  };
}

/** Every part of an approval must hold; 0: it speaks of something else. */
function weightOf(approval: Approval, record: ModelRecord, effective: readonly EffectiveLicense[], reasons: readonly Reason[]): number {
  const names = [record.model, record.canonical?.model, record.renamedTo].filter((n): n is string => typeof n === 'string');
  let weight = 0;
  if (approval.model !== undefined) {
    const wanted = approval.model;
    const exact = names.some((n) => n.toLowerCase() === wanted.toLowerCase());
    if (!exact && !names.some((n) => globMatches(wanted, n, true))) return 0;
    weight += exact ? 8 : 4;
  }
  if (approval.license !== undefined) {
    const wanted = approval.license.toLowerCase();
    const held = effective.filter((e) => [e.key, e.expression?.toLowerCase(), `licenseref-${e.key}`].includes(wanted));
    // It speaks of this licence alone: whatever another licence, the publisher or the provenance asks for is not settled by it.
    const settles = reasons.every((r) => r.verdict === 'allow' || held.some((e) => e.key === r.license));
    if (held.length === 0 || !settles) return 0;
    weight += 2;
  }
  if (approval.publisher !== undefined) {
    if (record.publisher.id === null || !globMatches(approval.publisher, record.publisher.id, true)) return 0;
    weight += 1;
  }
  return weight;
}

function stateOf(approval: Approval, record: ModelRecord, today: string): AppliedApproval['state'] {
  // The last day counts.
  if (approval.expires !== undefined && today > approval.expires) return 'expired';
  if (approval.revision !== undefined) {
    const wanted = approval.revision.toLowerCase().replace(/…$/, '');
    const current = (record.revision ?? record.requestedRevision ?? '').toLowerCase();
    if (!current.startsWith(wanted) || wanted === '') return 'stale';
  }
  if (approval.licenseSha256 !== undefined && approval.licenseSha256.toLowerCase() !== record.licenseTextSha256?.toLowerCase()) return 'stale';
  return 'valid';
}

