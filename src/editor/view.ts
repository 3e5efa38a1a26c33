import type { Analysis } from '../core/analysis.js';
import type { Assessment, Finding } from '../core/findings/types.js';
import { modelKey, type ModelRecord } from '../core/models/types.js';
import type { ModelReference } from '../core/references/types.js';

export type NumberedReference = Analysis['references'][number];

/** A model with everything that views say of it. */
export interface ModelView {
  readonly key: string;
  readonly record: ModelRecord;
  readonly assessment: Assessment;
  readonly references: readonly NumberedReference[];
  /** A place uses it; else it is only mentioned. */
  readonly used: boolean;
}

/** An analysis by what the editor asks for. */
export interface AnalysisView {
  readonly analysis: Analysis;
  readonly referencesByFile: ReadonlyMap<string, readonly NumberedReference[]>;
  readonly findingsByReference: ReadonlyMap<string, readonly Finding[]>;
  /** Findings that stand at a place of their own: policy files, ignore comments. */
  readonly placedFindings: readonly Finding[];
  readonly models: readonly ModelView[];
  model(reference: ModelReference): ModelView | undefined;
}

const views = new WeakMap<Analysis, AnalysisView>();

/** The default branch by its name is the default branch, as in the analysis. */
function keyOfReference(r: Pick<ModelReference, 'registry' | 'model' | 'revision'>): string {
  return modelKey({ registry: r.registry, model: r.model, revision: r.revision === 'main' || r.revision === 'HEAD' ? null : r.revision });
}

/** The view of an analysis; made once for each. */
export function viewOf(analysis: Analysis): AnalysisView {
  let view = views.get(analysis);
  if (!view) views.set(analysis, (view = createView(analysis)));
  return view;
}

function createView(analysis: Analysis): AnalysisView {
  const referencesByFile = new Map<string, NumberedReference[]>();
  const places = new Map<string, NumberedReference[]>();
  for (const reference of analysis.references) {
    push(referencesByFile, reference.file, reference);
    if (reference.kind !== 'example') push(places, keyOfReference(reference), reference);
  }
  const findingsByReference = new Map<string, Finding[]>();
  const placedFindings: Finding[] = [];
  for (const finding of analysis.findings) {
    if (finding.reference !== null) push(findingsByReference, finding.reference, finding);
    else if (finding.at) placedFindings.push(finding);
  }
  const models = analysis.models.flatMap((record, i): ModelView[] => {
    const assessment = analysis.assessments[i];
    if (!assessment) return [];
    const key = modelKey({ registry: record.registry, model: record.model, revision: record.requestedRevision });
    const references = places.get(key) ?? [];
    return [{ key, record, assessment, references, used: references.some((r) => r.kind === 'use') }];
  });
  const byKey = new Map(models.map((m) => [m.key, m]));
  return { analysis, referencesByFile, findingsByReference, placedFindings, models, model: (reference) => byKey.get(keyOfReference(reference)) };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
