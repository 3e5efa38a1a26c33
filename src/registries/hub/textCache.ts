import type { CacheStore } from '../../platform/types.js';

/**
 * Licence texts that were fetched from one Hub, by the hash of their bytes: what a hash names never changes. Hubs, and what was seen
 * with a token, are kept apart as in `AnswerCache`. Never rejects.
 */
export class TextCache {
  readonly #store: CacheStore;
  readonly #scope: string;

  constructor(store: CacheStore, hubUrl: string, authorised: boolean) {
    this.#store = store;
    this.#scope = `hub text 1 ${hubUrl} ${authorised ? 'account' : 'anonymous'}`;
  }

  async get(sha256: string): Promise<string | undefined> {
    const entry = await this.#store.get(`${this.#scope} ${sha256}`).catch(() => undefined);
    return typeof entry === 'object' && entry !== null && 'text' in entry && typeof entry.text === 'string' ? entry.text : undefined;
  }

  async set(sha256: string, text: string): Promise<void> {
    await this.#store.set(`${this.#scope} ${sha256}`, { text }).catch(() => undefined);
  }
}
