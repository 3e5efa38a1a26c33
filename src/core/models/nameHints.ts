import type { BaseModel } from './types.js';

interface Family {
  /** What a name of this family holds; tested against the part after the owner. */
  readonly name: RegExp;
  /** The licence of its base models: who declares it needs no hint. */
  readonly keys: readonly string[];
  /** The base model by the size in the name; the first where the name gives none. */
  readonly bases: readonly string[];
}

/** Families whose licences go along with every derivative, so that a silent card must not pass. First match wins. */
const FAMILIES: readonly Family[] = [
  { name: /code-?llama/i, keys: ['llama-2', 'code-llama'], bases: ['7b', '13b', '34b', '70b'].map((s) => `meta-llama/CodeLlama-${s}-hf`) },
  { name: /llama[-_ ]?4(?![\d.]|-?bit)|\bscout-17b|\bmaverick-17b/i, keys: ['llama-4'], bases: ['meta-llama/Llama-4-Scout-17B-16E', 'meta-llama/Llama-4-Maverick-17B-128E'] },
  { name: /llama[-_ ]?3[._]3|\bl3\.3-/i, keys: ['llama-3.3'], bases: ['meta-llama/Llama-3.3-70B-Instruct'] },
  { name: /llama[-_ ]?3[._]2|\bl3\.2-/i, keys: ['llama-3.2'], bases: ['meta-llama/Llama-3.2-1B', 'meta-llama/Llama-3.2-3B', 'meta-llama/Llama-3.2-11B-Vision', 'meta-llama/Llama-3.2-90B-Vision'] },
  { name: /llama[-_ ]?3[._]1|\bl3\.1-/i, keys: ['llama-3.1'], bases: ['meta-llama/Llama-3.1-8B', 'meta-llama/Llama-3.1-70B', 'meta-llama/Llama-3.1-405B'] },
  { name: /llama[-_ ]?3(?![\d._])/i, keys: ['llama-3', 'llama-3.1', 'llama-3.2', 'llama-3.3'], bases: ['meta-llama/Meta-Llama-3-8B', 'meta-llama/Meta-Llama-3-70B'] },
  { name: /llama[-_ ]?2(?![\d.]|-?bit)|vicuna-(?:7|13)b-v1\.5/i, keys: ['llama-2'], bases: ['meta-llama/Llama-2-7b-hf', 'meta-llama/Llama-2-13b-hf', 'meta-llama/Llama-2-70b-hf'] },
  { name: /gemma-?3n?(?![\d.])/i, keys: ['gemma'], bases: ['google/gemma-3-4b-pt', 'google/gemma-3-1b-pt', 'google/gemma-3-12b-pt', 'google/gemma-3-27b-pt'] },
  { name: /gemma-?2-(?:2b|9b|27b)|gemma2/i, keys: ['gemma'], bases: ['google/gemma-2-9b', 'google/gemma-2-2b', 'google/gemma-2-27b'] },
  { name: /(?:^|[-_])gemma-(?:2b|7b)/i, keys: ['gemma'], bases: ['google/gemma-7b', 'google/gemma-2b'] },
  { name: /qwen-?2\.5-(?:vl-|coder-)?3b/i, keys: ['qwen-research'], bases: ['Qwen/Qwen2.5-3B'] },
  { name: /qwen-?2\.5-(?:vl-)?72b/i, keys: ['qwen'], bases: ['Qwen/Qwen2.5-72B'] },
  { name: /codestral-22b/i, keys: ['mnpl-0.1'], bases: ['mistralai/Codestral-22B-v0.1'] },
  { name: /flux[-_.]?1?-dev/i, keys: ['flux-1-dev-non-commercial'], bases: ['black-forest-labs/FLUX.1-dev'] },
];

/**
 * The base that a name hints at where no source names one: a suspicion for people to look at, never a fact. Null where the name
 * hints at nothing, where the model's own licence is already that of the family, and for the family's own publisher.
 */
export function nameHint(model: string, licenseKeys: readonly (string | null)[]): BaseModel | null {
  const [owner, name] = model.includes('/') ? [model.slice(0, model.indexOf('/')), model.slice(model.indexOf('/') + 1)] : ['', model];
  const family = FAMILIES.find((f) => f.name.test(name));
  if (!family || family.bases.some((b) => b.startsWith(`${owner}/`)) || family.keys.some((key) => licenseKeys.includes(key))) return null;
  const size = /(?:^|[-_])(\d{1,3}(?:\.\d)?)b(?![a-z\d])/i.exec(name)?.[1];
  const base = family.bases.find((b) => size !== undefined && `${b.toLowerCase()}-`.includes(`-${size}b-`)) ?? family.bases[0];
  return base === undefined ? null : { model: base, relation: 'unknown', source: 'name' };
}
