import type { Identified, Make, Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { DOMAIN, FILE_END, LICENSE_NAME, looksLikeModel, SEGMENT, SIZED, WEIGHT_END } from './looks.js';
import { PROVIDERS } from './providers.js';
import { spelledBare } from './runtimeNames.js';

/** Ids of the Hub: whole, short, or by the form of a name where its place asks for one. */
export function byHub(name: string, slot: Slot, k: DetectionKnowledge, of: Make): Identified | null {
  const at = /^([^@:]{1,200})[@:]([\w.-]{1,64})$/.exec(name);
  const bare = at?.[1]?.includes('/') ? at[1] : name;
  const revision = at?.[1]?.includes('/') && at[2] && (name.includes('@') || /^[0-9a-f]{7,64}$/.test(at[2])) ? at[2] : null;
  // `owner/name--module.Class`: code of a repository, as `auto_map` writes it (huggingface.co/docs/transformers, "Custom models").
  const code = /--[A-Za-z_]\w{0,80}\.[A-Za-z_]\w{0,80}$/.exec(name);
  if (code && name.includes('/')) return byHub(name.slice(0, code.index), slot, k, (...made) => {
    const whole = of(...made);
    return { ...whole, end: whole.end - code[0].length };
  });
  const parts = bare.split('/');
  // Where a whole file speaks of one host's catalogue, an id in its prose is that host's.
  if (slot.hint === 'unknown' && !slot.model && parts.length === 2 && (parts[0] === 'ibm' || !slot.free && k.isOwner((parts[0] ?? '').toLowerCase())) && looksLikeModel(parts[1] ?? '', k)) return of('unknown', bare, 'likely');
  if (parts.length === 2) {
    const [owner = '', model = ''] = parts;
    if (!SEGMENT.test(owner) || !SEGMENT.test(model) || model.includes('..') || /[-.]$/.test(model) || bare.length < 4) return null;
    const known = k.hubId(bare.toLowerCase());
    if (known !== undefined) return of('huggingface', known.toLowerCase() === bare.toLowerCase() && slot.hint === 'huggingface' ? bare : known, 'certain', revision, undefined);
    const lower = owner.toLowerCase();
    // The Hub's owners of what only tests load, each of a family's form with next to no weights.
    if (lower.endsWith('-internal-testing') && /^tiny-/.test(model)) return of('huggingface', bare, 'likely', revision);
    // The Hub's owner is called meta-llama; hosts write meta.
    if (lower === 'meta') return looksLikeModel(model, k) ? of(slot.hint === 'nvidia-nim' ? 'nvidia-nim' : 'unknown', slot.hint === 'nvidia-nim' ? bare : (k.openModel(model.toLowerCase()) ?? bare), 'likely') : null;
    // Images of servers are named after themselves (`ollama/ollama`); nobody is called `hf`, which is a route.
    if (owner === model && lower === owner || lower === 'hf') return null;
    if (isOther(owner, model, k) || !slot.model && model.length < 5 && k.families.test(owner)) return null;
    // Behind these names the Hub has next to nothing: what else follows them is a router's own.
    if (lower === 'anthropic' || lower === 'openai' && !/^(?:whisper|clip|gpt-oss|gpt2|shap-e|point-e|privacy|circuit|diffusers|imagegpt|jukebox|consistency|monitorability)/i.test(model)) return null;
    if (slot.model && !slot.free) return /[a-z]/i.test(model) && (slot.hint !== null || looksLikeModel(model, k) || k.isOwner(lower) || k.families.test(model) && !PROVIDERS.has(lower)) ? of('huggingface', bare, slot.hint ? 'certain' : 'likely', revision) : null;
    // A later release of a model that is known: `pyannote/speaker-diarization-3.1`.
    const release = /^(.{3,150}?)-v?\d{1,2}(?:\.\d{1,2}){0,2}$/.exec(bare)?.[1];
    if (release !== undefined && k.hubId(release.toLowerCase()) !== undefined) return of('huggingface', bare, 'likely', revision);
    if (k.isOwner(lower) && (looksLikeModel(model, k) || SIZED.test(model) || /(?:^|[-_])(?:model|tokenizer)(?:$|[-_])/i.test(model) || !slot.free && /\d/.test(model))) return of('huggingface', bare, 'likely', revision);
    // A pair of families (`BERT/RoBERTa-large`, `LLaMa/GPT4All`) is prose, not an owner and a model.
    if (slot.free && !/[-_.]/.test(bare) && k.families.test(owner)) return null;
    if (looksLikeModel(model, k) && k.families.test(model) && !(slot.free && /\d/.test(owner) && k.families.test(owner)) && (/\d/.test(model) || !k.families.test(owner) && model.length > 8) && !(/_/.test(owner) || /^[a-z_]{1,96}$/.test(model) && !/-/.test(model))) return of('huggingface', bare, slot.free ? 'possible' : 'likely', revision);
    return null;
  }
  if (parts.length !== 1 || FILE_END.test(name)) return null;
  const lower = name.toLowerCase();
  if (slot.hint === 'sentence-transformers' && /^[a-z][\w.-]{4,90}$/i.test(name)) return of('huggingface', k.hubId(`sentence-transformers/${lower}`) ?? k.shortHubId(lower) ?? `sentence-transformers/${name}`, 'certain');
  if (slot.hint === 'cross-encoder' && (k.hubId(`cross-encoder/${lower}`) !== undefined || /^(?:ms-?marco|mmarco|stsb|quora|q?nli|monoelectra)-[\w.-]{4,80}$/.test(lower))) return of('huggingface', k.hubId(`cross-encoder/${lower}`) ?? `cross-encoder/${name}`, 'certain');
  const short = k.shortHubId(lower);
  if (short !== undefined && (slot.model || !slot.free && /-/.test(name))) return of('huggingface', short, slot.model ? 'certain' : 'likely');
  if (short !== undefined && slot.free && /-(?:base|large|cased|uncased|small|v[12])(?:-|$)/.test(lower)) return of('huggingface', short, 'possible');
  const spelled = slot.free && !slot.model ? spelledBare(name, k) : undefined;
  if (spelled !== undefined) return of('huggingface', spelled, 'possible');
  if (/^all-(?:minilm|mpnet|distilroberta)-[\w-]{2,20}$/.test(lower) || /^(?:multi-qa|paraphrase)-[\w-]{6,60}$/.test(lower)) return of('huggingface', `sentence-transformers/${name}`, slot.free && !slot.model ? 'possible' : 'likely');
  return null;
}

/** Whether two parts that a slash joins are a path, a file, a licence expression or a placeholder, and no owner and a model. */
function isOther(owner: string, model: string, k: DetectionKnowledge): boolean {
  const lower = owner.toLowerCase();
  // Chapters of a book or a course; `s/` begins a command of sed.
  return k.pathWords.has(lower) || lower === 's' || /^(?:ch|chapter|part|lesson)[-_]?\d{1,3}$/.test(lower) || DOMAIN.test(lower) || FILE_END.test(model) || WEIGHT_END.test(model) || /^\d+$/.test(owner) || /^\d+$/.test(model) || /^\d{2}\.\d{4,9}$/.test(owner)
    || k.placeholders.test(owner) || k.placeholders.test(model) || LICENSE_NAME.test(model) || /(?:^|[-_])data_?sets?$/i.test(model);
}

/** Whether a text could be an id of the Hub by its form alone: told in a place that is known to take one, it is. */
export function couldBeHubId(text: string, k: DetectionKnowledge): boolean {
  const [owner = '', model = '', ...more] = text.split('/');
  return more.length === 0 && owner.length > 1 && !PROVIDERS.has(owner.toLowerCase()) && SEGMENT.test(owner) && SEGMENT.test(model) && /[A-Za-z]{2}/.test(model) && !/^(?:model|models|name|tokenizer|test)$/i.test(model) && !/^(?:default|local|custom|test)$/i.test(owner) && !model.includes('..') && !/[-.]$/.test(model) && owner !== model && !isOther(owner, model, k);
}
