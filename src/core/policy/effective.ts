import { say } from '../language.js';
import { errorWords, isGone } from '../models/errors.js';
import { parseExpression, type LicenseTree } from '../licenses/expression.js';
import type { License } from '../licenses/types.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { ModelRecord } from '../models/types.js';
import { judgeLicense, type JudgeInput, type LicenseJudgement, type OpenQuestion } from './judgeLicense.js';
import { listedDecision } from './licenseRules.js';
import { positionOf } from './origins.js';
import type { RuleId } from './rules.js';
import type { Reason, Verdict } from './types.js';

/** From mild to strict. `unknown` outweighs `review`: a licence that nobody knows is the larger question. */
export const WEIGHT: Readonly<Record<Verdict, number>> = { allow: 0, review: 1, unknown: 2, deny: 3 };

/** What one effective licence comes to. */
export interface Judged {
  readonly reasons: readonly Reason[];
  readonly questions: readonly OpenQuestion[];
  readonly judged: readonly LicenseJudgement[];
}

export const worstOf = (reasons: readonly Reason[]): Verdict => reasons.reduce<Verdict>((worst, r) => (WEIGHT[r.verdict] > WEIGHT[worst] ? r.verdict : worst), 'allow');

/** Keys of the catalogue that stand for "not established". */
const NO_ENTRY = new Set(['unknown', 'other']);

/** One effective licence: terms of service, a catalogue entry, an expression of several, or nothing that could be established. */
export function judgeEffective(effective: EffectiveLicense, unknownBases: readonly string[], input: JudgeInput): Judged {
  const { record, knowledge } = input;
  const own = effective.path.length === 1;
  const tree = effective.expression !== null && / (?:AND|OR) /i.test(effective.expression) ? parseExpression(effective.expression) : null;
  const established = knowledge.licenses.byKey(effective.key);
  if (own && record.termsOfService && (!established || NO_ENTRY.has(established.key) || established.category === 'proprietary-api')) return judgeService(record.termsOfService, established, input);
  if (tree && !('license' in tree)) return judgeTree(tree, effective, unknownBases, input);
  if (established && established.category !== 'unknown') {
    const judgement = judgeLicense(established, effective, input);
    const unsure = own ? record.licenses.find((c) => c.key === established.key && c.confidence < SURE) : undefined;
    const doubt: Reason[] = unsure ? [reasonOf('license/unrecognised', 'review', say`The licence of ${record.model} was read as ${established.title} without certainty: ${unsure.note ?? `'${unsure.declared}'`}.`, input)] : [];
    return { reasons: [...judgement.reasons, ...doubt], questions: judgement.questions, judged: [judgement] };
  }
  const named = judgeNamed(effective, input);
  if (named) return { reasons: named, questions: [], judged: [] };
  return { reasons: [unestablished(effective, unknownBases, input)], questions: [], judged: [] };
}

/** Below this a claim is a likeness, not a name. */
const SURE = 0.85;

/** `OR` takes its best branch and names it, `AND` its worst. */
function judgeTree(tree: LicenseTree, effective: EffectiveLicense, unknownBases: readonly string[], input: JudgeInput): Judged {
  if ('license' in tree) {
    const bare = tree.license.split(' WITH ')[0] ?? tree.license;
    return judgeEffective({ ...effective, key: input.knowledge.licenses.bySpdx(bare)?.key ?? 'unknown', expression: bare.replace(/\+$/, '') }, unknownBases, input);
  }
  const branches = ('and' in tree ? tree.and : tree.or).map((branch) => ({ branch, judged: judgeTree(branch, effective, unknownBases, input) }));
  if ('and' in tree) return { reasons: branches.flatMap((b) => b.judged.reasons), questions: branches.flatMap((b) => b.judged.questions), judged: branches.flatMap((b) => b.judged.judged) };
  const weight = (b: (typeof branches)[number]): number => WEIGHT[worstOf(b.judged.reasons)] * 100 + Math.min(99, b.judged.questions.length * 10 + b.judged.reasons.length);
  const best = branches.reduce((a, b) => (weight(b) < weight(a) ? b : a));
  const words = wordsOf(best.branch);
  const choice = reasonOf('license/needs-review', worstOf(best.judged.reasons), say`${effective.from} leaves the choice of ${effective.expression ?? ''}; ${words} is judged, the branch that suits best.`, input, best.judged.judged[0]?.license.key ?? null);
  return { ...best.judged, reasons: [...best.judged.reasons, choice] };
}

function wordsOf(tree: LicenseTree): string {
  if ('license' in tree) return tree.license;
  return ('and' in tree ? tree.and : tree.or).map((t) => ('license' in t ? t.license : `(${wordsOf(t)})`)).join('and' in tree ? ' AND ' : ' OR ');
}

