import { keysOf, leadsOn, rootKey, type Entry, type Structured } from '../text/entries.js';
import { jsonEntries } from '../text/jsonEntries.js';
import { yamlEntries } from '../text/yamlEntries.js';
import { Collector, moved, type Hit, type Reading } from './collector.js';
import { byDisplayName } from './displayNames.js';
import { hintsOf, onlyHint } from './fileHints.js';
import { isNimName } from './hosts.js';
import type { Slot } from './identify.js';
import { ADDRESS_KEYS, attachRevision, Groups, push, revisionOf, tellsProvider, type Group, type GroupHit, type RevisionEntry } from './groups.js';
import { readRequirements } from './manifest.js';
import { addListed, scanModelLists } from './modelLists.js';
import { scanProse } from './prose.js';
import { isNameOf, providerOfKey } from './providerBeside.js';
import { providerNamed } from './providers.js';
import { deployedAs, knownDespite, meaningOf, normaliseKey } from './slots.js';
import { COMFY_INPUTS, isWeightPath } from './weightNames.js';
import { askFor, BESIDE, joinWords, nextWordOf, scanCommand } from './words.js';

/** Keys whose values are command lines. */
const COMMAND_KEYS = /(?:^|_)(?:run|command|commands|cmd|args?|script|scripts|entrypoint|before_script|after_script|exec|shell|post_create_command|setup|launch|start|init|cli|model_args|extra_args|steps)(?:_|$)/;
/** Lists whose items can be told from prose by nothing but their form. */
const SAMPLE_KEYS = /^(?:prompts?|messages|examples?|samples?|inputs?|outputs?|content|text|body|html|sha256|hash|checksum|integrity|resolved|id_token|data|svg|path_d|icon|base64)$/;

/** What a stretch of settings has to do with groups that go on beyond it. */
export interface Spanning {
  readonly hits: readonly GroupHit[];
  readonly revisions: readonly RevisionEntry[];
}

/** What is read of a structured text: the entries, without where they end. */
type Read = Pick<Structured, 'entries' | 'keyNames' | 'comments'>;

/**
 * Settings of every kind: entries, by the keys above them, their siblings and the flag before them. `beyond`: groups of entries that
 * go on beyond what is read here, by their number in it; what belongs to them is left to who knows all of them.
 */
export function readConfig(c: Collector, structured: Read, reading: Reading, fileHint: string | null = null, beyond: ReadonlyMap<number, Group> = new Map()): Spanning {
  const groups = new Groups(c.text, structured, beyond);
  for (const comment of structured.comments) scanProse(c, comment.start, comment.end, { context: 'comment', kind: 'mention' });
  const hits: GroupHit[] = [];
  /** The flag before an item of a list of arguments. */
  const flags = new Map<Entry, Entry>();
  let last: Entry | undefined;
  /** The words of a list that lead on to the next one. */
  let words = '';
  for (const entry of structured.entries) {
    const before = entry.item && last?.group === entry.group && leadsOn(c.text, last) ? last : undefined;
    words = before ? joinWords(words, c.text.slice(before.start, before.end)) : '';
    last = entry;
    if (before) flags.set(entry, before);
    const hit = readEntry(c, entry, groups, before, words, reading, fileHint);
    if (!hit) continue;
    const key = normaliseKey(entry.path?.key ?? '');
    // LiteLLM's `model_name` is what its own users call the model in `litellm_params`.
    if (key === 'model_name' && groups.of(entry.group)?.proxied) hit.kind = 'mention';
    if ((entry.item || Number.isInteger(entry.group)) && !(entry.item && BESIDE.test(c.text.slice(before?.start ?? entry.start, hit.start)))) hits.push({ group: entry.group, key, start: hit.start });
  }
  // A key that names a model stands in a table of what is known, not of what is loaded.
  for (const key of structured.keyNames) {
    const offered = reading.context === 'compose' ? null : offeredBy(keysOf(key.path, 4), c);
    if (offered) c.identify(key.start, key.end, offered, reading);
    else if (/[/:\d]|gpt-|claude-|gemini-/.test(c.text.slice(key.start, key.end)) && !keysOf(key.path).some((k) => /^(?:dependencies|devDependencies|paths|imports|exports)$|dataset/i.test(k))) c.identify(key.start, key.end, { model: false, hint: null, free: false }, { ...reading, kind: 'mention' });
  }
  const revisions = hits.length || beyond.size ? structured.entries.flatMap((entry) => revisionOf(c.text, entry, flags.get(entry)) ?? []) : [];
  const byGroup = new Map<number, GroupHit[]>();
  for (const hit of revisions.length ? hits : []) push(byGroup, hit.group, hit);
  for (const revision of revisions) if (!beyond.has(revision.group)) attachRevision(revision, byGroup.get(revision.group) ?? [], (start) => c.at(start));
  return { hits: hits.filter((h) => beyond.has(h.group)), revisions: revisions.filter((r) => beyond.has(r.group)) };
}

