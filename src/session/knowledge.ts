import type { Knowledge } from '../core/analysis.js';
import { createCatalogue } from '../core/licenses/catalogue.js';
import type { BaseModel, ModelEvidence, ModelPublisher } from '../core/models/types.js';
import type { Registry } from '../core/references/types.js';
import { createAliases } from '../registries/aliases.js';
import { createHosted } from '../registries/hosted.js';
import { createSnapshot } from '../registries/snapshot.js';
import type { Platform } from '../platform/types.js';

type Rows = readonly (readonly unknown[])[];

/** Loads all that ships with the product, each file once. Rejects where a data file is missing: the package is broken then. */
export async function loadKnowledge(platform: Platform): Promise<Knowledge> {
  const [licenses, models, aliases, hosted, publishers, lineage] = await Promise.all(['licenses', 'models', 'aliases', 'hosted', 'publishers', 'lineage'].map((name) => platform.readData(name)));
  const snapshot = createSnapshot(models);
  const aliasTable = createAliases(aliases, (id) => snapshot.canonicalCase(id));
  const hostedTable = createHosted(hosted);
  const names = (publishers as { publishers: Record<string, readonly [string | null, string | null]> }).publishers;
  const lowerNames = new Map(Object.keys(names).map((id) => [id.toLowerCase(), id]));
  const statements = new Map<string, BaseModel[]>();
  for (const [model, base, relation] of (lineage as { statements: Rows }).statements) {
    const key = String(model).toLowerCase();
    statements.set(key, [...(statements.get(key) ?? []), { model: String(base), relation: relation as BaseModel['relation'], source: 'publisher-statement' }]);
  }
  return {
    licenses: createCatalogue(licenses),
    snapshot: (registry: Registry, model: string): ModelEvidence | undefined => (registry === 'huggingface' ? snapshot.evidence(model) : undefined),
    snapshotIds: () => snapshot.ids,
    canonical: (registry, model) => aliasTable.canonical(registry, model),
    hosted: (registry, model) => hostedTable.evidence(registry, model),
    publisher(id): ModelPublisher | undefined {
      const known = lowerNames.get(id.toLowerCase());
      const row = known === undefined ? undefined : names[known];
      return known === undefined || !row ? undefined : { id: known, name: row[0], country: row[1] };
    },
    statedBases: (model) => statements.get(model.toLowerCase()) ?? [],
    snapshotDate: snapshot.date,
  };
}
