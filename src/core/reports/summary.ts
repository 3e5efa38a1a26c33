import { VERDICT_WORDS } from '../explain.js';
import { say } from '../language.js';
import { errorWords } from '../models/errors.js';
import { onceBy } from '../policy/once.js';
import type { Verdict } from '../policy/types.js';
import type { TermLine } from '../licenses/terms.js';
import { CLAIM_SOURCE_WORDS, RESOLVED_WORDS, count, factWords, modelTitle } from './describe.js';
import { lineageTree, type LineageNode } from './lineageTree.js';
import type { Report, ReportAssessment, ReportFinding, ReportLicense, ReportModel, ReportReference } from './types.js';

/** A licence that binds one model, and which of its terms decide here. */
export interface DossierLicense {
  readonly key: string;
  readonly title: string;
  readonly license: ReportLicense | null;
  /** SPDX id or expression; null where nothing is established. */
  readonly spdx: string | null;
  readonly url: string | null;
  /** The model that brings it; the model itself for its own. */
  readonly from: string;
  readonly path: readonly string[];
  readonly inherited: boolean;
  /** A licence that the model is bound by already, through a nearer one: short lists leave it out. */
  readonly repeated: boolean;
  /** How the model itself declares it; null for inherited ones. */
  readonly declared: string | null;
  /** The terms that matter for the decision, in the catalogue's order. */
  readonly terms: readonly TermLine[];
}

/** Where a fact comes from. */
interface SourceRow {
  readonly what: string;
  readonly source: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly hash: string | null;
}

/** Everything that a reader needs to decide about one model, in words and in reading order. Nothing here is computed by a writer. */
export interface Dossier {
  /** `m1`, …: for anchors. */
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** `needs review`. */
  readonly verdictWords: string;
  /** One sentence: why. */
  readonly sentence: string;
  readonly record: ReportModel;
  readonly assessment: ReportAssessment;
  readonly licenses: readonly DossierLicense[];
  readonly lineage: LineageNode;
  /** Places that use it, then places that mention it. */
  readonly places: readonly ReportReference[];
  readonly sources: readonly SourceRow[];
  /** What else is to be said: contradictions, new names, unsafe files, failed look-ups, findings that were switched off. */
  readonly remarks: readonly string[];
}

export type GroupId = 'decide' | 'unresolved' | 'denied' | 'duties' | 'allowed' | 'mentioned';

export interface Group {
  readonly id: GroupId;
  readonly title: string;
  readonly lead: string;
  readonly dossiers: readonly Dossier[];
}

/** A fact about the product that several licences ask for. */
interface OpenFact {
  readonly fact: string;
  readonly title: string;
  readonly models: readonly string[];
  readonly questions: readonly { readonly text: string; readonly answers: ReportAssessment['questions'][number]['answers'] }[];
}

export interface ReportView {
  readonly report: Report;
  readonly groups: readonly Group[];
  /** Models in use, by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly facts: readonly OpenFact[];
  /** Findings about the policy or the scan as a whole. */
  readonly general: readonly ReportFinding[];
  readonly unresolved: readonly Dossier[];
}

const GROUPS: readonly Omit<Group, 'dossiers'>[] = [
  { id: 'decide', title: 'Needs a decision', lead: 'The policy does not settle these, or their licence could not be established.' },
  { id: 'unresolved', title: 'Licence not established', lead: 'Nothing at hand says on what terms these may be used. Each counts as needing a decision; a look-up of its registry may settle it.' },
  { id: 'denied', title: 'Denied', lead: 'The policy or a clause of the licence stands against these.' },
  { id: 'duties', title: 'Allowed, with duties', lead: 'These may be used as long as the duties listed are fulfilled and approvals last.' },
  { id: 'allowed', title: 'Allowed', lead: 'Nothing stands against these, and they bring no duty for the use that the policy describes.' },
  { id: 'mentioned', title: 'Only mentioned', lead: 'Prose and comments name these; nothing was found that uses them. They decide nothing.' },
];

