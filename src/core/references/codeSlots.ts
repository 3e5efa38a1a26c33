import type { Frame, Literal } from '../text/frames.js';
import { askedBy } from './clients.js';
import type { Collector } from './collector.js';
import { asked, hostedRegistry } from './hosts.js';
import type { Slot } from './identify.js';
import { looksLikeModel } from './looks.js';
import { providerBefore, providerOfBranch, providerOfKey } from './providerBeside.js';
import { providerNamed } from './providers.js';
import type { Siblings } from './siblings.js';
import { deployedAs, type KeyMeaning, knownDespite, meaningOf, meaningOfCall, NEUTRAL_KEYS, normaliseKey } from './slots.js';

/** Calls that fetch or declare something else than a model. */
const OTHER = /(?:^|[._])(?:load_dataset|load_dataset_builder|dataset_info|space_info|Dataset|from_dataset|get_dataset|load_metric|evaluate\.load|HfDataset|MsDataset\.load|import_module|require|importlib|Path|join|open|read_csv|read_text|getLogger|get_logger|re\.compile|RegExp|include|route|Route|get|post|put|patch|delete|app\.\w{1,12}|router\.\w{1,12}|Blueprint|fetch_url|mkdir|makedirs|exists|listdir|glob|add_metric|namespace|package|strftime|strptime|split|replace|api\.(?:dataset|space)|endswith|encode|decode|add_tags?|addEventListener|querySelector|getElementById|className|setHeader|header|ImageBuilder|from_registry|Mount|Volume|Space|load_space|Image)$/;
/** Calls that write to the Hub: what they name comes out of the program and is loaded by nobody in it. */
const WRITES = /(?:^|[._])(?:push_to_hub|save_pretrained|create_repo|delete_repo|move_repo|upload_folder|upload_large_folder|upload_file|create_commit|create_branch|create_tag|createRepo|deleteRepo|uploadFiles?|uploadFilesWithProgress)$/;
/** Calls of the Hub's client for JavaScript that read: `downloadFile({ repo: "owner/name", … })`. */
export const READS_HUB = /(?:^|\.)(?:downloadFile|downloadFileToCacheDir|listFiles|fileExists|fileDownloadInfo|snapshotDownload|pathsInfo|parseSafetensorsMetadata)$/;
/** Calls whose first argument may be a list of repositories. */
const TAKES_LISTS = /(?:^|\.)(?:load_ip_adapter|load_lora_weights|load_textual_inversion|from_pretrained)$/;
/** Calls that hand a function its arguments later: `partial(AutoModel.from_pretrained, "…")`. */
export const HANDS_ON = /(?:^|\.)(?:partial|to_thread|run_in_executor|submit|run_sync|lazy|delayed)$/;
/** What a file system of the Hub is asked with paths. */
const OF_FILES = /(?:^|\.)(?:ls|glob|find|walk|open|info|exists|isfile|isdir|du|cat|cat_file|read_text|read_bytes|get|get_file|download|tree|expand_info)$/;
/** What clients of model servers are asked to do; their other calls (`new OllamaClient.Options("localhost")`) name no model. */
const ASKS = /^(?:chat|generate|complete|completions?|create|embed|embeddings?|run|stream|pull|push|show|load|model|invoke|preload|predict|modelInfo)\w{0,20}$/i;
/** Calls that look a value up by its name. */
export const ENV_CALLS = /(?:^|\.)(?:getenv|environ\.get|env|get_env|env\.str|config|getProperty|getOrDefault|Getenv|LookupEnv|GetEnvironmentVariable|fetch|environ\.setdefault|setdefault|var|getEnv|envOr|env_or|get_secret|getString|get)$/;
const OPTION_CALLS = /(?:^|\.)(?:add_argument|option|Option|Argument|argument|DEFINE_string|flag|StringVar|String|StringP|addOption|arg|add_option|selectbox|text_input|Dropdown|Textbox|radio)$/;
/** Methods that make one of the class that they stand behind: `TextModelBuilder::new`, `Ollama.new`. */
const MAKES = /^(?:new|builder|create|init|try_new|from_model|of|default|load|options)$/;

