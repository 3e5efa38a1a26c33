import type { Frame } from '../text/frames.js';
import { rangeAt } from '../text/ranges.js';
import type { DetectionKnowledge } from './knowledge.js';

/** The registry that a type is named after, and the column of the class that says so (Python). */
export interface TypeHost {
  readonly hint: string;
  readonly indent: number;
}

/** Registries of a vendor's own models: their classes tell what the bare names in them are, not what an owner's name is. */
const VENDORS: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'mistral', 'deepseek', 'cohere', 'xai']);
/** A list of models by its name … */
const MANY = /(?:models|modelnames?|modelids?|llms|embeddings)$/;
/** … and what may be one by itself: an enumeration is a list, and a host's class speaks of that host anyway. */
const ONE = /(?:model|llm|embedding)$/;

/** Whom a type is named after that lists models: `GroqModelName`, `OPENROUTER_MODELS`, `enum VertexAIModel`. null: nobody. */
function hostOfType(name: string, isEnum: boolean, k: DetectionKnowledge): string | null {
  if (name.length > 80) return null;
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '');
  const many = MANY.test(plain);
  if (!many && !ONE.test(plain)) return null;
  const hint = k.typeHosts.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
  return hint !== null && (many || isEnum || !VENDORS.has(hint)) ? hint : null;
}

/** What a type's host says of one text in it. */
export function hintInType(host: string, text: string): string | null {
  return VENDORS.has(host) && text.includes('/') ? null : host;
}

/** The host that names in a type mean where its own form leaves them to any. */
export const hostInType = (host: string): string | null => (VENDORS.has(host) ? null : host);

const frames = new WeakMap<Frame, string | null>();

/** The type or the constants that a place stands in: `enum GroqModel { … }`, `const GROQ_MODELS = { … }`. */
export function hostOfFrame(frame: Frame, k: DetectionKnowledge): string | null {
  for (let f: Frame | null = frame, steps = 0; f && steps < 6; f = f.parent, steps++) {
    if (f.open !== '{' && f.open !== '[') continue;
    let host = frames.get(f);
    if (host === undefined) frames.set(f, (host = declaredHost(f, k)));
    if (host !== null) return host;
  }
  return null;
}

function declaredHost({ head, key }: Frame, k: DetectionKnowledge): string | null {
  const name = head === '' ? key.slice(key.lastIndexOf('.') + 1) : (head.split(/\s/).at(-1) ?? '');
  return /model|llm|embedding/i.test(name) ? hostOfType(name, head.startsWith('enum'), k) : null;
}

/** The classes of a stretch of Python by their hosts, and the one that is open at its end. */
export interface TypeHosts {
  at(offset: number): string | null;
  readonly after: TypeHost | null;
}

const NOWHERE: TypeHosts = { at: () => null, after: null };

/**
 * Classes of Python whose names say whose models they list. Read line by line, by columns alone, so that it makes no difference
 * where reading begins: `before` is the class that is open there.
 */
export function pythonTypeHosts(text: string, before: TypeHost | null, k: DetectionKnowledge): TypeHosts {
  if (before === null && !/class \w*(?:[Mm]odel|LLM|[Ee]mbedding)/.test(text)) return NOWHERE;
  const ranges: { start: number; end: number; hint: string }[] = [];
  let open = before;
  let start = 0;
  const close = (end: number): void => {
    if (open) ranges.push({ start, end, hint: open.hint });
    open = null;
  };
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    let i = at;
    while (text[i] === ' ' || text[i] === '\t') i++;
    const ch = text[i] ?? '\n';
    // A closing bracket goes on with the line that opened it; comments belong to what is around them.
    if (!'\r\n#)]}'.includes(ch)) {
      if (open && i - at <= open.indent) close(at);
      const declared = ch === 'c' ? /^class (\w{1,80})/.exec(text.slice(i, i + 100)) : null;
      const hint = declared?.[1] ? hostOfType(declared[1], /Enum\b/.test(text.slice(i, next)), k) : null;
      if (hint !== null) {
        close(at);
        [open, start] = [{ hint, indent: i - at }, at];
      }
    }
    at = next;
  }
  const after = open;
  close(text.length);
  return { at: (offset) => rangeAt(ranges, offset)?.hint ?? null, after };
}
