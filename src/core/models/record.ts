import { isGone } from './errors.js';
import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import { spdxExpression } from '../licenses/expression.js';
import { resolveDeclared } from '../licenses/declared.js';
import type { LicenseClaim } from '../licenses/types.js';
import { baseContradiction, basesOf } from './bases.js';
import { decideClaims } from './claims.js';
import { isGrant, isLicenseFile } from './licenseFiles.js';
import { nameHint } from './nameHints.js';
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
  // A revision that is not there has no licence, whatever the model has elsewhere.
  const gone = evidence.some((e) => e.error?.code === 'revision-not-found' && e.requestedRevision === key.revision);
  const answered = evidence.filter((e) => e.error === null && !(gone && !isFor(e, key))).sort((a, b) => rank(a, key) - rank(b, key) || compare(b.asOf, a.asOf) || compare(JSON.stringify(a), JSON.stringify(b)));
  const failed = evidence.filter((e) => e.error !== null);
  const best = answered[0];
  const canonical = knowledge.canonical(key.registry, key.model) ?? null;
  const named = canonical?.model ?? key.model;
  const publisher = publisherOf(key, canonical, best, knowledge);
  const { claims, others, contradiction } = decideClaims(answered.map((e) => ({ evidence: e, claims: claimsOf(e, publisher.id, knowledge) })), knowledge.licenses);
  const weights = answered.filter((e) => e.from !== 'catalogue');
  const bases = basesOf(named, weights, knowledge);
  const hint = bases.length || key.registry === 'unknown' || best?.termsOfService ? null : nameHint(named, claims.map((c) => c.key));
  const contradictions = [contradiction, baseContradiction(named, weights)].filter((c) => c !== null);
  const exact = best !== undefined && isFor(best, key);
  return {
    registry: key.registry, model: key.model, requestedAs: [key.model], canonical,
    revision: (exact ? best.sha : null) ?? key.revision ?? best?.sha ?? null, requestedRevision: key.revision,
    resolvedFrom: best?.from ?? 'unresolved', asOf: best?.asOf ?? failed[0]?.asOf ?? knowledge.snapshotDate,
    error: errorOf(key, best, failed),
    publisher, gated: gateOf(answered, failed), disabled: best?.disabled === true || failed.some((e) => e.error?.code === 'disabled'),
    pipelineTag: first(answered, (e) => e.pipelineTag), multimodal: isMultimodal(named, first(answered, (e) => e.pipelineTag)),
    licenses: claims, otherClaims: others, expression: spdxExpression(claims),
    baseModels: hint ? [hint] : bases, contradictions,
    renamedTo: newName(key, best), impostorOf: key.registry === 'huggingface' ? impostorOf(key.model) : null,
    unsafeFiles: unsafeFiles(first(answered, (e) => e.files)), remoteCode: answered.some((e) => e.remoteCode || e.tags.includes('custom_code')),
    licenseTextPresent: first(answered, (e) => (e.files ? e.files.some(isLicenseFile) : null)),
    licenseTextSha256: first(answered, (e) => e.licenseFiles.find((f) => isGrant(f.path))?.sha256 ?? null),
    signals: answered.flatMap((e) => [...e.proseSignals, ...e.licenseFiles.flatMap((f) => f.signals)]),
    retired: first(answered, (e) => e.retired), termsOfService: first(answered, (e) => e.termsOfService),
    parameters: first(answered, (e) => e.parameters), url: best?.url ?? null, note: noteOf(best),
  };
}

/** What answers for the very revision goes first, then what is closer to the registry's own word. */
function rank(e: ModelEvidence, key: ModelKey): number {
  return (isFor(e, key) ? 0 : 10) + STRENGTH[e.from];
}

