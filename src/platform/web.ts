import type { CacheStore, Platform } from './types.js';

/** What the web host hands in: `vscode` itself is known to src/editor only. */
export interface WebHost {
  readData(name: string): Promise<unknown>;
  /** A store that survives a reload, such as the extension's global state. */
  readonly store: { get(key: string): unknown; set(key: string, value: unknown): Promise<void> };
}

/** The web worker's platform: no environment, no file system, the browser's own `fetch`. */
export function createWebPlatform(host: WebHost): Platform {
  const cache: CacheStore = {
    get: (key) => Promise.resolve(host.store.get(`cache:${key}`)),
    set: (key, value) => host.store.set(`cache:${key}`, value).catch(() => undefined),
    delete: (key) => host.store.set(`cache:${key}`, undefined).catch(() => undefined),
  };
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    cache,
    now: () => Date.now(),
    readData: (name) => host.readData(name),
    env: {},
    async sha256(data) {
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      const hash = await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
      return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('');
    },
  };
}
