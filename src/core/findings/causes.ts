import { VERDICT_WORDS } from '../explain.js';
import { say } from '../language.js';
import { errorWords, isGone } from '../models/errors.js';
import type { ModelRecord } from '../models/types.js';
import { RULES, type RuleId } from '../policy/rules.js';
import type { PolicyRules, ProvenanceAction, Reason, Severity, Verdict } from '../policy/types.js';
import type { ModelReference } from '../references/types.js';
import type { Assessment } from './types.js';

/** What a finding at a place rests on. */
export interface Cause {
  readonly rule: RuleId;
  readonly verdict: Verdict | null;
  readonly message: string;
  readonly severity: Severity;
  readonly reason: Reason | null;
}

export interface CauseInput {
  readonly reference: Pick<ModelReference, 'registry' | 'kind' | 'revision'>;
  readonly assessment: Assessment;
  readonly record: ModelRecord;
  /** What the policy wants of facts about provenance, at this place. */
  readonly provenance: PolicyRules['provenance'];
}

/** A fact beside the verdict; without a severity it has its rule's. Null: nothing is to be said. */
type Fact = (input: CauseInput) => { readonly message: string; readonly severity?: Severity } | null;

const BY_VERDICT: Readonly<Record<Verdict, Severity>> = { deny: 'error', review: 'warning', unknown: 'warning', allow: 'information' };
const BY_ACTION: Readonly<Record<Exclude<ProvenanceAction, 'off'>, Severity>> = { hint: 'hint', information: 'information', warning: 'warning', review: 'warning', deny: 'error' };

/** The message with the severity that the policy's action asks for; nothing where that is `off`. */
const acted = (action: ProvenanceAction, message: string): ReturnType<Fact> => (action === 'off' ? null : { message, severity: BY_ACTION[action] });

const gone = (record: ModelRecord): boolean => isGone(record.error);
/** A fault of the look-up where another source answered; where none did, the verdict itself says so. */
const faultBeside = (record: ModelRecord): string | null => (record.error && record.resolvedFrom !== 'unresolved' ? say`${record.model}: ${errorWords(record.error)}; what is said of it is as of ${record.asOf.slice(0, 10)}.` : null);

/** One entry a rule, in the order in which they are told: to raise a rule beside the verdict is to add one here. */
const FACTS: readonly (readonly [RuleId, Fact])[] = [
  ['approval/expired', ({ assessment: { approval }, record }) => (approval?.state === 'expired' ? { message: say`The approval of ${record.model} by ${approval.by} expired on ${approval.expires}.` } : null)],
  ['approval/stale', ({ assessment: { approval }, record }) => (approval?.state === 'stale' ? { message: say`The approval of ${record.model} by ${approval.by} was for another revision or licence text.` } : null)],
  ['provenance/retired', ({ record }) => (record.retired ? { message: say`${record.model} was retired on ${record.retired.date} (${record.retired.source}).` } : null)],
  ['provenance/renamed', ({ record }) => (record.renamedTo ? { message: say`${record.model} is called ${record.renamedTo} now.` } : null)],
  ['provenance/not-found', ({ record }) => {
    if (record.disabled) return { message: say`The Hub has disabled ${record.model}: it can't be downloaded any more.` };
    const fault = gone(record) ? faultBeside(record) : null;
    return fault === null ? null : { message: fault };
  }],
  ['resolution/failed', ({ record }) => {
    const fault = gone(record) ? null : faultBeside(record);
    return fault === null ? null : { message: fault, severity: 'information' };
  }],
  ['license/contradiction', ({ record }) => {
    const parents = record.contradictions.find((c) => c.field === 'base-model');
    if (parents) return { message: parents.text };
    return record.impostorOf ? { message: say`${record.model} looks like a model of ${record.impostorOf}, but its owner is another one.` } : null;
  }],
  ['provenance/gated', ({ record, provenance }) => {
    if (record.gated === false) return null;
    const behind = record.canonical !== null && record.canonical.registry !== record.registry ? record.canonical.model : null;
    // Another registry hands the weights out without asking; what the publisher asks for holds all the same.
    return acted(provenance.gated, behind ? say`${behind}, the model behind ${record.model}, is gated (${record.gated}): its publisher asks for an agreement first.` : say`${record.model} is gated (${record.gated}): its publisher asks for an agreement first.`);
  }],
  ['provenance/unsafe-files', ({ record, provenance }) => {
    if (provenance.unsafeFiles === 'off') return null;
    if (record.unsafeFiles.length) return acted(provenance.unsafeFiles, say`The weights of ${record.model} can run code when they are loaded: ${record.unsafeFiles.slice(0, 3).join(', ')}.`);
    return record.remoteCode ? { message: say`${record.model} is loaded by code of its own repository, which runs where remote code is trusted.`, severity: 'information' } : null;
  }],
  ['provenance/unpinned', ({ reference, record, provenance }) => (reference.registry === 'huggingface' && isUnpinned(reference) && reference.kind === 'use' ? acted(provenance.unpinned, say`${record.model} is used without a revision: what was reviewed may change.`) : null)],
  ['license/text-missing', ({ record }) => (record.licenseTextPresent === false && record.licenses.some((c) => c.key !== null) ? { message: say`The repository of ${record.model} holds no licence text.` } : null)],
  ['obligation/unmet', ({ assessment }) => {
    const [first, ...more] = assessment.obligations.filter((o) => o.state === 'unmet');
    return first && assessment.verdict !== 'deny' ? { message: `${first.text}${more.length ? say` (${more.length} more)` : ''}` } : null;
  }],
];

/** Nothing is pinned by the name of the branch that moves. */
export function isUnpinned({ revision }: Pick<ModelReference, 'revision'>): boolean {
  return revision === null || revision === 'main';
}

/** Each cause once: the verdict by its heaviest reason, then facts about provenance, duties and approvals. */
export function causesOf(input: CauseInput): Cause[] {
  const causes = verdictCauses(input.assessment);
  for (const [rule, fact] of FACTS) {
    const told = causes.some((c) => c.rule === rule) ? null : fact(input);
    if (told) causes.push({ rule, verdict: null, message: told.message, severity: told.severity ?? RULES[rule].severity, reason: null });
  }
  return causes;
}

function verdictCauses({ reasons, verdict, unapprovedVerdict, approval }: Assessment): Cause[] {
  const causes: Cause[] = [];
  const [heaviest, ...others] = reasons;
  if (heaviest && unapprovedVerdict !== 'allow') {
    const more = others.filter((r) => r.verdict === heaviest.verdict).length;
    causes.push({ rule: heaviest.rule, verdict: unapprovedVerdict, message: `${heaviest.text}${more > 1 ? say` (${more} more reasons)` : more ? say` (1 more reason)` : ''}`, severity: BY_VERDICT[unapprovedVerdict], reason: heaviest });
  }
  if (approval?.state === 'valid' && verdict !== 'allow' && verdict !== unapprovedVerdict) causes.push({ rule: verdict === 'deny' ? 'license/denied' : 'license/needs-review', verdict, message: say`${approval.by} decided: ${VERDICT_WORDS[verdict]}. ${approval.reason}`, severity: BY_VERDICT[verdict], reason: null });
  return causes;
}
