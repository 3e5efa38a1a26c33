import { readFileSync } from 'node:fs';
import { createDetectionKnowledge, type RawText } from '../../../src/core/references/find.js';

const data = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));

/** What detection knows, from the data that ships. */
export const knowledge = createDetectionKnowledge({ patterns: data('patterns'), aliases: data('aliases'), hosted: data('hosted'), modelIds: (data('models') as { rows: readonly (readonly [string])[] }).rows.map((row) => row[0]) });

/** A text as a scan has it before it becomes a string. */
export function rawText(text: string): RawText {
  return { bytes: new TextEncoder().encode(text), text: () => text };
}
