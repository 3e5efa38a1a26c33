import { byAddress, byScheme } from './addresses.js';
import { byHubPath } from './apiAddress.js';
import { AZURE_OPENAI, byResource, hostedRegistry, isElsewhere, ofAzureOpenAi, openOr, withoutRegion } from './hosts.js';
import { byHub } from './hubNames.js';
import type { DetectionKnowledge } from './knowledge.js';
import { isPath, looksLikeModel, OLLAMA_TAG, WEIGHT_END } from './looks.js';
import { HOSTS, PROVIDERS } from './providers.js';
import { byGateway, byHosting, byProvider, isRouted, withoutRoute } from './routes.js';
import { byLooks, byRuntime, isLibraryEmbedding } from './runtimeNames.js';
import type { Confidence, Registry } from './types.js';
import { byFile } from './weightNames.js';

/** What the place of a text says about it, before its own words are looked at. */
export interface Slot {
  /** The place takes a model: an argument, a key, a flag, a scheme. */
  readonly model: boolean;
  /** Which registry the place means; `any`: the value's own form decides. */
  readonly hint: string | null;
  /** Free text (prose, a command line): only what is sure by itself counts. */
  readonly free: boolean;
}

/** A model that a text names; `start` and `end` are offsets into that text. */
export interface Identified {
  readonly start: number;
  readonly end: number;
  readonly registry: Registry;
  readonly model: string;
  readonly revision: string | null;
  readonly confidence: Confidence;
}

/** What a text without white space names as a model in its place; null: none. Pure and linear in the text. */
export function identify(text: string, slot: Slot, k: DetectionKnowledge): Identified | null {
  if (text.length < 2 || text.length > 300 || !mayName(text, slot, k)) return null;
  const memo = memoOf(slot, k);
  const known = memo.get(text);
  if (known !== undefined) return known;
  const found = judge(text, slot, k);
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(ownCopy(text), found && { ...found, model: ownCopy(found.model), revision: found.revision && ownCopy(found.revision) });
  return found;
}

/** A slice keeps the whole text that it was cut from alive; a copy doesn't. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** Real projects repeat themselves: the same words come by thousands of times in one scan. */
const MEMO_SIZE = 20_000;
const memos = new WeakMap<DetectionKnowledge, Map<string, Map<string, Identified | null>>>();

function memoOf(slot: Slot, k: DetectionKnowledge): Map<string, Identified | null> {
  let bySlot = memos.get(k);
  if (!bySlot) memos.set(k, (bySlot = new Map()));
  const key = `${slot.model ? 'm' : ''}${slot.free ? 'f' : ''}${slot.hint ?? ''}`;
  let memo = bySlot.get(key);
  if (!memo) bySlot.set(key, (memo = new Map()));
  return memo;
}

/** The cheapest test: plain words name a model only where the place asks for one, and mostly not even there. */
function mayName(text: string, slot: Slot, k: DetectionKnowledge): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // A digit, a slash, a colon, a hyphen, a dot or an underscore.
    if (c >= 45 && c <= 58 || c === 95) return true;
  }
  return slot.model && (slot.hint !== null || k.ollama.has(text.toLowerCase()) || k.hostedInSlot.some(([, pattern]) => pattern.test(text)) || k.shortHubId(text.toLowerCase()) !== undefined);
}

/** As `identify`, without its memory: for words that are asked once. */
export function judge(text: string, slot: Slot, k: DetectionKnowledge): Identified | null {
  if (slot.hint === 'hub-files') return byHubPath(text);
  return (text.includes(':') ? byScheme(text, k) : null) ?? (text.includes('.') && (text.includes('/') || text.includes(':')) ? byAddress(text, slot, k) : null) ?? (text.includes('publishers/') ? byResource(text) : null) ?? byName(text, 0, text.length, slot, k) ?? byPath(text, slot, k);
}

