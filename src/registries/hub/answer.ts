import type { BaseModel, ModelEvidence, ModelKey } from '../../core/models/types.js';
import { objectOf } from '../../core/objectOf.js';
import { emptyEvidence } from '../emptyEvidence.js';
import { shapeFault } from './faults.js';
import { isHubId } from './ids.js';

/** What is asked of `modelInfo` beside what it always brings. */
export const ADDITIONAL_FIELDS = ['cardData', 'tags', 'sha', 'disabled', 'library_name', 'config', 'safetensors', 'filePaths'] as const;

/** Files and tags that are kept of one answer: more says nothing more about a licence, and fills the cache. */
const MAX_FILES = 5000;
const MAX_TAGS = 2000;
/** Keys of a card that anything reads; the rest (results, widgets) can be megabytes. */
const CARD_KEYS = ['license', 'licenses', 'licence', 'license_name', 'license_link', 'base_model', 'base_model_relation', 'finetuned_from', 'new_version', 'tags', 'datasets', 'extra_gated_prompt'];
const MAX_TEXT = 2000;

/** The Hub's answer, whose types nobody vouches for → evidence. Throws `HubFault` where it is no answer about a model. */
export function evidenceOfAnswer(key: ModelKey, answer: unknown, asOf: string, webUrl: (name: string) => string): ModelEvidence {
  const a = objectOf(answer);
  if (!a) throw shapeFault('no object');
  const name = typeof a['name'] === 'string' && isHubId(a['name']) ? a['name'] : null;
  if (name === null) throw shapeFault('no model id');
  if (a['tags'] !== undefined && a['tags'] !== null && !Array.isArray(a['tags'])) throw shapeFault('tags are no list');
  if (a['cardData'] !== undefined && a['cardData'] !== null && !objectOf(a['cardData'])) throw shapeFault('the card is no object');
  const tags = stringsOf(a['tags'], MAX_TAGS);
  // Every repository has at least one file: an empty list means that the answer had none to tell.
  const listed = stringsOf(a['filePaths'], MAX_FILES);
  const files = listed.length ? listed : null;
  const card = objectOf(a['cardData']);
  const config = objectOf(a['config']);
  const total = objectOf(a['safetensors'])?.['total'];
  return {
    ...emptyEvidence(key, 'hub', asOf),
    name, sha: typeof a['sha'] === 'string' && /^[0-9a-f]{7,64}$/i.test(a['sha']) ? a['sha'] : null,
    card: card && pickCard(card),
    // A card whose front matter did not parse comes without data, yet the Hub's looser reader still gives tags from it.
    cardBroken: card === null && files?.includes('README.md') === true && tags.some((t) => t.startsWith('license:')),
    tags, gated: a['gated'] === 'auto' || a['gated'] === 'manual' ? a['gated'] : a['gated'] === true ? 'manual' : false,
    disabled: a['disabled'] === true, pipelineTag: wordOf(a['task']), libraryName: wordOf(a['library_name']), files,
    remoteCode: objectOf(config?.['auto_map']) !== null, statedBases: adapterBase(objectOf(config?.['peft'])),
    parameters: typeof total === 'number' && Number.isFinite(total) && total > 0 ? total : null, url: webUrl(name),
  };
}

/** The base that an adapter's config names (`adapter_config.json`, which the Hub quotes in `config.peft`); a path on somebody's disk is none. */
export function adapterBase(config: Readonly<Record<string, unknown>> | null): BaseModel[] {
  const base = config?.['base_model_name_or_path'];
  return typeof base === 'string' && isHubId(base) ? [{ model: base, relation: 'adapter', source: 'config' }] : [];
}

/** The keys of a card that are read, their texts cut to a sane length. */
export function pickCard(card: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cut = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : Array.isArray(value) ? value.slice(0, 200).map((v: unknown) => (typeof v === 'string' ? v.slice(0, MAX_TEXT) : typeof v === 'number' ? v : null)) : typeof value === 'number' ? value : null);
  return Object.fromEntries(CARD_KEYS.filter((k) => Object.hasOwn(card, k)).map((k) => [k, cut(card[k])]));
}

function stringsOf(value: unknown, max: number): string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string' && v.length <= 1000).slice(0, max) : [];
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 100 ? value : null;
}
