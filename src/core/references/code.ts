import type { Frame, Literal, OpenBracket } from '../text/frames.js';
import { outline } from '../text/outline.js';
import { SYNTAX, type Syntax } from '../text/tokens.js';
import type { Collector, Hit } from './collector.js';
import { readEmbedded } from './embedded.js';
import { fileHint } from './fileHints.js';
import { identify, type Slot } from './identify.js';
import { linkConstants, linksOf, type Links } from './constants.js';
import { meaningOf, normaliseKey } from './slots.js';
import type { ReferenceContext, ReferenceKind } from './types.js';
import { scanCommand, scanProse } from './words.js';

const SYNTAX_OF: Readonly<Record<string, Syntax | undefined>> = {
  py: SYNTAX['python'], pyi: SYNTAX['python'], j2: SYNTAX['python'], rb: SYNTAX['ruby'], php: SYNTAX['php'], rs: SYNTAX['rust'], ex: SYNTAX['elixir'], exs: SYNTAX['elixir'], lua: SYNTAX['lua'], r: SYNTAX['hash'], jl: SYNTAX['python'], pl: SYNTAX['hash'], nim: SYNTAX['hash'], tf: SYNTAX['hcl'], tfvars: SYNTAX['hcl'], hcl: SYNTAX['hcl'], gradle: SYNTAX['c'], bicep: SYNTAX['c'],
};
const REVISION_KEYS: ReadonlySet<string> = new Set(['revision', 'commit_hash', 'hf_revision', 'model_revision']);
const NONE: Syntax = { line: [], block: [], quotes: [], multiline: [], escapes: false };
const [PYTHON, HCL, MODULE, C_LIKE] = [SYNTAX['python'] ?? NONE, SYNTAX['hcl'] ?? NONE, SYNTAX['js'] ?? NONE, SYNTAX['c'] ?? NONE];
/** Calls whose strings are words for people. */
const SPEAKS = /(?:^|[._])(?:print|println|printf|puts|log|info|warn|warning|error|debug|exception|logger|console|raise|throw|Error|Exception|assert\w{0,20}|expect|describe|it|test|echo|write|markdown|title|header|caption|toast|fatal|indexOf|includes|startsWith|startswith|Errorf|Sprintf|Printf|panic|help|doc)$/i;
/** Calls whose strings are command lines. */
const RUNS = /(?:^|\.)(?:run_commands|system|popen|Popen|run|call|check_call|check_output|exec|execSync|spawn|spawnSync|sh|shell|getoutput|Command|command|ProcessBuilder)$/;
/** Calls that fetch or declare something else than a model. */
const OTHER = /(?:^|[._])(?:load_dataset|load_dataset_builder|push_to_hub|create_repo|upload_folder|upload_file|Dataset|from_dataset|get_dataset|load_metric|evaluate\.load|HfDataset|MsDataset\.load|import_module|require|importlib|Path|join|open|read_csv|read_text|getLogger|get_logger|re\.compile|RegExp|include|route|Route|get|post|put|patch|delete|app\.\w{1,12}|router\.\w{1,12}|Blueprint|fetch_url|mkdir|makedirs|exists|listdir|glob|add_metric|namespace|package|strftime|strptime|split|replace|endswith|encode|decode|add_tags?|addEventListener|querySelector|getElementById|className|setHeader|header|ImageBuilder|from_registry|Mount|Volume|Space|load_space|Image)$/;
/** What clients of model servers are asked to do; their other calls (`new OllamaClient.Options("localhost")`) name no model. */
const ASKS = /^(?:chat|generate|complete|completions?|create|embed|embeddings?|run|stream|pull|push|show|load|model|invoke|preload|predict|modelInfo)\w{0,20}$/i;
const ENV_CALLS = /(?:^|\.)(?:getenv|environ\.get|env|get_env|env\.str|config|getProperty|getOrDefault|Getenv|LookupEnv|GetEnvironmentVariable|fetch|environ\.setdefault|setdefault|var|getEnv|envOr|env_or|get_secret|getString|get)$/;
const OPTION_CALLS = /(?:^|\.)(?:add_argument|option|Option|Argument|argument|DEFINE_string|flag|StringVar|String|StringP|addOption|arg|add_option|selectbox|text_input|Dropdown|Textbox|radio)$/;

export interface CodeOptions {
  readonly extension: string;
  readonly language: 'python' | 'js' | 'code' | 'terraform';
  readonly kind?: ReferenceKind;
  readonly context?: ReferenceContext;
}

