// Builds data/models.json, aliases.json, hosted.json, publishers.json and lineage.json from the facts in ../shared/models.
// node scripts/data/models.mjs [--check]; --check writes nothing and fails where a file would differ.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FROM_HUB, packModels, unpackModels } from './models-table.mjs';
import { ALIAS_CORRECTIONS, LINEAGE, MODEL_CORRECTIONS, RETIRED } from './models-corrections.mjs';

const shared = resolve('..', 'shared', 'models');
if (!existsSync(shared)) {
  console.error('models: ../shared/models is not here; data/ stays as it is');
  process.exit(0);
}
const lines = (name) => readFileSync(join(shared, name), 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const byKey = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Order of trust, strongest first (models/NOTES.md). */
const TRUST = ['read', 'corrected', 'confirmed', 'publisher-statement', 'stated-by-publisher-elsewhere', 'general-knowledge', 'third-party'];
/** A catalogue that gives one licence to a whole entry says less than one that reads each model. */
const rank = (row, core) => (core ? 0 : TRUST.indexOf(row.confidence) * 10 + (/LocalAI/.test(row.source) ? 5 : 1) + (row.license ? 0 : 100));

/** 359 rows completed by hand come first in models.jsonl. */
const CORE_ROWS = 359;
const rows = lines('models.jsonl').map((row, i) => ({ ...row, core: i < CORE_ROWS }));
const best = new Map();
for (const row of rows) {
  const known = best.get(row.id);
  if (!known || rank(row, row.core) < rank(known, known.core)) best.set(row.id, { ...row, others: known ? [...(known.others ?? []), known] : [] });
  else known.others = [...(known.others ?? []), row];
}
const shortSource = (s) => s.replace(/^github\.com\//, '').replace(/ \(model_card_metadata\)$/, '').slice(0, 160);
// What refresh.mjs read from the Hub itself stays.
const refreshed = existsSync('data/models.json') ? unpackModels(JSON.parse(readFileSync('data/models.json', 'utf8'))).filter((r) => r.confidence === FROM_HUB) : [];
const known = new Set(refreshed.map((r) => r.id));
const models = [...[...best.values()].filter((row) => !known.has(row.id)).map((row) => ({ ...row, ...(MODEL_CORRECTIONS[row.id] ?? {}) })).map((row) => ({ ...row, source: shortSource(row.source) })), ...refreshed];

/** The registries of the contract; a source's own name for one becomes ours, the rest are not ours to resolve. */
const REGISTRY = {
  'amazon-bedrock': 'bedrock', 'google-vertex': 'vertex', togetherai: 'together', 'fireworks-ai': 'fireworks', 'docker-hub': 'docker', 'ollama-cloud': 'ollama',
  nvidia: 'nvidia-nim', 'azure-ai-foundry': 'azure', 'gguf-file': 'local-file', ollama: 'ollama', bedrock: 'bedrock', azure: 'azure', openrouter: 'openrouter', groq: 'groq',
  'nvidia-nim': 'nvidia-nim', docker: 'docker', 'github-models': 'github-models', modelscope: 'modelscope', huggingface: 'huggingface', together: 'together', vertex: 'vertex', fireworks: 'fireworks',
};
const aliases = {};
for (const a of lines('aliases.jsonl')) {
  const registry = REGISTRY[a.registry];
  if (!registry || !a.canonical || a.canonical_registry !== 'huggingface') continue;
  if (a.registry === registry && registry === 'huggingface' && a.alias.toLowerCase() === a.canonical.toLowerCase()) continue;
  // The same name on ModelScope is the rule there and needs no row.
  if (registry === 'modelscope' && a.alias === a.canonical) continue;
  const alias = a.alias.replace(/^azureml:\/\/registries\/[^/]+\/models\//, '');
  if (ALIAS_CORRECTIONS.drop.has(`${registry}:${alias}`)) continue;
  ((aliases[registry] ??= {})[alias.toLowerCase()] ??= a.canonical);
}
for (const [key, canonical] of Object.entries(ALIAS_CORRECTIONS.set)) {
  const at = key.indexOf(':');
  (aliases[key.slice(0, at)] ??= {})[key.slice(at + 1).toLowerCase()] = canonical;
}
for (const registry of Object.keys(aliases)) aliases[registry] = Object.fromEntries(Object.entries(aliases[registry]).sort(([a], [b]) => byKey(a, b)));

const hostedRows = lines('hosted.jsonl');
const terms = hostedRows.filter((h) => h.pattern).map((h) => ({
  registry: h.registry, pattern: h.pattern, provider: h.provider, title: h.terms_title, url: h.terms_address ?? null, jurisdiction: h.jurisdiction ?? null, notes: h.notes ?? null, confidence: h.confidence, asOf: h.as_of,
}));

const publishersIn = JSON.parse(readFileSync(join(shared, 'publishers.json'), 'utf8'));
const publishers = {};
for (const p of publishersIn.read ?? []) if (p.org) publishers[p.org] = [p.legal_name ?? p.display_name ?? null, p.country ?? null];
for (const p of publishersIn.general_knowledge ?? []) publishers[p.id] = [p.name ?? null, p.country ?? null];

const out = {
  models: packModels(models, models.map((r) => r.as_of).filter(Boolean).sort().at(-1)),
  aliases: { asOf: '2026-11-24', aliases },
  hosted: { terms, retired: RETIRED },
  publishers: { publishers: Object.fromEntries(Object.entries(publishers).sort(([a], [b]) => byKey(a, b))) },
  lineage: { statements: LINEAGE },
};
let stale = 0;
for (const [name, value] of Object.entries(out)) {
  const path = join('data', `${name}.json`);
  const text = `${JSON.stringify(value)}\n`;
  if (process.argv.includes('--check')) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) { console.error(`${path} is out of date: npm run data`); stale++; }
  } else writeFileSync(path, text);
}
console.log(`models: ${models.length} models, ${Object.values(aliases).reduce((n, a) => n + Object.keys(a).length, 0)} aliases, ${terms.length} hosted patterns, ${Object.keys(publishers).length} publishers`);
process.exit(stale ? 1 : 0);
