import { kindOfFile } from './files.js';

/**
 * Words that a text has to hold somewhere to name a model at all: keys and calls, registries, families of models, owners.
 * Cheap on purpose, and never the last word: what passes is read properly.
 */
const CANDIDATE = /model|huggingface|hf\.co|hf:|ollama|pretrained|spacy|pipeline|gpt|claude|gemini|llama|mi[sx]tral|qwen|deepseek|bert|whisper|embed|diffusion|flux|sentence-transformers|\bai\/|bedrock|[a-z]{2}_core_|tokenizer|checkpoint|gguf|safetensors|cohere|grok|phi-|gemma|minilm|repo_id|vectors/i;

/** Whether a file could name a model: by its kind, then by its words. */
export function mayNameModel(path: string, text: string): boolean {
  return kindOfFile(path) !== null && CANDIDATE.test(text);
}