/** What was read of a program up to `end`, and what it has to do with the rest of its file. */
export interface CodeStretch {
  readonly end: number;
  readonly reach: number;
  readonly open: readonly OpenBracket[];
  readonly links: Links;
}

/** Programs: what each string literal and comment names, by the call, argument, key or comparison that it stands in. */
export function readCode(c: Collector, options: CodeOptions): void {
  const { links } = readCodeStretch(c, options, fileHint(c.text, c.k) ?? c.asks, []);
  linkConstants([{ base: 0, links, collector: () => c }]);
}

/** Reads on from where `open` brackets are open, up to a line where that is all that counts and where `stops` says so. */
export function readCodeStretch(c: Collector, options: CodeOptions, hint: string | null, open: readonly OpenBracket[], stops?: (at: number) => boolean): CodeStretch {
  const { language } = options;
  const syntax = SYNTAX_OF[options.extension] ?? (language === 'python' ? PYTHON : language === 'terraform' ? HCL : language === 'js' ? MODULE : C_LIKE);
  const program = outline(c.text, syntax, open, stops);
  const { literals } = program;
  const context: ReferenceContext = options.context ?? (language === 'python' ? 'python-call' : language === 'js' ? 'js-call' : language === 'terraform' ? 'terraform' : 'code');
  const kind = options.kind ?? 'use';
  for (const comment of program.comments) scanProse(c, comment.start, comment.end, { context: 'comment', kind: 'mention' });
  const found = new Map<Literal, Hit>();
  for (const literal of literals) {
    const hit = readLiteral(c, literal, hint, context, kind);
    if (hit) found.set(literal, hit);
  }
  attachRevisions(c, literals, found);
  const text = program.end === c.text.length ? c.text : c.text.slice(0, program.end);
  if (language === 'python') readImports(c, text, kind, context);
  if (language !== 'python' && language !== 'js') readConstants(c, text, context, kind);
  if (options.extension === 'go') readGoConstants(c, text, context, kind);
  return { end: program.end, reach: program.reach, open: program.open, links: linksOf(c, literals, program.frames, found, { context, kind }) };
}

function readLiteral(c: Collector, literal: Literal, fileHintName: string | null, context: ReferenceContext, kind: ReferenceKind): Hit | null {
  const { span, frame } = literal;
  const length = span.end - span.start;
  if (length < 2) return null;
  if (literal.alone) {
    scanProse(c, span.start, span.end, { context: 'comment', kind: 'mention' });
    return null;
  }
  if (/^(?:from|import|require|include|use|package)$/.test(literal.before)) return null;
  const call = callOf(frame);
  const callHead = call?.head ?? '';
  const text = c.text.slice(span.start, Math.min(span.end, span.start + 301));
  if (length > 300 || /\s/.test(text)) {
    const speaks = SPEAKS.test(callHead) || literal.key !== '' && meaningOf(literal.key, [], c.k)?.mention === true;
    // Long texts that hold flags or commands are run; all else is read as prose.
    const command = !speaks && (RUNS.test(callHead) || /(?:^|\s)--?[a-z][\w-]{1,40}[=\s]|(?:^|\s)(?:ollama|hf|huggingface-cli|vllm|docker model) \w/.test(text));
    if (readEmbedded(c, span.start, span.end, { context, kind: speaks ? 'mention' : kind })) return null;
    if (command) scanCommand(c, span.start, span.end, { context: 'shell', kind });
    else scanProse(c, span.start, span.end, { context, kind: 'mention' }, speaks || literal.compared ? 'mention' : kind);
    return null;
  }
  if (call && ENV_CALLS.test(call.head) && literal.frame === call && literal.index === 0 && /^[A-Z][A-Z0-9_]{2,80}$/.test(text)) return null;
  if (literal.isKey) {
    return c.identify(span.start, span.end, { ...PLAIN, hint: c.host }, { context, kind: 'mention' });
  }
  const slot = slotOf(c, literal, call, fileHintName);
  if (slot === null) return null;
  if (literal.continues) return readJoined(c, literal, slot.slot, { context, kind: slot.mention ? 'mention' : kind });
  const mention = slot.mention || literal.compared || frame.compared || SPEAKS.test(callHead);
  if (span.template && text.includes('{') || context === 'terraform' && text.includes('${')) return readTemplate(c, literal, slot.slot, { context, kind: mention ? 'mention' : kind });
  const hit = c.identify(span.start, span.end, slot.slot, { context, kind: mention ? 'mention' : kind });
  if (hit && context === 'js-call' && fileHintName === null) asGateway(c, hit);
  if (hit && call && c.k.calls.has(lastOf(call.head)) && context === 'python-call' && /from_pretrained|pipeline|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder/.test(call.head) && hit.registry === 'huggingface') hit.pin = { at: span.end + span.quote.length, end: span.end + span.quote.length, template: ', revision="{revision}"' };
  return hit;
}

