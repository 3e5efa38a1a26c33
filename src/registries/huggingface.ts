import type { Knowledge } from '../core/analysis.js';
import { modelKey, type LicenseFileEvidence, type LookupErrorCode, type ModelEvidence, type ModelKey } from '../core/models/types.js';
import { globMatches } from '../core/policy/paths.js';
import { decodeText } from '../platform/decode.js';
import type { Platform } from '../platform/types.js';
import { failedEvidence } from './emptyEvidence.js';
import { untilAborted } from './hub/abort.js';
import { Breaker } from './hub/breaker.js';
import { AnswerCache, type CachedAnswer } from './hub/cache.js';
import { faultOfThrown, HubFault } from './hub/faults.js';
import { Gate } from './hub/gate.js';
import { isHubId, isRevision } from './hub/ids.js';
import { HubRequests } from './hub/requests.js';
import { Deadline } from './hub/retry.js';
import { TextCache } from './hub/textCache.js';
import { Transport } from './hub/transport.js';
import { licenseEvidence, licenseFilesIn, MAX_LICENSE_BYTES, type Classify } from './licenseTexts.js';

export interface HubClientOptions {
  readonly platform: Platform;
  /** The Hub's address without a slash at its end; a mirror's may have a path. */
  readonly hubUrl: string;
  readonly token: string | null;
  /** When somebody last asked for a fresh answer about a model (milliseconds): what was kept before then is asked again. */
  readonly askedAnew?: ((model: string) => number) | undefined;
  /** Answer from the cache alone. */
  readonly offline: boolean;
  /** Globs of models whose names never leave the machine. */
  readonly privateModels: readonly string[];
  readonly knowledge: Knowledge;
  /** What a licence text is; without it texts are only hashed. */
  readonly classify?: Classify | undefined;
  /** For tests: milliseconds of a look-up and of one request, and the source of chance. */
  readonly timing?: { readonly budgetMs?: number; readonly attemptMs?: number; readonly random?: () => number } | undefined;
}

export interface HubClient {
  /** What the Hub says of one model. A fault is an answer with `error`; rejects only where the signal aborts. */
  lookup(key: ModelKey, signal: AbortSignal): Promise<ModelEvidence>;
  /**
   * A licence text that an answer names, at the answer's commit, from the cache where it was fetched before. `why` where it can't be
   * had: look-ups are off, a fault of the Hub, other bytes than those whose hash is known. Rejects only where the signal aborts.
   */
  text(answer: ModelEvidence, file: LicenseFileEvidence, signal: AbortSignal): Promise<FetchedText>;
  /**
   * Until when (milliseconds) every answer of `lookup` so far would be the same if what is kept stays the same: the time at which the
   * first kept answer runs out. `Infinity` where none does, 0 where the Hub was asked.
   */
  readonly heldUntil: number;
}

export type FetchedText = { readonly text: string } | { readonly why: string };

/** A look-up with all its retries gives up before the 20 seconds of the contract. */
const BUDGET_MS = 19_500;
const ATTEMPT_MS = 8000;
const REQUESTS_AT_A_TIME = 6;
/** More than requests, so that a look-up that waits for its next try holds nobody up; not all at once, so that budgets are not spent in a queue. */
const LOOKUPS_AT_A_TIME = 12;
/** Faults that may be over the next time: an older answer is then better than none. */
const PASSING: ReadonlySet<LookupErrorCode> = new Set(['rate-limited', 'timeout', 'network', 'certificate', 'server-error', 'invalid-response']);

/** The Hugging Face Hub, or a mirror of it. */
export function createHubClient(options: HubClientOptions): HubClient {
  return new Client(options);
}

interface Job {
  readonly answer: Promise<ModelEvidence>;
  readonly controller: AbortController;
  users: number;
}

class Client implements HubClient {
  readonly #options: HubClientOptions;
  readonly #cache: AnswerCache;
  readonly #texts: TextCache;
  readonly #transport: Transport;
  readonly #requests: HubRequests;
  readonly #lookups = new Gate(LOOKUPS_AT_A_TIME);
  readonly #breaker = new Breaker();
  readonly #jobs = new Map<string, Job>();
  #heldUntil = Infinity;

