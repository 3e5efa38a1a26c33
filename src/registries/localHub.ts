import type { Knowledge } from '../core/analysis.js';
import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import { objectOf } from '../core/objectOf.js';
import type { HubCacheReader, Platform } from '../platform/types.js';
import { proseBases, readCard } from './card.js';
import { emptyEvidence } from './emptyEvidence.js';
import { adapterBase, pickCard } from './hub/answer.js';
import { isHubId, isRevision } from './hub/ids.js';
import { licenseEvidence, licenseFilesIn, MAX_LICENSE_BYTES, type Classify } from './licenseTexts.js';

const MAX_CARD_BYTES = 2 * 1024 * 1024;
const MAX_CONFIG_BYTES = 1024 * 1024;

export interface LocalHubOptions {
  readonly platform: Platform;
  readonly reader: HubCacheReader;
  readonly knowledge: Knowledge;
  readonly classify?: Classify | undefined;
}

/**
 * What the local Hub cache says of a model, with no network at all: card, config, adapter and licence texts of the commit that a
 * program here would load. Null where the model is not there, or nothing that was fetched speaks of its terms or its base.
 * The list of files stays unknown: programs fetch what they need, not the whole repository.
 */
export function createLocalHub({ platform, reader, knowledge, classify }: LocalHubOptions): (key: ModelKey) => Promise<ModelEvidence | null> {
  return async (key) => {
    if (key.registry !== 'huggingface' || !isHubId(key.model) || (key.revision !== null && !isRevision(key.revision))) return null;
    const found = await reader.commit(key.model, key.revision ?? 'main');
    if (!found) return null;
    const { sha } = found;
    const read = (path: string, limit: number): Promise<Uint8Array | null> => reader.read(key.model, sha, path, limit);
    const json = async (path: string): Promise<Readonly<Record<string, unknown>> | null> => parseObject(await read(path, MAX_CONFIG_BYTES));
    const [readme, config, adapter, names] = await Promise.all([read('README.md', MAX_CARD_BYTES), json('config.json'), json('adapter_config.json'), reader.files(key.model, sha)]);
    const text = readme && new TextDecoder().decode(readme);
    const card = text === null ? null : readCard(text);
    const texts = await Promise.all(licenseFilesIn(names).map(async (path) => {
      const bytes = await read(path, MAX_LICENSE_BYTES);
      return bytes ? licenseEvidence(path, bytes, null, platform, knowledge.licenses, classify) : [];
    }));
    const licenseFiles = texts.flat();
    const made = adapterBase(adapter);
    const statedBases = made.length || text === null ? made : proseBases(text, card?.data ?? null, key.model);
    const remoteCode = objectOf(config?.['auto_map']) !== null;
    if (!card && licenseFiles.length === 0 && statedBases.length === 0 && !remoteCode) return null;
    const word = (name: string): string | null => (typeof card?.data?.[name] === 'string' ? card.data[name].slice(0, 100) : null);
    const tags = card?.data?.['tags'];
    return {
      ...emptyEvidence(key, 'hub-cache', new Date(found.at).toISOString()), sha, card: card?.data ? pickCard(card.data) : null, cardBroken: card?.broken ?? false,
      tags: Array.isArray(tags) ? tags.filter((t): t is string => typeof t === 'string').slice(0, 200) : [],
      pipelineTag: word('pipeline_tag'), libraryName: word('library_name'), licenseFiles, remoteCode, statedBases, url: null, note: 'from the local Hub cache',
    };
  };
}

function parseObject(bytes: Uint8Array | null): Readonly<Record<string, unknown>> | null {
  if (!bytes) return null;
  try {
    return objectOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}