/** Whether a source speaks of the revision that is asked for; what we shipped speaks of none. */
function isFor(e: ModelEvidence, key: ModelKey): boolean {
  return e.requestedRevision === key.revision || e.sha === key.revision;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The fault that a report must show: none where the registry answered for this revision, or where not asking was the user's own choice. */
function errorOf(key: ModelKey, best: ModelEvidence | undefined, failed: readonly ModelEvidence[]): LookupError | null {
  // That the Hub has not what another registry's name would be there says nothing of that registry; that it has the model, and not the revision, does.
  const told = failed.filter((e) => e.registry === key.registry || e.error?.code === 'revision-not-found' || !isGone(e.error));
  const own = told.find((e) => e.requestedRevision === key.revision && e.model === key.model) ?? told[0];
  if (!best) return own?.error ?? (failed.length ? notBehind(key) : notFound(key));
  if (STRENGTH[best.from] <= STRENGTH['hub-cache'] && isFor(best, key)) return null;
  return own?.error && !NOT_ASKED.has(own.error.code) ? own.error : null;
}

/** The name that the registry answers with, where it is another one; ids that differ in case alone are the same model. */
function newName(key: ModelKey, best: ModelEvidence | undefined): string | null {
  if (!best?.name || best.registry !== key.registry || best.model !== key.model) return null;
  return best.name.toLowerCase() === key.model.toLowerCase() ? null : best.name;
}

/** Copies on disk don't know of a gate: only who asked the registry, or wrote down its answer, does. */
function gateOf(answered: readonly ModelEvidence[], failed: readonly ModelEvidence[]): false | 'auto' | 'manual' {
  const known = answered.find((e) => e.from === 'hub' || e.from === 'snapshot' || e.from === 'catalogue');
  return known && (known.from === 'hub' || known.gated !== false) ? known.gated : (failed.find((e) => e.gated !== false)?.gated ?? (failed.some((e) => e.error?.code === 'gated') ? 'manual' : false));
}

function noteOf(best: ModelEvidence | undefined): string | null {
  const notes = [best?.note ?? null, best?.cardBroken ? say`the front matter of its card is broken` : null].filter((n) => n !== null);
  return notes.length ? notes.join('; ') : null;
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
  const license = card['license'] ?? card['licenses'] ?? card['licence'];
  const common = { tags: e.tags, model: e.name ?? e.model, publisher, source } as const;
  const declared = resolveDeclared({ ...common, license, licenseName: card['license_name'], licenseLink: card['license_link'] }, knowledge.licenses);
  // Tags repeat the card, unless somebody set them by hand.
  const echoes = declared.some((c) => c.source !== 'tag') ? resolveDeclared({ ...common, license: undefined }, knowledge.licenses).filter((c) => c.source === 'tag' && c.key !== null) : [];
  const files = e.licenseFiles.filter((f) => f.key !== null && isGrant(f.path)).map((f): LicenseClaim => {
    const known = f.key === null ? undefined : knowledge.licenses.byKey(f.key);
    return { declared: f.path, name: null, link: f.url, key: f.key, spdx: known?.spdx ?? null, source: 'license-file', confidence: f.confidence, note: say`text of ${f.path}`, textSha256: f.sha256 };
  });
  return [...declared, ...echoes, ...files];
}

function publisherOf(key: ModelKey, canonical: ModelRecord['canonical'], best: ModelEvidence | undefined, knowledge: Knowledge): ModelPublisher {
  const hosted = best?.termsOfService ? key.registry : null;
  const id = canonical?.model ?? best?.name ?? key.model;
  const owner = hosted ?? (id.includes('/') ? (id.split('/')[0] ?? null) : null);
  if (owner === null) return { id: null, name: null, country: null };
  return knowledge.publisher(owner) ?? { id: owner, name: null, country: hosted && best?.termsOfService?.jurisdiction && /^[A-Z]{2}$/.test(best.termsOfService.jurisdiction) ? best.termsOfService.jurisdiction : null };
}

function notBehind(key: ModelKey): LookupError {
  return { code: 'not-looked-up', message: say`the Hub has no model that ${key.model} would be, and its own registry was not asked` };
}

function notFound(key: ModelKey): LookupError {
  return { code: 'not-looked-up', message: say`${key.model} is not in the embedded data, and no registry was asked` };
}
