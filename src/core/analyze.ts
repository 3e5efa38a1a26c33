import type { Analysis, AnalysisInput, Knowledge } from './analysis.js';
import { createFindings } from './findings/create.js';
import type { Assessment } from './findings/types.js';
import { Judgements } from './judgements.js';
import { ensured } from './text/ensured.js';
import type { Lineage } from './lineage/types.js';
import { walkLineage } from './lineage/walk.js';
import { buildRecord } from './models/record.js';
import { modelKey, type ModelEvidence, type ModelKey, type ModelRecord } from './models/types.js';
import { assess } from './policy/assess.js';
import { rulesFor } from './policy/paths.js';
import type { PolicyRules, Verdict } from './policy/types.js';
import type { ModelReference, Registry } from './references/types.js';

type NumberedReference = ModelReference & { readonly id: string };
/** From mild to strict; an unknown licence weighs more than one that is known to need review. */
const WEIGHT: Readonly<Record<Verdict, number>> = { allow: 0, review: 1, unknown: 2, deny: 3 };

/**
 * References and evidence → everything that is concluded from them. Never awaits, reads no clock, touches no network:
 * the same input gives the same analysis. What no evidence explains is listed in `missing` for the shell to fetch.
 * `known`: what earlier analyses concluded, for who analyses again after each edit.
 */
export function analyze(input: AnalysisInput, known = new Judgements()): Analysis {
  known.restOn(input);
  const { references, wanted, missing } = survey(input, known);
  const assessments: Assessment[] = [];
  const byReference = new Map<string, Assessment>();

  for (const { record, lineage, places } of wanted) {
    const judge = (rules: PolicyRules): Assessment => assess({ record, lineage, rules, policy: input.policy, knowledge: input.knowledge, workspace: input.workspace, today: input.today });
    const judged = judgeByPath(places, input, judge, ensured(known.assessments, record, () => new Map<string, Assessment>()));
    for (const [reference, assessment] of judged.byReference) byReference.set(reference, assessment);
    assessments.push(judged.worst);
  }

  const findings = createFindings({
    references, assessments: byReference, records: new Map(wanted.map(({ key, record }) => [modelKey(key), record])),
    ignores: input.ignores, policy: input.policy, policyProblems: input.policyProblems,
    locked: new Map((input.locked ?? []).map((m) => [modelKey({ ...m, revision: m.requestedRevision }), m])), licenses: input.knowledge.licenses,
  });
  return {
    references, ignores: input.ignores, models: wanted.map(({ record }) => record), assessments, findings, policy: input.policy, policyProblems: input.policyProblems,
    scan: { filesScanned: input.filesScanned, filesSkipped: input.filesSkipped, complete: input.complete },
    missing,
  };
}

/** What a shell should look up before it analyses: `missing` of the analysis, without its judgements. */
export function missingOf(input: AnalysisInput, known = new Judgements()): readonly ModelKey[] {
  known.restOn(input);
  return survey(input, known).missing;
}

/** A model that references name, with what is known of it. */
interface Surveyed {
  readonly key: ModelKey;
  readonly places: NumberedReference[];
  readonly record: ModelRecord;
  readonly lineage: Lineage;
}

/** Which models the references name, what is known of each, and what isn't. */
function survey(input: AnalysisInput, known: Judgements): { readonly references: NumberedReference[]; readonly wanted: readonly Surveyed[]; readonly missing: readonly ModelKey[] } {
  const references = number(input.references);
  const lookup = createLookup(input, known.records);
  const needed = new Map<string, ModelKey>();
  const wanted = modelsOf(references).map(({ key, places }): Surveyed => {
    const record = lookup.record(key);
    const lineage = ensured(known.lineages, record, () => walkLineage(record, lookup.parent, input.knowledge));
    for (const need of needsOf(key, record, lineage.edges.map((e) => e.parent), places, input.askable)) needed.set(modelKey(need), need);
    return { key, places, record, lineage };
  });
  return { references, wanted, missing: [...needed.values()].filter((key) => isMissing(key, input)) };
}

function isMissing(key: ModelKey, { evidence, outdated }: Pick<AnalysisInput, 'evidence' | 'outdated'>): boolean {
  const id = modelKey(key);
  return !evidence.has(id) || outdated?.has(id) === true;
}

/** In the order of file and place, numbered: the same input gives the same numbers. */
function number(references: readonly ModelReference[]): NumberedReference[] {
  return [...references]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column || (a.model < b.model ? -1 : 1)))
    .map((reference, i) => ({ ...reference, id: `r${i + 1}` }));
}

/** The default branch by its name is the default branch: one look-up serves both. */
export function keyOf(reference: ModelReference): ModelKey {
  const named = reference.revision === 'main' || reference.revision === 'HEAD' ? null : reference.revision;
  return { registry: reference.registry, model: reference.model, revision: named };
}

