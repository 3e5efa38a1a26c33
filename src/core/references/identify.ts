import { byApiAddress, byHubPath } from './apiAddress.js';
import { AZURE_OPENAI, byResource, hostedRegistry, isElsewhere, ofAzureOpenAi, withoutRegion } from './hosts.js';
import type { DetectionKnowledge } from './knowledge.js';
import { DOMAIN, FILE_END, HUB_PAGES, isPath, LICENSE_NAME, looksLikeModel, OLLAMA_TAG, SEGMENT, SIZED, WEIGHT_END } from './looks.js';
import { HOSTS, PROVIDERS } from './providers.js';
import { byFile } from './weightNames.js';
import { byLooks, byRuntime, isLibraryEmbedding, spelledBare } from './runtimeNames.js';
import type { Confidence, Registry } from './types.js';

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

/** `hf://owner/name`, `hf:…`, `hf-hub:…`, `ollama://name:tag`, `docker://…`, `HF://…`. */
function byScheme(text: string, k: DetectionKnowledge): Identified | null {
  const match = /^(hf:\/\/|hf-hub:|hf_hub:|huggingface:\/\/|ollama:\/\/|pvc:\/\/[^?]{1,100}\?model=|djl:\/\/[\w.]{1,60}\/|hf:|ms:\/\/|modelscope:\/\/|oci:\/\/)/i.exec(text);
  if (!match) return null;
  const scheme = (match[1] ?? '').toLowerCase();
  let start = match[0].length;
  if (scheme === 'oci://') return null;
  if (/^(?:datasets|spaces)\//.test(text.slice(start))) return null;
  if (text.startsWith('models/', start)) start += 'models/'.length;
  const rest = text.slice(start);
  if (scheme.startsWith('ollama') || scheme.startsWith('pvc')) {
    const end = /^[\w.:/-]{1,150}/.exec(rest)?.[0].length ?? 0;
    return end ? { start, end: start + end, registry: 'ollama', model: rest.slice(0, end), revision: null, confidence: 'certain' } : null;
  }
  const id = /^([A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95})(?:[@:]([\w.-]{1,80}))?/.exec(rest);
  if (id?.[1] && k.placeholders.test(id[1].slice(0, id[1].indexOf('/')))) return null;
  if (!id?.[1]) {
    const short = /^[a-z][\w.-]{2,95}/i.exec(rest)?.[0];
    const known = short === undefined ? undefined : k.shortHubId(short.toLowerCase());
    return short !== undefined && known ? { start, end: start + short.length, registry: 'huggingface', model: known, revision: null, confidence: 'certain' } : null;
  }
  // node-llama-cpp writes a quantization behind the colon and a branch behind the hash (node-llama-cpp.withcat.ai, "Model URIs").
  const revision = scheme === 'hf:' ? (/^[^#\s]{3,250}#([\w./-]{1,80})$/.exec(rest)?.[1] ?? (rest[id[1].length] === '@' ? id[2] : undefined)) : id[2];
  return { start, end: start + id[1].length, registry: scheme.startsWith('m') ? 'modelscope' : 'huggingface', model: id[1], revision: revision ?? null, confidence: 'certain' };
}

/** Addresses of the Hub and of other registries. */
function byAddress(text: string, slot: Slot, k: DetectionKnowledge): Identified | null {
  const match = /^(?:git\+|git@)?(?:https?:\/\/)?(?:[\w-]{1,60}(?::[^@/\s]{1,100})?@)?(?:www\.)?(huggingface\.co|hf\.co|hf-mirror\.com|api-inference\.huggingface\.co|router\.huggingface\.co|modelscope\.cn|modelscope\.ai|ollama\.com|ollama\.ai|replicate\.com|build\.nvidia\.com|openrouter\.ai|nvcr\.io|registry\.ollama\.ai|cdn-lfs\.huggingface\.co)[/:]/i.exec(text);
  if (!match) return byApiAddress(text, k);
  const host = (match[1] ?? '').toLowerCase();
  let start = match[0].length;
  const skip = (prefix: RegExp): void => { start += prefix.exec(text.slice(start))?.[0].length ?? 0; };
  if (host === 'nvcr.io') {
    const image = /^nim\/[\w.-]{1,60}\/[\w.-]{1,80}/.exec(text.slice(start));
    return image ? { start: start + 4, end: start + image[0].length, registry: 'nvidia-nim', model: image[0].slice(4), revision: null, confidence: 'certain' } : null;
  }
  if (host === 'build.nvidia.com' || host === 'openrouter.ai') {
    const page = /^(?!(?:docs|api|models|explore|settings|blog|rankings|chat|apps|activity|credits|providers?|announcements|orgs|search|login|signin)\/)[a-z\d][a-z\d_-]{1,40}\/[a-z\d][a-z\d._:-]{2,80}/.exec(text.slice(start))?.[0];
    return page === undefined ? null : { start, end: start + page.length, registry: host === 'openrouter.ai' ? 'openrouter' : 'nvidia-nim', model: page, revision: null, confidence: 'certain' };
  }
  if (host.includes('ollama')) {
    skip(/^library\//);
    const name = /^[\w.-]{2,60}(?:\/[\w.-]{1,60})?(?::[\w.-]{1,60})?/.exec(text.slice(start))?.[0];
    return name && (match[0].length !== start || /\//.test(name) || k.ollama.has(name.split(':')[0] ?? '')) && (match[0].length !== start || !/^(?:download|install|blog|search|docs|install\.sh|public|api|v1|settings|cloud|models|turbo|connect|sign(?:in|up)|privacy|terms|contact)(?:\/|$)/.test(name)) ? { start, end: start + name.length, registry: 'ollama', model: name, revision: null, confidence: 'certain' } : null;
  }
  if (host.startsWith('modelscope')) skip(/^(?:models|api\/v1\/models)\//);
  else if (host.startsWith('router')) {
    // All other paths are those of the providers' own protocols, whose bodies name the model.
    const models = /^[\w-]{1,40}\/(?:v\d\/)?models\//.exec(text.slice(start));
    if (!models) return null;
    start += models[0].length;
  }
  else skip(/^(?:api\/models|models|pipeline\/[\w-]{3,40})\//);
  const rest = text.slice(start);
  const id = /^([A-Za-z0-9][\w.-]{0,95})(?:\/(?!(?:resolve|blob|tree|raw|commit|discussions)(?:\/|[?#\s]|$))([A-Za-z0-9][\w.-]{0,95}))?(?:\/(resolve|blob|tree|raw|commit|discussions)(?:\/([^/?#\s]{1,100}))?)?(?::([\w.-]{1,60}))?/.exec(rest);
  if (!id?.[1]) return null;
  // The store behind the Hub names files by hashes.
  if (HUB_PAGES.test(id[1]) || host.startsWith('cdn') && (id[1] === 'repos' || /^[0-9a-f]{32,}$/.test(id[2] ?? ''))) return null;
  const revision = id[4] && id[3] !== 'discussions' && id[4] !== 'main' ? id[4] : null;
  if (id[2] === undefined) {
    const known = k.shortHubId(id[1].toLowerCase());
    return known ? { start, end: start + id[1].length, registry: 'huggingface', model: known, revision, confidence: 'likely' } : null;
  }
  let name = id[2].endsWith('.git') ? id[2].slice(0, -4) : id[2];
  while (name.endsWith('.')) name = name.slice(0, -1);
  const model = `${id[1]}/${name}`;
  if (host === 'replicate.com') return /^(?:docs|blog|explore|collections|account|pricing)$/.test(id[1]) ? null : { start, end: start + model.length, registry: 'replicate', model, revision: null, confidence: 'certain' };
  // hf.co/owner/name:quant is how Ollama and Docker name a Hub repository.
  if (host === 'hf.co' && !/:\/\//.test(match[0])) return { start: slot.hint === 'ollama' ? 0 : start, end: start + model.length + (slot.hint === 'ollama' && id[5] ? id[5].length + 1 : 0), registry: slot.hint === 'ollama' ? 'ollama' : 'huggingface', model: slot.hint === 'ollama' ? text.slice(0, start + model.length + (id[5] ? id[5].length + 1 : 0)) : model, revision, confidence: 'certain' };
  return { start, end: start + model.length, registry: host.startsWith('modelscope') ? 'modelscope' : 'huggingface', model, revision, confidence: 'certain' };
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
  if (!/^[A-Za-z0-9@:]/.test(name) || /[^\w.:/@+*-]/.test(name) || name.includes('*') && !name.startsWith(':bedrock:')) return null;

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
  const hosted = hostedRegistry(name, slot, k);
  if (hosted) return of(slot.hint === 'azure' || slot.hint === 'vertex' || slot.hint === 'github-models' ? slot.hint : hosted === 'openai' && name.startsWith('gpt-35-') ? 'azure' : hosted, hosted === 'google' ? name.replace(/^models\//, '') : hosted === 'unknown' && /\d/.test(name) ? (k.openModel(name.toLowerCase()) ?? name) : name, slot.model || /\d/.test(name) ? 'certain' : 'likely');

  const prefix = /^([\w-]{2,24})[/:]/.exec(name);
  const route = slot.model && prefix?.[0].endsWith('/') && k.hubId(name.toLowerCase()) === undefined ? k.routes.get((prefix[1] ?? '').toLowerCase()) : undefined;
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

/** `ollama:llama3.2`, `openrouter/deepseek/deepseek-r1` in a sentence: a model's name behind a route of its own. */
function isRouted(name: string, route: Registry, inner: string, k: DetectionKnowledge): boolean {
  if (route === 'ollama') return k.ollama.has(inner.toLowerCase().split(':')[0] ?? '') && (name[6] === ':' || name.startsWith('ollama/') && /\d/.test(inner));
  return route === 'openrouter' && name.startsWith('openrouter/') && /^[a-z\d-]{2,40}\/[a-z\d.:-]{3,80}$/.test(inner) && looksLikeModel(inner.slice(inner.indexOf('/') + 1), k);
}

/** `langdb/openai/gpt-4o`: a gateway's own prefix before a vendor's; the id that the gateway knows stays whole. */
function byGateway(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const [, vendor = '', model = ''] = slot.free ? [] : (/^[a-z][a-z\d_-]{2,23}\/([a-z][\w-]{2,20})\/([\w.:@-]{2,80})$/.exec(name) ?? []);
  const asked = PROVIDERS.get(vendor);
  return asked !== undefined && !HOSTS.has(asked) && hostedRegistry(model, { ...slot, model: true, hint: asked }, k) === asked ? of('unknown', `${vendor}/${model}`, slot.model ? 'certain' : 'likely') : null;
}

/** Makes the answer for a name. */
export type Make = (registry: Registry, model: string, confidence: Confidence, revision?: string | null, to?: number) => Identified;

/** `huggingface/owner/name`, `ollama/llama3`, `groq/…`: what follows a router's prefix. */
function byProvider(inner: string, provider: Registry, of: Make, k: DetectionKnowledge): Identified | null {
  if (provider === 'huggingface' && !inner.includes('/')) return k.shortHubId(inner.toLowerCase()) ? of('huggingface', k.shortHubId(inner.toLowerCase()) ?? inner, 'certain') : null;
  if (provider === 'huggingface') return /^(?:[\w-]{2,30}\/)?[\w.-]{1,96}\/[\w.-]{1,96}$/.test(inner) ? of('huggingface', inner.split('/').slice(-2).join('/'), 'certain') : null;
  if (provider === 'ollama') return /^[\w.-]{2,80}(?:\/[\w.-]{1,60})?(?::[\w.-]{1,60})?$/.test(inner) ? of('ollama', inner, 'certain') : null;
  // A server that speaks OpenAI's protocol is asked for the Hub's own id (docs.litellm.ai, "OpenAI-Compatible Endpoints").
  if (provider === 'openai' && inner.includes('/')) return k.hubId(inner.toLowerCase()) !== undefined || k.isOwner(inner.slice(0, inner.indexOf('/')).toLowerCase()) && looksLikeModel(inner.slice(inner.indexOf('/') + 1), k) ? of('huggingface', k.hubId(inner.toLowerCase()) ?? inner, 'certain') : null;
  if (provider === 'bedrock') return k.bedrock.test(inner) ? of('bedrock', withoutRegion(inner), 'certain') : null;
  if (provider === 'github-models' && (inner.split('/').length > 2 || inner.includes('@'))) return null;
  if (['groq', 'together', 'fireworks', 'replicate', 'nvidia-nim', 'openrouter', 'vertex', 'github-models'].includes(provider)) return byHosting(inner, provider, of, k);
  return null;
}

/** `groq/llama3-8b-8192` where Groq is asked: the route that the place says, too. `openrouter/auto` and NVIDIA's own models are called so. */
function withoutRoute(name: string, hint: string): string {
  const route = /^([\w-]{3,24})\/[\w.-]{1,80}(?=(\/|))/.exec(name);
  return route?.[1] !== undefined && (hint === 'groq' || /^(?:openrouter|together|fireworks)$/.test(hint) && route[2] === '/') && PROVIDERS.get(route[1]) === hint ? name.slice(route[1].length + 1) : name;
}

/** An id of a host that serves other people's models: any id that looks like one counts. */
function byHosting(name: string, registry: Registry, of: Make, k: DetectionKnowledge): Identified | null {
  if (!/^[\w.-]{2,80}(?:\/[\w.-]{1,80}){0,4}(?::[\w.-]{1,80})?(?:@[\w.-]{1,60})?$/.test(name) || FILE_END.test(name)) return null;
  if (isPath(name, k)) return null;
  // `claude-3-5-sonnet@20240620`: Vertex writes the version behind the name.
  if (!name.includes('/') && !hostedRegistry(name.split('@')[0] ?? name, { model: true, hint: null, free: false }, k) && !looksLikeModel(name, k)) return null;
  const version = /^([^:@]{1,200})[:@]([0-9a-f]{12,64})$/.exec(name);
  if (version?.[1]) return of(registry, version[1], 'certain', version[2] ?? null);
  const bare = registry === 'github-models' || registry === 'azure' ? name.replace(/^(?:openai|azure-openai)\//, '') : registry === 'unknown' && !name.includes('/') && /\d/.test(name) ? (k.openModel(name.toLowerCase()) ?? name) : name;
  return of(registry, bare, 'certain');
}

function byOllama(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const match = /^((?:[\w.-]{1,60}\/)?[\w.-]{1,80}):([\w.-]{1,60})$/.exec(name);
  if (match?.[1] && match[2]) {
    const base = match[1].replace(/^library\//, '').toLowerCase();
    if (k.ollama.has(base) && OLLAMA_TAG.test(match[2])) return of('ollama', name, slot.model ? 'certain' : 'likely');
    // What its own service runs has a tag that nobody else has.
    if (slot.hint === 'ollama' || /(?:^|-)cloud$/.test(match[2]) && !base.includes('/')) return of('ollama', name, 'certain');
    if (!base.includes('/') && slot.model && /^\d{1,3}(?:\.\d)?[bm](?:-|$)/i.test(match[2]) && k.families.test(base)) return of('ollama', name, 'likely');
    return null;
  }
  if (slot.model && !slot.free && slot.hint === null && isLibraryEmbedding(name, k)) return of('ollama', name, 'likely');
  // Its own namespaces are written in lower case: an id of the Hub stays one in a program that asks Ollama, too.
  if (name.includes('/') && (k.hubId(name.toLowerCase()) !== undefined || name !== name.toLowerCase() && k.isOwner(name.slice(0, name.indexOf('/')).toLowerCase()))) return null;
  if (slot.hint === 'ollama' && (name === name.toLowerCase() || looksLikeModel(name, k)) && !/^(?:true|false|none|null|auto|default|custom|models?|latest|local|tests?|ollama|enabled|disabled|production|development|(?:(?:my|your|some|test|the)[-_]?)?model(?:[-_]?(?:name|id|tag))?)$/i.test(name) && !/^[A-Z0-9_]{2,80}$/.test(name) && /^[a-z0-9][\w.-]{1,60}(?:\/[\w.-]{1,60})?$/i.test(name) && (k.ollama.has(name.toLowerCase()) || looksLikeModel(name, k) || slot.model)) return of('ollama', name, k.ollama.has(name.toLowerCase()) ? 'certain' : 'likely');
  return null;
}

function byHub(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const at = /^([^@:]{1,200})[@:]([\w.-]{1,64})$/.exec(name);
  const bare = at?.[1]?.includes('/') ? at[1] : name;
  const revision = at?.[1]?.includes('/') && at[2] && (name.includes('@') || /^[0-9a-f]{7,64}$/.test(at[2])) ? at[2] : null;
  // `owner/name--module.Class`: code of a repository, as `auto_map` writes it (huggingface.co/docs/transformers, "Custom models").
  const code = /--[A-Za-z_]\w{0,80}\.[A-Za-z_]\w{0,80}$/.exec(name);
  if (code && name.includes('/')) return byHub(name.slice(0, code.index), slot, k, (...made) => {
    const whole = of(...made);
    return { ...whole, end: whole.end - code[0].length };
  });
  const parts = bare.split('/');
  // Where a whole file speaks of one host's catalogue, an id in its prose is that host's.
  if (slot.hint === 'unknown' && !slot.model && parts.length === 2 && (parts[0] === 'ibm' || !slot.free && k.isOwner((parts[0] ?? '').toLowerCase())) && looksLikeModel(parts[1] ?? '', k)) return of('unknown', bare, 'likely');
  if (parts.length === 2) {
    const [owner = '', model = ''] = parts;
    if (!SEGMENT.test(owner) || !SEGMENT.test(model) || model.includes('..') || /[-.]$/.test(model) || bare.length < 4) return null;
    const known = k.hubId(bare.toLowerCase());
    if (known !== undefined) return of('huggingface', known.toLowerCase() === bare.toLowerCase() && slot.hint === 'huggingface' ? bare : known, 'certain', revision, undefined);
    const lower = owner.toLowerCase();
    // The Hub's owner is called meta-llama; hosts write meta.
    if (lower === 'meta') return looksLikeModel(model, k) ? of(slot.hint === 'nvidia-nim' ? 'nvidia-nim' : 'unknown', slot.hint === 'nvidia-nim' ? bare : (k.openModel(model.toLowerCase()) ?? bare), 'likely') : null;
    // Images of servers are named after themselves (`ollama/ollama`).
    if (owner === model && lower === owner) return null;
    if (k.pathWords.has(lower) || DOMAIN.test(lower) || FILE_END.test(model) || WEIGHT_END.test(model) || /^\d+$/.test(owner) || /^\d+$/.test(model) || /^\d{2}\.\d{4,9}$/.test(owner)) return null;
    // Licence expressions and pairs of families in prose look the same.
    if (k.placeholders.test(owner) || k.placeholders.test(model) || LICENSE_NAME.test(model) || !slot.model && model.length < 5 && k.families.test(owner)) return null;
    // Behind these names the Hub has next to nothing: what else follows them is a router's own.
    if (lower === 'anthropic' || lower === 'openai' && !/^(?:whisper|clip|gpt-oss|gpt2|shap-e|point-e|privacy|circuit|diffusers|imagegpt|jukebox|consistency|monitorability)/i.test(model)) return null;
    if (slot.model && !slot.free) return /[a-z]/i.test(model) && (slot.hint !== null || looksLikeModel(model, k) || k.isOwner(lower) || k.families.test(model) && !PROVIDERS.has(lower)) ? of('huggingface', bare, slot.hint ? 'certain' : 'likely', revision) : null;
    // A later release of a model that is known: `pyannote/speaker-diarization-3.1`.
    const release = /^(.{3,150}?)-v?\d{1,2}(?:\.\d{1,2}){0,2}$/.exec(bare)?.[1];
    if (release !== undefined && k.hubId(release.toLowerCase()) !== undefined) return of('huggingface', bare, 'likely', revision);
    if (k.isOwner(lower) && (looksLikeModel(model, k) || SIZED.test(model) || /(?:^|[-_])(?:model|tokenizer)(?:$|[-_])/i.test(model) || !slot.free && /\d/.test(model))) return of('huggingface', bare, 'likely', revision);
    // A pair of families (`BERT/RoBERTa-large`) is prose, not an owner and a model.
    if (looksLikeModel(model, k) && k.families.test(model) && !(slot.free && /\d/.test(owner) && k.families.test(owner)) && (/\d/.test(model) || !k.families.test(owner) && model.length > 8) && !(/_/.test(owner) || /^[a-z_]{1,96}$/.test(model) && !/-/.test(model))) return of('huggingface', bare, slot.free ? 'possible' : 'likely', revision);
    return null;
  }
  if (parts.length !== 1 || FILE_END.test(name)) return null;
  const lower = name.toLowerCase();
  if (slot.hint === 'sentence-transformers' && /^[a-z][\w.-]{4,90}$/i.test(name)) return of('huggingface', k.hubId(`sentence-transformers/${lower}`) ?? k.shortHubId(lower) ?? `sentence-transformers/${name}`, 'certain');
  if (slot.hint === 'cross-encoder' && (k.hubId(`cross-encoder/${lower}`) !== undefined || /^(?:ms-?marco|mmarco|stsb|quora|q?nli|monoelectra)-[\w.-]{4,80}$/.test(lower))) return of('huggingface', k.hubId(`cross-encoder/${lower}`) ?? `cross-encoder/${name}`, 'certain');
  const short = k.shortHubId(lower);
  if (short !== undefined && (slot.model || !slot.free && /-/.test(name))) return of('huggingface', short, slot.model ? 'certain' : 'likely');
  if (short !== undefined && slot.free && /-(?:base|large|cased|uncased|small|v[12])(?:-|$)/.test(lower)) return of('huggingface', short, 'possible');
  const spelled = slot.free && !slot.model ? spelledBare(name, k) : undefined;
  if (spelled !== undefined) return of('huggingface', spelled, 'possible');
  if (/^all-(?:minilm|mpnet|distilroberta)-[\w-]{2,20}$/.test(lower) || /^(?:multi-qa|paraphrase)-[\w-]{6,60}$/.test(lower)) return of('huggingface', `sentence-transformers/${name}`, slot.free && !slot.model ? 'possible' : 'likely');
  return null;
}
