import { say } from '../language.js';
import type { LicenseCatalogue } from '../licenses/types.js';
import type { ModelRecord } from '../models/types.js';
import type { Verdict } from '../policy/types.js';
import type { Assessment } from './types.js';

export const LOCK_FILE = 'model-lock.json';

/** One model in use, as it was when somebody last looked (`schema/lock.schema.json`). */
export interface LockedModel {
  readonly registry: string;
  readonly model: string;
  /** What the references ask for; null: the default branch. */
  readonly requestedRevision: string | null;
  /** The commit that was found there. It moves by itself and is no drift. */
  readonly revision: string | null;
  readonly verdict: Verdict;
  /** What the model itself declares. */
  readonly expression: string | null;
  /** Ids of its own licences and of those that it inherits; `NOASSERTION` where one is not known. */
  readonly licenses: readonly string[];
  readonly licenseTextSha256: string | null;
}

export interface LockFile {
  readonly lockVersion: 1;
  readonly models: readonly LockedModel[];
}

const VERDICTS: readonly string[] = ['allow', 'review', 'deny', 'unknown'];

/** A lock file's text as a lock, or the sentence that says why it is none. */
export function parseLock(text: string): LockFile | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return say`is no JSON`;
  }
  if (typeof value !== 'object' || value === null || !('lockVersion' in value)) return say`is no lock file`;
  if (value.lockVersion !== 1) return say`is of a version that this program does not know`;
  if (!('models' in value) || !Array.isArray(value.models) || !value.models.every(isLocked)) return say`lists models in a form that this program does not know`;
  return { lockVersion: 1, models: value.models };
}

function isLocked(value: unknown): value is LockedModel {
  if (typeof value !== 'object' || value === null) return false;
  const m = value as Readonly<Record<string, unknown>>;
  const text = (name: string): boolean => typeof m[name] === 'string';
  const orNull = (name: string): boolean => m[name] === null || text(name);
  return text('registry') && text('model') && ['requestedRevision', 'revision', 'expression', 'licenseTextSha256'].every(orNull)
    && VERDICTS.includes(String(m['verdict'])) && Array.isArray(m['licenses']) && m['licenses'].every((l) => typeof l === 'string');
}

/**
 * Whether a model's licences, or the text of its own, differ from when it was reviewed: one sentence, or null. A text's hash counts
 * only where both sides know one, so that a scan without network reports no change that is none.
 */
export function licenseChange(locked: LockedModel, record: ModelRecord, assessment: Assessment, licenses: LicenseCatalogue): string | null {
  const now = [...new Set(assessment.effectiveLicenses.map((e) => (e.key === 'unknown' ? 'NOASSERTION' : (licenses.byKey(e.key)?.spdx ?? e.key))))].sort();
  const before = [...locked.licenses].sort();
  if (now.join('\n') !== before.join('\n')) return say`When ${record.model} was reviewed (${LOCK_FILE}), its licences were ${before.join(', ') || say`none`}; now they are ${now.join(', ') || say`none`}.`;
  if (locked.licenseTextSha256 !== null && record.licenseTextSha256 !== null && locked.licenseTextSha256 !== record.licenseTextSha256) return say`The licence text of ${record.model} is another one than when it was reviewed (${LOCK_FILE}).`;
  return null;
}
