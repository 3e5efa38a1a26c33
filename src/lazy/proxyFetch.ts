import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';

/** undici's `fetch` behind its environment proxy agent. In a bundle of its own: undici is larger than the rest of the command line. */
export function createFetch(env: Readonly<Record<string, string | undefined>>): typeof fetch {
  const of = (name: string): string | undefined => env[name] ?? env[name.toLowerCase()];
  const agent = new EnvHttpProxyAgent({
    ...(of('HTTPS_PROXY') ? { httpsProxy: of('HTTPS_PROXY') } : {}),
    ...(of('HTTP_PROXY') ? { httpProxy: of('HTTP_PROXY') } : {}),
    ...(of('NO_PROXY') ? { noProxy: of('NO_PROXY') } : {}),
  });
  // undici's types and the DOM's describe the same protocol but are declared apart.
  return ((input: string | URL, init?: object) => undiciFetch(input, { ...init, dispatcher: agent })) as unknown as typeof fetch;
}