  constructor(options: HubClientOptions) {
    const { platform, timing } = options;
    const { hubUrl, authorization } = credentialsOf(options.hubUrl, options.token);
    this.#options = options;
    this.#transport = new Transport({ fetch: platform.fetch, hubUrl, authorization, attemptMs: timing?.attemptMs ?? ATTEMPT_MS, now: () => platform.now() });
    this.#requests = new HubRequests(this.#transport, hubUrl, new Gate(REQUESTS_AT_A_TIME), timing?.random ?? Math.random);
    this.#cache = new AnswerCache(platform.cache, hubUrl, authorization !== null, () => platform.now());
    this.#texts = new TextCache(platform.cache, hubUrl, authorization !== null);
  }

  get heldUntil(): number {
    return this.#heldUntil;
  }

  async lookup(key: ModelKey, signal: AbortSignal): Promise<ModelEvidence> {
    signal.throwIfAborted();
    const refused = this.#refuse(key);
    if (refused) return refused;
    const id = modelKey(key);
    let job = this.#jobs.get(id);
    if (!job || job.controller.signal.aborted) {
      const controller = new AbortController();
      const answer = this.#find(key, controller.signal).finally(() => { if (this.#jobs.get(id)?.controller === controller) this.#jobs.delete(id); });
      // Nobody may be listening any more when it rejects.
      answer.catch(() => undefined);
      this.#jobs.set(id, (job = { answer, controller, users: 0 }));
    }
    job.users++;
    try {
      return await untilAborted(job.answer, signal);
    } finally {
      if (--job.users === 0) job.controller.abort();
    }
  }

