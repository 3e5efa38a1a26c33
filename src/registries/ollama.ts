import type { Knowledge } from '../core/analysis.js';
import type { BaseModel, ModelEvidence, ModelKey } from '../core/models/types.js';
import { objectOf } from '../core/objectOf.js';
import type { Platform } from '../platform/types.js';
import { emptyEvidence, failedEvidence } from './emptyEvidence.js';
import { pickCard } from './hub/answer.js';
import { HubFault, shapeFault } from './hub/faults.js';
import { isHubId } from './hub/ids.js';
import { licenseEvidence, type Classify } from './licenseTexts.js';
import { requestJson } from './plainRequest.js';

export interface OllamaOptions {
  readonly platform: Platform;
  readonly knowledge: Knowledge;
  readonly classify?: Classify | undefined;
}

/** The address of a running Ollama, as its own tools read `OLLAMA_HOST`: `host`, `host:port`, `:port` or a whole address. Null: none. */
export function ollamaUrl(host: string | undefined): string | null {
  const given = (host ?? '').trim() || '127.0.0.1:11434';
  const address = /^https?:\/\//i.test(given) ? given : `http://${given.startsWith(':') ? `127.0.0.1${given}` : given}`;
  try {
    const url = new URL(address);
    // The address that a server listens on is none to connect to.
    if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1';
    if (url.port === '' && !/^https?:\/\/[^/]+:\d/i.test(address)) url.port = /^https?:/i.test(given) ? '' : '11434';
    return `${url.protocol}//${url.host}${url.pathname.replace(/\/{1,20}$/, '')}`;
  } catch {
    return null;
  }
}

/** Asks a running Ollama what it holds under a name: the licence text, what the GGUF header says, the base it was made from. */
export function createOllama({ platform, knowledge, classify }: OllamaOptions): (key: ModelKey, signal: AbortSignal) => Promise<ModelEvidence> {
  const url = ollamaUrl(platform.env['OLLAMA_HOST']);
  return async (key, signal) => {
    const asOf = new Date(platform.now()).toISOString();
    try {
      if (key.model.includes('..') || !/^[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,3}(?::[\w.-]{1,100})?$/.test(key.model) || url === null) throw new HubFault('invalid-id', 'its name is none that Ollama can have, so nothing was asked');
      const answer = objectOf(await requestJson(platform, 'Ollama', `${url}/api/show`, { method: 'POST', body: JSON.stringify({ model: key.model }) }, signal));
      if (!answer) throw shapeFault('no object');
      const info = objectOf(answer['model_info']) ?? {};
      const text = Array.isArray(answer['license']) ? answer['license'].filter((l) => typeof l === 'string').join('\n\n') : answer['license'];
      const files = typeof text === 'string' && text.trim() !== '' ? await licenseEvidence('LICENSE', new TextEncoder().encode(text), null, platform, knowledge.licenses, classify) : [];
      const parameters = info['general.parameter_count'];
      return {
        ...emptyEvidence(key, 'local-files', asOf), card: pickCard({ license: info['general.license'], license_name: info['general.license.name'], license_link: info['general.license.link'] }),
        licenseFiles: files, statedBases: basesIn(info), parameters: typeof parameters === 'number' ? parameters : null, note: 'from the Ollama that runs here',
      };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HubFault)) throw error;
      const missing = error.code === 'private-or-missing';
      return failedEvidence(key, asOf, { code: missing ? 'not-found' : error.code, message: missing ? 'the Ollama that runs here does not hold it' : error.message });
    }
  };
}

/** Models of the Hub that a GGUF header names as its base. */
function basesIn(info: Readonly<Record<string, unknown>>): BaseModel[] {
  const count = Math.min(Number(info['general.base_model.count'] ?? 0) || 0, 20);
  return Array.from({ length: count }, (_, i) => info[`general.base_model.${i}.repo_url`]).flatMap((address): BaseModel[] => {
    const id = typeof address === 'string' ? /^https:\/\/huggingface\.co\/([\w.-]{1,96}\/[\w.-]{1,96})\/?$/.exec(address)?.[1] : undefined;
    return id !== undefined && isHubId(id) ? [{ model: id, relation: 'quantized', source: 'config' }] : [];
  });
}
