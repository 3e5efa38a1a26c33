import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Knowledge } from '../../../src/core/analysis.js';
import { createCatalogue } from '../../../src/core/licenses/catalogue.js';
import type { LicenseClaim } from '../../../src/core/licenses/types.js';
import { walkLineage } from '../../../src/core/lineage/walk.js';
import type { ModelRecord } from '../../../src/core/models/types.js';
import { assess } from '../../../src/core/policy/assess.js';
import type { Assessment } from '../../../src/core/policy/assessment.js';
import { resolvePolicy } from '../../../src/core/policy/resolve.js';
import type { Policy } from '../../../src/core/policy/types.js';
import { rulesFor } from '../../../src/core/policy/paths.js';

const data = (name: string): unknown => JSON.parse(readFileSync(resolve('data', `${name}.json`), 'utf8'));

/** The real catalogue with no other facts: tests hand in what they need. */
export const knowledge: Knowledge = {
  licenses: createCatalogue(data('licenses')),
  snapshot: () => undefined, snapshotIds: () => [], canonical: () => undefined, hosted: () => undefined, publisher: () => undefined, statedBases: () => [], snapshotDate: '2026-11-24',
};

export function claim(key: string, more: Partial<LicenseClaim> = {}): LicenseClaim {
  const license = knowledge.licenses.byKey(key);
  return { declared: license?.hfId ?? 'other', name: null, key: license ? key : null, spdx: license?.spdx ?? null, source: 'card', confidence: 1, ...more };
}

/** A record of a model that the Hub answered for, with these licences. */
export function record(licenses: readonly (string | LicenseClaim)[], more: Partial<ModelRecord> = {}): ModelRecord {
  return {
    registry: 'huggingface', model: 'org/model', requestedAs: ['org/model'], canonical: null, revision: null, requestedRevision: null, resolvedFrom: 'hub', asOf: '2026-11-24', error: null,
    publisher: { id: 'org', name: 'Org', country: 'US' }, gated: false, disabled: false, pipelineTag: 'text-generation', multimodal: false,
    licenses: licenses.map((l) => (typeof l === 'string' ? claim(l) : l)), otherClaims: [], expression: null, baseModels: [], contradictions: [], renamedTo: null, impostorOf: null,
    unsafeFiles: [], remoteCode: false, licenseTextPresent: null, licenseTextSha256: null, signals: [], retired: null, termsOfService: null, parameters: null, url: null, note: null, ...more,
  };
}

/** A policy from its YAML lines; `version: 1` is put before. Throws on a problem: a test means what it writes. */
export function policy(yaml: string, path = 'model-policy.yaml'): Policy {
  const { policy: resolved, problems } = resolvePolicy({ path, text: `version: 1\n${yaml}\n`, sha256: '0'.repeat(64) }, () => null);
  if (problems[0]) throw new Error(`${problems[0].line}:${problems[0].column}: ${problems[0].message}`);
  return resolved;
}

export interface Given {
  readonly record: ModelRecord;
  readonly policy?: Policy;
  /** Other records, by their name, for the lineage. */
  readonly parents?: readonly ModelRecord[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly today?: string;
  readonly path?: string;
  readonly knowledge?: Knowledge;
}

export function judge({ record: model, policy: given = policy(''), parents = [], texts = {}, today = '2026-11-24', path = 'src/app.py', knowledge: facts = knowledge }: Given): Assessment {
  const lineage = walkLineage(model, (_registry, name) => parents.find((p) => p.model === name), facts);
  return assess({ record: model, lineage, rules: rulesFor(given, path), policy: given, knowledge: facts, workspace: { files: Object.entries(texts).map(([file, text]) => ({ file, text })) }, today });
}

/** Verdict, reasons, questions with the verdict for each answer, duties and the approval, one line each: all that people read. */
export function inWords(found: Assessment): string[] {
  const clause = (c: string | null): string => (c === null ? '' : ` [${c}]`);
  return [
    found.verdict,
    ...found.reasons.filter((r) => r.verdict !== 'allow' || r.rule !== 'license/needs-review').map((r) => `${r.verdict} ${r.rule}${clause(r.clause)}: ${r.text}${r.policyAt ? ` @${r.policyAt.file}:${r.policyAt.line}:${r.policyAt.column}` : ''}`),
    ...found.questions.map((q) => `asks ${q.fact}${clause(q.clause)}: ${(q.answers ?? []).map((a) => `${a.answer} → ${a.verdict}`).join(', ')}`),
    ...found.obligations.map((o) => `duty ${o.id} of ${o.license}${o.from ? ` from ${o.from}` : ''}${clause(o.clause)}, ${o.state}${o.evidence ? ` in ${o.evidence}` : ''}: ${o.text}${o.fix ? ` Fix in ${o.fix.file}: ${JSON.stringify(o.fix.insert)}` : ''}`),
    ...(found.approval ? [`approval ${found.approval.state}: ${found.approval.decision} by ${found.approval.by} until ${found.approval.expires}, ${found.approval.reason}`] : []),
  ];
}
