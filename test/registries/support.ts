import { createHash } from 'node:crypto';
import { readKnowledge } from '../reports/knowledge.js';
import type { ModelEvidence, ModelKey } from '../../src/core/models/types.js';
import { createMemoryCache } from '../../src/platform/node.js';
import type { CacheStore, Platform } from '../../src/platform/types.js';
import { createHubClient, type HubClientOptions } from '../../src/registries/huggingface.js';

export const knowledge = readKnowledge();

/** The command line's platform with a clock that a test can turn. */
export function testPlatform(more: Partial<Platform> = {}): Platform & { turn(ms: number): void } {
  let offset = 0;
  return {
    fetch: globalThis.fetch, cache: createMemoryCache(), now: () => Date.now() + offset, env: {},
    readData: () => Promise.reject(new Error('no data in this test')),
    sha256: (data) => Promise.resolve(createHash('sha256').update(data).digest('hex')),
    turn: (ms) => { offset += ms; },
    ...more,
  };
}

export type Given = Partial<Omit<HubClientOptions, 'hubUrl'>> & { readonly hubUrl: string; readonly cache?: CacheStore };

/** A client of the stand-in Hub. */
export function client(given: Given): ReturnType<typeof createHubClient> {
  const platform = given.platform ?? testPlatform(given.cache ? { cache: given.cache } : {});
  return createHubClient({ token: null, offline: false, privateModels: [], knowledge, ...given, platform });
}

export const key = (model: string, revision: string | null = null): ModelKey => ({ registry: 'huggingface', model, revision });

/** One look-up that nobody cancels. */
export function ask(given: Given, model: string, revision: string | null = null): Promise<ModelEvidence> {
  return client(given).lookup(key(model, revision), new AbortController().signal);
}
