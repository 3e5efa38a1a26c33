import type { Registry } from './types.js';

/** Prefixes that name the provider of what follows (LiteLLM, gateways, pydantic-ai, LangChain's init_chat_model). */
export const PROVIDERS: ReadonlyMap<string, Registry> = new Map(Object.entries<Registry>({
  openai: 'openai', anthropic: 'anthropic', claude: 'anthropic', google: 'google', gemini: 'google', 'google-genai': 'google', google_genai: 'google', googleai: 'google', 'google-gla': 'google', mistral: 'mistral', mistralai: 'mistral', deepseek: 'deepseek', cohere: 'cohere', cohere_chat: 'cohere',
  xai: 'xai', 'x-ai': 'xai', bedrock: 'bedrock', bedrock_converse: 'bedrock', 'amazon-bedrock': 'bedrock', azure: 'azure', azure_ai: 'azure', azure_openai: 'azure', vertex_ai: 'vertex', vertexai: 'vertex', vertex: 'vertex', google_vertexai: 'vertex', 'google-vertex': 'vertex', openrouter: 'openrouter', groq: 'groq',
  together: 'together', together_ai: 'together', togetherai: 'together', fireworks: 'fireworks', fireworks_ai: 'fireworks', replicate: 'replicate', nvidia_nim: 'nvidia-nim', ollama: 'ollama', ollama_chat: 'ollama', huggingface: 'huggingface', hf: 'huggingface', 'hf-inference-providers': 'huggingface', github: 'github-models', 'github-models': 'github-models', docker: 'docker',
}));
/** Of these, the hosts of models that others publish: what follows their prefix may be a name of the user's own. */
export const HOSTS: ReadonlySet<Registry> = new Set<Registry>(['azure', 'bedrock', 'vertex', 'openrouter', 'groq', 'together', 'fireworks', 'replicate', 'ollama']);

/** Names of providers that are no prefixes: `nvidia/…` and `vllm/…` begin ids of the Hub. */
const VALUES: Readonly<Record<string, string>> = {
  'aws-bedrock': 'bedrock', 'huggingface-tgi': 'huggingface', vllm: 'huggingface', nvidia: 'nvidia-nim', nim: 'nvidia-nim', nvidia_ai_endpoints: 'nvidia-nim', modelscope: 'modelscope', 'github-copilot': 'github-models', ollamaengine: 'ollama', watsonx: 'unknown',
};
const NAMED: ReadonlyMap<string, string> = new Map(Object.entries({ ...Object.fromEntries(PROVIDERS), ...VALUES }).flatMap(([name, hint]) => [[name, hint], [plain(name), hint]]));

function plain(name: string): string {
  return name.replace(/[_-]/g, '');
}

/** The registry that a provider's name means where it stands as a value, a key or a member, however it is written: `Ollama`, `OPEN_AI`, `azureOpenAI`. */
export function providerNamed(name: string): string | null {
  const lower = name.toLowerCase();
  return NAMED.get(lower) ?? NAMED.get(plain(lower)) ?? null;
}