/** A path to a weight file that no name begins like: `../models/x.gguf`, `C:\\models\\x.gguf`, `Models\\x.gguf`. The whole path is what is written. */
function byPath(text: string, slot: Slot, k: DetectionKnowledge): Identified | null {
  const path = /^(?:(?:\.{1,2}|~|[A-Za-z]:|\$\w{1,40})?[\\/]|[\w.-]{1,60}\\)/.test(text) && WEIGHT_END.test(text);
  const name = path ? text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1) : '';
  const found = path && /^[\w.-]{3,160}$/.test(name) && (/\d/.test(name) && looksLikeModel(name.replace(WEIGHT_END, ''), k) || k.weightFiles.test(name) || k.isWeightFile(name.toLowerCase())) ? byName(name, 0, name.length, slot, k) : null;
  return found?.registry === 'local-file' ? { ...found, start: 0, end: text.length } : null;
}

/** A name by itself, in `text` from `start` to `end`. */
function byName(text: string, start: number, end: number, place: Slot, k: DetectionKnowledge): Identified | null {
  const name = text.slice(start, end);
  const told = place.hint === AZURE_OPENAI ? ofAzureOpenAi(name, place, k) : place;
  const slot = isElsewhere(name, told, k) ? { ...told, hint: null } : told;
  const of = (registry: Registry, model: string, confidence: Confidence, revision: string | null = null, to = end): Identified => ({ start, end: to, registry, model, revision, confidence });
  const sure: Confidence = slot.model ? 'certain' : 'likely';
  // OpenAI's fine-tunes carry their base (`ft:gpt-4o-mini-2024-07-18:org::id`); LlamaIndex loads `local:owner/name` of the Hub.
  const wrapped = slot.model ? /^(?:ft:([\w.-]{3,60})(?=:)|local:([\w.-]{1,96}\/[\w.-]{1,96})$)/.exec(name) : null;
  const inner = wrapped?.[1] ?? wrapped?.[2];
  if (wrapped && inner !== undefined) return byName(text, start + wrapped[0].length - inner.length, start + wrapped[0].length, { ...slot, hint: wrapped[1] === undefined ? 'huggingface' : null }, k);
  // Elastic's own models are called `.elser_model_2`, whatever host a file asks otherwise.
  if (name.startsWith('.')) return k.hosted.some(([registry, pattern]) => registry === 'unknown' && pattern.test(name)) ? of('unknown', name, sure) : null;
  if (!/^[A-Za-z0-9@:]/.test(name) || /[^\w.:/@+*-]/.test(name) || name.includes('*') && !name.startsWith(':bedrock:')) return null;

  // A library's own route to LiteLLM: what follows names its provider, if any.
  if (name.startsWith('litellm/')) {
    const routed = byName(text, start + 'litellm/'.length, end, { model: true, hint: null, free: false }, k);
    return routed && { ...routed, start };
  }
  const arn = /^(?:arn:aws[\w-]{0,10}:bedrock:[^:]{0,80}:[^:]{0,40}|:bedrock:[\w*-]{0,30}:[\d*]{0,20}|:{0,2}):(?:foundation-model|inference-profile)\//.exec(name);
  if (arn) return byName(text, start + arn[0].length, end, { model: true, hint: 'bedrock', free: false }, k);
  // OCI's service has names of the same form without a version.
  if (k.bedrock.test(name) && !name.endsWith('-')) return slot.hint === 'unknown' && (!/-v\d|:\d/.test(name) || /-v\d\.\d$/.test(name)) ? of('unknown', name, 'certain') : of('bedrock', withoutRegion(name), 'certain');
  if (name.startsWith(':')) return null;
  const registered = k.registered.get(name.toLowerCase().replace(/\.v\d{1,2}$/, ''));
  if (registered) return of(registered[0] as Registry, registered[1], sure);
  if (k.spacy.test(name)) return of('spacy', name, sure);
  if (slot.hint === 'spacy') return /^[a-z]{2}-[a-z]{3,}-[a-z]{3,}-(?:sm|md|lg|trf)$/.test(name) ? of('spacy', name.replace(/-/g, '_'), 'certain') : null;
  // Open models that Vertex AI serves as a service (cloud.google.com/vertex-ai, "Llama models").
  if (/^[\w-]{2,40}\/[\w.-]{2,80}-maas$/.test(name)) return of('vertex', name, sure);
  // Variants of a model that only this router has (openrouter.ai/docs, "Model Variants").
  if (/^[a-z\d-]{2,40}\/[a-z\d.-]{3,80}:(?:free|nitro|floor|exacto|extended|online)$/.test(name) && (slot.hint === null || slot.hint === 'openrouter' || slot.hint === 'any')) return of('openrouter', name, sure);
  // A resource of Fireworks says its host itself (docs.fireworks.ai, "Model IDs").
  if (/^accounts\/[\w-]{1,60}\/(?:models|deployedModels)\/[\w.-]{2,80}$/.test(name)) return of('fireworks', name, 'certain');
  const ofRuntime = byRuntime(name, slot, k, of);
  if (ofRuntime) return ofRuntime;
  if (slot.hint === 'whisper' || slot.hint === 'faster-whisper') return byHub(name, slot, k, of);
  if (slot.hint === 'huggingface' && /^models\/[\w.-]{1,96}\/[\w.-]{1,96}$/.test(name)) return byName(text, start + 'models/'.length, end, slot, k);
  if (/^ai\/[a-z0-9][\w.-]{1,60}(?::[\w.-]{1,60})?$/.test(name) && (slot.model || name.includes(':') || /\d|embed/.test(name) || k.families.test(name))) return of('docker', name, 'certain');
  // Docker's model tags are written in capitals (`4B-UD-Q4_K_XL`); Ollama's are not, and the Hub has none.
  if (/^[\w.-]{1,60}\/[\w.-]{1,80}:\d{1,4}(?:\.\d)?[BM](?:-[A-Z0-9_.-]{1,40})?$/.test(name)) return of('docker', name, sure);
  if (slot.hint === 'docker' && /^[\w.-]{1,60}\/[\w.-]{1,80}(?::[\w.-]{1,60})?$/.test(name) && !isPath(name, k)) return of('docker', name, 'certain');

  // Hints that name the one registry that the call goes to.
  if (slot.model && slot.hint && ['replicate', 'openrouter', 'groq', 'together', 'fireworks', 'nvidia-nim', 'modelscope', 'github-models', 'vertex', 'azure', 'unknown'].includes(slot.hint)) return byHosting(withoutRoute(name, slot.hint), slot.hint as Registry, of, k);
  // OpenRouter's ids are all in lower case; the Hub's seldom are.
  if (!slot.model && slot.hint === 'openrouter' && /^[a-z0-9-]{2,40}\/[a-z0-9.-]{3,80}(?::[a-z]{2,12})?$/.test(name) && !k.placeholders.test(name.slice(0, name.indexOf('/'))) && (looksLikeModel(name.slice(name.indexOf('/') + 1), k) || hostedRegistry(name.slice(name.indexOf('/') + 1).replace(/:[a-z]{2,12}$/, ''), slot, k))) return byHosting(name, 'openrouter', of, k);
  // Mistral's service and Ollama's library have names in common: where Ollama is asked they are its own.
  if (slot.model && slot.hint === 'ollama' && k.ollama.has(name)) return of('ollama', name, 'certain');
  const hosted = hostedRegistry(name, slot, k);
  if (hosted) return of(slot.hint === 'azure' || slot.hint === 'vertex' || slot.hint === 'github-models' ? slot.hint : hosted === 'openai' && name.startsWith('gpt-35-') ? 'azure' : hosted, hosted === 'google' ? name.replace(/^models\//, '') : hosted === 'unknown' ? openOr(name, k) : name, slot.model || /\d/.test(name) ? 'certain' : 'likely');

  const prefix = /^([\w-]{2,24})(?:::|[/:])/.exec(name);
  const route = prefix?.[0].endsWith('/') && (slot.model || !slot.free && looksLikeModel(name.slice(prefix[0].length), k)) && k.hubId(name.toLowerCase()) === undefined ? k.routes.get((prefix[1] ?? '').toLowerCase()) : undefined;
  if (route && prefix) {
    const inner = name.slice(prefix[0].length);
    const routed = route === 'unknown' ? byHosting(inner, route, of, k) : byHub(inner, { ...slot, hint: route }, k, of);
    if (routed) return routed;
    // A server of open models, and behind its route a name without an owner.
    if (route !== 'unknown' && !inner.includes('/')) return byName(text, start + prefix[0].length, end, { ...slot, hint: null }, k);
  }
  const named = PROVIDERS.get((prefix?.[1] ?? '').toLowerCase());
  // `"repository": "github:owner/name"` is npm's way to name code.
  const provider = named === 'github-models' && prefix?.[0].endsWith(':') && !slot.model ? undefined : named;
  if (prefix && provider) {
    const inner = name.slice(prefix[0].length).replace(/^(?:chat|messages|completion|completions|responses|embeddings?|text-generation|feature-extraction|text-classification):/, '');
    const open = prefix[0].endsWith('/') ? k.hubId(name.toLowerCase()) : undefined;
    if (!open) {
      const behind = hostedRegistry(inner, { ...slot, model: true, hint: provider }, k);
      if (behind && behind === provider) return of(provider, inner, sure);
      if (behind && (provider === 'openrouter' || provider === 'azure' || provider === 'vertex' || provider === 'github-models')) return of(provider, inner, sure);
      // `mistral/gpt-4o`: no vendor has another's hosted model, nor has the Hub.
      if (behind && prefix[0].endsWith('/')) return null;
      if (slot.model || !slot.free || isRouted(name, provider, inner, k)) {
        const routed = byProvider(inner, provider, of, k);
        if (routed) return routed;
      }
      // `azure/my-deployment`: a router's prefix, and behind it a name of the user's own.
      if (HOSTS.has(provider) && prefix[0].endsWith('/')) return null;
    }
  }
  return byGateway(name, slot, k, of) ?? byOllama(name, slot, k, of) ?? byHub(name, slot, k, of) ?? byFile(name, slot, k, of) ?? byLooks(name, slot, k, of);
}

/** Makes the answer for a name. */
export type Make = (registry: Registry, model: string, confidence: Confidence, revision?: string | null, to?: number) => Identified;

function byOllama(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const match = /^((?:[\w.-]{1,60}\/)?[\w.-]{1,80}):([\w.-]{1,60})$/.exec(name);
  if (match?.[1] && match[2]) {
    const base = match[1].replace(/^library\//, '').toLowerCase();
    // What others call alike has a file's format in its tag (`llama3.2:3b-gguf-q4-km`), which its library never has.
    if (k.ollama.has(base) && /gguf/i.test(match[2])) return of('unknown', name, 'likely');
    if (k.ollama.has(base) && OLLAMA_TAG.test(match[2])) return of('ollama', name, slot.model ? 'certain' : 'likely');
    // What its own service runs has a tag that nobody else has.
    if (slot.hint === 'ollama' || /(?:^|-)cloud$/.test(match[2]) && !base.includes('/')) return of('ollama', name, 'certain');
    if (!base.includes('/') && slot.model && /^\d{1,3}(?:\.\d)?[bm](?:-|$)/i.test(match[2]) && k.families.test(base)) return of('ollama', name, 'likely');
    return null;
  }
  if (slot.model && !slot.free && slot.hint === null && isLibraryEmbedding(name, k)) return of('ollama', name, 'likely');
  // Its own namespaces are written in lower case: an id of the Hub stays one in a program that asks Ollama, too.
  if (name.includes('/') && (k.hubId(name.toLowerCase()) !== undefined || name !== name.toLowerCase() && k.isOwner(name.slice(0, name.indexOf('/')).toLowerCase()))) return null;
  if (slot.hint === 'ollama' && (name === name.toLowerCase() || looksLikeModel(name, k)) && !/^(?:true|false|none|null|auto|default|custom|models?|name|latest|local|tests?|xyz|abc|foo|bar|baz|ollama|enabled|disabled|production|development|(?:(?:my|your|some|test|the)[-_]?)?model(?:[-_]?(?:name|id|tag))?)$/i.test(name) && !/^[A-Z0-9_]{2,80}$/.test(name) && /^[a-z0-9][\w.-]{1,60}(?:\/[\w.-]{1,60})?$/i.test(name) && (k.ollama.has(name.toLowerCase()) || looksLikeModel(name, k) || slot.model)) return of('ollama', name, k.ollama.has(name.toLowerCase()) ? 'certain' : 'likely');
  return null;
}
