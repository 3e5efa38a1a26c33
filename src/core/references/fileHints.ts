import type { DetectionKnowledge } from './knowledge.js';
import { providerNamed } from './providers.js';

/** How much of a file its imports are looked for in. */
export const HEAD = 20_000;
/** The last names of a path that are looked at: the file's own and two folders above it. */
const NAMES = 3;

/** The registry that a program's imports and addresses say its calls go to; null: none, or several. */
export function fileHint(text: string, k: DetectionKnowledge): string | null {
  return onlyHint(hintsOf(text, k));
}

/** The one registry of those that a program speaks of; null: none, or several. */
export function onlyHint(hints: ReadonlySet<string>): string | null {
  const found = new Set(hints);
  // OpenAI's own client asks any host that speaks its protocol; only beside Azure's client does it say that both are asked.
  if (found.delete('openai') && found.has('azure')) return null;
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** What offers OpenAI beside Azure's service of it doesn't say which is asked: `OpenAI or Azure OpenAI`, a choice `GPT 4 (Azure OpenAI)`. */
const OPENAI_AS_WELL = /\bOpenAI(?: API)?(?: or | and |, | ?\/ ?)(?:an? )?Azure OpenAI\b|\bAzure OpenAI(?: or | and |, | ?\/ ?)OpenAI\b|\(Azure OpenAI\)|\b[Ff]or OpenAI\b/;

/** All registries that a program's imports and addresses speak of. */
export function hintsOf(text: string, k: DetectionKnowledge): Set<string> {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  const found = new Set<string>();
  if (k.anyFileHint.test(head)) for (const [pattern, hint] of k.fileHints) if (pattern.test(head)) found.add(hint);
  if (found.has('azure') && OPENAI_AS_WELL.test(head)) {
    const rest = head.replaceAll('Azure OpenAI', '');
    if (!k.fileHints.some(([pattern, hint]) => hint === 'azure' && pattern.test(rest))) found.delete('azure');
  }
  // FunASR loads of ModelScope, but for `hub="hf"`.
  if (found.has('modelscope') && /\bhub\s{0,4}=\s{0,4}["']hf["']/.test(head)) found.delete('modelscope');
  return found;
}

/** Folders that hold one folder or file for each provider … */
const LISTS_PROVIDERS = /^(?:providers?|llms?|vendors?|clients?|integrations?|adapters?|connectors?)$/i;
/** … of which these have names that are too plain to mean them anywhere else (`providers/together/completion.rs`). */
const PLAIN_WORDS: ReadonlySet<string> = new Set(['together', 'vertex', 'nvidia-nim']);

/** The registry that a file is named after (`llms/ollama/client.go`, `azure_spec.rb`), for programs that say none themselves. */
export function pathHint(path: string, k: DetectionKnowledge): string | null {
  // Prompts that are kept beside the code (docs.github.com, "Storing prompts in GitHub repositories").
  if (/\.prompt\.ya?ml$/.test(path)) return 'github-models';
  const names = path.split('/');
  for (let i = names.length - 1; i >= Math.max(0, names.length - NAMES); i--) {
    const name = names[i] ?? '';
    const found = new Set(k.pathHints.filter(([pattern]) => pattern.test(name)).map(([, hint]) => hint));
    const listed = LISTS_PROVIDERS.test(names[i - 1] ?? '') ? providerNamed(name.replace(/\.\w{1,4}$/, '')) : null;
    if (listed !== null && PLAIN_WORDS.has(listed)) found.add(listed);
    if (found.size > 0) return found.size === 1 ? ([...found][0] ?? null) : null;
  }
  return null;
}
