// What ../shared/models has wrong or leaves out, each with its reason. Read by models.mjs.

/** Aliases that the source maps wrongly, or that only we know. */
export const ALIAS_CORRECTIONS = {
  drop: new Set([
    // models.dev files the distill under its teacher; the distill of Qwen is another model with another licence.
    'openrouter:deepseek/deepseek-r1-distill-qwen-32b', 'groq:deepseek-r1-distill-llama-70b', 'openrouter:deepseek/deepseek-r1-distill-llama-70b',
    'bedrock:deepseek.r1-distill',
  ]),
  set: {
    // Tags of Ollama's `deepseek-r1` that are distills: each descends from another base than the plain size does today.
    'ollama:deepseek-r1:1.5b-qwen-distill': 'deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B',
    'ollama:deepseek-r1:7b-qwen-distill': 'deepseek-ai/DeepSeek-R1-Distill-Qwen-7B',
    'ollama:deepseek-r1:8b-llama-distill': 'deepseek-ai/DeepSeek-R1-Distill-Llama-8B',
    'ollama:deepseek-r1:14b-qwen-distill': 'deepseek-ai/DeepSeek-R1-Distill-Qwen-14B',
    'ollama:deepseek-r1:32b-qwen-distill': 'deepseek-ai/DeepSeek-R1-Distill-Qwen-32B',
    'ollama:deepseek-r1:70b-llama-distill': 'deepseek-ai/DeepSeek-R1-Distill-Llama-70B',
    'ollama:deepseek-r1:8b-0528-qwen3': 'deepseek-ai/DeepSeek-R1-0528-Qwen3-8B',
    'openrouter:deepseek/deepseek-r1-distill-qwen-32b': 'deepseek-ai/DeepSeek-R1-Distill-Qwen-32B',
    'openrouter:deepseek/deepseek-r1-distill-llama-70b': 'deepseek-ai/DeepSeek-R1-Distill-Llama-70B',
    'groq:deepseek-r1-distill-llama-70b': 'deepseek-ai/DeepSeek-R1-Distill-Llama-70B',
  },
};

/** Fields of models that a better source states otherwise. */
export const MODEL_CORRECTIONS = {};

const R1 = 'github.com/deepseek-ai/DeepSeek-R1 README.md, "DeepSeek-R1-Distill Models"';
const VICUNA = 'github.com/lm-sys/FastChat README.md, "Vicuna Weights"';

/** Base models that a publisher states outside the card: [model, base, relation, source]. */
export const LINEAGE = [
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B', 'Qwen/Qwen2.5-Math-1.5B', 'finetune', R1],
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-7B', 'Qwen/Qwen2.5-Math-7B', 'finetune', R1],
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-14B', 'Qwen/Qwen2.5-14B', 'finetune', R1],
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-32B', 'Qwen/Qwen2.5-32B', 'finetune', R1],
  ['deepseek-ai/DeepSeek-R1-Distill-Llama-8B', 'meta-llama/Llama-3.1-8B', 'finetune', R1],
  ['deepseek-ai/DeepSeek-R1-Distill-Llama-70B', 'meta-llama/Llama-3.3-70B-Instruct', 'finetune', R1],
  ['lmsys/vicuna-7b-v1.5', 'meta-llama/Llama-2-7b-hf', 'finetune', VICUNA],
  ['lmsys/vicuna-7b-v1.5-16k', 'meta-llama/Llama-2-7b-hf', 'finetune', VICUNA],
  ['lmsys/vicuna-13b-v1.5', 'meta-llama/Llama-2-13b-hf', 'finetune', VICUNA],
  ['lmsys/vicuna-13b-v1.5-16k', 'meta-llama/Llama-2-13b-hf', 'finetune', VICUNA],
  ['deepseek-ai/DeepSeek-R1-0528-Qwen3-8B', 'Qwen/Qwen3-8B-Base', 'finetune', 'card of deepseek-ai/DeepSeek-R1-0528, "distilled … to post-train Qwen3 8B Base"'],
];

/** Hosted models that a provider has retired: dates from the providers' deprecation pages. [registry, model, date, source]. */
export const RETIRED = [
  ['openai', 'text-davinci-003', '2024-01-04', 'platform.openai.com/docs/deprecations'],
  ['openai', 'text-davinci-002', '2024-01-04', 'platform.openai.com/docs/deprecations'],
  ['openai', 'gpt-3.5-turbo-0301', '2024-09-13', 'platform.openai.com/docs/deprecations'],
  ['openai', 'gpt-3.5-turbo-0613', '2024-09-13', 'platform.openai.com/docs/deprecations'],
  ['openai', 'gpt-4-vision-preview', '2024-12-06', 'platform.openai.com/docs/deprecations'],
  ['openai', 'gpt-4.5-preview', '2025-07-14', 'platform.openai.com/docs/deprecations'],
  ['anthropic', 'claude-2.0', '2025-07-21', 'docs.anthropic.com/en/docs/about-claude/model-deprecations'],
  ['anthropic', 'claude-2.1', '2025-07-21', 'docs.anthropic.com/en/docs/about-claude/model-deprecations'],
  ['anthropic', 'claude-3-sonnet-20240229', '2025-07-21', 'docs.anthropic.com/en/docs/about-claude/model-deprecations'],
  ['anthropic', 'claude-instant-1.2', '2024-11-06', 'docs.anthropic.com/en/docs/about-claude/model-deprecations'],
];