/**
 * `anthropic/claude-haiku-4.5` in JavaScript goes to a gateway (the AI SDK's own by default), which is no registry of the contract:
 * the id stays whole, and the terms of the provider in front of it are found by it.
 */
function asGateway(c: Collector, hit: Hit): void {
  const text = c.text.slice(hit.start, hit.end);
  if (!/^(?:openai|anthropic|google|xai|mistral|deepseek|cohere)\/[\w.-]{2,80}$/.test(text) || hit.model === text) return;
  hit.registry = 'unknown';
  hit.model = text;
}

const PLAIN: Slot = { model: false, hint: null, free: false };

/** The call whose arguments a frame's strings are; lists and maps inside a call belong to it. */
function callOf(frame: Frame): Frame | null {
  let f: Frame | null = frame;
  for (let steps = 0; f && steps < 6; steps++, f = f.parent) if (f.open === '(' && f.head !== '') return f;
  return null;
}

const lastOf = (head: string): string => head.slice(head.lastIndexOf('.') + 1);

/** The registry that a call means: by its two last names, then by its last one. */
function callHint(c: Collector, head: string): string | null {
  const parts = head.replace(/\?/g, '').split('.');
  return c.k.calls.get(parts.slice(-2).join('.')) ?? c.k.calls.get(parts.at(-1) ?? '') ?? null;
}

/** `groq.chat.completions.create`: the client's name says whom the call asks. */
function clientHint(c: Collector, head: string): string | null {
  const first = /^([A-Za-z_]\w{2,40})(?=\.|\?\.)/.exec(head)?.[1];
  return first === undefined ? null : (c.k.objects.get(first.toLowerCase().replace(/_?client$/, '')) ?? null);
}

function slotOf(c: Collector, literal: Literal, call: Frame | null, fileHintName: string | null): { slot: Slot; mention: boolean } | null {
  const { frame, key } = literal;
  const direct = call === frame;
  const head = call?.head ?? '';
  if (OTHER.test(head) && !ENV_CALLS.test(head) && !(key !== '' && c.k.modelKeys.test(normaliseKey(key)))) return direct || /dataset/i.test(head) ? null : { slot: { ...PLAIN, hint: c.host }, mention: false };
  if (call && call.strings.some((s) => s === 'dataset' || s === 'space') && /download|info|hub|repo/i.test(head)) return null;
  const own0 = call ? callHint(c, head) : null;
  const hint = own0 === null || own0 === 'any' ? (clientHint(c, head) ?? own0) : own0;
  const withHint = (slot: Slot): Slot => (slot.model && (slot.hint === null || slot.hint === 'any') ? { ...slot, hint: hint !== null && hint !== 'any' ? hint : fileHintName } : slot);
  if (direct && key === '' && hint !== null && (own0 !== null || ASKS.test(lastOf(head)))) {
    const position = head.endsWith('pipeline') || head.endsWith('load_model') && literal.index === 1 ? [0, 1] : /from_pretrained$|Client$|Generator$/.test(head) ? [0, 1] : [0];
    if (position.includes(literal.index)) {
      const usual: Slot = { model: true, hint: hint === 'any' ? fileHintName : conflict(hint, fileHintName), free: false };
      return { slot: /^(?:model|use|agent|Agent|load_model|Engine|LLM)$/.test(lastOf(head)) ? { ...usual, hint: hint === 'any' ? fileHintName : hint } : usual, mention: false };
    }
  }
  const optionKey = keyOfOption(literal, call);
  if (optionKey !== null) {
    const meaning = meaningOf(optionKey, [], c.k);
    if (meaning === null) return null;
    return { slot: withHint(meaning.slot), mention: meaning.mention || /^(?:help|choices)$/.test(key) };
  }
  const parents: string[] = [];
  for (let f: Frame | null = frame, steps = 0; f && steps < 6; f = f.parent, steps++) parents.push(f.key);
  const above = parents.filter((p) => p !== '');
  const own = key !== '' ? key : (above.shift() ?? '');
  if (own === '') return { slot: isOllamaName(c, literal, direct, fileHintName) ? { model: true, hint: 'ollama', free: false } : { ...PLAIN, hint: c.host }, mention: false };
  const meaning = meaningOf(lastKey(own), above.map(lastKey), c.k);
  if (meaning === null) return null;
  // A constant that is named after a model (`LLAMA_3_1 = …`) holds one.
  if (!meaning.slot.model && !meaning.slot.free && /\d/.test(own) && c.k.families.test(own) && own.length < 60) return { slot: { model: true, hint: fileHintName, free: false }, mention: meaning.mention };
  return { slot: meaning.slot.model ? withHint(meaning.slot) : { ...meaning.slot, hint: meaning.slot.hint ?? c.host }, mention: meaning.mention };
}

