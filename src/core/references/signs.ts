import { HANDS_ON, MODEL_CLASS, READS_HUB } from './codeSlots.js';
import { isConstant, listed } from './hostedConstants.js';
import { judge, type Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { WEIGHT_END } from './looks.js';
import { isLibraryEmbedding, isVersioned, servedModel } from './runtimeNames.js';
import { meaningOfCall, NEUTRAL_KEYS, plainKey } from './slots.js';
import { COMFY_INPUTS } from './weightNames.js';

/** What one word of a text could be, wherever it stands: bits. */
export const SIGN = {
  /** Names a model by itself. */
  sure: 1,
  /** Names a model where its place asks for one. */
  inSlot: 2,
  /** The same, in a text that speaks of a host of other people's models. */
  hosted: 4,
  /** A key or a flag that asks for a model. */
  key: 8,
  /** A call that takes a model. */
  call: 16,
  /** A command that takes one. */
  command: 32,
  /** Makes nearly any word a model's name (`ollama`, `SentenceTransformer`): only a whole reading tells. */
  opens: 64,
  /** A host that takes nearly any id. */
  host: 128,
  /** A key that leaves it to the one above it (`id`, `name`, `value`). */
  neutral: 256,
  /** What follows is imported, and no model. */
  imports: 512,
} as const;

const IMPORTS: ReadonlySet<string> = new Set(['from', 'import', 'require', 'include', 'use', 'package']);
/** Words of places whose names have no form of their own, so that no word can be ruled out. */
const OPENS = /ollama|^owned_by$|(?:^|\.)create_model$|hffilesystem|open_?clip|sentence.?transformer|cross.?encoder|(?:^|_)st_model|whisper|spacy|timm|mlc|pvc:|^widgets_values$|from_preset$|kaggle|^hgf$|:11434\b|(?:huggingface|hf)\.co$/i;
const HOST = /^co\.|^gateway|cohere|deepseek|groq|azure|bedrock|replicate|openrouter|together|fireworks|vertex|aiplatform|modelscope|nvidia|nvcr|nim(?:service|cache|$|[._-])|cognitive|funasr|copilot|jumpstart|jina|openmodel|(?:embedding|generation|chat)model\.from_pretrained|ai-inference|ocigenai|oci[._]generative|generative_?ai_?inference|models\.github|github[._-]?models|watson/i;
const COMMANDS = /^(?:[\w.~/-]{0,80}\/)?(?:hf|huggingface-cli|vllm|sglang|lms|llm|modelscope|mlx_lm(?:\.\w{1,20})?|ramalama|litellm|openvino-cli|transformers|transformers-cli|llamafactory-cli|lmdeploy|openllm|lighteval|mlc_llm|text-generation-launcher|optimum-cli|aider|docker|mistralrs\w{0,20}|llama-(?:cli|server))$|^(?:--?m|-hf[rdv]?|-hfrd|--hf-repo(?:-\w{1,8})?|--spec-draft-hf|--lora-modules)$|^hugging(?:face)?$/i;
/** A place that asks for nothing takes what prose would take and more … */
const LOOSE: Slot = { model: false, hint: null, free: false };
/** … and these take what any place does that asks for a model. Hints that take any word open a text as a whole instead. */
const ASKING: Slot = { model: true, hint: 'huggingface', free: false };
const HOSTED: Slot = { model: true, hint: 'replicate', free: false };
const DOCKER: Slot = { model: true, hint: 'docker', free: false };
/** What else one host or one runtime takes: IBM's names in prose, WebLLM's ids. */
const OF_HOST = /^ibm\/|-MLC(?:-\w{1,12})?$/;
const PLAIN_WORD = /^[A-Za-z]{1,80}$/;
/** An identifier of a program: without a digit, a hyphen, a slash or a colon only a few forms name models. */
const IDENTIFIER = /^[A-Za-z_.]{1,200}$/;
/** What the names begin with that editors show (`Claude Sonnet 4.5`). */
const SHOWN_FAMILY = /^(?:GPT|Claude|Gemini|Grok)$/;
const NUMBER = /^-?[\d.:/-]+$/;

/** Parts that a word of no name has to hold for any sign of its own; a test holds it against the patterns of the data. */
const TELLING = /model|owned_by|widgets|open_?clip|embed|rerank|llm|checkpoint|ckpt|pretrain|tokenizer|adapter|lora|unet|vae|processor|repo|hf|teacher|student|judge|generator|engine|vectors|encoder|controlnet|backbone|detector|transformer|whisper|asr|tts|hugging|sglang|lms|ramalama|openvino|llamafactory|lmdeploy|generation|optimum|aider|lighteval|docker|mistralrs|llama|spacy|timm|mlc|mlx|pvc|sentence|cohere|deepseek|groq|azure|bedrock|replicate|openrouter|together|fireworks|vertex|aiplatform|nvidia|nvcr|nim|cognitive|funasr|copilot|ai-inference|github|watson|jumpstart|jina|gateway|ocigen|generative|clip_|control_net|preset|kaggle|hgf|11434|^-|^co\./i;

/** What a word could be. `word`: as it stands, with the dashes of a flag. Pure; costs some microseconds: ask a `WordSigns` instead. */
export function signsOf(word: string, k: DetectionKnowledge): number {
  if (NUMBER.test(word)) return 0;
  let signs = placeSigns(word, k);
  for (const name of readingsOf(word)) signs |= nameSigns(name, k);
  // `${MODEL:-owner/name}`, `model:owner/name`: the key stands in the word.
  const colon = word.indexOf(':');
  if (colon > 0 && signs & (SIGN.inSlot | SIGN.hosted) && placeSigns(word.slice(0, colon), k) & SIGN.key) signs |= SIGN.sure;
  return signs;
}

/** What a word says of the words after it. */
function placeSigns(word: string, k: DetectionKnowledge): number {
  let signs = IMPORTS.has(word) ? SIGN.imports : 0;
  if (meaningOfCall(word, k) !== undefined || MODEL_CLASS.test(word.slice(word.lastIndexOf('.') + 1)) || /[.:]/.test(word) && isMethod(word, k) || k.anyClass.test(word) || READS_HUB.test(word) || HANDS_ON.test(word)) signs |= SIGN.call;
  const lower = word.toLowerCase();
  if (k.routes.has(lower)) signs |= SIGN.host;
  if (NEUTRAL_KEYS.has(lower) || /^(?:string_value|default_value)$/i.test(word)) signs |= SIGN.neutral;
  if (/\d/.test(word) && word.length <= 120 && k.families.test(word)) signs |= SIGN.key;
  if (!TELLING.test(word)) return signs;
  if (OPENS.test(word) || COMFY_INPUTS.test(word)) signs |= SIGN.opens;
  if (HOST.test(word)) signs |= SIGN.host;
  if (COMMANDS.test(word)) signs |= SIGN.command;
  if (word.length <= 120 && k.modelKeys.test(plainKey(word))) signs |= SIGN.key;
  return signs;
}

function isMethod(word: string, k: DetectionKnowledge): boolean {
  const parts = word.split(/::|\./).slice(-2);
  return meaningOfCall(parts.at(-1) ?? '', k) !== undefined || k.calls.has(parts[0] ?? '') || k.calls.has(parts.join('.'));
}

/** `LLMRegistry.smolvlm`, `fastembed::EmbeddingModel::BGEM3`. */
function isListed(word: string, k: DetectionKnowledge): boolean {
  return /[.:]/.test(word) && listed(word, k) !== undefined;
}

function nameSigns(name: string, k: DetectionKnowledge): number {
  if (PLAIN_WORD.test(name)) {
    const lower = name.toLowerCase();
    return SHOWN_FAMILY.test(name) || k.ollama.has(lower) || k.shortHubId(lower) !== undefined || k.hostedInSlot.some(([, pattern]) => pattern.test(name)) ? SIGN.inSlot
      : k.hostedByVendor.some(([, pattern]) => pattern.test(name)) ? SIGN.hosted : 0;
  }
  if (isConstant(name, k) || isListed(name, k) || k.preset(name.toLowerCase()) !== undefined) return SIGN.sure;
  if (IDENTIFIER.test(name) && !(name.includes('_') && k.spacy.test(name)) && !WEIGHT_END.test(name) && !k.registered.has(name.toLowerCase())) return 0;
  if (judge(name, LOOSE, k) !== null) return SIGN.sure;
  // Set apart on a page, such a name is one; `servedModel` knows the known ones as well.
  if (servedModel(name, k) !== null) return SIGN.sure;
  if (judge(name, ASKING, k) !== null || isVersioned(name, k) || isLibraryEmbedding(name, k)) return SIGN.inSlot;
  if (name.includes('/') && judge(name, DOCKER, k) !== null) return SIGN.inSlot;
  // A dot before a word is no part of it here (Elastic's `.elser_model_2`).
  if (judge(`.${name}`, LOOSE, k) !== null) return SIGN.sure;
  return OF_HOST.test(name) || judge(name, HOSTED, k) !== null ? SIGN.hosted : 0;
}

/** Readers cut words where a provider, a shell default or a path ends; what follows may be the name. */
function* readingsOf(word: string): Generator<string> {
  const name = word.replace(/^-{1,3}/, '');
  if (name.length < 2) return;
  yield name;
  for (let at = name.indexOf(':'), cuts = 0; at >= 0 && cuts < 4; at = name.indexOf(':', at + 1), cuts++) {
    const rest = name.slice(at + 1).replace(/^[-=?+:]{1,2}/, '');
    if (rest.length > 1) yield rest;
  }
  // `//` begins a comment.
  const comment = name.indexOf('//');
  if (comment > 1) yield* [name.slice(0, comment), name.slice(comment + 2)].filter((part) => part.length > 1);
  // An address with a hole for the region begins behind it: `…${region}.amazonaws.com/model/anthropic.claude-v2/invoke`.
  const asked = /\/models?\/([\w.:-]{3,100})/.exec(name)?.[1];
  if (asked !== undefined) yield asked;
  if (name.startsWith('models/')) yield name.slice('models/'.length);
  const slash = name.lastIndexOf('/');
  if (slash > 0 && name.length - slash > 3) yield name.slice(slash + 1);
}

/** Slots of the table: a power of two, twice the words that a large project has. */
const SLOTS = 1 << 19;

/** What the two running hashes of a word begin from: together 64 bits, so that no two words of any project share them. */
export const HASH: { readonly first: number; readonly second: number } = { first: 0x811c9dc5 | 0, second: 0x2545f491 };

/**
 * The signs of words, in a table that is asked by a stretch of bytes and its hashes without cutting it out: millions of words of a
 * scan are the same few thousand. Keeps hashes, no words: those of a large tree would be most of the memory of a scan.
 */
export class WordSigns {
  readonly #k: DetectionKnowledge;
  readonly #first = new Int32Array(SLOTS);
  readonly #second = new Int32Array(SLOTS);
  /** One more than the signs; 0: the slot is free. */
  readonly #signs = new Uint16Array(SLOTS);
  #size = 0;

  constructor(k: DetectionKnowledge) {
    this.#k = k;
  }

  /** `first`, `second`: the hashes of the stretch, character by character from `HASH.first` and `HASH.second` on. */
  of(bytes: Uint8Array, start: number, end: number, first: number, second: number): number {
    let at = (first ^ (first >>> 15)) & (SLOTS - 1);
    for (let signs = this.#signs[at] ?? 0; signs !== 0; signs = this.#signs[at] ?? 0) {
      if (this.#first[at] === first && this.#second[at] === second) return signs - 1;
      at = (at + 1) & (SLOTS - 1);
    }
    if (this.#size > SLOTS / 2) {
      this.#signs.fill(0);
      this.#size = 0;
    }
    const signs = signsOf(ascii(bytes, start, end), this.#k);
    this.#first[at] = first;
    this.#second[at] = second;
    this.#signs[at] = signs + 1;
    this.#size++;
    return signs;
  }

  /** The same for a stretch whose hashes aren't at hand. */
  ask(bytes: Uint8Array, start: number, end: number): number {
    let { first, second } = HASH;
    for (let i = start; i < end; i++) {
      const code = bytes[i] ?? 0;
      second = Math.imul(second + code, 0x5bd1e995) ^ (second >>> 15);
      first = Math.imul(first ^ code, 0x01000193);
    }
    return this.of(bytes, start, end, first, second);
  }
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}