/** Terms that a reviewer reads first, beside those that a reason, a question or a duty cites. */
const WEIGHTY = new Set(['unverified', 'commercial-use', 'threshold', 'territory', 'use-restrictions', 'outputs', 'output-training', 'hosting', 'share-alike', 'derivatives', 'registration', 'sunset']);
/** So many models of which nothing is known are told one by one like the others; more of them are rows of a table. */
const MAX_BARE = 10;
/** Verdicts inside a group: what is the larger question first. */
const ORDER: readonly Verdict[] = ['unknown', 'review', 'deny', 'allow'];

/** The report as a reader goes through it: decisions, denials, duties, the rest. Pure. */
export function viewReport(report: Report): ReportView {
  const licenses = new Map(report.licenses.map((l) => [l.key, l]));
  const references = new Map(report.references.map((r) => [r.id, r]));
  const findings = new Map<string, ReportFinding[]>();
  for (const f of report.findings) {
    const id = `${f.registry ?? ''}\n${f.model ?? ''}`;
    const known = findings.get(id);
    if (known) known.push(f);
    else findings.set(id, [f]);
  }
  const dossiers = report.models.flatMap((record, i): Omit<Dossier, 'id'>[] => {
    const assessment = report.assessments[i];
    return assessment ? [dossierOf(record, assessment, licenses, references, findings.get(`${record.registry}\n${record.model}`) ?? [])] : [];
  });
  const sorted = dossiers
    .sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const apart = sorted.filter(isBare).length > MAX_BARE;
  const byGroup = GROUPS.map((g) => ({ ...g, dossiers: sorted.filter((d) => (apart && isBare(d) ? 'unresolved' : groupOf(d)) === g.id) })).filter((g) => g.dossiers.length > 0);
  let n = 0;
  const groups = byGroup.map((g) => ({ ...g, dossiers: g.dossiers.map((d): Dossier => ({ ...d, id: `m${++n}` })) }));
  const used = groups.flatMap((g) => (g.id === 'mentioned' ? [] : g.dossiers));
  const tally = (verdict: Verdict): number => used.filter((d) => d.verdict === verdict).length;
  return {
    report, groups, counts: { allow: tally('allow'), review: tally('review'), deny: tally('deny'), unknown: tally('unknown') },
    facts: openFacts(used), general: report.findings.filter((f) => f.model === null && f.severity !== 'hint'), unresolved: groups.flatMap((g) => g.dossiers).filter((d) => d.record.error !== null && d.record.resolvedFrom === 'unresolved'),
  };
}

function groupOf(d: Omit<Dossier, 'id'>): GroupId {
  if (d.assessment.kind === 'mention') return 'mentioned';
  if (d.verdict === 'deny') return 'denied';
  if (d.verdict !== 'allow') return 'decide';
  return d.assessment.obligations.length > 0 || d.assessment.approval?.state === 'valid' ? 'duties' : 'allowed';
}

/** Whether there is nothing to say of a model in use but that its licence is not known, and why. */
function isBare({ verdict, record, assessment: a, remarks }: Omit<Dossier, 'id'>): boolean {
  return a.kind !== 'mention' && verdict === 'unknown' && record.resolvedFrom === 'unresolved' && record.licenses.length === 0 && record.canonical === null
    && a.reasons.every((r) => r.license === null) && a.obligations.length === 0 && a.questions.length === 0 && a.approval === null && a.lineage.edges.length === 0 && a.alternatives.length === 0 && remarks.length === 0;
}

function dossierOf(record: ReportModel, assessment: ReportAssessment, licenses: ReadonlyMap<string, ReportLicense>, references: ReadonlyMap<string, ReportReference>, findings: readonly ReportFinding[]): Omit<Dossier, 'id'> {
  const places = assessment.references.flatMap((id) => references.get(id) ?? []);
  return {
    title: `${modelTitle(record)}${record.requestedRevision ? ` @ ${record.requestedRevision}` : ''}`,
    verdict: assessment.verdict, verdictWords: VERDICT_WORDS[assessment.verdict], sentence: sentenceOf(assessment),
    record, assessment, licenses: boundBy(record, assessment, licenses), lineage: lineageTree(record, assessment, licenses),
    places: [...places.filter((p) => p.kind === 'use'), ...places.filter((p) => p.kind !== 'use')],
    sources: sourcesOf(record, assessment), remarks: remarksOf(record, assessment, findings),
  };
}