/** `client.pullAsync("llama3")`: where a file asks Ollama, a name of its library is one wherever it is handed over. */
function isOllamaName(c: Collector, literal: Literal, direct: boolean, fileHintName: string | null): boolean {
  if (fileHintName !== 'ollama' || !direct || literal.frame.open !== '(') return false;
  const name = c.text.slice(literal.span.start, literal.span.end).toLowerCase();
  return /[\d-]/.test(name) && c.k.ollama.has(name);
}

/** A call's own registry and the file's: modelscope's `from_pretrained` looks like the Hub's. */
const conflict = (hint: string, file: string | null): string => (hint === 'huggingface' && file === 'modelscope' ? 'modelscope' : hint);
const lastKey = (key: string): string => (key.includes('.') ? key.slice(key.lastIndexOf('.') + 1) : key);

/** `add_argument("--model", default="…")`, `os.getenv("MODEL", "…")`, `Field(default="…")`: what the default is for. */
function keyOfOption(literal: Literal, call: Frame | null): string | null {
  if (!call) return null;
  const first = call.strings.find((s) => s.startsWith('--')) ?? call.strings[0];
  if (ENV_CALLS.test(call.head) && literal.frame === call && literal.index >= 1 && first !== undefined && /^[A-Za-z_][\w.-]{1,80}$/.test(first)) return first;
  if (OPTION_CALLS.test(call.head) && first !== undefined && (literal.index >= 1 || literal.key !== '') && /^-{0,2}[A-Za-z_][\w .-]{1,80}$/.test(first)) return literal.key === 'help' ? 'help' : first;
  if (/(?:^|\.)(?:Field|field|Query|Form|Body|Var|Param|attrib|ib|default|Input)$/.test(call.head) && literal.frame === call && (literal.key === 'default' || literal.index === 0 && literal.key === '') && call.key !== '') return call.key;
  if (literal.key === 'description' || literal.key === 'help') return 'help';
  return null;
}

