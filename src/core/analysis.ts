import type { LockedModel } from './findings/lock.js';
import type { Assessment, Finding } from './findings/types.js';
import type { LicenseCatalogue } from './licenses/types.js';
import type { ModelEvidence, ModelPublisher, ModelRecord, BaseModel } from './models/types.js';
import type { Policy, PolicyProblem } from './policy/types.js';
import type { IgnoreDirective, ModelReference, Registry } from './references/types.js';

/** The facts that ship with the product. Each look-up is pure; the data files load on first need (`src/session/knowledge.ts`). */
export interface Knowledge {
  readonly licenses: LicenseCatalogue;
  /** The embedded record of a model, with its date and source. */
  snapshot(registry: Registry, model: string): ModelEvidence | undefined;
  /** Every id of the snapshot, for alternatives. */
  snapshotIds(): readonly string[];
  /** The open model behind a name of another registry. */
  canonical(registry: Registry, model: string): { readonly registry: Registry; readonly model: string } | undefined;
  /** A hosted model's terms of service. */
  hosted(registry: Registry, model: string): ModelEvidence | undefined;
  publisher(id: string): ModelPublisher | undefined;
  /** Base models that a publisher states where the card is silent. */
  statedBases(model: string): readonly BaseModel[];
  /** Date of the embedded data, ISO. */
  readonly snapshotDate: string;
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** What the workspace holds that can show an obligation to be met: texts of notice-like files and names of outputs. */
export interface WorkspaceTexts {
  readonly files: readonly { readonly file: string; readonly text: string }[];
}

/** Everything that an analysis reads. Gathered first, handed over as plain values. */
export interface AnalysisInput {
  readonly references: readonly ModelReference[];
  readonly ignores: readonly IgnoreDirective[];
  readonly filesScanned: number;
  readonly filesSkipped: readonly SkippedFile[];
  readonly complete: boolean;
  /** By `modelKey`; several sources for one model, newest last. */
  readonly evidence: ReadonlyMap<string, readonly ModelEvidence[]>;
  /** Of `evidence`: answers that hold until they are replaced, and are asked for again (`missing` names them). */
  readonly outdated?: ReadonlySet<string>;
  /** What files of the workspace itself say (headers of weights), by `modelKey`: it never stands in for a look-up. */
  readonly localEvidence?: ReadonlyMap<string, readonly ModelEvidence[]>;
  readonly knowledge: Knowledge;
  /** Registries that a shell can ask: `missing` names their models. Left out: the Hub alone. */
  readonly askable?: readonly Registry[] | undefined;
  /** `--no-snapshot`: embedded records of models don't count. */
  readonly useSnapshot: boolean;
  readonly policy: Policy;
  readonly policyProblems: readonly PolicyProblem[];
  readonly workspace: WorkspaceTexts;
  /** What the lock file holds of each model, as it was when somebody last looked. */
  readonly locked?: readonly LockedModel[];
  /** ISO date on which expiry and sunset are judged. */
  readonly today: string;
}

/** The one result that every view projects. Immutable. */
export interface Analysis {
  readonly references: readonly (ModelReference & { readonly id: string })[];
  readonly ignores: readonly IgnoreDirective[];
  readonly models: readonly ModelRecord[];
  readonly assessments: readonly Assessment[];
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly policyProblems: readonly PolicyProblem[];
  readonly scan: { readonly filesScanned: number; readonly filesSkipped: readonly SkippedFile[]; readonly complete: boolean };
  /** What a shell should look up next: models that nothing at hand explains. */
  readonly missing: readonly { readonly registry: Registry; readonly model: string; readonly revision: string | null }[];
}
