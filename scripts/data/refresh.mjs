// Refreshes data/models.json from the Hub: the models downloaded most, and the models of every publisher that data/publishers.json knows.
// node scripts/data/refresh.mjs [--top 2000] [--per-publisher 50] [--hub-url URL] [--dry-run]
// Where there is no Hub nothing is written and the exit code is 0; 1: the Hub answered, but not well enough to be believed.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { listModels } from '@huggingface/hub';
import { FROM_HUB, packModels, unpackModels } from './models-table.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const hubUrl = option('hub-url', process.env.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/$/, '');
const top = Number(option('top', 2000));
const perPublisher = Number(option('per-publisher', 50));
const today = (process.env.SOURCE_DATE_EPOCH ? new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000) : new Date()).toISOString().slice(0, 10);
if (!(top >= 0) || !(perPublisher >= 0)) {
  console.error('refresh: --top and --per-publisher take numbers');
  process.exit(2);
}

const TRIES = 6;
/** Where nothing listens, waiting rarely helps. */
const TRIES_UNANSWERED = 3;
const TIMEOUT_MS = 30_000;
/** Fewer answers than this share of what was asked are no list to believe. */
const LEAST = 0.5;

/** The Hub answered, but with no success. */
class Refused extends Error {}

/** One page after the other, with no token: what is written ships to everybody. Waits as the Hub asks; follows no page elsewhere. */
async function ask(input) {
  const url = new URL(String(input));
  if (url.origin !== new URL(hubUrl).origin) throw new Refused('the next page lies on another host');
  for (let tried = 1; ; tried++) {
    const response = await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error) => error);
    if (response instanceof Response && response.ok) return response;
    if (tried >= (response instanceof Response ? TRIES : TRIES_UNANSWERED) || (response instanceof Response && response.status < 500 && response.status !== 429)) throw response instanceof Response ? new Refused(`status ${response.status}`) : response;
    const asked = response instanceof Response ? Number(response.headers.get('retry-after') ?? /;\s?t=(\d{1,6})/.exec(response.headers.get('ratelimit') ?? '')?.[1] ?? NaN) : NaN;
    await new Promise((done) => setTimeout(done, (Number.isNaN(asked) ? 0.5 * 2 ** tried : asked + 1) * 1000));
  }
}

const text = (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null);
const isId = (value) => typeof value === 'string' && /^(?![-.])[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(value) && !/--|\.\./.test(value);
const texts = (value) => (Array.isArray(value) ? value : [value]).map(text).filter((v) => v !== null).slice(0, 20);

/** What one answer says, in the shape of ../shared/models/models.jsonl; null where it is nothing to keep. */
function rowOf(model) {
  if (!isId(model.name) || model.private) return null;
  const card = model.cardData ?? {};
  const tags = Array.isArray(model.tags) ? model.tags.filter((t) => typeof t === 'string') : [];
  const tagged = tags.filter((t) => t.startsWith('license:')).map((t) => t.slice('license:'.length));
  const licenses = texts(card.license ?? tagged);
  const related = tags.map((t) => /^base_model:(finetune|adapter|quantized|merge):(.{1,200})$/.exec(t)).filter((m) => m !== null);
  const bases = texts(card.base_model).filter(isId);
  return {
    id: model.name, license: licenses.length > 1 ? licenses : (licenses[0] ?? null), license_name: text(card.license_name), license_link: text(card.license_link),
    base_model: [...new Set(bases.length ? bases : related.map((m) => m[2]).filter(isId))].sort(), base_model_relation: text(card.base_model_relation) ?? related[0]?.[1] ?? null, base_model_source: null,
    gated: model.gated === 'auto' || model.gated === 'manual' ? model.gated : null, pipeline_tag: text(model.task), source: 'the API of the Hub', as_of: today, confidence: FROM_HUB,
  };
}

async function list(search) {
  const rows = [];
  for await (const model of listModels({ ...search, sort: 'downloads', additionalFields: ['cardData', 'tags'], hubUrl, fetch: ask })) {
    const row = rowOf(model);
    if (row) rows.push(row);
  }
  return rows;
}

const found = new Map();
const add = (rows) => rows.forEach((row) => found.set(row.id, row));
try {
  const most = top > 0 ? await list({ limit: top }) : [];
  if (most.length < top * LEAST) {
    console.error(`refresh: the Hub lists ${most.length} models where ${top} were asked for; nothing is written`);
    process.exit(1);
  }
  add(most);
  const publishers = Object.keys(JSON.parse(readFileSync('data/publishers.json', 'utf8')).publishers);
  for (const owner of perPublisher > 0 ? publishers : []) {
    // A publisher that has gone from the Hub is no reason to lose the others.
    add(await list({ search: { owner }, limit: perPublisher }).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      console.error(`refresh: ${owner}: ${error.message}`);
      return [];
    }));
  }
} catch (error) {
  const answered = error instanceof Refused || error instanceof SyntaxError || error?.statusCode !== undefined;
  console.error(`refresh: ${hubUrl} ${answered ? `does not answer as a Hub does (${error.message})` : `is not there (${error.cause?.code ?? error.name})`}; data/models.json stays as it is`);
  process.exit(answered ? 1 : 0);
}

const before = unpackModels(JSON.parse(readFileSync('data/models.json', 'utf8')));
const known = new Map(before.map((row) => [row.id, row]));
let changed = 0;
for (const [id, row] of found) {
  const old = known.get(id);
  // A base that a publisher states elsewhere outlives a card that is silent.
  const kept = old?.base_model_source && row.base_model.length === 0 ? { base_model: old.base_model, base_model_relation: old.base_model_relation, base_model_source: old.base_model_source } : {};
  if (old && JSON.stringify([old.license, old.license_name]) !== JSON.stringify([row.license, row.license_name])) {
    changed++;
    console.log(`${id}: ${old.license_name ?? old.license ?? 'none'} (${old.confidence}) → ${row.license_name ?? row.license ?? 'none'}`);
  }
  known.set(id, { ...row, ...kept });
}
console.log(`refresh: ${found.size} models from ${hubUrl}, ${known.size - before.length} new, ${changed} with another licence than before`);
if (!process.argv.includes('--dry-run')) {
  writeFileSync('data/models.json.tmp', `${JSON.stringify(packModels([...known.values()], today))}\n`);
  renameSync('data/models.json.tmp', 'data/models.json');
}
