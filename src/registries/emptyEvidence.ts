import type { LookupError, ModelEvidence, ModelKey, ResolvedFrom } from '../core/models/types.js';

/** Evidence that says nothing yet: each source fills in what it knows. */
export function emptyEvidence(key: ModelKey, from: ResolvedFrom, asOf: string): ModelEvidence {
  return {
    registry: key.registry, model: key.model, requestedRevision: key.revision, from, asOf, name: null, sha: null, card: null, cardBroken: false, tags: [],
    gated: false, disabled: false, pipelineTag: null, libraryName: null, files: null, licenseFiles: [], remoteCode: false, statedBases: [], proseSignals: [],
    parameters: null, url: null, note: null, termsOfService: null, retired: null, error: null,
  };
}

/** Evidence that a source could not answer, and why. */
export function failedEvidence(key: ModelKey, asOf: string, error: LookupError): ModelEvidence {
  return { ...emptyEvidence(key, 'unresolved', asOf), error };
}