/** A hosted model has no weights and no licence: terms of service hold, and the policy's lists judge them as `proprietary-api`. */
function judgeService(terms: NonNullable<ModelRecord['termsOfService']>, license: License | undefined, { record, rules, knowledge, policy }: JudgeInput): Judged {
  const known = license && !NO_ENTRY.has(license.key) ? license : undefined;
  const listed = listedDecision({ key: known?.key ?? 'terms-of-service', spdx: known?.spdx ?? 'LicenseRef-terms-of-service', category: 'proprietary-api', hfId: null }, rules.licenses, knowledge.licenses);
  const key = known?.key ?? null;
  const evidence = [{ source: terms.title, url: terms.url, excerptHash: null }];
  const reasons: Reason[] = [];
  if (listed.decision !== 'allow') {
    const by = listed.entry === null ? say`no rule of the policy names them, and unlisted terms are ${listed.decision === 'deny' ? say`denied` : say`reviewed`}` : say`the policy ${listed.decision === 'deny' ? say`denies` : say`wants to review`} ${listed.entry}`;
    reasons.push({ rule: listed.decision === 'deny' ? 'license/denied' : 'license/needs-review', verdict: listed.decision, license: key, clause: null, evidence, policyAt: positionOf(policy, rules, listed), text: say`${record.model} is a hosted model without weights and without a licence; the ${terms.title} hold: ${by}.` });
  }
  if (rules.use.trainsOnOutputs === true && /train|compet/i.test(terms.notes ?? '')) {
    reasons.push({ rule: 'license/needs-review', verdict: 'review', license: key, clause: null, evidence, text: say`The ${terms.title} limit what outputs may train, and outputs of this product train other models: ${terms.notes ?? ''}` });
  }
  return { reasons, questions: [], judged: [] };
}

/**
 * A licence that the catalogue doesn't hold, but that has a name: an SPDX id, or what the card calls it. The policy's lists may name
 * it: that is a decision of people who know it. Unlisted, an SPDX licence is for review: it is established, only nobody read it here.
 */
function judgeNamed(effective: EffectiveLicense, input: JudgeInput): Reason[] | null {
  const { record, rules, knowledge, policy } = input;
  const own = effective.path.length === 1;
  const claim = own ? record.licenses.find((c) => (c.key ?? 'unknown') === effective.key && c.spdx === effective.expression) : undefined;
  const name = effective.expression ?? claim?.name ?? null;
  if (name === null || name === 'NOASSERTION') return null;
  const slug = name.toLowerCase().replace(/[^a-z0-9.+-]{1,20}/g, '-');
  const listed = listedDecision({ key: slug, spdx: effective.expression ?? `LicenseRef-${slug}`, category: 'unknown', hfId: null }, rules.licenses, knowledge.licenses);
  if (listed.entry !== null && !listed.entry.startsWith('category:')) {
    if (listed.decision === 'allow') return [];
    return [reasonOf(listed.decision === 'deny' ? 'license/denied' : 'license/needs-review', listed.decision, say`${effective.from} is under ${name}, which the policy ${listed.decision === 'deny' ? say`denies` : say`wants to review`}.`, input, null, positionOf(policy, rules, listed))];
  }
  if (effective.expression === null || effective.expression.startsWith('LicenseRef-')) return null;
  const verdict = listed.decision === 'deny' ? 'deny' : 'review';
  return [reasonOf(verdict === 'deny' ? 'license/denied' : 'license/unrecognised', verdict, say`${effective.from} is under ${name}, an SPDX licence whose terms are not in the catalogue${verdict === 'deny' ? say`, and the policy denies what it does not list` : ''}.`, input)];
}

/** A model whose licence could not be established: `unknown`, or denied where the policy says so. */
function unestablished(effective: EffectiveLicense, unknownBases: readonly string[], input: JudgeInput): Reason {
  const { record, rules, knowledge } = input;
  const denied = rules.licenses.undeclared === 'deny';
  if (effective.path.length > 1) {
    const missing = unknownBases.includes(effective.from);
    const action = rules.provenance.unknownBase;
    // A parent that was found and declares nothing is never let pass: nothing is allowed because it could not be read.
    const verdict: Verdict = denied || action === 'deny' ? 'deny' : action === 'review' || !missing ? 'review' : 'allow';
    return reasonOf('lineage/unknown-base', verdict, say`${effective.from}, which ${record.model} descends from, ${missing ? say`could not be resolved` : say`has no licence that could be established`}, so its terms are not known (${effective.path.join(' → ')}).`, input);
  }
  const verdict: Verdict = denied ? 'deny' : 'unknown';
  const claim = record.licenses.find((c) => c.key === null || c.key === effective.key);
  const lookedUp = record.resolvedFrom !== 'unresolved';
  if (claim) {
    const named = claim.key === null ? undefined : knowledge.licenses.byKey(claim.key);
    return reasonOf('license/unrecognised', verdict, say`The licence of ${record.model} could not be established: ${claim.note ?? (named ? say`${named.title} says nothing definite` : say`'${claim.name ?? claim.declared}' is not understood`)}.`, input);
  }
  if (record.error && !lookedUp) {
    const gone = isGone(record.error);
    return reasonOf(gone ? 'provenance/not-found' : record.error.code === 'gated' ? 'provenance/gated' : 'resolution/failed', verdict, say`The licence of ${record.model} could not be established: ${errorWords(record.error).replace(/\.$/, '')}.`, input);
  }
  return reasonOf('license/undeclared', verdict, say`${record.model} declares no licence.`, input);
}

function reasonOf(rule: RuleId, verdict: Verdict, text: string, { record }: JudgeInput, license: string | null = null, policyAt: Reason['policyAt'] = null): Reason {
  return { rule, verdict, text, license, clause: null, evidence: record.url ? [{ source: record.url, url: record.url, excerptHash: null }] : [], policyAt };
}
