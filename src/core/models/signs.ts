const MULTIMODAL_TASKS = /^(?:image|video|audio|any)-|^(?:text-to-(?:image|video|audio|speech|3d)|visual|document|automatic-speech|unconditional-image|zero-shot-image|object-detection|mask-generation|depth-estimation)/;
const TEXT_TASKS = /^(?:text-generation|text2text-generation|text-classification|feature-extraction|sentence-similarity|fill-mask|token-classification|question-answering|translation|summarization|text-ranking|zero-shot-classification)$/;

/** Whether a model takes or makes more than text, by its task and its name; null where neither tells. */
export function isMultimodal(model: string, task: string | null): boolean | null {
  const name = model.split('/').pop() ?? model;
  // Families whose licences tell the two apart: Llama 3.2 has text-only 1B and 3B, and 11B and 90B that see; all of Llama 4 sees.
  if (/llama-?3\.2-(?:1b|3b)\b/i.test(name)) return false;
  if (/llama-?3\.2-(?:11b|90b)|llama-?4|llama-guard-(?:3-11b-vision|4)/i.test(name)) return true;
  if (/llama-?3\.3/i.test(name)) return false;
  if (task !== null && MULTIMODAL_TASKS.test(task)) return true;
  if (/(?:^|[-_.])(?:vl|vision|omni|multimodal|llava|audio|image|video)(?:[-_.\d]|$)/i.test(name)) return true;
  if (task !== null && TEXT_TASKS.test(task)) return false;
  return null;
}

/** Owners that are often imitated, by the letters of their name alone. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  metallama: 'meta-llama', qwen: 'Qwen', deepseekai: 'deepseek-ai', mistralai: 'mistralai', google: 'google', microsoft: 'microsoft', openai: 'openai', nvidia: 'nvidia',
  stabilityai: 'stabilityai', blackforestlabs: 'black-forest-labs', coherelabs: 'CohereLabs', zaiorg: 'zai-org', moonshotai: 'moonshotai', bigscience: 'bigscience', tiiuae: 'tiiuae', allenai: 'allenai', facebook: 'facebook',
};

/** The well-known publisher whose name this owner looks like but isn't (`meta_llama`, `Qwen-official`); null otherwise. */
export function impostorOf(model: string): string | null {
  if (!model.includes('/')) return null;
  const owner = model.split('/')[0] ?? '';
  const letters = owner.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/(?:official|team|org|hq|real|inc)$/, '').replace(/0/g, 'o').replace(/1/g, 'l');
  const known = Object.hasOwn(WELL_KNOWN, letters) ? WELL_KNOWN[letters] : undefined;
  return known !== undefined && known.toLowerCase() !== owner.toLowerCase() ? known : null;
}

/** Weight files that can run code when they are loaded, where no safe form lies beside them. */
export function unsafeFiles(files: readonly string[] | null): string[] {
  if (!files || files.some((f) => /\.(?:safetensors|gguf|onnx)$/i.test(f))) return [];
  return files.filter((f) => /\.(?:bin|pt|pth|ckpt|pkl|pickle|h5|keras|joblib)$/i.test(f) && !/(?:training_args|optimizer|scheduler|rng_state)/.test(f)).slice(0, 20);
}
