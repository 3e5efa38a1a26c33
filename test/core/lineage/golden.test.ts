import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeOne } from '../../../src/core/analyze.js';
import { modelKey, type BaseModel, type LookupErrorCode, type ModelEvidence, type ModelKey } from '../../../src/core/models/types.js';
import type { Registry } from '../../../src/core/references/types.js';
import { emptyEvidence, failedEvidence } from '../../../src/registries/emptyEvidence.js';
import { readKnowledge } from '../../reports/knowledge.js';
import { policy } from '../policy/support.js';

/** What a source says, as far as a case cares; `error` alone: it could not answer. */
interface Source extends Partial<Omit<ModelEvidence, 'licenseFiles' | 'error'>> {
  readonly error?: LookupErrorCode;
  readonly licenseFiles?: readonly { readonly path: string; readonly key: string | null }[];
}

/** A case: what each model's sources say, and all that is concluded of the first model. `UPDATE_GOLDEN=1` writes `expected` anew. */
interface Case {
  readonly title: string;
  readonly registry?: Registry;
  readonly model: string;
  readonly revision?: string;
  /** Whether the embedded records count. */
  readonly snapshot?: boolean;
  readonly sources: Readonly<Record<string, Source | readonly Source[]>>;
  readonly expected?: unknown;
}

const FOLDER = 'test/golden/lineage';
const knowledge = readKnowledge();

function evidence(name: string, source: Source): ModelEvidence {
  const [model = name, revision = null] = name.split('@');
  const key: ModelKey = { registry: 'huggingface', model, revision };
  if (source.error) return failedEvidence(key, '2026-11-24', { code: source.error, message: `it said ${source.error}` });
  const { licenseFiles = [], ...rest } = source;
  return { ...emptyEvidence(key, 'hub', '2026-11-24'), name: model, ...rest, error: null, licenseFiles: licenseFiles.map((f) => ({ ...f, sha256: '0'.repeat(64), confidence: 1, signals: [], url: null })) };
}

function conclude(given: Case): unknown {
  const all = new Map(Object.entries(given.sources).map(([name, s]) => [modelKey({ registry: 'huggingface', model: name }), (Array.isArray(s) ? (s as readonly Source[]) : [s as Source]).map((one) => evidence(name, one))]));
  const { record, assessment } = analyzeOne({ registry: given.registry ?? 'huggingface', model: given.model, revision: given.revision ?? null }, { evidence: all, knowledge, useSnapshot: given.snapshot ?? false, policy: policy(''), workspace: { files: [] }, today: '2026-11-24' });
  const { lineage } = assessment;
  const base = (b: BaseModel): string => `${b.model} (${b.relation}, ${b.source})`;
  const set = <T>(name: string, value: T): Record<string, T> => (value === null || value === false || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value });
  return {
    licenses: record.licenses.map((c) => `${c.key ?? c.spdx ?? '?'} (${c.source})`), ...set('lost', record.otherClaims.map((c) => `${c.key ?? c.spdx ?? '?'} (${c.source})`)),
    ...set('contradictions', record.contradictions.map((c) => c.text)), ...set('bases', record.baseModels.map(base)),
    effective: lineage.effective.map((e) => `${e.key} of ${e.path.join(' → ')}`), ...set('unknownBases', lineage.unknownBases), ...set('suspected', lineage.suspected.map((s) => s.text)),
    ...set('cycles', lineage.cycles.map((c) => c.join(' → '))), ...set('truncated', lineage.truncated), ...set('conflicts', lineage.conflicts.map((c) => c.text)),
    ...set('renamedTo', record.renamedTo), ...set('impostorOf', record.impostorOf), ...set('unsafeFiles', record.unsafeFiles), ...set('remoteCode', record.remoteCode), ...set('gated', record.gated),
    ...set('textMissing', record.licenseTextPresent === false), ...set('error', record.error?.code ?? null), ...set('revision', record.revision), ...set('note', record.note),
    verdict: assessment.verdict, reasons: assessment.reasons.filter((r) => r.verdict !== 'allow').map((r) => `${r.rule}: ${r.verdict}`),
  };
}

describe('lineage and records, case by case', () => {
  for (const file of readdirSync(FOLDER).filter((f) => f.endsWith('.json')).sort()) {
    const path = join(FOLDER, file);
    const given = JSON.parse(readFileSync(path, 'utf8')) as Case;
    it(`${file.replace('.json', '')}: ${given.title}`, () => {
      const concluded = conclude(given);
      if (process.env['UPDATE_GOLDEN']) writeFileSync(path, `${JSON.stringify({ ...given, expected: concluded }, null, 2)}\n`);
      else assert.deepEqual(concluded, given.expected);
    });
  }
});
