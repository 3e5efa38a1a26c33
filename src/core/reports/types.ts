import type { Finding } from '../findings/types.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { LicenseCategory, LicenseSource } from '../licenses/types.js';
import type { TermLine } from '../licenses/terms.js';
import type { BaseModel, ModelRecord } from '../models/types.js';
import type { AppliedApproval, Obligation, Question, Reason, UseProfile, Verdict } from '../policy/types.js';
import type { ModelReference, Registry } from '../references/types.js';

/** One place in a file that names a model, numbered. */
export interface ReportReference extends Pick<ModelReference, 'file' | 'line' | 'column' | 'endColumn' | 'text' | 'registry' | 'model' | 'revision' | 'context' | 'kind' | 'confidence' | 'cell'> {
  readonly id: string;
}

export interface ReportClaim {
  readonly declared: string;
  readonly name: string | null;
  readonly key: string | null;
  readonly spdx: string | null;
  readonly source: LicenseSource;
  readonly confidence: number;
  readonly link?: string | null;
  readonly note?: string | null;
  readonly textSha256?: string | null;
}

/** What is known of one model at one revision. Fields after `baseModels` go beyond the contract. */
export interface ReportModel extends Pick<ModelRecord, 'registry' | 'model' | 'requestedAs' | 'canonical' | 'revision' | 'resolvedFrom' | 'asOf' | 'error' | 'publisher' | 'gated' | 'pipelineTag' | 'expression' | 'baseModels'
  | 'requestedRevision' | 'renamedTo' | 'impostorOf' | 'unsafeFiles' | 'remoteCode' | 'disabled' | 'licenseTextSha256' | 'retired' | 'parameters' | 'url' | 'note'> {
  readonly licenses: readonly ReportClaim[];
  readonly otherClaims: readonly ReportClaim[];
  readonly contradictions: readonly string[];
  /** Clauses that a text outside the catalogue seems to contain. */
  readonly signals: readonly { readonly term: string; readonly line: number; readonly text: string }[];
  readonly termsOfService: { readonly title: string; readonly url: string | null } | null;
}

interface ReportLineage {
  readonly edges: readonly { readonly child: string; readonly parent: string; readonly relation: BaseModel['relation']; readonly source: BaseModel['source'] }[];
  readonly unknownBases: readonly string[];
  readonly suspected: readonly { readonly model: string; readonly text: string }[];
  readonly cycles: readonly (readonly string[])[];
  readonly truncated: boolean;
}

/** Where in the policy a reason stands is not part of the report: it is the reader's file, not a fact about the model. */
type ReportReason = Pick<Reason, 'rule' | 'verdict' | 'text' | 'license' | 'clause' | 'evidence'>;

/** Everything concluded about one model. Fields after `approval` go beyond the contract. */
export interface ReportAssessment {
  readonly registry: Registry;
  readonly model: string;
  readonly verdict: Verdict;
  readonly effectiveLicenses: readonly EffectiveLicense[];
  readonly reasons: readonly ReportReason[];
  readonly obligations: readonly Omit<Obligation, 'fix'>[];
  readonly questions: readonly Question[];
  readonly approval: AppliedApproval | null;
  /** The revision that the references ask for: with `registry` and `model` it names the record. */
  readonly requestedRevision: string | null;
  /** The verdict that the reasons alone give, before an approval. */
  readonly unapprovedVerdict: Verdict;
  readonly lineage: ReportLineage;
  readonly alternatives: readonly { readonly model: string; readonly license: string; readonly why: string }[];
  /** The references that it is about. */
  readonly references: readonly string[];
  /** `use` where a reference uses the model, `mention` where it is only named. */
  readonly kind: 'use' | 'mention';
}

/** A finding as in the contract; fields after `message` go beyond it. */
export interface ReportFinding extends Pick<Finding, 'severity' | 'verdict' | 'reference' | 'registry' | 'model' | 'message' | 'fingerprint' | 'suppressed' | 'related'> {
  /** A rule id; one of another version where an older report is read. */
  readonly rule: string;
  /** Where a finding stands that no reference carries: the policy file. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
}

/** What a licence demands of those who hand its model on, for the notice pack. */
interface ReportDemands {
  readonly notice: string | null;
  readonly builtWith: string | null;
  readonly namePrefix: string | null;
  readonly licenseCopy: boolean;
  readonly changeNotice: boolean;
  readonly policyTitle: string | null;
  readonly policyUrl: string | null;
  readonly passThrough: boolean;
}

/** An entry of the catalogue as far as the models of this report need it, so that the report can be read by itself. */
export interface ReportLicense {
  readonly key: string;
  readonly spdx: string;
  readonly title: string;
  readonly version: string | null;
  readonly publisher: string | null;
  readonly category: LicenseCategory;
  readonly url: string | null;
  /** False: the text was never read. */
  readonly verified: boolean;
  /** Where the facts come from. */
  readonly source: string | null;
  readonly terms: readonly TermLine[];
  readonly demands: ReportDemands;
}

export interface ReportSummary {
  readonly allow: number;
  readonly review: number;
  readonly deny: number;
  readonly unknown: number;
  readonly references: number;
  readonly models: number;
}

/** The JSON report (contract, section 4; `schema/report.schema.json`). Every writer takes it and nothing else. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'model-licence-review'; readonly version: string };
  /** ISO date-time, whole seconds. */
  readonly generatedAt: string;
  readonly policy: { readonly path: string | null; readonly sha256: string | null; readonly use: UseProfile };
  /** The embedded facts that were judged by; null where a report was built without them. */
  readonly data: { readonly snapshotDate: string } | null;
  readonly scan: { readonly filesScanned: number; readonly filesSkipped: readonly { readonly file: string; readonly reason: string }[]; readonly complete: boolean };
  readonly references: readonly ReportReference[];
  readonly models: readonly ReportModel[];
  readonly assessments: readonly ReportAssessment[];
  readonly findings: readonly ReportFinding[];
  readonly licenses: readonly ReportLicense[];
  readonly summary: ReportSummary;
}
