import type { Collector, Hit, Reading } from './collector.js';

/** Between the parts of JSON, also of JSON in a string with its escapes and line folds. */
const GAP = String.raw`(?:\s|\\[nrt]|\\(?=[\s\\])){0,40}`;
const QUOTE = String.raw`\\{0,3}"`;
/** How a list of OpenAI's protocol tells each model (platform.openai.com/docs/api-reference/models/list). */
const LISTED = new RegExp(String.raw`${QUOTE}id${QUOTE}:${GAP}${QUOTE}([\w.:/-]{2,100})${QUOTE},${GAP}${QUOTE}object${QUOTE}:${GAP}${QUOTE}model${QUOTE}`, 'g');
const OWNED = new RegExp(String.raw`^[^{}]{0,200}?${QUOTE}owned_by${QUOTE}:${GAP}${QUOTE}([\w-]{2,40})${QUOTE}`);

/** The models of such lists inside a longer text: a recorded answer, a page's sample. */
export function scanModelLists(c: Collector, from: number, to: number, reading: Reading): void {
  const text = c.text.slice(from, to);
  if (!text.includes('owned_by')) return;
  for (const match of text.matchAll(LISTED)) {
    const name = match[1] ?? '';
    const start = from + match.index + match[0].indexOf(name, match[0].indexOf(':'));
    const after = match.index + match[0].length;
    const owner = OWNED.exec(text.slice(after, after + 300))?.[1];
    if (owner !== undefined) addListed(c, start, start + name.length, owner, reading);
  }
}

/** A model that such a list tells, by its owner. OpenAI's own service says `openai`, `openai-internal`, `openai-dev` and `system`. */
export function addListed(c: Collector, start: number, end: number, owner: string | undefined, reading: Reading): Hit | null {
  const model = c.text.slice(start, end);
  if (c.k.placeholders.test(model) || /^(?:VAR_|model-id-)|_id$/.test(model)) return null;
  if (!/^(?:openai(?:-\w{1,20})?|system)$/.test(owner ?? '')) return c.identify(start, end, { model: true, hint: null, free: false }, reading);
  // What was tuned there is the user's own, and has its base model in its name.
  return /^(?:ft:|[\w-]{1,40}:ft-)|[/\s]/.test(model) ? c.identify(start, end, { model: true, hint: 'openai', free: false }, reading) : c.add({ start, end, registry: 'openai', model, revision: null, confidence: 'certain', ...reading, related: [], pin: null });
}
