import type { Platform } from './types.js';

/**
 * A `fetch` that honours `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, which Node's own ignores; without such a variable it is Node's own.
 * `NODE_EXTRA_CA_CERTS` is read by Node itself. The proxy agent loads at the first request: most runs never make one.
 */
export function createProxyFetch(env: Platform['env']): typeof fetch {
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name]);
  if (!proxied) return globalThis.fetch;
  let loading: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    loading ??= import('#lazy/proxyFetch').then((m) => m.createFetch(env));
    return (await loading)(input, init);
  };
}