/** Classes whose instances stand for one model each: `LLModel(provider = LLMProvider.Ollama, id = "…")`. */
export const MODEL_CLASS = /^(?:LL|LLM|Chat|Language|Embedding|Hosted|AI)(?:Model)?(?:Info|Config|Spec|Definition|Card|Entry)?$/;

const HUB_ADDRESS = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com|modelscope\.cn)\//;

/** A place that says nothing of what stands in it. */
export const PLAIN: Slot = { model: false, hint: null, free: false };

/** The call whose arguments a frame's strings are; lists and maps inside a call belong to it. */
export function callOf(frame: Frame): Frame | null {
  let f: Frame | null = frame;
  for (let steps = 0; f && steps < 6; steps++, f = f.parent) if (f.open === '(' && f.head !== '') return f;
  return null;
}

/** The last of the names that dots join. */
export const lastOf = (head: string): string => head.slice(head.lastIndexOf('.') + 1);

/** The registry that a call means: by its two last names, then by its last one. */
function callHint(c: Collector, head: string): string | null {
  const parts = head.replace(/\?/g, '').split('.');
  const last = parts.at(-1) ?? '';
  // Other libraries have presets, too.
  if (last === 'from_preset' && !/keras|(?:LM|Backbone|Classifier|Tokenizer|Preprocessor|Segmenter|Detector|ToImage|Inpaint|Converter)\.from_preset$/.test(head)) return null;
  return c.k.calls.get(parts.slice(-2).join('.')) ?? meaningOfCall(last, c.k) ?? (MAKES.test(last) ? c.k.calls.get(parts.at(-2) ?? '') : undefined) ?? null;
}

/** `ChatGroq(`, `SentenceTransformerBackend(`, `OllamaChatOptions.new(`: a class that is named after what it asks. */
function classHint(c: Collector, head: string): string | null {
  const parts = head.split('.');
  const last = parts.at(-1) ?? '';
  const name = MAKES.test(last) ? (parts.at(-2) ?? '') : last;
  return /^[A-Z]\w{3,60}$/.test(name) ? (c.k.classes.find(([pattern]) => pattern.test(name))?.[1] ?? null) : null;
}

/** `OllamaChatModel.builder().baseUrl(…).modelName("…")`: the class that a chain of calls began with, on the same line or on lines that go on with a dot. */
function chainHint(c: Collector, call: Frame): string | null {
  const before = c.text.slice(Math.max(0, call.headStart - 400), call.headStart);
  const at = [...before.matchAll(/\b([A-Z]\w{3,60})\.(?:builder|newBuilder)\(\)/g)].pop();
  if (!at?.[1] || /;|\n(?![ \t]{0,80}\.)/.test(before.slice(at.index)) && !/^[^;\n]*\n[ \t]*$/.test(before.slice(at.index))) return null;
  return c.k.classes.find(([pattern]) => pattern.test(at[1] ?? ''))?.[1] ?? null;
}

/** `groq.chat.completions.create`: the client's name says whom the call asks. */
function clientHint(c: Collector, head: string): string | null {
  const first = /^(?:self\.|this\.)?([A-Za-z_$]\w{1,40})(?=\.|\?\.)/.exec(head)?.[1];
  const own = first === undefined ? null : askedBy(c.clients, first);
  return own ?? (first === undefined ? null : (c.k.objects.get(first.toLowerCase().replace(/_?client$/, '')) ?? null));
}

/** `fs.ls("owner/name/file")` of a variable that holds an `HfFileSystem`, or of a new one. */
function asksFiles(c: Collector, call: Frame): boolean {
  if (!OF_FILES.test(call.head)) return false;
  const name = /^(?:self\.)?(\w{1,40})\./.exec(call.head)?.[1];
  return name !== undefined ? askedBy(c.clients, name) === 'hub-files' : call.head.startsWith('.') && /HfFileSystem\([^()\n]{0,60}\)$/.test(c.text.slice(Math.max(0, call.headStart - 80), call.headStart));
}

