import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import type { Lineage } from '../lineage/types.js';
import type { License } from '../licenses/types.js';
import type { ModelPublisher, ModelRecord } from '../models/types.js';
import { listedDecision } from './licenseRules.js';
import { globMatches } from './paths.js';
import type { RuleId } from './rules.js';
import type { ProvenanceAction, PolicyRules, PublisherRule, Reason, Verdict } from './types.js';

/** Registries that are no place to fetch from: the policy's list of registries says nothing about them. */
const NO_REGISTRY = new Set(['local-file', 'unknown']);

/** Reasons that come from where a model is from: registry, publisher, contradictions, what its card says elsewhere, missing parents. */
export function provenanceReasons(record: ModelRecord, lineage: Lineage, rules: PolicyRules, knowledge: Knowledge): Reason[] {
  const reasons: Reason[] = [];
  const add = (rule: RuleId, verdict: Verdict, text: string): void => void reasons.push({ rule, verdict, text, license: null, clause: null, evidence: record.url ? [{ source: record.url, url: record.url, excerptHash: null }] : [] });
  const { allow } = rules.registries;
  if (allow !== null && !allow.includes(record.registry) && !NO_REGISTRY.has(record.registry)) add('registry/not-allowed', 'deny', say`The policy allows models from ${allow.join(', ') || say`no registry`} only, and ${record.model} comes from ${record.registry}.`);
  const restricted = publisherRule(record.publisher, rules);
  if (restricted) {
    const { rule, decision } = restricted;
    const who = `${record.publisher.name ?? record.publisher.id ?? say`this publisher`}${record.publisher.country ? ` (${record.publisher.country})` : ''}`;
    add('publisher/restricted', decision, say`The policy ${decision === 'deny' ? say`denies` : say`wants to review`} ${rule.id === undefined ? say`publishers from ${rule.country ?? ''}` : say`the publisher ${rule.id}`}: ${record.model} is by ${who}.${rule.reason ? ` ${rule.reason}` : ''}`);
  }
  for (const contradiction of record.contradictions) if (contradiction.field === 'license') add('license/contradiction', claimsAllowed(record, rules, knowledge) ? 'allow' : 'review', contradiction.text);
  const signal = newSignal(record, knowledge);
  if (signal) add('license/contradiction', 'review', say`The card or a text of ${record.model} says more than its licence does: "${signal}".`);
  const act = (action: ProvenanceAction, rule: RuleId, text: string): void => {
    if (action === 'review' || action === 'deny') add(rule, action, text);
  };
  // A parent that was asked for and not found is judged with the licences; one that nobody asked about is judged here.
  for (const base of lineage.unknownBases) if (!lineage.effective.some((e) => e.from === base)) act(rules.provenance.unknownBase, 'lineage/unknown-base', say`${record.model} descends from ${base}, whose terms are not known.`);
  for (const suspect of lineage.suspected) act(rules.provenance.unknownBase, 'lineage/unknown-base', suspect.text);
  if (lineage.truncated) act(rules.provenance.unknownBase, 'lineage/unknown-base', say`The lineage of ${record.model} is too deep or too broad to be followed to its end.`);
  if (record.gated !== false) act(rules.provenance.gated, 'provenance/gated', say`${record.canonical?.model ?? record.model} is gated: its publisher asks for an agreement before it can be downloaded.`);
  if (record.unsafeFiles.length) act(rules.provenance.unsafeFiles, 'provenance/unsafe-files', say`${record.model} holds weights in a form that can run code when it is loaded (${record.unsafeFiles.slice(0, 3).join(', ')}).`);
  if (record.requestedRevision === null && record.registry === 'huggingface') act(rules.provenance.unpinned, 'provenance/unpinned', say`${record.model} is used without a revision, so what is reviewed may change.`);
  return reasons;
}

/** The rule of the policy that speaks of a publisher, denials first; null where none does. */
export function publisherRule(publisher: ModelPublisher, rules: PolicyRules): { readonly rule: PublisherRule; readonly decision: 'deny' | 'review' } | null {
  for (const decision of ['deny', 'review'] as const) {
    const rule = rules.publishers[decision].find((r) => publisherMatches(r, publisher));
    if (rule) return { rule, decision };
  }
  return null;
}

/** Every part of a rule must hold; a country that is not known matches no rule. */
function publisherMatches(rule: PublisherRule, publisher: ModelPublisher): boolean {
  if (rule.id !== undefined && (publisher.id === null || !globMatches(rule.id, publisher.id, true))) return false;
  if (rule.country !== undefined && publisher.country?.toUpperCase() !== rule.country.toUpperCase()) return false;
  return true;
}

/** Whether the policy's lists allow whatever the sources disagree about: it then matters to nobody which of them is right. */
function claimsAllowed(record: ModelRecord, rules: PolicyRules, knowledge: Knowledge): boolean {
  return [...record.licenses, ...record.otherClaims].every((claim) => {
    const license = claim.key === null ? undefined : knowledge.licenses.byKey(claim.key);
    return license !== undefined && listedDecision(license, rules.licenses, knowledge.licenses).decision === 'allow';
  });
}

/** Words that restrict commercial use where every licence that is established allows it: the one signal that turns a verdict. */
function newSignal(record: ModelRecord, knowledge: Knowledge): string | null {
  const own = record.licenses.map((c) => (c.key === null ? undefined : knowledge.licenses.byKey(c.key))).filter((l): l is License => l !== undefined);
  if (own.length === 0 || own.some((l) => l.terms.commercialUse.value === 'no' || !l.verified)) return null;
  return record.signals.find((s) => (s.term === 'non-commercial' || s.term === 'research-only') && s.value !== false)?.text ?? null;
}
