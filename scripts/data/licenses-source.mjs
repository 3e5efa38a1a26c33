// The facts of licences: the collection beside the project, and behind it what the project adds itself, in the same shape.
import { readFileSync } from 'node:fs';

/** Every entry, each key once. Throws where an added one is in the collection already: corrections stand in licenses-corrections.mjs. */
export function sourceEntries(shared) {
  const entries = JSON.parse(readFileSync(`${shared}/licences.json`, 'utf8'));
  const added = JSON.parse(readFileSync('scripts/data/licenses-added.json', 'utf8'));
  const known = new Set(entries.map((e) => e.key));
  for (const { key } of added) if (known.has(key)) throw new Error(`scripts/data/licenses-added.json: ${key} is in the collection: correct it in licenses-corrections.mjs`);
  return [...entries, ...added];
}