/** `listed`: it stands in a type that is named after a host and lists models; `fileHintName` is that host then. */
export function slotOf(c: Collector, literal: Literal, call: Frame | null, siblings: Siblings, fileHintName: string | null, listed = false): { slot: Slot; mention: boolean } | null {
  const { frame, key } = literal;
  const direct = call === frame;
  const head = call?.head ?? '';
  if (call && WRITES.test(head) || siblings.ofDataset(literal)) return null;
  if (direct && key === '' && /(?:^|\.)Client(?:\.(?:connect|duplicate))?$/.test(head) && askedBy(c.clients, 'Client') === 'spaces') return null;
  const inOptions = direct || call !== null && frame.open === '{' && frame.parent === call;
  if (inOptions && key === 'repo' && READS_HUB.test(head)) return { slot: { model: !/^(?:datasets|spaces)\//.test(c.text.slice(literal.span.start, literal.span.start + 12)), hint: 'huggingface', free: false }, mention: false };
  // LlamaIndex's option for JavaScript that holds the id (ts.llamaindex.ai, "HuggingFaceEmbedding").
  if (inOptions && key === 'modelType' && lastOf(head) === 'HuggingFaceEmbedding') return { slot: { model: true, hint: 'huggingface', free: false }, mention: false };
  if (direct && call && key === '' && asksFiles(c, call)) return { slot: { model: true, hint: 'hub-files', free: false }, mention: false };
  // `REPO_ID = Path("owner/name")`: where an id is a folder, too.
  if (direct && call && /(?:^|\.)Path$/.test(head) && /repo_?id|model|checkpoint/i.test(call.key) && isKnownHubId(c, literal)) return { slot: { model: true, hint: 'huggingface', free: false }, mention: false };
  const fieldSlot = direct && call && key === '' ? slotOfField(c, literal, call) : null;
  if (fieldSlot) return { slot: fieldSlot.slot.hint === null ? { ...fieldSlot.slot, hint: fileHintName } : fieldSlot.slot, mention: fieldSlot.mention };
  if (OTHER.test(head) && !ENV_CALLS.test(head) && !(key !== '' && c.k.modelKeys.test(normaliseKey(key)))) return direct || /dataset/i.test(head) ? null : { slot: { ...PLAIN, hint: c.host }, mention: false };
  if (call && /download|info|hub|repo/i.test(head) && (call.strings.some((s) => s === 'dataset' || s === 'space') || call.names.some(({ name }) => /(?:^|\.)(?:Dataset|Space|DATASET|SPACE)$/.test(name)))) return null;
  if (isOfDataset(c, literal, call)) return null;
  const conflict = (of: string, file: string | null): string => asked(of, file, c.text.slice(literal.span.start, Math.min(literal.span.end, literal.span.start + 200)), c.k);
  const handed = direct && call && key === '' && HANDS_ON.test(head) ? call.names.find((n) => n.key === '' && n.index < literal.index && callHint(c, n.name) !== null) : undefined;
  if (call && handed) return { slot: { model: true, hint: conflict(callHint(c, handed.name) ?? '', fileHintName), free: false }, mention: false };
  const own0 = call ? callHint(c, head) : null;
  const ofClass = call && own0 === null ? classHint(c, head) : call && own0 === 'any' && head.startsWith('.') ? chainHint(c, call) : null;
  const hint = own0 === null || own0 === 'any' ? (clientHint(c, head) ?? ofClass ?? own0) : own0;
  const withHint = (slot: Slot): Slot => (slot.model && (slot.hint === null || slot.hint === 'any') ? { ...slot, hint: hint !== null && hint !== 'any' ? conflict(hint, fileHintName) : fileHintName } : slot);
  // An architecture without its weights is no model (`timm.create_model("resnet50", pretrained=False)`).
  if (direct && key === '' && own0 === 'timm' && !/^[^()]{0,200}\bpretrained\s{0,4}=\s{0,4}True\b/.test(c.text.slice(literal.span.end, literal.span.end + 240))) return { slot: { ...PLAIN, hint: c.host }, mention: false };
  // A repository of code with the weights that its entries load (pytorch.org/docs, "torch.hub").
  if (direct && own0 === 'torch-hub') return (key === '' ? literal.index === 0 : key === 'repo_or_dir') && !/^[^()]{0,200}\b(?:pretrained\s{0,4}=\s{0,4}False|source\s{0,4}=\s{0,4}["']local)\b/.test(c.text.slice(literal.span.end, literal.span.end + 260)) ? { slot: { model: true, hint: 'torch-hub', free: false }, mention: false } : null;
  // OpenCLIP names weights by the data that they were trained on, beside the architecture.
  if (direct && own0 === 'open-clip') {
    const weights = key === '' || key === 'model_name' ? /^["'][^()]{0,200}\bpretrained\s{0,4}=\s{0,4}["'](\w{2,60})["']|^["']\s{0,4},\s{0,4}["'](\w{2,60})["']/.exec(c.text.slice(literal.span.end, literal.span.end + 300)) : null;
    return { slot: { model: true, hint: `open-clip:${weights?.[1] ?? weights?.[2] ?? ''}`, free: false }, mention: false };
  }
  if (call && frame.open === '[' && frame.parent === call && frame.key === '' && own0 === 'huggingface' && TAKES_LISTS.test(head)) return { slot: { model: true, hint: conflict(own0, fileHintName), free: false }, mention: false };
  // `whisper.load_model(name="small.en")`: what such a call takes goes by no other name.
  if (direct && /^(?:whisper|faster-whisper|spacy|timm)$/.test(own0 ?? '') && /^(?:name|model_size)$/.test(key)) return { slot: { model: true, hint: own0, free: false }, mention: false };
  if (inOptions && /(?:^|\.)(?:ollama|client|Client)\.create$/.test(head) && (hint ?? fileHintName) === 'ollama') {
    if (/^from_?$/.test(key)) return { slot: { model: true, hint: 'ollama', free: false }, mention: false };
    // `ollama.create(model="mine", from_="llama3.2")` makes the one and takes the other.
    if (key === 'model' && siblings.has(literal, /^(?:from_?|modelfile|path)$/)) return null;
  }
  if (direct && ofClass !== null && key === '' && literal.index <= 1 && isName(c, literal)) return { slot: { model: true, hint: ofClass, free: false }, mention: false };
  const before = providerBefore(c.text, literal, call);
  if (before !== null && (isName(c, literal) || isHosted(c, literal))) return { slot: { model: true, hint: before, free: false }, mention: false };
  if (direct && key === '' && hint !== null && (own0 !== null || ASKS.test(lastOf(head)))) {
    const position = head.endsWith('pipeline') || head.endsWith('load_model') && literal.index === 1 || head.endsWith('WorkerMLCEngine') ? [0, 1] : /from_pretrained(?:_\w{1,20})?$|Client$|Generator$/.test(head) ? [0, 1] : [0];
    if (position.includes(literal.index)) {
      const usual: Slot = { model: true, hint: hint === 'any' ? (siblings.provider(literal) ?? fileHintName) : conflict(hint, fileHintName), free: false };
      return { slot: /^(?:model|use|agent|Agent|load_model|Engine|LLM)$/.test(lastOf(head)) && hint !== 'any' ? { ...usual, hint } : usual, mention: false };
    }
  }
  // `flag.String("embedding-model", "…")`: the first word names the flag.
  if (direct && call && key === '' && literal.index === 0 && OPTION_CALLS.test(head) && siblings.isName(literal)) return null;
  if (frame.open === '{' && /\{[ \t]{0,4}:hf,[ \t]{0,8}$/.test(c.text.slice(Math.max(0, literal.span.start - 20), literal.span.start - literal.span.quote.length))) return { slot: { model: true, hint: 'huggingface', free: false }, mention: false };
  // Agno's classes: `Groq(id="…")`.
  if (direct && key === 'id' && own0 !== null && own0 !== 'any' && own0 !== 'huggingface' && (isName(c, literal) || isHosted(c, literal))) return { slot: { model: true, hint: conflict(own0, fileHintName), free: false }, mention: false };
  if (direct && own0 === 'huggingface' && /^(?:id|repo|source)$/.test(key)) return { slot: { model: true, hint: conflict(own0, fileHintName), free: false }, mention: false };
  const optionKey = keyOfOption(literal, call);
  if (optionKey !== null) {
    const meaning = meaningOf(optionKey, [], c.k);
    if (meaning === null) {
      const deployed = deployedAs(optionKey, c.text.slice(literal.span.start, literal.span.end), c.k);
      return deployed && { slot: deployed, mention: false };
    }
    if (!meaning.mention && isHubOption(c, literal)) return { slot: { model: true, hint: 'huggingface', free: false }, mention: false };
    if (meaning.slot.model && isWhisperSize(c, literal)) return { slot: { ...meaning.slot, hint: 'whisper' }, mention: meaning.mention };
    return { slot: withHint(meaning.slot), mention: meaning.mention || /^(?:help|choices)$/.test(key) || frame !== call && frame.key === 'choices' };
  }
  const parents: string[] = [];
  for (let f: Frame | null = frame, steps = 0; f && steps < 6; f = f.parent, steps++) parents.push(f.key);
  const above = parents.filter((p) => p !== '');
  const own = key !== '' ? key : (above.shift() ?? '');
  const memo = own === '' && frame.open === '{' ? /\blet!?\(:(\w{2,40})\)\s{0,4}\{\s{0,40}$/.exec(c.text.slice(Math.max(0, literal.span.start - 100), literal.span.start - literal.span.quote.length))?.[1] : undefined;
  if (memo !== undefined) {
    const meaning = meaningOf(memo, [], c.k);
    return meaning && { slot: withHint(meaning.slot), mention: meaning.mention };
  }
  if (key === '' && isOllamaName(c, literal, direct, fileHintName)) return { slot: { model: true, hint: 'ollama', free: false }, mention: false };
  if (own === '' && listed && isName(c, literal)) return { slot: { model: true, hint: fileHintName, free: false }, mention: false };
  const ofBranch = key === '' && (own === '' || !direct) && !literal.compared && (isName(c, literal) || isHosted(c, literal)) ? providerOfBranch(c.text, literal) : null;
  if (ofBranch !== null) return { slot: { model: true, hint: ofBranch, free: false }, mention: false };
  const around = own === '' && literal.before === 'return' ? siblings.functionOf(literal) : null;
  const returned = around === null ? null : meaningOf(around, [], c.k);
  if (returned) return { slot: withHint(returned.slot), mention: literal.compared };
  if (own === '') return { slot: isHubId(c, literal, fileHintName) ? { model: true, hint: 'huggingface', free: false } : { ...PLAIN, hint: c.host }, mention: false };
  if (direct && call && key !== '' && NEUTRAL_KEYS.has(normaliseKey(key)) && MODEL_CLASS.test(lastOf(head))) return { slot: { model: true, hint: providerOf(call) ?? fileHintName, free: false }, mention: false };
  const meaning = meaningOf(lastKey(own), above.map(lastKey), c.k);
  if (meaning === null) {
    const value = c.text.slice(literal.span.start, literal.span.end);
    const deployed = deployedAs(lastKey(own), value, c.k);
    // `base_url: "https://huggingface.co/owner/name/resolve/main/"`: the address says what the key doesn't.
    if (HUB_ADDRESS.test(value)) return { slot: PLAIN, mention: false };
    return deployed ? { slot: deployed, mention: false } : knownDespite(lastKey(own), above.map(lastKey), value, c.k);
  }
  const beside = meaning.slot.model && meaning.slot.hint === null ? (siblings.provider(literal) ?? providerOfBranch(c.text, literal)) : !meaning.slot.model && !meaning.slot.free && isName(c, literal) ? providerOfKey(lastKey(own)) : null;
  if (beside !== null) return { slot: { ...meaning.slot, hint: beside }, mention: meaning.mention };
  // Its own short names are no path of the Hub's: `SentenceTransformer(model_name_or_path="all-MiniLM-L6-v2")`.
  if (direct && (own0 === 'sentence-transformers' || own0 === 'cross-encoder') && meaning.slot.model && !meaning.mention) return { slot: { model: true, hint: own0, free: false }, mention: false };
  // `LLM(model=…, tokenizer="…")`: in a call that loads of the Hub, a key that might be something else elsewhere is not.
  if (direct && own0 === 'huggingface' && !meaning.mention && key !== '' && c.k.strictKeys.test(normaliseKey(key))) return { slot: { model: true, hint: conflict('huggingface', fileHintName), free: false }, mention: false };
  if (!meaning.slot.model && !meaning.slot.free && isHubId(c, literal, fileHintName)) return { slot: { model: true, hint: 'huggingface', free: false }, mention: meaning.mention };
  // A constant that is named after a model (`LLAMA_3_1 = …`) holds one.
  if (!meaning.slot.model && !meaning.slot.free && (listed && isName(c, literal) || /\d/.test(own) && own.length < 60 && (c.k.families.test(own) || isNamedAfter(own, literal, c)))) return { slot: { model: true, hint: fileHintName, free: false }, mention: meaning.mention };
  return { slot: meaning.slot.model ? withHint(meaning.slot) : { ...meaning.slot, hint: meaning.slot.hint ?? c.host }, mention: meaning.mention };
}

/** `YI_34B_CHAT = "owner/Yi-34B-Chat"`: a constant that is called as its value is. */
function isNamedAfter(own: string, { span }: Literal, c: Collector): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');
  const value = c.text.slice(span.start, Math.min(span.end, span.start + 200));
  return value.includes('/') && plain(value.slice(value.lastIndexOf('/') + 1)) === plain(own);
}

/** Whether a literal reads like a model's name: what a class of unknown arguments is given could be anything else. */
function isName(c: Collector, { span }: Literal): boolean {
  const name = c.text.slice(span.start, Math.min(span.end, span.start + 200));
  return c.k.ollama.has(name.toLowerCase().split(':')[0] ?? '') || c.k.shortHubId(name.toLowerCase()) !== undefined || looksLikeModel(name.slice(name.indexOf('/') + 1), c.k) && !/:\/\/|\s/.test(name);
}

/** Whether a literal is an id of the Hub, as the data knows it or by its owner and its form. */
function isKnownHubId(c: Collector, { span }: Literal): boolean {
  const id = c.text.slice(span.start, Math.min(span.end, span.start + 200));
  const slash = id.indexOf('/');
  return c.k.hubId(id.toLowerCase()) !== undefined || slash > 0 && c.k.isOwner(id.slice(0, slash).toLowerCase()) && looksLikeModel(id.slice(slash + 1), c.k);
}

/** Whether a literal is a vendor's model, with or without an owner in front. */
function isHosted(c: Collector, { span }: Literal): boolean {
  const name = c.text.slice(span.start, Math.min(span.end, span.start + 200));
  return hostedRegistry(name.slice(name.indexOf('/') + 1), PLAIN, c.k) !== undefined;
}

/** Programs that use the Hub's own client (`hf_hub`) map their variants to ids, owners and all. */
function isHubId(c: Collector, literal: Literal, fileHintName: string | null): boolean {
  if (fileHintName !== 'huggingface' || literal.frame.open === '[') return false;
  const name = c.text.slice(literal.span.start, literal.span.end);
  return /^[A-Za-z][\w-]{1,38}\/[A-Za-z][\w.-]{2,90}$/.test(name) && /[-_]|\d/.test(name.slice(name.indexOf('/'))) && !c.k.pathWords.has(name.slice(0, name.indexOf('/')).toLowerCase());
}

/** `add_argument("--model", default="small", help="name of the Whisper model to use")`: what a bare size is the size of stands beside it. */
function isWhisperSize(c: Collector, { span }: Literal): boolean {
  return c.k.whisperSizes.has(c.text.slice(span.start, Math.min(span.end, span.start + 40))) && /^["'][^()]{0,300}\bhelp\s{0,2}=\s{0,2}["'][^()"'\n]{0,120}whisper/i.test(c.text.slice(span.end, span.end + 460));
}

/** `add_argument("--checkpoint", default="owner/name", help="HF model id")`: where it comes from stands beside it. */
function isHubOption(c: Collector, { span }: Literal): boolean {
  return /^[A-Za-z\d][\w.-]{1,60}\/[A-Za-z\d][\w.-]{2,90}$/.test(c.text.slice(span.start, Math.min(span.end, span.start + 160))) && /^["'][^()]{0,200}\bhelp\s{0,2}=\s{0,2}["'][^"'\n]{0,160}(?:\bHF\b|[Hh]ugging ?[Ff]ace|\b[Hh]ub\b)(?![^"'\n]{0,40}[Dd]ata ?set)/.test(c.text.slice(span.end, span.end + 420));
}

/** `hf_repo="owner/name", hf_subset="default"` (lighteval's tasks): a subset is a data set's. */
function isOfDataset(c: Collector, { span, key }: Literal, call: Frame | null): boolean {
  // A documented field: `repo_id: str = "owner/name"` over """The dataset's repository""".
  if (/^repo_id$/.test(key) && /^["']\s{1,40}(?:"""|#)[^\n]{0,80}\bdata ?set/i.test(c.text.slice(span.end, span.end + 160))) return true;
  return key === 'hf_repo' && call !== null && /TaskConfig$/.test(call.head) || /^(?:hf_)?repo(?:_id)?$/.test(key) && /^["'][^()]{0,200}\bhf_(?:subset|avail_splits)\s{0,2}=/.test(c.text.slice(span.end, span.end + 240));
}

/** `client.pullAsync("llama3")`: where a file asks Ollama, a name of its library is one wherever it is handed over. */
function isOllamaName(c: Collector, literal: Literal, direct: boolean, fileHintName: string | null): boolean {
  if (fileHintName !== 'ollama' || !direct || literal.frame.open !== '(') return false;
  const name = c.text.slice(literal.span.start, literal.span.end).toLowerCase();
  return /[\d-]/.test(name) && c.k.ollama.has(name);
}

/** `provider = LLMProvider.Ollama` beside the name. */
function providerOf(call: Frame): string | null {
  const name = call.names.find(({ key }) => /^(?:model_?)?provider$/i.test(key))?.name;
  return name === undefined ? null : providerNamed(lastOf(name));
}

/** Methods that set one field by its name: `form.append("model", "…")`, `root.insert("model", "…")`, `body.put("model", "…")`. */
const SETS_FIELD = /(?:^|[.>])(?:insert|set|put|append|add|addProperty|setProperty|field|addField|param|addParam|setParameter|addParameter|with|emplace|addFormDataPart|addQueryParameter|text)$/;

function slotOfField(c: Collector, literal: Literal, call: Frame): KeyMeaning | null {
  const [field] = call.strings;
  if (literal.index !== 1 || field === undefined || !SETS_FIELD.test(call.head) || !/^[A-Za-z][\w-]{1,40}$/.test(field)) return null;
  const meaning = meaningOf(field, [], c.k);
  return meaning?.slot.model ? meaning : null;
}

const lastKey = (key: string): string => (key.includes('.') ? key.slice(key.lastIndexOf('.') + 1) : key);

/** `add_argument("--model", default="…")`, `os.getenv("MODEL", "…")`, `Field(default="…")`: what the default is for. */
function keyOfOption(literal: Literal, call: Frame | null): string | null {
  if (!call) return null;
  const choice = literal.frame !== call && literal.frame.key === 'choices';
  const first = call.strings.find((s) => s.startsWith('--')) ?? call.strings[0];
  if (ENV_CALLS.test(call.head) && literal.frame === call && literal.index >= 1 && first !== undefined && /^[A-Za-z_][\w.-]{1,80}$/.test(first)) return first;
  if (OPTION_CALLS.test(call.head) && first !== undefined && (choice || literal.frame === call && literal.index >= 1 || literal.frame !== call && literal.frame.key === '' || literal.key !== '') && /^-{0,2}[A-Za-z_][\w .-]{1,80}$/.test(first)) return literal.key === 'help' ? 'help' : first;
  if (/(?:^|\.)(?:Field|field|Query|Form|Body|Var|Param|attrib|ib|default|Input)$/.test(call.head) && literal.frame === call && (literal.key === 'default' || literal.index === 0 && literal.key === '') && call.key !== '') return call.key;
  // Home Assistant's schemas: `vol.Required("model", default="…")`.
  if (/^vol\.(?:Required|Optional|Inclusive|Exclusive)$/.test(call.head) && literal.key === 'default' && literal.frame === call && first !== undefined) return first;
  if (literal.key === 'description' || literal.key === 'help') return 'help';
  return first !== undefined && /(?:^|\.)parametrize$/.test(call.head) && literal.frame !== call ? parameterOf(literal, first) : null;
}

/** `@pytest.mark.parametrize("model_id, revision", [("owner/name", "main")])`: the parameter that a value is for. */
function parameterOf({ frame, index }: Literal, names: string): string | null {
  const parameters = names.split(',').map((name) => name.trim());
  const at = frame.open === '[' && parameters.length === 1 ? 0 : frame.open === '(' && frame.head === '' && parameters.length > 1 ? index : -1;
  return parameters[at] ?? null;
}

