import { LOOKUP_ERRORS, type ModelEvidence, type ModelKey } from '../../core/models/types.js';
import { objectOf } from '../../core/objectOf.js';
import type { CacheStore } from '../../platform/types.js';
import { isCommit } from './ids.js';

/** Bump when what is stored changes its shape or its meaning. */
const FORMAT = 1;
const HOUR = 3_600_000;
/** A branch can move any day; what a commit holds can't, but its gate can. */
const FRESH_MS = { branch: 24 * HOUR, commit: 7 * 24 * HOUR, refusal: HOUR / 6 };
/** Older answers are not even shown when the Hub can't be reached. */
const STALE_MS = 90 * 24 * HOUR;

/** An answer of the Hub as it lies in the cache. */
export interface CachedAnswer {
  readonly evidence: ModelEvidence;
  readonly etag: string | null;
  /** When the Hub was asked, in milliseconds. */
  readonly at: number;
  /** Whether it can be used without asking. */
  readonly fresh: boolean;
  /** Whether it can be shown where the Hub doesn't answer. */
  readonly usable: boolean;
  /** Until when it is fresh and until when it is usable, in milliseconds. */
  readonly freshUntil: number;
  readonly usableUntil: number;
}

/**
 * Answers of one Hub, kept between runs and shared between processes. Hubs are kept apart, and so is what was seen with a token:
 * a private model's record must not outlive the token. Refusals (no such model, gated) are kept for ten minutes only.
 */
export class AnswerCache {
  readonly #store: CacheStore;
  readonly #scope: string;
  readonly #now: () => number;

  constructor(store: CacheStore, hubUrl: string, authorised: boolean, now: () => number) {
    this.#store = store;
    this.#scope = `hub ${FORMAT} ${__VERSION__} ${hubUrl} ${authorised ? 'account' : 'anonymous'}`;
    this.#now = now;
  }

  /** Undefined: nothing is kept, or it was damaged and has been dropped. Never rejects. */
  async get(key: ModelKey): Promise<CachedAnswer | undefined> {
    const entry = await this.#store.get(this.#name(key)).catch(() => undefined);
    if (entry === undefined) return undefined;
    if (!isEntry(entry, key)) {
      await this.#store.delete(this.#name(key)).catch(() => undefined);
      return undefined;
    }
    const age = this.#now() - entry.at;
    // A clock that was set back makes an entry look as if it came from the future: then it is asked again.
    const lifetime = entry.evidence.error || entry.partial ? FRESH_MS.refusal : isCommit(key.revision) ? FRESH_MS.commit : FRESH_MS.branch;
    return { evidence: entry.evidence, etag: entry.etag, at: entry.at, fresh: age >= 0 && age < lifetime, usable: age < STALE_MS && entry.evidence.error === null, freshUntil: entry.at + lifetime, usableUntil: entry.at + STALE_MS };
  }

  /** Keeps an answer; `partial`: some file could not be read, so it is asked again soon. Never rejects. */
  async set(key: ModelKey, evidence: ModelEvidence, etag: string | null, partial: boolean): Promise<void> {
    const entry: Entry = { at: this.#now(), etag: partial ? null : etag, partial, evidence };
    await this.#store.set(this.#name(key), entry).catch(() => undefined);
  }

  #name(key: ModelKey): string {
    return `${this.#scope} ${key.model}@${key.revision ?? ''}`;
  }
}

interface Entry {
  readonly at: number;
  readonly etag: string | null;
  readonly partial: boolean;
  readonly evidence: ModelEvidence;
}

/** Whether a stored value is one of ours, whole, and about this model. Another program, or half a disk, may have written it. */
function isEntry(value: unknown, key: ModelKey): value is Entry {
  const entry = objectOf(value);
  if (!entry || typeof entry['at'] !== 'number' || !(entry['etag'] === null || typeof entry['etag'] === 'string') || typeof entry['partial'] !== 'boolean') return false;
  const e = objectOf(entry['evidence']);
  if (!e || e['registry'] !== key.registry || e['model'] !== key.model || e['requestedRevision'] !== key.revision || typeof e['asOf'] !== 'string') return false;
  const textOrNull = (name: string): boolean => e[name] === null || typeof e[name] === 'string';
  const listOf = (name: string, item: (v: unknown) => boolean): boolean => Array.isArray(e[name]) && (e[name] as unknown[]).every(item);
  const isText = (v: unknown): boolean => typeof v === 'string';
  const error = e['error'] === null ? null : objectOf(e['error']);
  const errorHolds = error === null ? e['error'] === null : (LOOKUP_ERRORS as readonly unknown[]).includes(error['code']) && isText(error['message']);
  return errorHolds && (e['from'] === 'hub' || e['from'] === 'unresolved')
    && ['name', 'sha', 'pipelineTag', 'libraryName', 'url', 'note'].every(textOrNull)
    && (e['card'] === null || objectOf(e['card']) !== null) && ['cardBroken', 'disabled', 'remoteCode'].every((n) => typeof e[n] === 'boolean')
    && (e['gated'] === false || e['gated'] === 'auto' || e['gated'] === 'manual')
    && listOf('tags', isText) && (e['files'] === null || listOf('files', isText))
    && listOf('licenseFiles', (v) => isText(objectOf(v)?.['sha256']) && isText(objectOf(v)?.['path']) && Array.isArray(objectOf(v)?.['signals']))
    && listOf('statedBases', (v) => isText(objectOf(v)?.['model'])) && listOf('proseSignals', (v) => objectOf(v) !== null)
    && (e['parameters'] === null || typeof e['parameters'] === 'number');
}