/** `openai: models: gpt-4o:` (opencode, mods): the models that a provider is set up to offer. `keys`: above the model, nearest first. */
function offeredBy([list, provider, ...above]: readonly string[], c: Collector): Slot | null {
  if (list === undefined || provider === undefined || normaliseKey(list) !== 'models') return null;
  const hint = providerNamed(provider) ?? c.k.routes.get(provider.toLowerCase());
  return hint !== undefined || above.some((a) => /^(?:providers?|apis?)$/i.test(a)) ? { model: true, hint: hint ?? null, free: false } : null;
}

/** The cheapest test: a short plain word is a model only where it is a known name. */
function isPlausible(c: Collector, start: number, end: number): boolean {
  let letter = false;
  let sign = false;
  for (let i = start; i < end; i++) {
    const code = c.text.charCodeAt(i);
    if (code >= 45 && code <= 58 || code === 95) sign = true;
    else letter = true;
    if (letter && sign) return true;
  }
  if (!letter || end - start > 40) return letter;
  const word = c.text.slice(start, end).toLowerCase();
  return c.k.ollama.has(word) || c.k.whisperSizes.has(word) || c.k.shortHubId(word) !== undefined || c.k.hostedInSlot.some(([, pattern]) => pattern.test(word)) || c.k.hostedByVendor.some(([, pattern]) => pattern.test(word));
}

