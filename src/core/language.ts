/** A sentence's template in another language, `{0}`, `{1}` and so on standing for its parts; undefined: it has none. */
export type Translate = (template: string) => string | undefined;

/** English without one: what the contract's fields, the command line and the reports speak. */
let language: Translate | null = null;
const templates = new WeakMap<TemplateStringsArray, string>();

/**
 * Does a piece of work in which `say` speaks another language. Synchronous work only: what is awaited in it speaks English, as does
 * everything outside. null: English.
 */
export function inLanguage<T>(translate: Translate | null, work: () => T): T {
  const before = language;
  language = translate;
  try {
    return work();
  } finally {
    language = before;
  }
}

/** The language that is spoken now; null: English. What keeps sentences keeps them for one language. */
export function spokenLanguage(): Translate | null {
  return language;
}

/** Whether no other language is asked for. */
export function inEnglish(): boolean {
  return language === null;
}

/** A sentence for people, written where it is needed in English; its text with numbered places is the key of its translations. */
export function say(strings: TemplateStringsArray, ...parts: readonly (string | number)[]): string {
  const translated = language?.(templateOf(strings));
  if (translated === undefined) return strings.reduce((text, next, i) => `${text}${parts[i - 1] ?? ''}${next}`);
  return translated.replace(/\{(\d)\}/g, (_, i: string) => String(parts[Number(i)] ?? ''));
}

/** Fixed words by what they stand for; each is translated when it is read. */
export function words<K extends string>(english: Readonly<Record<K, string>>): Readonly<Record<K, string>> {
  const all = Object.create(null) as Record<K, string>;
  for (const [key, text] of Object.entries<string>(english)) Object.defineProperty(all, key, { enumerable: true, get: () => language?.(text) ?? text });
  return all;
}

function templateOf(strings: TemplateStringsArray): string {
  let template = templates.get(strings);
  if (template === undefined) templates.set(strings, (template = strings.reduce((text, next, i) => `${text}{${i - 1}}${next}`)));
  return template;
}
