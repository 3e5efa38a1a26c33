import type { BaseModel, ModelEvidence } from '../core/models/types.js';

interface SnapshotData {
  readonly date: string;
  readonly sources: readonly string[];
  readonly dates: readonly string[];
  readonly confidences: readonly string[];
  readonly tasks: readonly (string | null)[];
  readonly relations: readonly (string | null)[];
  readonly licenses: readonly (string | readonly string[] | null)[];
  readonly rows: readonly SnapshotRow[];
}
type SnapshotRow = readonly [id: string, license: number, source: number, date: number, confidence: number, task: number, bases?: readonly string[], relation?: number, stated?: number, licenseName?: string | null, licenseLink?: string | null, gated?: false | 'auto' | 'manual' | null];

export interface Snapshot {
  readonly date: string;
  readonly ids: readonly string[];
  evidence(id: string): ModelEvidence | undefined;
  /** The spelling that the Hub uses, for ids that another registry writes in lower case. */
  canonicalCase(id: string): string | undefined;
}

/** The embedded records (`data/models.json`): rows stay compact until one is asked for. */
export function createSnapshot(data: unknown): Snapshot {
  const d = data as SnapshotData;
  const exact = new Map(d.rows.map((row) => [row[0], row]));
  let lower: Map<string, string> | undefined;
  return {
    date: d.date,
    ids: d.rows.map((row) => row[0]),
    canonicalCase(id) {
      lower ??= new Map(d.rows.map((row) => [row[0].toLowerCase(), row[0]]));
      return lower.get(id.toLowerCase());
    },
    evidence(id) {
      const row = exact.get(id);
      return row && toEvidence(row, d);
    },
  };
}

function toEvidence(row: SnapshotRow, d: SnapshotData): ModelEvidence {
  const [id, license, source, date, confidence, task, bases = [], relation = -1, stated = 0, licenseName = null, licenseLink = null, gated = null] = row;
  const relationName = (d.relations[relation] ?? 'unknown') as BaseModel['relation'];
  const declared = d.licenses[license] ?? null;
  const how = d.confidences[confidence] ?? '';
  return {
    registry: 'huggingface', model: id, requestedRevision: null, from: 'snapshot', asOf: d.dates[date] ?? d.date, name: null, sha: null,
    card: {
      ...(declared === null ? {} : { license: declared }),
      ...(licenseName === null ? {} : { license_name: licenseName }),
      ...(licenseLink === null ? {} : { license_link: licenseLink }),
      ...(bases.length && !stated ? { base_model: bases, ...(relation >= 0 && d.relations[relation] ? { base_model_relation: d.relations[relation] } : {}) } : {}),
    },
    cardBroken: false, tags: [], gated: gated ?? false, disabled: false, pipelineTag: d.tasks[task] ?? null, libraryName: null, files: null, licenseFiles: [],
    remoteCode: false, statedBases: stated ? bases.map((model): BaseModel => ({ model, relation: relationName, source: 'publisher-statement' })) : [],
    proseSignals: [], parameters: parametersOf(id), url: `https://huggingface.co/${id}`, note: `${how}: ${d.sources[source] ?? ''}`,
    termsOfService: null, retired: null, error: null,
  };
}

/** The size that a name gives (`7B`, `1.5b`, `350M`), in parameters; null where it gives none. A hint for alternatives, no fact. */
function parametersOf(id: string): number | null {
  const match = /(?:^|[-_/])(\d{1,4}(?:\.\d{1,2})?)([bm])(?=$|[-_.])/i.exec(id);
  return match ? Number(match[1]) * (match[2]?.toLowerCase() === 'b' ? 1e9 : 1e6) : null;
}
