import type { DetectionKnowledge } from './knowledge.js';

/** Parts of names, ends of files and tags, by their form alone. */
export const HUB_PAGES = /^(?:landing|datasets|transformers|spaces|docs|blog|papers|collections|posts|join|login|settings|tasks|learn|chat|models|organizations|pricing|enterprise|new|support|terms-of-service|privacy|front|api|inference|inference-endpoints|inference-providers|hub|notifications|search|welcome|changelog|leaderboards|assets|course|autotrain|brand|huggingface-projects|docs-hub|buckets|kernels|apps|playground|storage|security|metrics|languages|libraries|spaces-explorers|code-of-conduct|content-guidelines)$/i;
export const LICENSE_NAME = /^(?:MIT|Apache|BSD|A?GPL|LGPL|MPL|ISC|CC0|CC|EPL|Unlicense|Zlib)(?:-?v?\d[\d.]{0,4})?(?:-(?:Clause|only|or-later|BY\S{0,12}))?$/i;
export const SEGMENT = /^[A-Za-z0-9][\w.-]{0,95}$/;
export const FILE_END = /\.(?:py|js|ts|tsx|jsx|json|ya?ml|toml|md|txt|sh|go|rs|java|rb|php|html?|css|jar|war|whl|png|jpe?g|gif|svg|pdf|csv|tsv|parquet|zip|tar|gz|mp[34]|wav|xml|ini|cfg|lock|log|exe|dll|so|ipynb|sql|proto|jsonl|env|example|com|org|net|io|dev)$/i;
export const WEIGHT_END = /\.(?:gguf|ggml|safetensors|sft|onnx|pt|pth|ckpt|tflite|mlmodel|bin|h5|keras|engine|task)$/i;
export const OLLAMA_TAG = /^(?:latest|e?\d{1,4}(?:\.\d{1,2})?[bmt](?:-[\w.-]{1,50})?|\d{1,2}x\d{1,3}b(?:-[\w.-]{1,50})?|v\d[\w.-]{0,30}|(?:mini|small|medium|large)-\d{1,3}k(?:-[\w.-]{1,50})?|instruct|chat|code|text|vision|mini|medium|small|large|cloud|base|[\w.-]{0,40}-?(?:q\d\w{0,6}|fp16|bf16))$/i;

/** A size and a format (`moonshine-base-ONNX`): behind a known owner that is a model of a family not known by name. */
export const SIZED = /[-_](?:tiny|small|base|medium|large|mini|nano)[-_](?:[\w.]{1,20}[-_])?(?:onnx|gguf|mlx|awq|gptq|hf|instruct|chat|it|cased|uncased)(?:[-_]|$)/i;

/** Whether a name reads like a model's: a family word with a size, a version or a usual suffix. */
export function looksLikeModel(name: string, k: DetectionKnowledge): boolean {
  const family = k.families.test(name);
  const size = /(?:^|[-_.])(?:\d{1,4}(?:[.p]\d{1,3})?[bmk]|\d{1,2}x\d{1,3}b|tiny|small|base|medium|large|xl|xxl|mini|nano)(?:$|[-_.])/i.test(name);
  const suffix = /(?:^|[-_.])(?:instruct|chat|it|hf|gguf|awq|gptq|exl2|mlx|fp8|fp16|bf16|int[48]|4bit|8bit|cased|uncased|finetuned|sft|dpo|lora|qlora|v\d(?:\.\d)?|turbo|distill|onnx)(?:$|[-_.])/i.test(name);
  return family ? size || suffix || /\d/.test(name) : size && (suffix || /-/.test(name)) && /\d/.test(name);
}

/** A host's name, no owner's. */
export const DOMAIN = /\.(?:io|com|org|net|dev|cn|sh|k8s)$/;

/** Whether the first part of a name is a folder's, and none that hosts begin their ids with. */
export function isPath(name: string, k: DetectionKnowledge): boolean {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash).toLowerCase();
  return DOMAIN.test(first) || k.pathWords.has(first) && !/^(?:models?|projects|accounts|publishers|endpoints)$/.test(first);
}