/** What decides, in one sentence: a recorded decision before the reason that it overrides. */
function sentenceOf(a: ReportAssessment): string {
  const reason = a.reasons[0]?.text ?? say`Nothing stands against it.`;
  if (a.approval?.state !== 'valid' || a.verdict === a.unapprovedVerdict) return reason;
  return say`Decided by ${a.approval.by}${a.approval.expires === 'never' ? '' : say` until ${a.approval.expires}`}; without that: ${reason}`;
}

function boundBy(record: ReportModel, assessment: ReportAssessment, licenses: ReadonlyMap<string, ReportLicense>): DossierLicense[] {
  const cited = new Set([...assessment.reasons, ...assessment.obligations, ...assessment.questions].map((x) => `${x.license ?? ''}\n${x.clause ?? ''}`));
  const keys = assessment.effectiveLicenses.map((e) => e.key);
  return assessment.effectiveLicenses.map((e, i) => {
    const license = e.key === 'unknown' ? null : (licenses.get(e.key) ?? null);
    const inherited = e.path.length > 1;
    const claim = inherited ? undefined : record.licenses.find((c) => c.key === e.key || (c.key === null && e.key === 'unknown'));
    return {
      key: e.key, license, title: license?.title ?? (e.key === 'unknown' ? (inherited ? null : record.termsOfService?.title) ?? say`Licence not established` : (e.expression ?? e.key)), spdx: license?.spdx ?? (e.key === 'unknown' ? null : e.expression), url: license?.url ?? claim?.link ?? (inherited || e.key !== 'unknown' ? null : record.termsOfService?.url) ?? null,
      from: e.from, path: e.path, inherited, repeated: e.key !== 'unknown' && keys.indexOf(e.key) < i,
      declared: claim?.source === 'terms-of-service' ? (license ? say`no licence of weights` : say`the provider\u2019s terms of service, no licence of weights`) : claim ? say`declared as \u201c${claim.name ?? claim.declared}\u201d in the ${CLAIM_SOURCE_WORDS[claim.source]}` : null,
      terms: license ? license.terms.filter((t) => WEIGHTY.has(t.id) || (t.clause !== null && cited.has(`${e.key}\n${t.clause}`))) : [],
    };
  });
}

function sourcesOf(record: ReportModel, assessment: ReportAssessment): SourceRow[] {
  const date = record.asOf ? record.asOf.slice(0, 10) : null;
  const rows: SourceRow[] = [{
    what: record.canonical && record.canonical.model !== record.model ? say`Record of ${record.canonical.model}, the model behind the name` : say`Record of the model`,
    source: `${RESOLVED_WORDS[record.resolvedFrom]}${record.revision ? say`, revision ${record.revision}` : ''}${record.note ? ` (${record.note})` : ''}`, url: record.url, date: record.resolvedFrom === 'unresolved' ? null : date, hash: null,
  }];
  for (const claim of record.licenses) {
    rows.push({ what: say`Licence declared as \u201c${claim.name ?? claim.declared}\u201d`, source: `${CLAIM_SOURCE_WORDS[claim.source]}${claim.confidence < 1 ? say`, confidence ${Math.round(claim.confidence * 100)} %` : ''}`, url: claim.link ?? null, date, hash: claim.textSha256 ?? null });
  }
  for (const claim of record.otherClaims) {
    rows.push({ what: say`Claim that lost: \u201c${claim.name ?? claim.declared}\u201d`, source: CLAIM_SOURCE_WORDS[claim.source], url: claim.link ?? null, date, hash: claim.textSha256 ?? null });
  }
  for (const evidence of assessment.reasons.flatMap((r) => r.evidence)) {
    // A lineage is drawn in full; as a source it says nothing more.
    if (evidence.url === null && evidence.excerptHash === null && !/[/:@.]/.test(evidence.source)) continue;
    rows.push({ what: say`Terms`, source: evidence.source, url: evidence.url, date: null, hash: evidence.excerptHash });
  }
  return onceBy(rows, (r) => `${r.what}\n${r.source}\n${r.url}`);
}

