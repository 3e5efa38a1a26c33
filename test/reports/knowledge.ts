import { readFileSync } from 'node:fs';
import { createCatalogue } from '../../src/core/licenses/catalogue.js';
import type { Knowledge } from '../../src/core/analysis.js';
import type { BaseModel } from '../../src/core/models/types.js';
import { createAliases } from '../../src/registries/aliases.js';
import { createHosted } from '../../src/registries/hosted.js';
import { createSnapshot } from '../../src/registries/snapshot.js';

/** The shipped facts, read from data/ without the detection patterns. */
export function readKnowledge(): Knowledge {
  const data = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, 'utf8'));
  const models = data('models') as { readonly date: string | null };
  // A sample needs a date of its own: that of the data changes with every build.
  const snapshot = createSnapshot({ ...models, date: models.date ?? '2026-11-24' });
  const aliases = createAliases(data('aliases'), (id) => snapshot.canonicalCase(id));
  const hosted = createHosted(data('hosted'));
  const publishers = (data('publishers') as { publishers: Record<string, readonly [string | null, string | null]> }).publishers;
  const bases = new Map<string, BaseModel[]>();
  for (const [model, base, relation] of (data('lineage') as { statements: readonly (readonly string[])[] }).statements) {
    const key = String(model).toLowerCase();
    bases.set(key, [...(bases.get(key) ?? []), { model: String(base), relation: relation as BaseModel['relation'], source: 'publisher-statement' }]);
  }
  return {
    licenses: createCatalogue(data('licenses')),
    snapshot: (registry, model) => (registry === 'huggingface' ? snapshot.evidence(model) : undefined),
    snapshotIds: () => snapshot.ids,
    canonical: (registry, model) => aliases.canonical(registry, model),
    hosted: (registry, model) => hosted.evidence(registry, model),
    publisher: (id) => { const row = publishers[id]; return row ? { id, name: row[0], country: row[1] } : undefined; },
    statedBases: (model) => bases.get(model.toLowerCase()) ?? [],
    snapshotDate: snapshot.date,
  };
}
