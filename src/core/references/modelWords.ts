import { WordSearch } from '../text/wordSearch.js';

/**
 * Words that a text has to hold somewhere to name a model at all: keys and calls, registries, families of models, owners.
 * Cheap on purpose, and never the last word: what passes is read properly. `^`: where a word begins.
 */
const WORDS = `
  model huggingface hf.co hf: :hf ollama pretrained spacy pipeline checkpoint tokenizer gguf safetensors repo_id vectors embed rerank _core_ ^ai/ ^lora
  gpt claude gemini llama mistral mixtral qwen deepseek bert whisper diffusion flux sentence-transformers bedrock cohere grok phi- gemma minilm
  bge- gte- ^e5- yolo clip- sdxl stable- xtts kokoro granite falcon starcoder nemotron olmo smollm smolvlm zephyr vicuna hermes kimi hunyuan ernie jina
  nomic controlnet musicgen wav2vec segformer siglip cogvideo nllb minimax jamba ^abab ^glm- internlm baichuan ^yi- dall-e imagen sora- veo- titan ^o1- ^o3- ^o4-
  ^t5- -t5- bart- roberta ^opt- blip- blip2 ^vit- resnet swin- swinv2 dinov2 dinov3 pegasus opus-mt ^xlm- bloom- bloomz pythia stablelm dolly- mpnet codegen- trocr layoutlm rwkv electra-
  davinci codestral ^sam0 ^sam1 ^sam2 ^sam3 ^sam4 ^sam5 ^sam6 ^sam7 ^sam8 ^sam9`;

const search = new WordSearch(WORDS.trim().split(/\s+/));

/** Whether a text, given as its bytes in UTF-8, holds a word without which no text names a model. */
export function holdsModelWord(bytes: Uint8Array): boolean {
  return search.test(bytes);
}