  async text(answer: ModelEvidence, file: LicenseFileEvidence, signal: AbortSignal): Promise<FetchedText> {
    signal.throwIfAborted();
    const { name } = answer;
    const refused = this.#refuse({ registry: answer.registry, model: answer.model, revision: answer.requestedRevision });
    if (refused?.error || name === null || !isHubId(name)) return { why: refused?.error?.message ?? 'its repository is not known' };
    const kept = await this.#texts.get(file.sha256);
    if (kept !== undefined) return { text: kept };
    if (this.#options.offline) return { why: 'look-ups are off, and no copy is kept' };
    return this.#lookups.run(async () => {
      const deadline = new Deadline(this.#options.timing?.budgetMs ?? BUDGET_MS, signal);
      try {
        const known = this.#breaker.check();
        if (known) throw known;
        const bytes = await this.#requests.file(name, answer.sha ?? answer.requestedRevision ?? 'main', file.path, MAX_LICENSE_BYTES, deadline);
        this.#breaker.answered();
        if ((await this.#options.platform.sha256(bytes)) !== file.sha256) return { why: 'it has changed since it was read' };
        const text = decodeText(bytes)?.text;
        if (text === undefined) return { why: 'it is no text' };
        await this.#texts.set(file.sha256, text);
        return { text };
      } catch (error) {
        signal.throwIfAborted();
        const fault = faultOfThrown(error);
        if (PASSING.has(fault.code) && fault !== this.#breaker.check()) this.#breaker.failed(fault);
        return { why: fault.message };
      } finally {
        deadline.dispose();
      }
    }, signal);
  }

  /** What is decided without any request. */
  #refuse(key: ModelKey): ModelEvidence | null {
    const fail = (code: LookupErrorCode, message: string): ModelEvidence => failedEvidence(key, this.#today(), { code, message });
    if (key.registry !== 'huggingface') return fail('not-looked-up', `${key.registry} is not asked`);
    if (this.#options.privateModels.some((glob) => globMatches(glob, key.model, true))) return fail('not-looked-up', 'it is one of the private models, which are never looked up');
    if (!isHubId(key.model)) return fail('invalid-id', 'its name is no id of the Hub, so nothing was asked');
    if (key.revision !== null && !isRevision(key.revision)) return fail('invalid-id', 'its revision is none that the Hub can have, so nothing was asked');
    return null;
  }

  async #find(key: ModelKey, signal: AbortSignal): Promise<ModelEvidence> {
    const cached = await this.#cache.get(key);
    if (cached?.fresh && (this.#options.offline || cached.at >= (this.#options.askedAnew?.(key.model) ?? 0))) {
      this.#heldUntil = Math.min(this.#heldUntil, cached.freshUntil);
      return cached.evidence;
    }
    if (this.#options.offline) {
      if (!cached?.usable) return failedEvidence(key, this.#today(), { code: 'offline', message: 'look-ups are off, and no earlier answer is kept' });
      this.#heldUntil = Math.min(this.#heldUntil, cached.usableUntil);
      return older(cached, 'look-ups are off');
    }
    this.#heldUntil = 0;
    return this.#lookups.run(async () => {
      const deadline = new Deadline(this.#options.timing?.budgetMs ?? BUDGET_MS, signal);
      try {
        const known = this.#breaker.check();
        if (known) throw known;
        const evidence = await this.#ask(key, cached, deadline);
        this.#breaker.answered();
        return evidence;
      } catch (error) {
        signal.throwIfAborted();
        const fault = faultOfThrown(error);
        const refusal = failedEvidence(key, this.#today(), { code: fault.code, message: fault.message });
        if (PASSING.has(fault.code)) {
          if (fault !== this.#breaker.check()) this.#breaker.failed(fault);
          return cached?.usable ? older(cached, fault.message) : refusal;
        }
        this.#breaker.answered();
        await this.#cache.set(key, refusal, null, false);
        return refusal;
      } finally {
        deadline.dispose();
      }
    }, signal);
  }

  async #ask(key: ModelKey, cached: CachedAnswer | undefined, deadline: Deadline): Promise<ModelEvidence> {
    const asOf = this.#today();
    const metadata = await this.#requests.metadata(key, cached?.usable ? cached.etag : null, asOf, deadline).catch(async (error: unknown) => {
      if (!(error instanceof HubFault) || error.code !== 'rate-limited' || cached?.usable) throw error;
      // The files' own limit is larger; where it is used up too, the first fault tells more.
      return { evidence: await this.#requests.card(key, asOf, deadline).catch(() => { throw error; }), etag: null };
    });
    if (metadata === 'unchanged' && cached) {
      const confirmed = { ...cached.evidence, asOf };
      await this.#cache.set(key, confirmed, cached.etag, false);
      return confirmed;
    }
    if (metadata === 'unchanged') throw new HubFault('invalid-response', 'the Hub calls a copy current that was never made');
    const { files, unread } = await this.#licenseFiles(metadata.evidence, deadline);
    const notes = [metadata.evidence.note, this.#transport.tokenRefused ? 'the Hub refused the token, so it was asked without one' : null, ...unread].filter((n) => n !== null);
    const evidence = { ...metadata.evidence, licenseFiles: files, note: notes.length ? notes.join('; ') : null };
    await this.#cache.set(key, evidence, metadata.etag, notes.length > 0);
    return evidence;
  }

  /** The licence texts of a repository. A text that can't be read is no reason to lose the rest: it is named instead. */
  async #licenseFiles(evidence: ModelEvidence, deadline: Deadline): Promise<{ files: LicenseFileEvidence[]; unread: string[] }> {
    const { name, sha } = evidence;
    const paths = licenseFilesIn(evidence.files ?? []);
    const unread: string[] = [];
    let gated = false;
    const read = async (path: string): Promise<LicenseFileEvidence[]> => {
      if (name === null || gated) return [];
      try {
        const revision = sha ?? evidence.requestedRevision ?? 'main';
        const bytes = await this.#requests.file(name, revision, path, MAX_LICENSE_BYTES, deadline);
        return await licenseEvidence(path, bytes, `${this.#requests.webUrl(name)}/blob/${encodeURIComponent(revision)}/${path}`, this.#options.platform, this.#options.knowledge.licenses, this.#options.classify);
      } catch (error) {
        if (!(error instanceof HubFault)) throw error;
        if (error.code === 'gated') gated = true;
        else unread.push(`${path} could not be read: ${error.message}`);
        return [];
      }
    };
    // One refusal speaks for all files of a gated model.
    const first = evidence.gated !== false && paths[0] !== undefined ? [await read(paths[0])] : [];
    const rest = await Promise.all(paths.slice(first.length).map(read));
    return { files: [...first, ...rest].flat(), unread };
  }

  #today(): string {
    return new Date(this.#options.platform.now()).toISOString();
  }
}

/** An earlier answer, with the reason why there is no newer one. */
function older(cached: CachedAnswer, why: string): ModelEvidence {
  return { ...cached.evidence, note: [cached.evidence.note, `an earlier answer of the Hub: ${why}`].filter((n) => n !== null).join('; ') };
}

/** The address without user and password, and what goes into `Authorization`. A token that no header can carry is none. */
function credentialsOf(address: string, token: string | null): { hubUrl: string; authorization: string | null } {
  const url = new URL(address);
  const basic = url.username === '' ? null : `Basic ${btoa(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`)}`;
  const usable = token !== null && /^[\x21-\x7e]{1,2000}$/.test(token);
  return { hubUrl: `${url.origin}${url.pathname.replace(/\/{1,20}$/, '')}`, authorization: usable ? `Bearer ${token}` : basic };
}