function remarksOf(record: ReportModel, assessment: ReportAssessment, findings: readonly ReportFinding[]): string[] {
  const remarks = [...record.contradictions];
  if (record.canonical && (record.canonical.registry !== record.registry || record.canonical.model !== record.model)) remarks.push(say`The model behind this name is ${modelTitle(record.canonical)}.`);
  // The reason says so already where nothing else was found.
  const error = record.error ? errorWords(record.error) : '';
  if (record.error && !assessment.reasons.some((r) => r.text.includes(error))) remarks.push(say`Look-up: ${error}.`);
  if (record.disabled) remarks.push(say`The registry has disabled this model.`);
  remarks.push(...assessment.lineage.suspected.map((s) => s.text));
  if (assessment.lineage.truncated) remarks.push(say`The lineage is longer than what was followed; the rest is not known.`);
  if (record.remoteCode) remarks.push(say`The repository brings code of its own that runs when the model is loaded.`);
  if (record.signals.length) remarks.push(say`A text outside the catalogue seems to speak of: ${[...new Set(record.signals.map((s) => s.term))].slice(0, 8).join(', ')}.`);
  remarks.push(...findings.filter((f) => f.verdict === null && f.severity !== 'hint' && !f.suppressed && f.rule !== 'obligation/unmet' && !f.rule.startsWith('approval/')).map((f) => f.message));
  for (const f of findings) {
    if (f.suppressed?.by === 'ignore-comment' && f.verdict !== null) remarks.push(say`A comment in the source switches the finding off: ${f.suppressed.reason ?? say`no reason given`}.`);
  }
  // What is a reason is told as one.
  return [...new Set(remarks)].filter((remark) => !assessment.reasons.some((r) => r.text === remark));
}

/** Why nothing is known of a model that is one row of a table. */
export function bareWords(d: Dossier): string {
  const error = d.record.error?.message;
  return d.assessment.reasons.map((r) => (error !== undefined && r.text.includes(error) ? `${error.charAt(0).toUpperCase()}${error.slice(1)}.` : r.text)).join(' ') || d.sentence;
}

/** Facts that nobody gave and licences ask for, by how many models wait for them. */
function openFacts(dossiers: readonly Dossier[]): OpenFact[] {
  interface Asked { readonly models: string[]; readonly questions: Map<string, ReportAssessment['questions'][number]['answers']> }
  const facts = new Map<string, Asked>();
  for (const d of dossiers) {
    for (const q of d.assessment.questions) {
      const known: Asked = facts.get(q.fact) ?? { models: [], questions: new Map() };
      facts.set(q.fact, known);
      if (!known.models.includes(d.title)) known.models.push(d.title);
      // The same clause asks the same of every model that descends from it.
      const text = q.text.split(' It is inherited from ')[0] ?? q.text;
      if (!known.questions.has(text)) known.questions.set(text, q.answers);
    }
  }
  return [...facts]
    .map(([fact, f]) => ({ fact, title: factWords(fact), models: f.models, questions: [...f.questions].map(([text, answers]) => ({ text, answers })) }))
    .sort((a, b) => b.models.length - a.models.length || (a.fact < b.fact ? -1 : 1));
}

/** `12 models in use (42 files read): 5 need a decision, 2 denied, 5 allowed`. */
export function headline(view: ReportView): string {
  const { counts, report } = view;
  const used = counts.allow + counts.review + counts.deny + counts.unknown;
  const parts = [
    counts.review + counts.unknown ? `${counts.review + counts.unknown} need${counts.review + counts.unknown === 1 ? 's' : ''} a decision` : '',
    counts.deny ? `${counts.deny} denied` : '', counts.allow ? `${counts.allow} allowed` : '',
  ].filter(Boolean);
  return `${count(used, 'model')} in use (${count(report.scan.filesScanned, 'file')} read)${parts.length ? `: ${parts.join(', ')}` : ''}`;
}
