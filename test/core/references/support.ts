import { readFileSync } from 'node:fs';
import { createDetectionKnowledge, type RawText } from '../../../src/core/references/find.js';
import { identify, type Slot } from '../../../src/core/references/identify.js';

const data = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));

/** What detection knows, from the data that ships. */
export const knowledge = createDetectionKnowledge({ patterns: data('patterns'), aliases: data('aliases'), hosted: data('hosted'), modelIds: (data('models') as { rows: readonly (readonly [string])[] }).rows.map((row) => row[0]) });

/** A text as a scan has it before it becomes a string. */
export function rawText(text: string): RawText {
  return { bytes: new TextEncoder().encode(text), text: () => text };
}

/** What a text names in its place: `registry model [@revision] confidence [|what is cut out of the text, where that is not the model|]`. */
export function said(text: string, slot: Slot): string | null {
  const found = identify(text, slot, knowledge);
  if (!found) return null;
  const cut = text.slice(found.start, found.end);
  return [found.registry, found.model, found.revision === null ? '' : `@${found.revision}`, found.confidence, cut === found.model ? '' : `|${cut}|`].filter(Boolean).join(' ');
}
