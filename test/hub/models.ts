import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A model as the stand-in Hub holds it. */
export interface StandInModel {
  readonly id: string;
  readonly sha?: string;
  /** The card's front matter; null or missing: no card data. */
  readonly card?: Readonly<Record<string, unknown>> | null;
  /** Beside those that the Hub makes from the card. */
  readonly tags?: readonly string[];
  readonly gated?: false | 'auto' | 'manual';
  readonly disabled?: boolean;
  /** Only for who sends this token. */
  readonly private?: boolean;
  readonly pipelineTag?: string;
  readonly libraryName?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly parameters?: number;
  /** Path → text, or where the Hub sends who asks for it. */
  readonly files?: Readonly<Record<string, string | { readonly redirect: string }>>;
  /** Branches, tags and commits beside `main` and the sha: what differs there. */
  readonly revisions?: Readonly<Record<string, Partial<StandInModel>>>;
}

export const shaOf = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The answer of `/api/models/ID/revision/REV`, all fields. */
export function answerOf(model: StandInModel): Record<string, unknown> {
  const card = model.card ?? null;
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []);
  const relation = typeof card?.['base_model_relation'] === 'string' ? card['base_model_relation'] : 'finetune';
  const bases = list(card?.['base_model']);
  return {
    _id: shaOf(model.id).slice(0, 24), id: model.id, author: model.id.split('/')[0], private: model.private ?? false, gated: model.gated ?? false, disabled: model.disabled ?? false,
    downloads: 1000, likes: 10, lastModified: '2025-01-01T00:00:00.000Z', createdAt: '2024-09-16T00:00:00.000Z', sha: model.sha ?? shaOf(model.id),
    pipeline_tag: model.pipelineTag ?? 'text-generation', library_name: model.libraryName ?? 'transformers',
    tags: [model.libraryName ?? 'transformers', ...list(card?.['license']).map((l) => `license:${l.toLowerCase()}`), ...bases.flatMap((b) => [`base_model:${b}`, `base_model:${relation}:${b}`]), 'region:us', ...(model.tags ?? [])],
    siblings: Object.keys({ '.gitattributes': '', ...(card ? { 'README.md': '' } : {}), ...(model.files ?? {}) }).map((rfilename) => ({ rfilename })),
    ...(model.parameters === undefined ? {} : { safetensors: { parameters: { BF16: model.parameters }, total: model.parameters } }),
    ...(model.config === undefined ? {} : { config: model.config }), ...(card ? { cardData: card } : {}),
  };
}

/** The card as a file. */
export function readmeOf(model: StandInModel): string {
  return model.card ? `---\n${Object.entries(model.card).map(([k, v]) => `${k}: ${JSON.stringify(v)}`).join('\n')}\n---\n# ${model.id}\n` : `# ${model.id}\n`;
}

/** Models from the facts in `models.jsonl` (the first row of each id), for trying the command line against a Hub of 3,000 models. */
export function modelsOfFacts(file: string): StandInModel[] {
  const seen = new Map<string, StandInModel>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const row = JSON.parse(line) as { id: string; license: string | null; license_name: string | null; license_link: string | null; base_model: string[]; base_model_relation: string | null; gated: false | 'auto' | 'manual' | null; pipeline_tag: string | null };
    if (seen.has(row.id)) continue;
    const set = Object.entries({ license: row.license, license_name: row.license_name, license_link: row.license_link, base_model: row.base_model.length ? row.base_model : null, base_model_relation: row.base_model_relation }).filter(([, v]) => v !== null);
    seen.set(row.id, { id: row.id, card: Object.fromEntries(set), gated: row.gated ?? false, ...(row.pipeline_tag ? { pipelineTag: row.pipeline_tag } : {}), files: { 'config.json': '{}', 'model.safetensors': '' } });
  }
  return [...seen.values()];
}
