import { withoutRegion } from '../core/references/hosts.js';
import type { Registry } from '../core/references/types.js';

export interface Aliases {
  canonical(registry: Registry, model: string): { readonly registry: Registry; readonly model: string } | undefined;
}

/** Registries whose ids are the Hub's own, give or take case; and what detection found to be an open model of which nobody says who serves it. */
const SAME_NAMES: ReadonlySet<Registry> = new Set(['modelscope', 'together', 'openrouter', 'github-models', 'nvidia-nim', 'groq', 'fireworks', 'vertex', 'azure', 'replicate', 'unknown']);

/** Names of other registries → the open model behind them (`data/aliases.json`). `hubCase` finds the Hub's spelling of an id. */
export function createAliases(data: unknown, hubCase: (id: string) => string | undefined): Aliases {
  const { aliases } = data as { aliases: Readonly<Record<string, Readonly<Record<string, string>>>> };
  return {
    canonical(registry, model) {
      const table = aliases[registry] ?? {};
      for (const name of candidates(registry, model)) {
        const known = Object.hasOwn(table, name) ? table[name] : undefined;
        const sized = known !== undefined && registry === 'docker' ? ofSize(known, model, hubCase) : known;
        if (sized !== undefined) return sized === model && registry === 'huggingface' ? undefined : { registry: 'huggingface', model: sized };
      }
      const onHub = registry === 'ollama' ? /^(?:hf\.co|huggingface\.co)\/([^/:]+\/[^/:]+)/i.exec(model)?.[1] : undefined;
      if (onHub) return { registry: 'huggingface', model: hubCase(onHub) ?? onHub };
      if (registry === 'modelscope' && /^[^/]+\/[^/]+$/.test(model)) return { registry: 'huggingface', model: hubCase(model) ?? model };
      if (SAME_NAMES.has(registry)) {
        const known = candidates(registry, model).map(hubCase).find((id) => id !== undefined);
        if (known !== undefined) return { registry: 'huggingface', model: known };
        // Together keeps the Hub's ids, capitals and all (docs.together.ai, "Serverless models"): the Hub can be asked for what is in no table.
        if (registry === 'together' && /^[\w.-]+\/[\w.-]*[A-Z]/.test(model)) return { registry: 'huggingface', model: model.replace(OF_TOGETHER, '') };
      }
      return undefined;
    },
  };
}

/** An image's tag names the size, and sizes of one family have different licences: `ai/qwen2.5:3B-Q4_K_M` is not the 7B that `ai/qwen2.5` means. */
function ofSize(known: string, image: string, hubCase: (id: string) => string | undefined): string | undefined {
  const size = /:(\d{1,4}(?:\.\d{1,2})?[bm])(?=-|$)/i.exec(image)?.[1]?.toLowerCase();
  if (size === undefined || known.toLowerCase().split(/[-_/]/).includes(size)) return known;
  return hubCase(known.replace(/-\d{1,4}(?:\.\d{1,2})?[bm](?=-|$)/i, `-${size}`));
}

/** Together's ways to serve one model: quantised to 8 or 4 bits, for throughput, free of charge. */
const OF_TOGETHER = /(?:(?<=-(?:instruct|it|chat))-(?:turbo|lite|reference)|-tput)?(?:-free)?$/i;

/** The spellings to try, most exact first: an Ollama tag without its quantisation, a Bedrock id without its region, a routed id without its suffix. */
function candidates(registry: Registry, model: string): string[] {
  const name = model.toLowerCase();
  switch (registry) {
    case 'ollama': {
      const [base = name, tag = 'latest'] = splitTag(name.replace(/^library\//, ''));
      const plain = tag.replace(/-(?:q\d[\w.]*|fp16|fp8|bf16|f16|int[48]|mxfp4|nvfp4|qat|iq\d\w*)$/, '');
      const size = /^\d[\d.]*[bm](?=-|$)/.exec(plain)?.[0];
      return [`${base}:${tag}`, `${base}:${plain}`, ...dropWords(plain).map((t) => `${base}:${t}`), ...(size ? [`${base}:${size}`] : []), ...(tag === 'latest' || !size ? [base] : [])];
    }
    case 'docker': {
      const bare = name.replace(/^(?:docker\.io|index\.docker\.io)\//, '');
      const [base = bare, tag] = splitTag(bare);
      return [bare, ...(tag ? [`${base}:${tag}`] : []), base];
    }
    case 'bedrock': {
      const id = withoutRegion(name.replace(/^arn:aws[\w-]*:bedrock:[^:]*:[^:]*:(?:foundation-model|inference-profile)\//, ''));
      return [id, id.replace(/:\d+$/, ''), id.replace(/-v\d+(?::\d+)?$/, '')];
    }
    case 'openrouter': return [name, name.replace(/:[\w-]+$/, '')];
    case 'nvidia-nim': return [name, name.replace(/^nvcr\.io\/nim\//, '').replace(/:[\w.-]+$/, '')];
    case 'vertex': case 'google': return [name, name.replace(/^publishers\/([^/]+)\/models\//, '$1/').replace(/@[\w.-]+$/, '')];
    case 'together': return [name, name.replace(OF_TOGETHER, '')];
    case 'local-file': return [name, name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)];
    case 'replicate': return [name, name.replace(/:[0-9a-f]{20,64}$/, '')];
    default: return [name];
  }
}

function splitTag(name: string): [string, string | undefined] {
  const at = name.lastIndexOf(':');
  return at > name.lastIndexOf('/') ? [name.slice(0, at), name.slice(at + 1)] : [name, undefined];
}

/** `8b-instruct-2024` → `8b-instruct`, `8b`: a variant that the table doesn't know is a variant of one that it does. */
function dropWords(tag: string): string[] {
  const words = tag.split('-');
  return words.slice(1).map((_, i) => words.slice(0, words.length - 1 - i).join('-'));
}
