import { hostedRegistry, openOr, withoutRegion } from './hosts.js';
import type { Identified, Make, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { FILE_END, isPath, looksLikeModel } from './looks.js';
import { HOSTS, PROVIDERS } from './providers.js';
import type { Registry } from './types.js';

/** `ollama:llama3.2`, `openrouter/deepseek/deepseek-r1` in a sentence: a model's name behind a route of its own. */
export function isRouted(name: string, route: Registry, inner: string, k: DetectionKnowledge): boolean {
  if (route === 'ollama') return k.ollama.has(inner.toLowerCase().split(':')[0] ?? '') && (/^[\w-]{2,24}:/.test(name) || name.startsWith('ollama/'));
  return route === 'openrouter' && name.startsWith('openrouter/') && /^[a-z\d-]{2,40}\/[a-z\d.:-]{3,80}$/.test(inner) && looksLikeModel(inner.slice(inner.indexOf('/') + 1), k);
}

/** `langdb/openai/gpt-4o`: a gateway's own prefix before a vendor's; the id that the gateway knows stays whole. */
export function byGateway(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const [, vendor = '', model = ''] = slot.free ? [] : (/^[a-z][a-z\d_-]{2,23}\/([a-z][\w-]{2,20})\/([\w.:@-]{2,80})$/.exec(name) ?? []);
  const asked = PROVIDERS.get(vendor);
  return asked !== undefined && !HOSTS.has(asked) && hostedRegistry(model, { ...slot, model: true, hint: asked }, k) === asked ? of('unknown', `${vendor}/${model}`, slot.model ? 'certain' : 'likely') : null;
}

/** `huggingface/owner/name`, `ollama/llama3`, `groq/…`: what follows a router's prefix. */
export function byProvider(inner: string, provider: Registry, of: Make, k: DetectionKnowledge): Identified | null {
  if (provider === 'huggingface' && !inner.includes('/')) {
    const lower = inner.toLowerCase();
    const known = k.shortHubId(lower) ?? k.hubId(`sentence-transformers/${lower}`) ?? k.openModel(lower);
    return known === undefined ? null : of('huggingface', known, 'certain');
  }
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
export function withoutRoute(name: string, hint: string): string {
  const [, route = '', sign = '', next] = /^([\w-]{3,24})(::|\/)[\w.-]{1,80}(?=(\/|))/.exec(name) ?? [];
  return (hint === 'groq' || /^(?:openrouter|together|fireworks|replicate)$/.test(hint) && next === '/') && PROVIDERS.get(route) === hint ? name.slice(route.length + sign.length) : name;
}

/** An id of a host that serves other people's models: any id that looks like one counts. */
export function byHosting(name: string, registry: Registry, of: Make, k: DetectionKnowledge): Identified | null {
  if (!/^[\w.-]{2,80}(?:\/[\w.-]{1,80}){0,4}(?::[\w.-]{1,80})?(?:@[\w.-]{1,60})?$/.test(name) || FILE_END.test(name)) return null;
  if (isPath(name, k)) return null;
  // `claude-3-5-sonnet@20240620`: Vertex writes the version behind the name.
  if (!name.includes('/') && !hostedRegistry(name.split('@')[0] ?? name, { model: true, hint: null, free: false }, k) && !looksLikeModel(name, k)) return null;
  const version = /^([^:@]{1,200})[:@]([0-9a-f]{12,64})$/.exec(name);
  if (version?.[1]) return of(registry, version[1], 'certain', version[2] ?? null);
  const bare = registry === 'github-models' || registry === 'azure' ? name.replace(/^(?:openai|azure-openai)\//, '') : registry === 'unknown' && !name.includes('/') ? openOr(name, k) : name;
  return of(registry, bare, 'certain');
}
