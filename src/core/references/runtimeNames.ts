import type { Identified, Make, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';

/** Names that only one runtime has: sizes of Whisper, WebLLM's ids, timm's names, Workers AI's and Coqui's paths. */
export function byRuntime(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  // WebLLM's ids are the names of MLC's own repositories (github.com/mlc-ai/web-llm, config.ts).
  // Their quantisation is written like nobody else's.
  if (/^[A-Za-z][\w.-]{4,80}-q\df\d{2}(?:_\d)?-MLC(?:-\w{1,12})?$/.test(name)) return of('huggingface', `mlc-ai/${name}`, 'certain');
  if (slot.hint === 'mlc' && /^[A-Za-z][\w.-]{4,80}-MLC(?:-[\w]{1,12})?$/.test(name)) return of('huggingface', `mlc-ai/${name}`, 'certain');
  if (slot.hint === 'whisper' && k.whisperSizes.has(name)) return of('huggingface', `openai/whisper-${name}`, 'certain');
  const converted = slot.hint === 'faster-whisper' ? k.fasterWhisper.get(name) : undefined;
  if (converted) return of('huggingface', converted, 'certain');
  if (slot.hint?.startsWith('open-clip:')) return byOpenClip(name, slot.hint.slice('open-clip:'.length), of);
  // Keras's presets and Kaggle's handles have no address on the Hub (keras.io/keras_hub/presets, github.com/Kaggle/kagglehub).
  if (slot.hint === 'keras' && /^[a-z][a-z\d]{1,20}(?:_[a-z\d.]{1,20}){1,8}$/.test(name) || slot.hint === 'kaggle' && /^[\w-]{2,60}\/[\w.-]{2,60}\/[A-Za-z]\w{2,20}\/[\w.-]{1,60}(?:\/\d{1,4})?$/.test(name)) return of('unknown', name, 'certain');
  const repository = slot.hint === 'torch-hub' ? /^([\w-]{1,40}\/[\w.-]{1,80})(?::([\w./-]{1,80}))?$/.exec(name) : null;
  if (repository?.[1] !== undefined) return of('unknown', repository[1], 'certain', repository[2] ?? null);
  if (slot.hint === 'timm' && /^[a-z][a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){0,8}(?:\.[a-z0-9_]{2,60})?$/.test(name)) return of('timm', name, 'certain');
  // Cloudflare's Workers AI and Coqui's lists write ids that nothing else has.
  if (/^@(?:cf|hf)\/[\w.-]{1,40}\/[\w.-]{2,80}$|^(?:tts_models|vocoder_models|voice_conversion_models)\/[\w-]{2,30}\/[\w-]{2,40}\/[\w.-]{2,60}$/.test(name)) return of('unknown', name, 'certain');
  return null;
}

const OPENAI_CLIP: Readonly<Record<string, string>> = { 'ViT-B-32': 'base-patch32', 'ViT-B-16': 'base-patch16', 'ViT-L-14': 'large-patch14', 'ViT-L-14-336': 'large-patch14-336' };

/** An architecture of OpenCLIP with the tag of its weights, as the repository that holds them (its own table, open_clip/pretrained.py). */
function byOpenClip(given: string, weights: string, of: Make): Identified | null {
  // The library itself reads a slash as a hyphen.
  const name = given.replace('/', '-');
  const coca = /^coca_(ViT-[A-Z]-\d\d)$/.exec(name)?.[1];
  if (coca !== undefined) return /^(?:mscoco_finetuned_)?laion2b_s13b_b90k$/i.test(weights) ? of('huggingface', `laion/${weights.startsWith('m') ? 'mscoco_finetuned_' : ''}CoCa-${coca}-laion2B-s13B-b90k`, 'certain') : null;
  const [, data = '', seen = '', batch = ''] = /^(laion2b|datacomp_xl)_s(\d{1,3})b_b(\d{1,3})k$/.exec(weights) ?? [];
  if (data !== '' && /^[\w-]{4,40}$/.test(name)) return of('huggingface', `laion/CLIP-${name}-${data === 'laion2b' ? 'laion2B' : 'DataComp.XL'}-s${seen}B-b${batch}K`, 'certain');
  const own = weights === 'openai' && Object.hasOwn(OPENAI_CLIP, name) ? OPENAI_CLIP[name] : undefined;
  return own === undefined ? null : of('huggingface', ['openai', `clip-vit-${own}`].join('/'), 'certain');
}

const YOLO = /^yolo(?:v\d{1,2}|\d{2})(?:[nsmlxbtce]|-[smlx])u?(?:-(?:seg|pose|cls|obb|worldv?2?|\d{3,4}))*$/;

/** Sizes with what a host adds to them: `70b-instruct`, `8x7b-chat`, `8b-instant`. */
const SERVED = /(?:^|-)(?:\d{1,2}x)?\d{1,3}(?:\.\d)?b(?:-(?:instruct|chat|it|versatile|instant|awq|gptq|fp8|preview|turbo|vision|thinking|reasoning)){1,3}$/;

/**
 * A name of a known family with its size where a model is asked for, and nobody says by whom (`modelId: "codellama-70b-instruct"`): somebody
 * serves it under that name. Left out, it would pass unseen; told, it is a question. A bare size (`mistral-7b`) is as often a name of the user's own.
 */
export function byLooks(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const model = slot.model && !slot.free && slot.hint === null ? servedModel(name, k) : null;
  return model === null ? null : of('unknown', model, 'likely');
}

/** Whether a name is one of Ollama's library with a version in it (`llama3.1`, `qwen2.5-coder`); its others are plain words (`mistral`). */
export const isVersioned = (name: string, k: DetectionKnowledge): boolean => /\d/.test(name) && k.ollama.has(name);

/** Embedding models of Ollama's library, whose names without an owner nobody else has (`mxbai-embed-large`). */
export const isLibraryEmbedding = (name: string, k: DetectionKnowledge): boolean => name.includes('embed') && k.ollama.has(name);

/** A size, a number and a tuning, or the version of an embedding: families and their versions (`DeepSeek-R1`) have none. */
const isRelease = (name: string): boolean => /\d{1,3}b(?:-|$)/i.test(name) || /\d/.test(name) && /-(?:instruct|chat|it)(?:-|$)/i.test(name) || /embed/i.test(name) && /-v\d/i.test(name);

/** The open model whose name without its owner a name is, size and all (`Llama-2-7b-chat-hf`, `Phi-4-mini-instruct`): nothing else is called so. */
export function knownBare(name: string, k: DetectionKnowledge): string | undefined {
  return /^[A-Za-z][\w.-]{4,60}$/.test(name) && isRelease(name) ? k.openModel(name.toLowerCase()) : undefined;
}

/** The same in a sentence, where only the Hub's own spelling tells a name from a folder's, an image's or a user's own. */
export function spelledBare(name: string, k: DetectionKnowledge): string | undefined {
  const known = /[A-Z]/.test(name) ? knownBare(name, k) : undefined;
  return known?.endsWith(`/${name}`) ? known : undefined;
}

/** The model that a name of this form stands for, wherever it is written; the name itself where no open model is known behind it; null: it has another form. */
export function servedModel(name: string, k: DetectionKnowledge): string | null {
  const known = knownBare(name, k);
  if (known !== undefined) return known;
  // Weights of YOLO by their size, as Ultralytics' and Roboflow's programs load them (docs.ultralytics.com/models).
  if (YOLO.test(name)) return name;
  return /^[a-z][a-z\d.-]{4,60}$/.test(name) && k.families.test(name) && SERVED.test(name) ? (k.openModel(name) ?? name) : null;
}
