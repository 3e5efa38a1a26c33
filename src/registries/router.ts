import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import { globMatches } from '../core/policy/paths.js';
import type { Registry } from '../core/references/types.js';
import { failedEvidence } from './emptyEvidence.js';

type Ask = (key: ModelKey, signal: AbortSignal) => Promise<ModelEvidence>;

export interface Router {
  readonly lookup: Ask;
  /** The registries that can be asked. */
  readonly registries: readonly Registry[];
}

/**
 * One look-up over several registries: each key goes to its own. Private models go nowhere: even an Ollama may run on somebody
 * else's machine.
 */
export function createRouter(clients: Partial<Readonly<Record<Registry, Ask>>>, privateModels: readonly string[], now: () => number): Router {
  const registries = Object.keys(clients) as Registry[];
  return {
    registries,
    lookup(key, signal) {
      signal.throwIfAborted();
      const ask = clients[key.registry];
      const refused = ask === undefined ? `${key.registry} is not asked` : privateModels.some((glob) => globMatches(glob, key.model, true)) ? 'it is one of the private models, which are never looked up' : null;
      if (ask && refused === null) return ask(key, signal);
      return Promise.resolve(failedEvidence(key, new Date(now()).toISOString(), { code: 'not-looked-up', message: refused ?? 'nobody is asked' }));
    },
  };
}
