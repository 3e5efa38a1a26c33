import { onAbort, untilAborted } from './abort.js';
import { readBody } from './body.js';
import { faultOfStatus, faultOfThrown, htmlFault, HubFault, timeoutFault } from './faults.js';
import { rateState } from './rateLimit.js';

/** Hops that one request follows. */
const MAX_REDIRECTS = 5;
/** What the Hub says of a token that is wrong, as opposed to one that may not see a model. */
const REFUSED_TOKEN = /invalid credentials in authorization|token (?:is |has )?(?:expired|invalid|revoked)|invalid (?:user )?(?:access )?token/i;

export interface TransportOptions {
  readonly fetch: typeof fetch;
  /** Without a slash at the end, without credentials. */
  readonly hubUrl: string;
  /** The value of `Authorization`; goes to the origin of `hubUrl` and nowhere else. */
  readonly authorization: string | null;
  /** Milliseconds that one request may take. */
  readonly attemptMs: number;
  now(): number;
}

export interface RequestOptions {
  /** `data` is JSON, `text` a file of a repository. */
  readonly kind: 'data' | 'text';
  /** Bytes of the body that are read at the most. */
  readonly limit: number;
  /** The ETag of a copy at hand: the answer may then be 304. */
  readonly etag?: string | null;
  readonly signal: AbortSignal;
}

export interface Answer {
  /** 2xx or 304. */
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * One request to the Hub, redirects included: time limit, size limit, whole body. All that is no success or 304 is thrown as
 * `HubFault`. The token is added here, to requests whose origin is the configured one; no other place knows it.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #origin: string;
  #authorization: string | null;
  #tokenRefused = false;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#origin = new URL(options.hubUrl).origin;
    this.#authorization = options.authorization;
  }

  /** The Hub said that the token is not valid; since then it is asked without one. */
  get tokenRefused(): boolean {
    return this.#tokenRefused;
  }

  /** Rejects with `HubFault`, or with the signal's reason when that aborts. */
  async request(address: string, options: RequestOptions): Promise<Answer> {
    const attempt = new AbortController();
    options.signal.throwIfAborted();
    const off = onAbort(options.signal, () => attempt.abort(options.signal.reason));
    const timer = setTimeout(() => attempt.abort(timeoutFault()), this.#options.attemptMs);
    try {
      // An injected fetch may not heed the signal: the wait ends all the same.
      return await untilAborted(this.#follow(address, options, attempt.signal), attempt.signal);
    } catch (error) {
      if (options.signal.aborted) throw options.signal.reason;
      throw faultOfThrown(error);
    } finally {
      clearTimeout(timer);
      off();
    }
  }

  async #follow(address: string, options: RequestOptions, signal: AbortSignal): Promise<Answer> {
    let url = new URL(address);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const authorised = this.#authorization !== null && url.origin === this.#origin;
      const headers: Record<string, string> = { accept: options.kind === 'data' ? 'application/json' : 'text/plain, */*;q=0.5' };
      if (options.etag) headers['if-none-match'] = options.etag;
      if (authorised && this.#authorization !== null) headers['authorization'] = this.#authorization;
      let response = await this.#options.fetch(url.href, { headers, redirect: 'manual', signal });
      // A browser hides where a redirect leads: there it must follow by itself, without the token to be on the safe side.
      if (response.type === 'opaqueredirect') {
        delete headers['authorization'];
        response = await this.#options.fetch(url.href, { headers, redirect: 'follow', credentials: 'omit', signal });
      }
      if (authorised && response.status === 401 && REFUSED_TOKEN.test(response.headers.get('x-error-message') ?? '')) {
        // A token that has expired must not hide models that everybody may see.
        await response.body?.cancel().catch(() => undefined);
        this.#authorization = null;
        this.#tokenRefused = true;
        continue;
      }
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null || response.status === 304) return this.#read(response, options, authorised);
      await response.body?.cancel().catch(() => undefined);
      url = nextAddress(location, url);
    }
    throw new HubFault('invalid-response', `the Hub redirects more than ${MAX_REDIRECTS} times`);
  }

  async #read(response: Response, options: RequestOptions, authorised: boolean): Promise<Answer> {
    const { status, headers } = response;
    const html = /^text\/html\b/i.test(headers.get('content-type') ?? '');
    if (status === 304) return { status, headers, bytes: new Uint8Array() };
    if (!response.ok) {
      await response.body?.cancel().catch(() => undefined);
      // Sign-in pages of networks and block pages of proxies; the Hub's own refusals carry a code.
      if (status === 511 || (html && (status === 401 || status === 403) && !headers.has('x-error-code') && !headers.has('x-error-message'))) throw htmlFault();
      throw faultOfStatus(status, headers, rateState(headers, this.#options.now()).waitMs, authorised);
    }
    if (html && options.kind === 'data') throw htmlFault();
    const bytes = await readBody(response, options.limit);
    if (options.kind === 'text' && html && /^\s{0,200}<(?:!doctype html|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 300)))) throw htmlFault();
    return { status, headers, bytes };
  }
}

/** Where a redirect leads. Throws where that is no web address, or one that gives up encryption. */
function nextAddress(location: string, from: URL): URL {
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    throw new HubFault('invalid-response', 'the Hub redirects to no address');
  }
  const web = next.protocol === 'https:' || (next.protocol === 'http:' && from.protocol === 'http:');
  if (!web || next.username !== '' || next.password !== '') throw new HubFault('invalid-response', 'the Hub redirects to an address that is not followed');
  return next;
}
