import { ownCopy, type Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { looksLikeModel } from './looks.js';

/** What a key, flag or variable name says of its value: null where the value is something else than a model. */
export interface KeyMeaning {
  readonly slot: Slot;
  /** A list of what is supported, an alias, a help text: it names, it doesn't load. */
  readonly mention: boolean;
  /** A sample of an input: nothing loads it. */
  readonly example?: boolean;
}

const PLAIN: Slot = { model: false, hint: null, free: false };
/** Keys that only say which of the things named by the key above them is meant. */
export const NEUTRAL_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'path', 'uri', 'url', 'value', 'default', 'repo', 'repository', 'ref', 'source', 'key', 'const', 'src', 'version', 'primary', 'main', 'small', 'large', 'fast', 'chat', 'pull', 'preload', 'run', '']);
const LISTS = /(?:^|_)(?:supported|available|known|valid|allowed|compatible|recommended|tested|all)_(?:[a-z]{1,20}_){0,2}(?:models?|ids?|names?|list|llms?|embeddings?|options|engines)$|^(?:choices|supported|available|aliases|known|recommended|compatible|enum|(?:allowed|valid|permitted)_values)$/;
const PROSE_KEYS = /^(?:description|help|desc|title|label|comment|note|notes|summary|readme|doc|docs|display_?name|example|examples|text|message|hint|tooltip|caption|placeholder|served_?model_?name|alias|keywords|tags?|citation|abstract|question|answer|prompt|instructions?|system_prompt|content|href|links?|homepage|website|see_also)$/;
const HINT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)ollama(?:_|$)/, 'ollama'], [/(?:^|_)azure(?:_|$)/, 'azure'], [/(?:^|_)bedrock(?:_|$)|^foundation_model|^model_arn/, 'bedrock'], [/(?:^|_)replicate(?:_|$)/, 'replicate'], [/(?:^|_)groq(?:_|$)/, 'groq'], [/(?:^|_)openrouter(?:_|$)/, 'openrouter'],
  [/(?:^|_)together(?:_|$)/, 'together'], [/(?:^|_)fireworks(?:_|$)/, 'fireworks'], [/(?:^|_)vertex(?:_|$)/, 'vertex'], [/(?:^|_)modelscope(?:_|$)/, 'modelscope'], [/(?:^|_)spacy(?:_|$)/, 'spacy'], [/(?:^|_)whisper(?:_|$)/, 'whisper'], [/(?:^|_)timm(?:_|$)/, 'timm'],
  [/(?:^|_)hugging_?face(?:_|$)|^hf_|_hf_|^repo_id$|(?:^|_)model_repo(?:sitory)?(?:_id)?$|_name_or_path$|^hf$|^hfr$|pretrained_model/, 'huggingface'], [/sentence_transformer|^st_model/, 'sentence-transformers'], [/watsonx/, 'unknown'],
];

/** Vendors that a section of settings is named after: what it names is asked of them, whoever else the file speaks of. */
const SECTIONS: Readonly<Record<string, string>> = { openai: 'openai', open_ai: 'openai', anthropic: 'anthropic', gemini: 'google', cohere: 'cohere', mistral_ai: 'mistral', deepseek: 'deepseek', deep_seek: 'deepseek', xai: 'xai' };

/** `--model-id`, `ModelName`, `spring.ai.openai.chat.options.model`, `MODEL_ID` → words joined by `_`, lower case. */
export function normaliseKey(key: string): string {
  if (key.length > 120) return '';
  const known = normalised.get(key);
  if (known !== undefined) return known;
  const name = plainKey(key);
  if (normalised.size >= 20_000) normalised.clear();
  normalised.set(ownCopy(key), name);
  return name;
}

/** The same few thousand keys make up all settings of a project. */
const normalised = new Map<string, string>();

