import { byApiAddress } from './apiAddress.js';
import type { Identified, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { HUB_PAGES } from './looks.js';

/** `hf://owner/name`, `hf:…`, `hf-hub:…`, `ollama://name:tag`, `docker://…`, `HF://…`. */
export function byScheme(text: string, k: DetectionKnowledge): Identified | null {
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

const OLLAMA_PAGES = /^(?:download|install|blog|search|docs|install\.sh|public|api|v1|settings|cloud|models|turbo|connect|sign(?:in|up)|privacy|terms|contact)(?:\/|$)/;

/** Addresses of the Hub and of other registries. */
export function byAddress(text: string, slot: Slot, k: DetectionKnowledge): Identified | null {
  const match = /^(?:git\+|git@)?(?:https?:\/\/)?(?:[\w-]{1,60}(?::[^@/\s]{1,100})?@)?(?:www\.)?(huggingface\.co|hf\.co|hf-mirror\.com|api-inference\.huggingface\.co|router\.huggingface\.co|modelscope\.cn|modelscope\.ai|ollama\.com|ollama\.ai|replicate\.com|build\.nvidia\.com|openrouter\.ai|api\.replicate\.com|nvcr\.io|registry\.ollama\.ai|cdn-lfs\.huggingface\.co)[/:]/i.exec(text);
  if (!match) return byApiAddress(text, k);
  const host = (match[1] ?? '').toLowerCase();
  let start = match[0].length;
  const skip = (prefix: RegExp): void => { start += prefix.exec(text.slice(start))?.[0].length ?? 0; };
  if (host === 'nvcr.io') {
    const image = /^nim\/[\w.-]{1,60}\/[\w.-]{1,80}/.exec(text.slice(start));
    return image ? { start: start + 4, end: start + image[0].length, registry: 'nvidia-nim', model: image[0].slice(4), revision: null, confidence: 'certain' } : null;
  }
  if (host === 'api.replicate.com') {
    // The endpoints of models by their owner's name (replicate.com/docs/reference/http, "models.predictions.create").
    const asked = /^v1\/models\/([\w-]{1,60}\/[\w.-]{1,80})/.exec(text.slice(start))?.[1];
    return asked === undefined ? null : { start: start + 'v1/models/'.length, end: start + 'v1/models/'.length + asked.length, registry: 'replicate', model: asked, revision: null, confidence: 'certain' };
  }
  if (host === 'build.nvidia.com' || host === 'openrouter.ai') {
    const page = /^(?!(?:docs|api|models|explore|settings|blog|rankings|chat|apps|activity|credits|providers?|announcements|orgs|search|login|signin)\/)[a-z\d][a-z\d_-]{1,40}\/[a-z\d][a-z\d._:-]{2,80}/.exec(text.slice(start))?.[0];
    return page === undefined ? null : { start, end: start + page.length, registry: host === 'openrouter.ai' ? 'openrouter' : 'nvidia-nim', model: page, revision: null, confidence: 'certain' };
  }
  if (host.includes('ollama')) {
    skip(/^library\//);
    const name = /^[\w.-]{2,60}(?:\/[\w.-]{1,60})?(?::[\w.-]{1,60})?/.exec(text.slice(start))?.[0];
    const inLibrary = match[0].length !== start;
    return name && (inLibrary || (name.includes('/') || k.ollama.has(name.split(':')[0] ?? '')) && !OLLAMA_PAGES.test(name)) ? { start, end: start + name.length, registry: 'ollama', model: name, revision: null, confidence: 'certain' } : null;
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
