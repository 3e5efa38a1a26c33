import { modelInfo } from '@huggingface/hub';
import type { ModelEvidence, ModelKey } from '../../core/models/types.js';
import { proseBases, readCard } from '../card.js';
import { emptyEvidence } from '../emptyEvidence.js';
import { ADDITIONAL_FIELDS, evidenceOfAnswer, pickCard } from './answer.js';
import { HubFault, shapeFault } from './faults.js';
import type { Gate } from './gate.js';
import { withRetries, type Deadline } from './retry.js';
import type { Answer, Transport } from './transport.js';

/** File lists of repositories with thousands of files stay under this. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_CARD_BYTES = 2 * 1024 * 1024;

/** What a request about a model brought: evidence, or that the copy at hand still holds. */
export type Metadata = { readonly evidence: ModelEvidence; readonly etag: string | null } | 'unchanged';

const isFault = (error: unknown): error is HubFault => error instanceof HubFault;

/** The three requests that are made of a Hub, each with its retries; at most as many at a time as the gate lets through. */
export class HubRequests {
  readonly #transport: Transport;
  readonly #hubUrl: string;
  readonly #gate: Gate;
  readonly #random: () => number;
  /** Until when the Hub asked not to come back, for each of its limits. */
  readonly #paused = { data: 0, text: 0 };

  constructor(transport: Transport, hubUrl: string, gate: Gate, random: () => number) {
    this.#transport = transport;
    this.#hubUrl = hubUrl;
    this.#gate = gate;
    this.#random = random;
  }

  /** Where a person can read of a model. */
  webUrl(name: string): string {
    return `${this.#hubUrl}/${name}`;
  }

  /** All that the API says of a model at a revision, in one request. Rejects with `HubFault`. */
  metadata(key: ModelKey, etag: string | null, asOf: string, deadline: Deadline): Promise<Metadata> {
    return this.#tries('data', deadline, async () => {
      let answered: Answer | undefined;
      const ask: typeof fetch = async (input) => {
        answered = await this.#transport.request(String(input), { kind: 'data', limit: MAX_ANSWER_BYTES, etag, signal: deadline.signal });
        return new Response(answered.status === 304 ? null : answered.bytes, { status: answered.status, headers: { 'content-type': 'application/json' } });
      };
      try {
        const answer = await modelInfo({ name: key.model, hubUrl: this.#hubUrl, fetch: ask, additionalFields: [...ADDITIONAL_FIELDS], ...(key.revision === null ? {} : { revision: key.revision }) });
        return { evidence: evidenceOfAnswer(key, answer, asOf, (name) => this.webUrl(name)), etag: (answered?.headers.get('etag') ?? null)?.slice(0, 200) ?? null };
      } catch (error) {
        if (answered?.status === 304 && etag !== null) return 'unchanged';
        if (isFault(error) || deadline.signal.aborted) throw error;
        // What is left is the library's own reading of an answer that is no JSON, or not about a model.
        throw shapeFault(error instanceof SyntaxError ? 'no JSON' : 'not about a model');
      }
    });
  }

  /** One file of a repository. Rejects with `HubFault`. */
  async file(name: string, revision: string, path: string, limit: number, deadline: Deadline): Promise<Uint8Array> {
    const address = `${this.#hubUrl}/${name}/resolve/${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`;
    return (await this.#tries('text', deadline, () => this.#transport.request(address, { kind: 'text', limit, signal: deadline.signal }))).bytes;
  }

  /** What the card alone says: for when the API allows no more requests, because files count against another limit, six times as large. */
  async card(key: ModelKey, asOf: string, deadline: Deadline): Promise<ModelEvidence> {
    const text = new TextDecoder().decode(await this.file(key.model, key.revision ?? 'main', 'README.md', MAX_CARD_BYTES, deadline));
    const { data, broken } = readCard(text);
    const word = (name: string): string | null => (typeof data?.[name] === 'string' ? data[name].slice(0, 100) : null);
    return {
      ...emptyEvidence(key, 'hub', asOf), card: data && pickCard(data), cardBroken: broken, pipelineTag: word('pipeline_tag'), libraryName: word('library_name'),
      statedBases: proseBases(text, data, key.model), url: this.webUrl(key.model), note: 'from the card alone: the Hub allowed no more requests to its API',
    };
  }

  #tries<T>(kind: 'data' | 'text', deadline: Deadline, attempt: () => Promise<T>): Promise<T> {
    let tried = 0;
    return withRetries(async () => {
      const wait = this.#paused[kind] - performance.now();
      if (wait > 0) throw new HubFault('rate-limited', `the Hub allows no more requests for now; it asks to wait ${Math.ceil(wait / 1000)} s`, 3, wait);
      try {
        return await this.#gate.run(attempt, deadline.signal, kind === 'text' || tried++ > 0);
      } catch (error) {
        if (isFault(error) && error.code === 'rate-limited' && error.retryAfterMs !== null) this.#paused[kind] = Math.max(this.#paused[kind], performance.now() + error.retryAfterMs);
        throw error;
      }
    }, deadline, isFault, this.#random);
  }
}