/** As `normaliseKey`, without its memory. */
export function plainKey(key: string): string {
  return key.replace(/^[-\s"'$@]{1,8}/, '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[-.\s:/[\]]{1,8}/g, '_').toLowerCase().replace(/^_{1,8}|_{1,8}$/g, '');
}

/** Makers of wrappers give `from_pretrained` a suffix for the runtime (`from_pretrained_onnx`, `from_pretrained_hf`); one for a place takes a path. */
const LOADS = /(?:^|\.)from_pretrained_(?!local|path|file|dir|disk|checkpoint)\w{1,20}$/;

/** The registry that a call means, by its name or its last two. */
export function meaningOfCall(name: string, k: DetectionKnowledge): string | undefined {
  return k.calls.get(name) ?? (LOADS.test(name) ? 'huggingface' : undefined);
}

/** What a key means for its value. `parents`: the keys above it, nearest first. */
export function meaningOf(key: string, parents: readonly string[], k: DetectionKnowledge): KeyMeaning | null {
  const name = normaliseKey(key);
  const above = parents.map(normaliseKey);
  if (name === 'data' || isNotModel(name, k) || (above[0] !== undefined && /(?:^|_)(?:datasets?|data_files|corpora|data_args|train_data|eval_data|(?:data|train|eval|test|val)_?loader)(?:_|$)|^loader$/.test(above[0])) || above.some((a) => /^(?:datasets?|dataset_mixer|metrics|scm|labels|annotations|dependencies|dev_dependencies|imports)$/.test(a))) return PROSE_KEYS.test(name) ? { slot: { ...PLAIN, free: true }, mention: true } : null;
  if (PROSE_KEYS.test(name)) return { slot: { ...PLAIN, free: true }, mention: true };
  const example = above.slice(0, 4).some((a) => /(?:^|_)(?:examples?|samples?|mock|dummy)(?:_|$)/.test(a));
  const mention = LISTS.test(name) || above.slice(0, 2).some((a) => LISTS.test(a));
  if (/^(?:pull|preload)$/.test(name) && above.some((a) => /(?:^|_)ollama(?:_|$)/.test(a))) return { slot: { model: true, hint: 'ollama', free: false }, mention, example };
  if (k.modelKeys.test(name)) return { slot: { model: !k.strictKeys.test(name), hint: hintOf(name, above), free: false }, mention, example };
  if (NEUTRAL_KEYS.has(name) || /^\d{1,4}$/.test(name)) {
    const parent = above.find((a) => !NEUTRAL_KEYS.has(a) && !/^\d{1,4}$/.test(a));
    if (parent !== undefined && isNotModel(parent, k)) return null;
    if (parent !== undefined && k.modelKeys.test(parent)) return { slot: { model: !k.strictKeys.test(parent), hint: hintOf(parent, above), free: false }, mention, example };
  }
  return { slot: { ...PLAIN, hint: null }, mention, example };
}

function hintOf(name: string, above: readonly string[]): string | null {
  for (const word of [name, ...above.slice(0, 4)]) {
    for (const [pattern, hint] of HINT_WORDS) if (pattern.test(word)) return hint;
    if (word !== name && Object.hasOwn(SECTIONS, word)) return SECTIONS[word] ?? null;
  }
  return null;
}

/** Keys whose values are data, results or places to push to, even where they read like a model's id. */
const NEVER = /(?:^|_)(?:datasets?|data(?:_files)?|corpor(?:a|us)|train|eval|test|val|outs?|outputs?|save|saved|export|push|upload|hub|repo|space|splits?|tasks?|metrics?|prompts?|images?|scm|packages?|dependencies|imports?|modules?)(?:_|$)/;

/**
 * What a key that asks for something else says of a value that is a known model's id all the same: `checkpoint_dir="owner/name"` (tools
 * that take a folder or an id), `static_aliases: { fast: owner/name }`, `ENDPOINT_NAME = "owner/name"`. A folder is loaded from; all
 * else only names. null: the value is none.
 */
export function knownDespite(key: string, parents: readonly string[], value: string, k: DetectionKnowledge): { readonly slot: Slot; readonly mention: boolean } | null {
  const slash = value.indexOf('/');
  // `bert_score(…, model_type="distilbert-base-uncased")`: a type has no size.
  if (slash < 0 && normaliseKey(key) === 'model_type') return k.shortHubId(value.toLowerCase()) !== undefined && /-(?:base|large|small|tiny|cased|uncased)(?:-|$)/.test(value) ? { slot: { model: true, hint: 'huggingface', free: false }, mention: false } : null;
  if (slash < 1) return null;
  const names = [normaliseKey(key), ...parents.slice(0, 4).map(normaliseKey)];
  const folder = /(?:^|_)(?:dir|directory|folder|path)$/.test(names[0] ?? '');
  const known = k.hubId(value.toLowerCase()) !== undefined || folder && k.isOwner(value.slice(0, slash).toLowerCase()) && looksLikeModel(value.slice(slash + 1), k);
  if (!known || names.some((name) => NEVER.test(name))) return null;
  return { slot: { model: true, hint: 'huggingface', free: false }, mention: !folder };
}

/**
 * What runs behind `azure_deployment="gpt-4o"`: a deployment's name is its owner's, but who keeps to the model's own name says which one
 * it is; null: the name says nothing.
 */
export function deployedAs(key: string, value: string, k: DetectionKnowledge): Slot | null {
  return /(?:^|_)deployment(?:_(?:name|id))?$/.test(normaliseKey(key)) && !/-(?:deployment|deploy|endpoint)$/.test(value) && k.hosted.some(([registry, pattern]) => registry === 'openai' && pattern.test(value)) ? { model: true, hint: 'azure', free: false } : null;
}

/** `EXAMPLES_TEMPORAL_MODEL` holds the model of an example. */
const OF_SAMPLES = /^examples?_(?=(?:[a-z\d]{1,20}_){0,3}models?(?:_(?:id|name))?$)/;

function isNotModel(name: string, k: DetectionKnowledge): boolean {
  // `model_output_dir` speaks of a place, `embedding_model_revision` of a version: the last words decide.
  return k.notKeys.test(name.replace(OF_SAMPLES, '')) && !/^(?:[a-z]{1,20}_){0,2}(?:titles?|prompts?|tasks?|images?|labels?|description|topics?|questions?|instructions?|metrics?|evals?)_models?(?:_(?:id|name))?$|^(?:output_?models?|export_?model(?:_name)?|project_model|split_model|task_model|image_model(?:_name|_id)?|prompt_model|(?:class|label)_model|model_class_name)$/.test(name);
}
