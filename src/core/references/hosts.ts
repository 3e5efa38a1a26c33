import type { Identified, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { OLLAMA_TAG } from './looks.js';
import type { Registry } from './types.js';

/** The vendor whose hosted model a name is. */
export function hostedRegistry(name: string, slot: Slot, k: DetectionKnowledge): Registry | undefined {
  // A deployment that is called after its model is its owner's (`gpt-4o-mini-deployment`).
  if (/-(?:deployment|deploy|endpoint)$/.test(name)) return undefined;
  const known = k.hosted.find(([, pattern]) => pattern.test(name))?.[0];
  if (known || !slot.model) return known;
  return k.hostedInSlot.find(([, pattern]) => pattern.test(name))?.[0] ?? k.hostedByVendor.find(([registry, pattern]) => registry === slot.hint && pattern.test(name))?.[0];
}

/** The open model that somebody serves under its own name; a name without a number (Perplexity's `sonar`) is the host's, whatever the Hub has. */
export const openOr = (name: string, k: DetectionKnowledge): string => (/\d/.test(name) ? k.openModel(name.toLowerCase()) : undefined) ?? name;

/** Hosts of open models, and those whose ids have the owner in front (OpenRouter, Replicate): a vendor's bare name is none of theirs. */
const NONE_OF_VENDORS: ReadonlySet<string> = new Set(['groq', 'together', 'fireworks', 'nvidia-nim', 'modelscope', 'openrouter', 'replicate']);
/** Vendors whose own names these hosts have not: Azure writes `Cohere-rerank-v3.5` and `DeepSeek-R1`, Vertex AI has no GPT. */
const NOT_THERE: Readonly<Record<string, ReadonlySet<Registry>>> = {
  azure: new Set(['google', 'deepseek', 'cohere', 'groq']),
  vertex: new Set(['openai', 'deepseek', 'cohere', 'groq', 'xai']),
};

/** A vendor's own model (`gpt-4o`) where a host of other people's models is asked, too: that host has it not. */
export function isElsewhere(name: string, slot: Slot, k: DetectionKnowledge): boolean {
  const hint = slot.hint ?? '';
  const not = Object.hasOwn(NOT_THERE, hint) ? NOT_THERE[hint] : undefined;
  // NVIDIA and Azure write all ids in lower case: what has capitals and is known is the Hub's.
  if (name.includes('/') && (hint === 'nvidia-nim' || hint === 'azure') && name !== name.toLowerCase() && k.hubId(name.toLowerCase()) !== undefined) return true;
  // A tag of Ollama's library: no host of the clouds writes one.
  if (not && OLLAMA_TAG.test(name.slice(name.indexOf(':') + 1)) && k.ollama.has(name.slice(0, Math.max(0, name.indexOf(':'))))) return true;
  if (name.includes('/') && !name.startsWith('models/') || !not && !NONE_OF_VENDORS.has(hint)) return false;
  const own = hostedRegistry(name, slot, k);
  return own !== undefined && (not ? not.has(own) : own !== hint && own !== 'unknown' && own !== 'groq');
}

/** A Bedrock id without the region of its inference profile (docs.aws.amazon.com/bedrock, "Cross-Region inference"). */
export const withoutRegion = (id: string): string => id.replace(/^(?:us-gov|us|eu|apac|jp|au|ca|global)\./, '');

/** What a whole file says of Azure OpenAI (`AzureOpenAI(`) is said of OpenAI's models alone. */
export const AZURE_OPENAI = 'azure-openai';

/** The hint that a file's word on Azure OpenAI gives for one name. */
export function ofAzureOpenAi(name: string, slot: Slot, k: DetectionKnowledge): Slot {
  const own = hostedRegistry(name.replace(/^models\//, ''), slot, k);
  return { ...slot, hint: own === undefined || own === 'openai' ? 'azure' : null };
}

/** NVIDIA's catalogue writes all in lower case: beside its key such a name is its own, unless the Hub has it letter by letter. */
export function isNimName(name: string, k: DetectionKnowledge): boolean {
  return /^[a-z\d][a-z\d-]{1,40}\/[a-z\d][a-z\d._-]{2,80}$/.test(name) && k.hubId(name) !== name;
}

/** Google's names go through Vertex AI where a file asks that: its calls (`from_pretrained`, `GenerativeModel`) are other libraries', too. */
export function asked(hint: string, file: string | null, name: string, k: DetectionKnowledge): string {
  if (hint === 'huggingface' && file === 'modelscope') return file;
  return file === 'vertex' && (hint === 'google' || hint === 'huggingface') && hostedRegistry(name, { model: true, hint, free: false }, k) === 'google' ? file : hint;
}

/** Vertex AI's names of resources, by the publishers of its Model Garden: `publishers/google/models/text-bison@001`, with or without project and location. */
export function byResource(text: string): Identified | null {
  const match = /^(?:projects\/[^/]{1,80}\/locations\/[^/]{1,40}\/)?publishers\/(?:google|anthropic|meta|mistralai|ai21|deepseek-ai|qwen|openai|moonshotai|minimaxai|zai-org|nvidia|intfloat)\/models\/([\w.-]{2,80}(?:@[\w.-]{1,40})?)$/.exec(text);
  return match?.[1] ? { start: text.length - match[1].length, end: text.length, registry: 'vertex', model: match[1], revision: null, confidence: 'certain' } : null;
}