/** Each model at each revision with the places that name it. Placeholders are listed as references and judged nowhere. */
function modelsOf(references: readonly NumberedReference[]): { key: ModelKey; places: NumberedReference[] }[] {
  const models = new Map<string, { key: ModelKey; places: NumberedReference[] }>();
  for (const reference of references) {
    if (reference.kind === 'example') continue;
    const key = keyOf(reference);
    const known = models.get(modelKey(key));
    if (known) known.places.push(reference);
    else models.set(modelKey(key), { key, places: [reference] });
  }
  return [...models.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

interface Lookup {
  record(key: ModelKey): ModelRecord;
  parent(registry: string, model: string): ModelRecord | undefined;
}

/** Records by key, each built once; parents are looked up by name at their default revision. */
function createLookup(input: AnalysisInput, built = new Map<string, ModelRecord>()): Lookup {
  const record = (key: ModelKey): ModelRecord => ensured(built, modelKey(key), () => buildRecord(key, evidenceOf(key, input), input.knowledge));
  return {
    record,
    parent(registry, model) {
      const key: ModelKey = { registry: registry as Registry, model, revision: null };
      return evidenceOf(key, input).length ? record(key) : undefined;
    },
  };
}

/** All that is known of a model, oldest and weakest first: catalogue, snapshot, the model behind an alias, then what was fetched. */
function evidenceOf(key: ModelKey, input: AnalysisInput): ModelEvidence[] {
  const { knowledge, evidence, useSnapshot } = input;
  const behind = knowledge.canonical(key.registry, key.model);
  const of = (k: ModelKey): ModelEvidence[] => [
    ...(useSnapshot ? list(knowledge.snapshot(k.registry, k.model)) : []),
    ...(input.localEvidence?.get(modelKey({ ...k, revision: null })) ?? []),
    ...(evidence.get(modelKey({ ...k, revision: null })) ?? []),
    ...(k.revision ? (evidence.get(modelKey(k)) ?? []) : []),
  ];
  return [...list(knowledge.hosted(key.registry, key.model)), ...(behind ? of({ ...behind, revision: null }) : []), ...of(key)];
}

const list = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** What a registry should be asked: the model itself, the open model behind its name, and its parents. */
function needsOf(key: ModelKey, record: ModelRecord, parents: readonly string[], places: readonly NumberedReference[], askable: readonly Registry[] = ['huggingface']): ModelKey[] {
  // A guess in prose is not worth a request: most are no models at all.
  if (places.length && places.every((p) => p.kind !== 'use' && p.confidence === 'possible')) return [];
  return [key, ...(record.canonical ? [{ ...record.canonical, revision: null }] : []), ...parents.map((model): ModelKey => ({ registry: 'huggingface', model, revision: null }))].filter((k) => askable.includes(k.registry));
}

/** Judges a model once for each set of rules that holds where it is named; the strictest answer is the model's own. */
function judgeByPath(places: readonly NumberedReference[], input: AnalysisInput, judge: (rules: PolicyRules) => Assessment, answers: Map<string, Assessment>): { worst: Assessment; byReference: Map<string, Assessment> } {
  const byReference = new Map<string, Assessment>();
  let worst: Assessment | undefined;
  // Prose decides nothing where code does: only uses count, unless there are none.
  const uses = places.some((p) => p.kind === 'use');
  for (const place of places) {
    const rules = rulesFor(input.policy, place.file);
    const answer = ensured(answers, input.policy.paths.length ? JSON.stringify(rules) : '', () => judge(rules));
    byReference.set(place.id, answer);
    if ((!uses || place.kind === 'use') && (!worst || WEIGHT[answer.verdict] > WEIGHT[worst.verdict])) worst = answer;
  }
  return { worst: worst ?? judge(input.policy.rules), byReference };
}

/** One model by itself, for `explain` and for agents: no file names it. */
export function analyzeOne(key: ModelKey, input: Pick<AnalysisInput, 'evidence' | 'outdated' | 'knowledge' | 'useSnapshot' | 'askable' | 'policy' | 'workspace' | 'today'>): { record: ModelRecord; assessment: Assessment; missing: readonly ModelKey[]; knowledge: Knowledge } {
  const whole: AnalysisInput = { ...input, references: [], ignores: [], filesScanned: 0, filesSkipped: [], complete: true, policyProblems: [] };
  const lookup = createLookup(whole);
  const record = lookup.record(key);
  const lineage = walkLineage(record, lookup.parent, input.knowledge);
  const assessment = assess({ record, lineage, rules: input.policy.rules, policy: input.policy, knowledge: input.knowledge, workspace: input.workspace, today: input.today });
  const missing = needsOf(key, record, lineage.edges.map((e) => e.parent), [], input.askable).filter((k) => isMissing(k, input));
  return { record, assessment, missing, knowledge: input.knowledge };
}
