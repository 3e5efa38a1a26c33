import type { ClauseSignal, LicenseClaim } from '../licenses/types.js';
import type { Registry } from '../references/types.js';

export type ResolvedFrom = 'hub' | 'hub-cache' | 'snapshot' | 'local-files' | 'catalogue' | 'unresolved';
export type BaseRelation = 'finetune' | 'adapter' | 'quantized' | 'merge' | 'unknown';
export type BaseSource = 'card' | 'tag' | 'config' | 'publisher-statement' | 'prose' | 'name';

export const LOOKUP_ERRORS = [
  'not-found', 'private-or-missing', 'gated', 'disabled', 'rate-limited', 'offline', 'timeout', 'invalid-response',
  'network', 'certificate', 'server-error', 'too-large', 'revision-not-found', 'cancelled', 'not-looked-up', 'invalid-id',
] as const;
export type LookupErrorCode = (typeof LOOKUP_ERRORS)[number];
export interface LookupError {
  readonly code: LookupErrorCode;
  /** One sentence without a token and without a machine path. */
  readonly message: string;
}

/** A model is named by its registry, its id there, and the revision that is asked for (null: the default branch). */
export interface ModelKey {
  readonly registry: Registry;
  readonly model: string;
  readonly revision: string | null;
}

/** `registry:model` or `registry:model@revision`: the key of every map of models. */
export function modelKey(k: { registry: string; model: string; revision?: string | null }): string {
  return k.revision ? `${k.registry}:${k.model}@${k.revision}` : `${k.registry}:${k.model}`;
}

export interface BaseModel {
  readonly model: string;
  readonly relation: BaseRelation;
  readonly source: BaseSource;
}

export interface ModelPublisher {
  readonly id: string | null;
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** A text that the repository holds, already read: only what is derived from it stays. */
export interface LicenseFileEvidence {
  readonly path: string;
  readonly sha256: string;
  /** Best catalogue match of the text, or null. */
  readonly key: string | null;
  readonly confidence: number;
  readonly signals: readonly ClauseSignal[];
  readonly url: string | null;
}

/** What one source says of a model, before it is put together with others. The unit that caches keep. */
export interface ModelEvidence {
  readonly registry: Registry;
  /** As asked. */
  readonly model: string;
  readonly requestedRevision: string | null;
  readonly from: ResolvedFrom;
  /** ISO date or date-time at which the source said so. */
  readonly asOf: string;
  /** The name the source answers with: differs from `model` when it was renamed. */
  readonly name: string | null;
  /** Commit. */
  readonly sha: string | null;
  readonly card: Readonly<Record<string, unknown>> | null;
  /** A card exists but its front matter could not be read. */
  readonly cardBroken: boolean;
  readonly tags: readonly string[];
  readonly gated: false | 'auto' | 'manual';
  readonly disabled: boolean;
  readonly pipelineTag: string | null;
  readonly libraryName: string | null;
  /** Paths in the repository; null when not asked for. */
  readonly files: readonly string[] | null;
  readonly licenseFiles: readonly LicenseFileEvidence[];
  /** `config.json`'s `auto_map` is present: remote code. */
  readonly remoteCode: boolean;
  /** Base models that local files or curated statements name, beside the card's own. */
  readonly statedBases: readonly BaseModel[];
  /** Sentences of the card's prose that speak of a licence, as signals only. */
  readonly proseSignals: readonly ClauseSignal[];
  /** Parameter count where known, for alternatives of a similar size. */
  readonly parameters: number | null;
  /** Where the source can be read by a person. */
  readonly url: string | null;
  /** Free text of the snapshot's source and confidence. */
  readonly note: string | null;
  /** For hosted models: the terms that hold instead of a licence. */
  readonly termsOfService: { readonly title: string; readonly url: string | null; readonly jurisdiction: string | null; readonly notes: string | null } | null;
  /** Date from which the provider retired it, and its source. */
  readonly retired: { readonly date: string; readonly source: string } | null;
  readonly error: LookupError | null;
}

/** Where two sources disagree; both claims stay visible, the stricter one decides. */
export interface Contradiction {
  readonly field: 'license' | 'base-model' | 'name';
  readonly claims: readonly { readonly source: string; readonly value: string }[];
  readonly text: string;
}

/** What is known of one model at one revision (contract, `models[]`). */
export interface ModelRecord {
  readonly registry: Registry;
  readonly model: string;
  readonly requestedAs: readonly string[];
  readonly canonical: { readonly registry: Registry; readonly model: string } | null;
  readonly revision: string | null;
  readonly requestedRevision: string | null;
  readonly resolvedFrom: ResolvedFrom;
  readonly asOf: string;
  readonly error: LookupError | null;
  readonly publisher: ModelPublisher;
  readonly gated: false | 'auto' | 'manual';
  readonly disabled: boolean;
  readonly pipelineTag: string | null;
  /** Takes or makes more than text, judged by the pipeline tag and the name; null where not known. */
  readonly multimodal: boolean | null;
  /** The claims that hold, strictest reading first. A list in a card gives one claim for each item. */
  readonly licenses: readonly LicenseClaim[];
  /** Claims that lost against stronger evidence; kept visible. */
  readonly otherClaims: readonly LicenseClaim[];
  /** SPDX expression of what is declared. */
  readonly expression: string | null;
  readonly baseModels: readonly BaseModel[];
  readonly contradictions: readonly Contradiction[];
  readonly renamedTo: string | null;
  readonly impostorOf: string | null;
  readonly unsafeFiles: readonly string[];
  readonly remoteCode: boolean;
  /** null: the file list is not known, so nothing is said. */
  readonly licenseTextPresent: boolean | null;
  readonly licenseTextSha256: string | null;
  readonly signals: readonly ClauseSignal[];
  readonly retired: ModelEvidence['retired'];
  readonly termsOfService: ModelEvidence['termsOfService'];
  readonly parameters: number | null;
  readonly url: string | null;
  readonly note: string | null;
}
