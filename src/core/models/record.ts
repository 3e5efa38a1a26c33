import type { Knowledge } from '../analysis.js';
import { spdxExpression } from '../licenses/expression.js';
import { resolveDeclared } from '../licenses/declared.js';
import type { LicenseClaim } from '../licenses/types.js';
import { basesOf } from './bases.js';
import { contradictionsOf, decideClaims } from './claims.js';
import { impostorOf, isMultimodal, unsafeFiles } from './signs.js';
import type { LookupError, ModelEvidence, ModelKey, ModelPublisher, ModelRecord } from './types.js';

/** Strongest first: what the registry says at the revision in use beats a copy of it, a copy beats what we shipped. */
const STRENGTH: Readonly<Record<ModelEvidence['from'], number>> = { hub: 0, 'hub-cache': 1, 'local-files': 2, snapshot: 3, catalogue: 4, unresolved: 5 };

/** Nothing was asked, by the user's own choice: where another source answers, that is no fault to report. */
const NOT_ASKED: ReadonlySet<string> = new Set(['offline', 'not-looked-up']);

/**
 * What all sources together say of one model. The strongest source that answered decides each field; where sources disagree
 * about the licence, the stricter reading holds and every claim stays visible. No evidence: a record that says so.
 */
export function buildRecord(key: ModelKey, evidence: readonly ModelEvidence[], knowledge: Knowledge): ModelRecord {
  const answered = [...evidence].filter((e) => e.error === null).sort((a, b) => STRENGTH[a.from] - STRENGTH[b.from] || (a.asOf < b.asOf ? 1 : -1));
  const failed = evidence.filter((e) => e.error !== null);
  const best = answered[0];
  const canonical = knowledge.canonical(key.registry, key.model) ?? null;
  const publisher = publisherOf(key, canonical, best, knowledge);
  const { claims, others } = decideClaims(answered.map((e) => ({ evidence: e, claims: claimsOf(e, publisher.id, knowledge) })), knowledge.licenses);
  const weights = answered.filter((e) => e.from !== 'catalogue');
  const renamed = best?.name && best.name !== best.model && best.registry === key.registry && best.model === key.model ? best.name : null;
  return {
    registry: key.registry, model: key.model, requestedAs: [key.model], canonical,
    revision: best?.sha ?? key.revision, requestedRevision: key.revision,
    resolvedFrom: best?.from ?? 'unresolved', asOf: best?.asOf ?? failed[0]?.asOf ?? knowledge.snapshotDate,
    error: best && STRENGTH[best.from] <= STRENGTH['hub-cache'] ? null : (failed.find((e) => !best || !NOT_ASKED.has(e.error?.code ?? ''))?.error ?? (best ? null : notFound(key))),
    publisher, gated: best?.gated ?? gatedBy(failed), disabled: best?.disabled ?? failed.some((e) => e.error?.code === 'disabled'),
    pipelineTag: first(answered, (e) => e.pipelineTag), multimodal: isMultimodal(canonical?.model ?? key.model, first(answered, (e) => e.pipelineTag)),
    licenses: claims, otherClaims: others, expression: spdxExpression(claims),
    baseModels: basesOf(canonical?.model ?? key.model, weights, knowledge),
    contradictions: contradictionsOf(claims, others, knowledge.licenses),
    renamedTo: renamed, impostorOf: key.registry === 'huggingface' ? impostorOf(key.model) : null,
    unsafeFiles: unsafeFiles(best?.files ?? null), remoteCode: answered.some((e) => e.remoteCode || e.tags.includes('custom_code')),
    licenseTextPresent: best?.files ? best.files.some(isLicenseFile) : null,
    licenseTextSha256: first(answered, (e) => e.licenseFiles[0]?.sha256 ?? null),
    signals: answered.flatMap((e) => [...e.proseSignals, ...e.licenseFiles.filter((f) => f.key === null).flatMap((f) => f.signals)]),
    retired: first(answered, (e) => e.retired), termsOfService: first(answered, (e) => e.termsOfService),
    parameters: first(answered, (e) => e.parameters), url: best?.url ?? null, note: best?.note ?? null,
  };
}

/** Names of files that hold a licence text at the root of a repository. */
export function isLicenseFile(path: string): boolean {
  return /^(?:[\w.-]{0,40}[-_. ])?(?:licen[cs]e|copying|terms|use[-_ ]?policy|notice)(?:[-_. ][\w.-]{0,60})?$/i.test(path);
}

function first<T>(evidence: readonly ModelEvidence[], of: (e: ModelEvidence) => T | null): T | null {
  for (const e of evidence) {
    const value = of(e);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** What one source claims of the licence: card and tags, then the texts that it holds. */
function claimsOf(e: ModelEvidence, publisher: string | null, knowledge: Knowledge): LicenseClaim[] {
  if (e.termsOfService) {
    const entry = knowledge.licenses.all.find((l) => l.category === 'proprietary-api' && l.url !== null && e.termsOfService?.url !== null && l.url === e.termsOfService?.url);
    return [{ declared: e.termsOfService.title, name: e.termsOfService.title, link: e.termsOfService.url, key: entry?.key ?? null, spdx: entry?.spdx ?? null, source: 'terms-of-service', confidence: 1, note: e.termsOfService.notes }];
  }
  const card = e.card ?? {};
  const source = e.from === 'snapshot' ? 'snapshot' : 'card';
  const declared = resolveDeclared({ license: card['license'] ?? card['licenses'] ?? card['licence'], licenseName: card['license_name'], licenseLink: card['license_link'], tags: e.tags, model: e.name ?? e.model, publisher, source }, knowledge.licenses);
  const files = e.licenseFiles.filter((f) => f.key !== null).map((f): LicenseClaim => {
    const known = f.key === null ? undefined : knowledge.licenses.byKey(f.key);
    return { declared: f.path, name: null, link: f.url, key: f.key, spdx: known?.spdx ?? null, source: 'license-file', confidence: f.confidence, note: `text of ${f.path}`, textSha256: f.sha256 };
  });
  return [...declared, ...files];
}

function publisherOf(key: ModelKey, canonical: ModelRecord['canonical'], best: ModelEvidence | undefined, knowledge: Knowledge): ModelPublisher {
  const hosted = best?.termsOfService ? key.registry : null;
  const id = canonical?.model ?? best?.name ?? key.model;
  const owner = hosted ?? (id.includes('/') ? (id.split('/')[0] ?? null) : null);
  if (owner === null) return { id: null, name: null, country: null };
  return knowledge.publisher(owner) ?? { id: owner, name: null, country: hosted && best?.termsOfService?.jurisdiction && /^[A-Z]{2}$/.test(best.termsOfService.jurisdiction) ? best.termsOfService.jurisdiction : null };
}

function gatedBy(failed: readonly ModelEvidence[]): false | 'auto' | 'manual' {
  return failed.find((e) => e.gated !== false)?.gated ?? (failed.some((e) => e.error?.code === 'gated') ? 'manual' : false);
}

function notFound(key: ModelKey): LookupError {
  return { code: 'not-looked-up', message: `${key.model} is not in the embedded data, and no registry was asked` };
}