/** `"owner/" + "name"`: the reference stands at the part that names the model; the part before it gives the owner. */
function readJoined(c: Collector, literal: Literal, slot: Slot, reading: { context: ReferenceContext; kind: ReferenceKind }): Hit | null {
  const { span } = literal;
  let at = span.start - span.quote.length;
  while (at > span.start - 60 && /[\s+.\\a-z]/.test(c.text[at - 1] ?? '')) at--;
  const before = /^["'`]?([\w.-]{1,60}\/)["'`]$/.exec(c.text.slice(c.text.lastIndexOf(c.text[at - 1] ?? '"', at - 2), at))?.[1];
  if (before === undefined) return c.identify(span.start, span.end, slot, reading);
  const found = identify(before + c.text.slice(span.start, span.end), slot, c.k);
  if (!found || found.start !== 0) return null;
  return c.add({ start: span.start, end: span.end, registry: found.registry, model: found.model, revision: found.revision, confidence: 'likely', ...reading, related: [], pin: null });
}

/** `f"{ORG}/Qwen2.5-{SIZE}"`: what is known of it is possible; constant parts before or after a hole may be a whole id. */
function readTemplate(c: Collector, literal: Literal, slot: Slot, reading: { context: ReferenceContext; kind: ReferenceKind }): Hit | null {
  const { span } = literal;
  const text = c.text.slice(span.start, span.end);
  let from = 0;
  let best: Hit | null = null;
  for (const hole of text.matchAll(/\$?\{[^{}]{0,120}\}/g)) {
    best = part(from, hole.index) ?? best;
    from = hole.index + hole[0].length;
  }
  return part(from, text.length) ?? best;

  function part(start: number, end: number): Hit | null {
    if (end - start < 4) return null;
    // A piece that touches a hole without a separator is cut: only addresses and whole ids survive that.
    const piece = text.slice(start, end);
    if (end < text.length && start === 0 && !/[:?#]/.test(piece)) {
      const stem = piece.replace(/[-._]{1,4}$/, '');
      const hit = /^[\w.-]{1,60}\/[\w.-]{3,80}$/.test(stem) ? c.identify(span.start, span.start + stem.length, { ...slot, free: false }, reading) : null;
      if (hit) hit.confidence = 'possible';
      return hit;
    }
    const cut = (start > 0 && /^[\w.-]/.test(piece)) || (end < text.length && /[\w.-]$/.test(piece));
    if (cut && !/^https?:\/\//.test(piece)) {
      if (!/^[\w.-]{1,60}\/[\w.-]{3,80}$/.test(piece)) return null;
      const hit = c.identify(span.start + start, span.start + end, slot, reading);
      if (hit) hit.confidence = 'possible';
      return hit;
    }
    return c.identify(span.start + start, span.start + end, slot, reading);
  }
}

/** `revision="…"` beside a model in the same call. */
function attachRevisions(c: Collector, literals: readonly Literal[], found: ReadonlyMap<Literal, Hit>): void {
  for (const literal of literals) {
    if (!REVISION_KEYS.has(literal.key)) continue;
    const call = callOf(literal.frame);
    const value = c.text.slice(literal.span.start, literal.span.end);
    if (!call || !/^[\w./-]{1,100}$/.test(value)) continue;
    // The first one in the same call and statement: a function's body is an argument, too.
    const hit = [...found].find(([other, h]) => other.run === literal.run && h.kind !== 'mention' && callOf(other.frame) === call)?.[1];
    if (hit?.registry !== 'huggingface') continue;
    hit.revision = value;
    hit.related.push({ start: literal.span.start, end: literal.span.end, role: 'revision' });
    hit.pin = { at: literal.span.start, end: literal.span.end, template: '{revision}' };
  }
}

/** `import en_core_web_sm`: spaCy's packages are models. */
function readImports(c: Collector, text: string, kind: ReferenceKind, context: ReferenceContext): void {
  if (!/_(?:core|dep|ent|sent|pipeline|vectors|trf|ner)_/.test(text)) return;
  for (const match of text.matchAll(/^[ \t]{0,40}(?:import|from)[ \t]{1,8}([a-z]{2,3}_[a-z]{3,12}_\w{3,40})\b/gm)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    c.identify(start, start + (match[1]?.length ?? 0), { model: true, hint: 'spacy', free: false }, { context, kind });
  }
}

/** Enum constants that name a hosted model: `GPT_4_O_MINI`, `CLAUDE_SONNET_4_5_20250929`, `openai.GPT4oMini`. */
function readConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(/(?<![\w"'/.-])(?:[A-Z]\w{2,40}\.)?((?:GPT|CLAUDE|GEMINI|MISTRAL|CODESTRAL|COMMAND|OPEN_MI[SX]TRAL|TEXT_EMBEDDING|DALL_E|O[134])_[A-Z0-9_]{1,40}\b)(?!\s{0,4}[("'])/g)) {
    const name = match[1] ?? '';
    const model = constantName(name, c);
    if (!model) continue;
    const start = match.index + match[0].length - name.length;
    c.add({ start, end: start + name.length, registry: model.registry, model: model.id, revision: null, confidence: 'likely', kind, context, related: [], pin: null });
  }
}

/** Go's constants (github.com/sashabaranov/go-openai): `openai.GPT4oMini`, `openai.GPT3Dot5Turbo`. */
function readGoConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(/\bopenai\.((?:GPT|O|TextEmbedding|Whisper|Tts|DallE|CreateImageModelDallE)[A-Z0-9]\w{0,30})\b(?!\()/g)) {
    const name = match[1] ?? '';
    const id = name.replace(/^CreateImageModel/, '').replace(/Dot/g, '.').replace(/^GPT/, 'gpt-').replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
    if (!c.k.hosted.some(([, pattern]) => pattern.test(id))) continue;
    const start = match.index + match[0].length - name.length;
    c.add({ start, end: start + name.length, registry: 'openai', model: id, revision: null, confidence: 'likely', kind, context, related: [], pin: null });
  }
}

function constantName(name: string, c: Collector): { id: string; registry: Hit['registry'] } | null {
  const dashed = name.toLowerCase().replace(/_/g, '-');
  const forms = [dashed.replace(/^gpt-(\d)-o\b/, 'gpt-$1o'), dashed.replace(/^gpt-(\d)-(\d)\b/, 'gpt-$1.$2'), dashed.replace(/-(\d)-(\d)-/, '-$1.$2-'), dashed.replace(/^(gemini)-(\d)-(\d)/, '$1-$2.$3'), dashed];
  for (const id of forms) {
    const row = c.k.hosted.find(([, pattern]) => pattern.test(id));
    if (row) return { id, registry: row[0] };
  }
  return null;
}