function readEntry(c: Collector, entry: Entry, groups: Groups, before: Entry | undefined, words: string, reading: Reading, fileHint: string | null): Hit | null {
  const { start, end } = entry;
  if (end - start < 2 || !entry.block && !isPlausible(c, start, end)) return null;
  const keys = keysOf(entry.path);
  const siblings = groups.of(entry.group)?.siblings;
  let own = keys.shift() ?? '';
  const name = normaliseKey(own);
  // `- name: MODEL_ID` with `value: …`: the name is the key (Kubernetes, Terraform, promptfoo).
  if ((name === 'value' || name === 'default' || name === 'string_value' || name === 'default_value') && siblings) {
    const named = siblings.get('name') ?? siblings.get('key') ?? siblings.get('parameter_key') ?? siblings.get('variable');
    if (named !== undefined && /^[\w.-]{1,80}$/.test(named)) own = named;
  }
  if (siblings?.get('repo_type') === 'dataset' || siblings?.get('type') === 'dataset' && /^(?:path|id|name|repo)/.test(name)) return null;
  // `repository: owner/name` with `tag: …` beside it is a container's image (Helm).
  if (name === 'repository' && siblings && !c.text.startsWith('nvcr.io/nim/', start) && (siblings.has('tag') || siblings.has('pull_policy') || siblings.has('image_pull_policy'))) return null;
  if (entry.block) return readBlock(c, entry, own, reading);
  const text = c.text.slice(start, Math.min(end, start + 2000));
  // What a node of a ComfyUI workflow is set to: a weight file there is loaded, and its folders belong to its name.
  if ((name === 'widgets_values' || COMFY_INPUTS.test(name) && normaliseKey(keys[0] ?? '') === 'inputs') && isWeightPath(text)) return c.add({ start, end, registry: 'local-file', model: text, revision: null, confidence: 'likely', ...reading, related: [], pin: null });
  if (before && entry.item) {
    const flag = c.text.slice(before.start, before.end);
    if (flag.startsWith('-') && !text.startsWith('-')) {
      return scanCommand(c, start, end, reading, flag);
    }
  }
  // A list that starts with a program is a command line: its words are read together with what came before.
  if (entry.item && COMMAND_KEYS.test(normaliseKey(own)) && !(normaliseKey(keys[0] ?? '') === 'models' && !/\s/.test(text))) {
    if (before && !c.text.startsWith('-', before.start) && !/\s/.test(text)) {
      return c.identify(start, end, { model: true, hint: nextWordOf(words), free: false }, reading);
    }
    return scanCommand(c, start, end, reading);
  }
  if (/[-_](?:core|dep|ent)[-_]|spacy-models\//.test(text)) readRequirements(c, start, end, reading);
  // `lora-modules: ["sql=owner/name"]` of vLLM's settings.
  if (/^lora_modules$/.test(normaliseKey(own)) && /^[\w-]{1,60}=\w/.test(text)) return c.identify(start + text.indexOf('=') + 1, end, { model: true, hint: 'huggingface', free: false }, reading);
  const registered = name === 'name' ? siblings?.get('llm_models') : undefined;
  const owner = registered === undefined ? undefined : c.k.spacyLlm.get(/^spacy\.(\w{3,20})\.v\d{1,2}$/.exec(registered)?.[1]?.toLowerCase() ?? '');
  // spaCy's own names for models of the Hub leave the owner out (spacy.io/api/large-language-models, "Models").
  if (owner !== undefined && /^[\w.-]{3,80}$/.test(text)) return c.add({ start, end, registry: 'huggingface', model: `${owner}/${text}`, revision: null, confidence: 'certain', ...reading, related: [], pin: null });
  const preset = name === 'name' && normaliseKey(keys[0] ?? '') === 'preset' ? c.k.preset(text.toLowerCase()) : undefined;
  // KAITO's workspaces name models of their own list (kaito-project/kaito, supported_models.yaml).
  if (preset !== undefined) return c.add({ start, end, registry: 'huggingface', model: preset, revision: null, confidence: 'likely', ...reading, related: [], pin: null });
  // A list of OpenAI's protocol tells its models (platform.openai.com/docs/api-reference/models/list).
  if (name === 'id' && siblings?.get('object') === 'model' && siblings.has('owned_by')) return addListed(c, start, end, siblings.get('owned_by'), mentioned(reading));
  // `{ "id": "mistral-large", "provider": "Ollama" }`: a list of the models that a program offers.
  const offered = name === 'id' ? providerNamed(siblings?.get('provider') ?? siblings?.get('provider_id') ?? '') : null;
  if (offered !== null && isNameOf(offered, text, c.k)) return c.identify(start, end, { model: true, hint: offered, free: false }, reading);
  const meaning = meaningOf(own, keys, c.k);
  if (meaning === null) {
    if (text.startsWith('nvcr.io/nim/')) return c.identify(start, end, { model: true, hint: null, free: false }, reading);
    if (/(?:endpoint|url|base|host)$/.test(name) && /^https?:\/\/[\w.-]{0,40}(?:huggingface\.co|hf\.co)\//.test(text)) return c.identify(start, end, { model: false, hint: null, free: true }, reading);
    const deployed = deployedAs(name === 'value' ? (keys[0] ?? '') : own, text, c.k);
    if (deployed) return c.identify(start, end, deployed, reading);
    // `${AZURE_OPENAI_DEPLOYMENT=gpt-4o}` of the Azure Developer CLI: the variable says what its default is.
    if (/^\$\{\w{1,80}=[\w.-]{2,80}\}$/.test(text)) return scanCommand(c, start, end, reading);
    const known = knownDespite(own, keys, text, c.k);
    if (known) return c.identify(start, end, known.slot, known.mention ? mentioned(reading) : reading);
    // `alias:owner/name`, as one word.
    const aliases = /alias/.test(name) ? [...text.matchAll(/(?<=:)[\w.-]{1,60}\/[\w.-]{1,90}/g)].filter((m) => c.k.hubId(m[0].toLowerCase()) !== undefined) : [];
    for (const m of aliases) c.identify(start + m.index, start + m.index + m[0].length, { model: true, hint: 'huggingface', free: false }, mentioned(reading));
    if (/^(?:served|alias$)/.test(name)) c.identify(start, end, { model: true, hint: null, free: false }, { ...reading, kind: 'mention' });
    return null;
  }
  // `default_models: { ollama: llama3.1 }`: the key is the provider.
  const keyed = meaning.slot.model || meaning.mention ? null : providerOfKey(own);
  if (keyed !== null && isNameOf(keyed, text, c.k)) return c.identify(start, end, { model: true, hint: keyed, free: false }, reading);
  const kindReading: Reading = meaning.example || isAnswered(name, siblings) ? { ...reading, kind: 'example' } : meaning.mention ? mentioned(reading) : reading;
  if (/^\$\{|:-/.test(text) || text.startsWith('-') || COMMAND_KEYS.test(normaliseKey(own)) && /[\s=]/.test(text)) {
    scanCommand(c, start, end, reading);
    return null;
  }
  const shown = meaning.slot.model && !meaning.mention && /^[A-Z]/.test(text) && /model$/.test(normaliseKey(own)) ? byDisplayName(text, c.k) : null;
  if (shown) return c.add({ start, end: start + shown.length, registry: shown.registry, model: shown.model, revision: null, confidence: 'likely', ...kindReading, related: [], pin: null });
  // `sd_model_checkpoint: "v1-5-pruned.safetensors [6ce0161689]"` (Stable Diffusion's web interface): the hash is no word.
  const hashed = /^(\S{4,200}) \[[0-9a-f]{6,12}\]$/.exec(text)?.[1];
  if (hashed !== undefined) return c.identify(start, start + hashed.length, meaning.slot, kindReading);
  if (/\s|^[{[]\s{0,4}["'{[]/.test(text) || end - start > 300) {
    // A request's body names the model that it asks (`body: '{"model": "gpt-4o", …}'`).
    const asksModel = /^\{\s{0,8}"/.test(text) && /"model"\s{0,4}:/.test(text);
    if (SAMPLE_KEYS.test(normaliseKey(own)) && !asksModel && !/https?:\/\//.test(text)) {
      scanModelLists(c, start, end, mentioned(reading));
      return null;
    }
    // Settings as JSON in one string are settings in force: `MODELS=[{"name": "owner/name"}]`.
    if (/^`?(?:\[\s{0,8}\{|\{)\s{0,8}"/.test(text) && !meaning.mention) readNested(c, start, end, jsonEntries, kindReading, fileHint);
    else if (/(?:^|\s)--?[a-z][\w-]{1,40}[=\s]|(?:^|\s)(?:ollama|hf|huggingface-cli|vllm|docker model|spacy) \w/.test(text) && !meaning.mention) scanCommand(c, start, end, { ...reading, context: reading.context === 'config-value' ? 'shell' : reading.context });
    else scanProse(c, start, end, { ...reading, kind: reading.kind === 'use' ? 'mention' : reading.kind }, /^`?[{[]/.test(text) && !meaning.mention ? kindReading.kind : 'mention');
    return null;
  }
  const nim = reading.context === 'env' && c.host === 'nvidia-nim' && isNimName(text, c.k);
  const inStep = reading.context !== 'workflow' || keysOf(entry.path).some((key) => key === 'with' || key === 'inputs');
  const ofFile = inStep && fileHint !== null && !isOfOther(keys) && groups.of(entry.group)?.proxied !== true ? fileHint : null;
  const above = meaning.slot.model && !nim ? providerAbove(entry, groups, c) : null;
  const provider = provided(meaning.slot, name, siblings, nim ? c.host : (above ?? ofFile));
  // The top-level `models:` of a compose file takes Docker's names (docs.docker.com/ai/compose/models-and-compose).
  const slot = reading.context === 'compose' && rootKey(entry.path) === 'models' ? { ...provider, hint: 'docker' } : provider;
  if (/^[\w.:/@-]{2,200}(?:[,;|][\w.:/@-]{2,200})+$/.test(text)) {
    c.identifyEach(start, text.split(/[,;|]/), slot, kindReading);
    return null;
  }
  if (/^[A-Za-z_][\w.-]{0,60}=/.test(text)) {
    scanCommand(c, start, end, reading);
    return null;
  }
  return askFor(c, start, end, slot, kindReading);
}

/** Where a file speaks of one host, a block that is named after another one is that one's, and LiteLLM's entries name theirs themselves. */
function isOfOther(keys: readonly string[]): boolean {
  return keys.some((key) => key === 'litellm_params' || /(?:^|_)(?:open_?ai|hugging_?face|anthropic|mistral(?:_?ai)?|gemini|cohere)(?:_|$)/.test(normaliseKey(key)) && !/azure|vertex/.test(normaliseKey(key)));
}

/** Whether a service said it in an answer that somebody kept: OpenAI's, Anthropic's, Ollama's and Gemini's forms of one. */
function isAnswered(key: string, siblings: ReadonlyMap<string, string> | undefined): boolean {
  if (key === 'model_version') return true;
  if (key !== 'model' || !siblings) return false;
  return /^(?:chat\.completion|text_completion|response$|list$|embedding)/.test(siblings.get('object') ?? '') || siblings.get('type') === 'message' && siblings.get('role') === 'assistant' || siblings.has('created_at');
}

/** What only names: where what is read is in force, a mention of it. */
const mentioned = (reading: Reading): Reading => (reading.kind === 'use' ? { ...reading, kind: 'mention' } : reading);

/**
 * What stands beside the list of models or the parameters that an entry stands in: `name: groq` or `base_url: https://api.groq.com/…`
 * (LibreChat, aichat, Continue), `"type": "@n8n/n8n-nodes-langchain.lmChatOllama"` (n8n's nodes).
 */
function providerAbove(entry: Entry, groups: Groups, c: Collector): string | null {
  let path = entry.path;
  let list = path?.key.toLowerCase();
  for (let steps = 0; steps < 5 && path && list !== 'models' && list !== 'parameters'; steps++) list = (path = path.parent)?.key.toLowerCase();
  if (path?.within === undefined || list !== 'models' && list !== 'parameters') return null;
  const siblings = groups.of(path.within)?.siblings;
  const node = /^@n8n\/n8n-nodes-langchain\.(?:lm(?:Chat)?|embeddings|reranker)(\w{2,40})$/.exec(siblings?.get('type') ?? '')?.[1]?.toLowerCase();
  if (node !== undefined) return c.k.typeHosts.find(([pattern]) => pattern.test(node))?.[1] ?? null;
  if (list === 'parameters') return null;
  for (const [key, value] of siblings ?? []) {
    if (ADDRESS_KEYS.has(key)) {
      const asked = /:11434\b/.test(value) ? 'ollama' : onlyHint(hintsOf(value, c.k));
      if (asked !== null) return asked;
    } else if (key === 'name' || tellsProvider(key, 'models')) {
      const named = providerNamed(value);
      if (named !== null) return named;
    }
  }
  return null;
}

function provided(slot: Slot, own: string, siblings: ReadonlyMap<string, string> | undefined, fileHint: string | null): Slot {
  if (!slot.model) return slot;
  for (const [key, value] of siblings ?? []) {
    // Ollama's own port.
    if (ADDRESS_KEYS.has(key) && /:11434\b/.test(value)) return { ...slot, hint: 'ollama' };
    if (!tellsProvider(key, own)) continue;
    const hint = providerNamed(value);
    if (hint !== null) return { ...slot, hint };
  }
  return slot.hint === null && fileHint !== null ? { ...slot, hint: fileHint } : slot;
}

/** Settings that stand in a string, read as the file that it could be; `entriesOf` knows its syntax. */
export function readNested(c: Collector, start: number, end: number, entriesOf: (text: string) => Read, reading: Reading, fileHint: string | null = null): void {
  const inner = Object.assign(new Collector(c.text.slice(start, end), c.k), { host: c.host, asks: c.asks });
  readConfig(inner, entriesOf(inner.text), reading, fileHint);
  for (const hit of inner.hits) c.add({ ...moved(hit, start), pin: null });
}

/** Block scalars hold scripts, nested files or prose. */
function readBlock(c: Collector, entry: Entry, own: string, reading: Reading): Hit | null {
  const name = normaliseKey(own);
  if (/_(?:ya?ml)$/.test(name)) readConfig(c, yamlEntries(c.text, entry.start, entry.end), reading);
  else if (meaningOf(own, [], c.k)?.mention) scanProse(c, entry.start, entry.end, { ...reading, kind: 'mention' });
  else scanCommand(c, entry.start, entry.end, reading);
  return null;
}
