import type { Collector, Hit, Reading } from './collector.js';
import type { ReferenceContext } from './types.js';

/** A word of a page that may be a name without its owner, with its place. */
interface BareWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Models that a file names in full, by what is left of their names without the owner: pages go on to speak of them like that. */
export class BareNames {
  readonly #named = new Map<string, Pick<Hit, 'registry' | 'model'>>();

  take(hits: readonly Hit[]): void {
    for (const { registry, model, confidence } of hits) {
      if (registry === 'timm' && confidence === 'certain') this.#named.set(model, { registry, model });
      if (registry === 'huggingface' && confidence !== 'possible' && model.includes('/')) this.#named.set(model.slice(model.indexOf('/') + 1), { registry, model });
      // `o3` beside `o3-mini`: too short to be sure of by itself.
      const series = registry === 'openai' ? /^(o[134])(?:-|$)/.exec(model)?.[1] : undefined;
      if (series !== undefined) this.#named.set(series, { registry, model: series });
    }
  }

  get size(): number {
    return this.#named.size;
  }

  /** What a word names, or null. */
  of(text: string): Pick<Hit, 'registry' | 'model'> | null {
    return this.#named.get(text) ?? null;
  }

  /** What the words of a notebook's page name, but for what was found there already. */
  hitsOf(words: readonly BareWord[], found: readonly (readonly Hit[])[]): readonly Hit[] {
    const taken = new Set(words.length ? found.flatMap((hits) => hits.map((hit) => hit.start)) : []);
    return words.flatMap(({ start, end, text }) => {
      const named = taken.has(start) ? null : this.of(text);
      return named ? [{ start, end, ...named, revision: null, confidence: 'likely' as const, context: 'notebook' as const, kind: 'mention' as const, related: [], pin: null }] : [];
    });
  }
}

/** Pages speak of the models that they name in full elsewhere. In comments a word in lower case is as often a file's or a folder's. */
export const PAGES: ReadonlySet<ReferenceContext> = new Set<ReferenceContext>(['markdown', 'notebook']);

/** Whether a word may be an id's name without its owner: with a digit, and with a hyphen, quoted, or all that a key of a list says. */
export function isPerhapsBare(text: string, start: number, end: number, context: ReferenceContext): boolean {
  const word = text.slice(start, end);
  if (word.length < 6 || word.length > 80 || !/\d/.test(word) || !/^[A-Za-z][\w.-]*$/.test(word)) return false;
  if (!PAGES.has(context) && !(context === 'comment' && /[A-Z]/.test(word))) return false;
  return word.includes('-') || text[start - 1] === '`' && text[end] === '`' || /(?:^|\s)(?:name|id): $/i.test(text.slice(Math.max(0, start - 8), start)) && /[\r\n]/.test(text[end] ?? '\n');
}

/** OpenAI's reasoning models, which a word of two letters names only beside others of their series. */
const SERIES = /(?<=[:|,] ?|`)o[134](?![\w./-])/g;

/** Pushes what may be one of them. */
export function scanSeries(c: Collector, from: number, to: number, reading: Reading): void {
  if (!PAGES.has(reading.context)) return;
  for (const match of c.text.slice(from, to).matchAll(SERIES)) c.words.push({ start: from + match.index, end: from + match.index + match[0].length, reading, short: 'bare' });
}
