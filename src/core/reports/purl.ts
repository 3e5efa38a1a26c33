import { wellFormed } from './printable.js';

/** A model's name in parts, as bills of materials want it. */
export interface ModelName {
  readonly group: string | null;
  readonly name: string;
  /** Revision, or the tag where the registry's ids carry one. */
  readonly version: string | null;
}

/** Registries whose ids end in `:tag`. */
const TAGGED = new Set(['ollama', 'docker']);

/** `Qwen/Qwen2.5-7B` → group and name; `qwen2.5:7b` of Ollama → name and version. */
export function modelName(registry: string, model: string, revision: string | null): ModelName {
  const colon = TAGGED.has(registry) ? model.lastIndexOf(':') : -1;
  const path = colon > model.lastIndexOf('/') ? model.slice(0, colon) : model;
  const tag = colon > model.lastIndexOf('/') ? model.slice(colon + 1) : null;
  const slash = path.lastIndexOf('/');
  return { group: slash > 0 ? path.slice(0, slash) : null, name: path.slice(slash + 1) || model, version: revision ?? (tag || null) };
}

/**
 * A package URL: `pkg:huggingface/…@revision` for the Hub (the type's own definition: names keep their case, revisions are lower
 * case), `pkg:docker/…` for Docker, `pkg:generic/REGISTRY/…` where there is no type of its own. Null where no name is left.
 */
export function packageUrl(registry: string, model: string, revision: string | null): string | null {
  const { group, name, version } = modelName(registry, model, revision);
  const type = registry === 'huggingface' || registry === 'docker' ? registry : 'generic';
  const segments = [...(type === 'generic' ? [registry] : []), ...(group ?? '').split('/'), name].filter((s) => s !== '' && s !== '.' && s !== '..');
  if (segments.length < (type === 'generic' ? 2 : 1)) return null;
  const tail = version ? `@${encode(registry === 'huggingface' ? version.toLowerCase() : version)}` : '';
  return `pkg:${type}/${segments.map(encode).join('/')}${tail}`;
}

function encode(part: string): string {
  return encodeURIComponent(wellFormed(part)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
