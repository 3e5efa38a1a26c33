import type { Lineage } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { globMatches } from './paths.js';
import type { ProvenanceAction, PolicyRules, PublisherRule, Reason, Verdict } from './types.js';

/** Reasons that come from where a model is from: registry, publisher, contradictions, missing parents. */
export function provenanceReasons(record: ModelRecord, lineage: Lineage, rules: PolicyRules): Reason[] {
  const reasons: Reason[] = [];
  const add = (rule: string, verdict: Verdict, text: string): void => void reasons.push({ rule, verdict, text, license: null, clause: null, evidence: record.url ? [{ source: record.url, url: record.url, excerptHash: null }] : [] });
  const { allow } = rules.registries;
  if (allow !== null && !allow.includes(record.registry)) add('registry/not-allowed', 'deny', `The policy allows models from ${allow.join(', ')} only, and ${record.model} comes from ${record.registry}.`);
  for (const decision of ['deny', 'review'] as const) {
    const rule = rules.publishers[decision].find((r) => publisherMatches(r, record));
    if (rule) add('publisher/restricted', decision, `The policy ${decision === 'deny' ? 'denies' : 'wants to review'} ${rule.id === undefined ? `publishers from ${rule.country ?? ''}` : `the publisher ${rule.id}`}: ${record.publisher.name ?? record.publisher.id ?? 'this publisher'}${record.publisher.country ? ` (${record.publisher.country})` : ''}.${rule.reason ? ` ${rule.reason}` : ''}`);
  }
  for (const contradiction of record.contradictions) add('license/contradiction', 'review', contradiction.text);
  const act = (action: ProvenanceAction, rule: string, text: string): void => {
    if (action === 'review' || action === 'deny') add(rule, action, text);
  };
  // A parent that was asked for and not found is judged with the licences; one that nobody asked about is judged here.
  for (const base of lineage.unknownBases) if (!lineage.effective.some((e) => e.from === base)) act(rules.provenance.unknownBase, 'lineage/unknown-base', `${record.model} descends from ${base}, whose terms are not known.`);
  for (const suspect of lineage.suspected) act(rules.provenance.unknownBase, 'lineage/unknown-base', suspect.text);
  if (lineage.truncated) act(rules.provenance.unknownBase, 'lineage/unknown-base', `The lineage of ${record.model} is too deep or too broad to be followed to its end.`);
  if (record.gated !== false) act(rules.provenance.gated, 'provenance/gated', `${record.model} is gated: its publisher asks for an agreement before it can be downloaded.`);
  if (record.unsafeFiles.length) act(rules.provenance.unsafeFiles, 'provenance/unsafe-files', `${record.model} holds weights in a form that can run code when it is loaded (${record.unsafeFiles.slice(0, 3).join(', ')}).`);
  if (record.requestedRevision === null && record.registry === 'huggingface') act(rules.provenance.unpinned, 'provenance/unpinned', `${record.model} is used without a revision, so what is reviewed may change.`);
  return reasons;
}

/** Every part of a rule must hold; a country that is not known matches no rule. */
function publisherMatches(rule: PublisherRule, { publisher }: ModelRecord): boolean {
  if (rule.id !== undefined && (publisher.id === null || !globMatches(rule.id, publisher.id, true))) return false;
  if (rule.country !== undefined && publisher.country?.toUpperCase() !== rule.country.toUpperCase()) return false;
  return true;
}
