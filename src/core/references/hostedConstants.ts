import { lineBefore } from '../text/lines.js';
import type { Collector } from './collector.js';
import type { DetectionKnowledge } from './knowledge.js';
import type { Confidence, ReferenceContext, ReferenceKind, Registry } from './types.js';

/** A constant that something is compared with is named, not used. Looks at its own line only. */
function kindAt(text: string, start: number, end: number, kind: ReferenceKind): ReferenceKind {
  const before = lineBefore(text, start, 120);
  return /(?:[=!]=|\bcase)[ \t]{0,4}(?:\w{1,60}(?:\.|::)){0,4}$/.test(before) || /^[ \t]{0,4}[=!]=/.test(text.slice(end, end + 8)) ? 'mention' : kind;
}

/** A constant's model and whose it is. */
interface Meant {
  readonly id: string;
  readonly registry: Registry;
}

/** The vendor's model that an id by itself is. */
function hostedBy(id: string, k: DetectionKnowledge): Meant | null {
  const row = k.hosted.find(([, pattern]) => pattern.test(id));
  return row ? { id, registry: row[0] } : null;
}

/** Keeps what the constant at the end of a match stands for. */
function addConstant(c: Collector, text: string, match: RegExpExecArray, name: string, { id, registry }: Meant, context: ReferenceContext, kind: ReferenceKind, confidence: Confidence = 'likely'): void {
  const end = match.index + match[0].length;
  const start = end - name.length;
  c.add({ start, end, registry, model: id, revision: null, confidence, kind: kindAt(text, start, end, kind), context, related: [], pin: null });
}

/** Enum constants that name a hosted model: `GPT_4_O_MINI`, `CLAUDE_SONNET_4_5_20250929`, `openai.GPT4oMini`. */
export function readConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(/(?<![\w"'/.-])(?:[A-Z]\w{2,40}\.){0,3}((?:GPT|CLAUDE|GEMINI|MISTRAL|CODESTRAL|COMMAND|OPEN_MI[SX]TRAL|TEXT_EMBEDDING|DALL_E|O[134])_[A-Z0-9_]{1,40}\b)(?!\s{0,4}[("'])/g)) {
    const name = match[1] ?? '';
    // What the file's own constant stands for stands beside it.
    if (c.declares.includes(`,${name},`)) continue;
    const model = constantName(name, c.k);
    if (!model) continue;
    addConstant(c, text, match, name, model, context, kind);
  }
}

/** CAMEL's `ModelType.GPT_4O_MINI`: in Python a constant counts only in the enumeration that is known to hold models. */
export function readModelTypes(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  if (!text.includes('ModelType.') || c.declares.includes(',ModelType,')) return;
  for (const match of text.matchAll(/\bModelType\.([A-Z][A-Z0-9_]{2,50})\b(?!\s{0,4}[("'])/g)) {
    const name = match[1] ?? '';
    const model = constantName(name, c.k);
    if (model) addConstant(c, text, match, name, model, context, kind);
  }
}

/** A member of a class of models, where a library has one for each vendor. */
const MEMBER_FORM = String.raw`(?:[a-z]\w{0,20}\.)?([A-Z]\w{2,30}Model)\.((?:GPT|Gpt|GEMINI_|Gemini|CLAUDE_|Claude|TextEmbedding)\w{1,40})`;
const MEMBER = new RegExp(String.raw`(?<![\w"'])${MEMBER_FORM}\b(?!\s{0,4}(?:[("']|=(?!=)))`, 'g');
const MEMBER_ALONE = new RegExp(`^${MEMBER_FORM}$`);

/** The cheapest test for members in a text: how the name of a class ends, and the first letter of what follows. */
export const mayHaveMembers = (text: string): boolean => ['Model.G', 'Model.C', 'Model.T'].some((sign) => text.includes(sign));

/** `lm.OpenAIChatModel.GPT4o` (Langroid), `AxAIOpenAIModel.GPT4Turbo` (Ax). A program's own classes say themselves what their members are. */
export function readMembers(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  if (!mayHaveMembers(text)) return;
  for (const match of text.matchAll(MEMBER)) {
    const name = match[2] ?? '';
    const model = c.declares.includes(`,${match[1] ?? ''},`) ? null : memberName(name, c.k);
    if (!model) continue;
    const spoken = /^[ \t]{0,80}(?:\/\/|\/?\*|#)/.test(lineBefore(text, match.index, 200));
    addConstant(c, text, match, name, model, spoken ? 'comment' : context, spoken ? 'mention' : kind);
  }
}

function memberName(name: string, k: DetectionKnowledge): Meant | null {
  const id = /^TextEmbedding(\d)(Small|Large)$/.exec(name);
  return id ? hostedBy(`text-embedding-${id[1] ?? ''}-${(id[2] ?? '').toLowerCase()}`, k) : (constantName(name, k) ?? goConstant(name, k));
}

/** Constants of AWS's CDK: the vendor, the model and its version in capitals behind `FoundationModelIdentifier`. */
export function readCdkConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  if (!text.includes('FoundationModelIdentifier.')) return;
  for (const match of text.matchAll(/\bFoundationModelIdentifier\.([A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{2,80})\b/g)) {
    const name = match[1] ?? '';
    const id = name.toLowerCase().replace('_', '.').replace(/_v(\d)_(\d)(?=$|_)/, '-v$1:$2').replace(/_/g, '-');
    if (c.k.bedrock.test(id)) addConstant(c, text, match, name, { id, registry: 'bedrock' }, context, kind);
  }
}

/** Go's constants: `openai.GPT4oMini`, `openai.GPT3Dot5Turbo` (go-openai), `anthropic.ModelClaude3_7SonnetLatest` (the vendors' own). */
export function readGoConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(/\b[a-z]\w{0,20}\.((?:[A-Z][a-z]{2,10}){0,3}Model[A-Z]\w{2,60}|(?:GPT|O|TextEmbedding|Whisper|Tts|DallE)[A-Z0-9]\w{0,30})\b(?!\()/g)) {
    const name = match[1] ?? '';
    const model = goConstant(name, c.k);
    if (!model) continue;
    addConstant(c, text, match, name, model, context, kind);
  }
}

/** Names in a list of a vendor's models: `OpenAIModels.Chat.GPT4_1`, `GoogleModels.Gemini2_0Flash`, `AnthropicModels.Sonnet_4` (Koog). */
export function readVendorConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  if (!/Models\.|OllamaModel\./.test(text)) return;
  for (const match of text.matchAll(/Models?\.(?:[A-Z][a-zA-Z]{1,30}\.)?([A-Z]\w{1,60})\b(?![(.])/g)) {
    const name = match[1] ?? '';
    const ofOllama = text.startsWith('Ollama', match.index - 6);
    if (!ofOllama && (!/[\d_]/.test(name) || !match[0].startsWith('Models'))) continue;
    const line = /^(opus|sonnet|haiku)_(\d)(?:_(\d))?$/i.exec(text.startsWith('Anthropic', match.index - 9) ? name : '');
    // Up to the third generation the version stands before the line's name.
    const claude = line && (line[2] === '3' ? ['claude', line[2], line[3], line[1]] : ['claude', line[1], line[2], line[3]]).filter(Boolean).join('-').toLowerCase();
    const model = claude ? { id: claude, registry: 'anthropic' as const } : ofOllama ? ollamaConstant(name, c) : (claudeConstant(name) ?? goConstant(name, c.k));
    if (!model) continue;
    addConstant(c, text, match, name, model, context, kind);
  }
}

/** Members of Swift's enumerations, whose type is left out: `.gpt4_o`, `.gpt4_o_mini`, `.gpt3_5Turbo` (MacPaw's OpenAI), `.gpt4omini` (SwiftOpenAI). */
export function readSwiftConstants(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(/(?:(?<![\w.])[A-Z]\w{1,40}|(?<![\w)\]}"?!]))\.((?:gpt[345]|o[134]_|textEmbedding|whisper_1|dall_?e_?[23]|tts_1)\w{0,40})\b(?!\()/g)) {
    const name = match[1] ?? '';
    const model = swiftConstant(name, c.k);
    if (model) addConstant(c, text, match, name, model, context, kind);
  }
}

/** `gpt4_o_mini`, `gpt35Turbo`, `dalle3` as the ids that they stand for. */
function swiftConstant(name: string, k: DetectionKnowledge): Meant | null {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().replace(/^gpt(\d)_?(\d)(?=$|_)/, 'gpt_$1.$2').replace(/^gpt(\d)_?/, 'gpt_$1_').replace(/^gpt_35_?/, 'gpt_3.5_')
    .replace(/^(gpt_4)_o_?/, '$1o_').replace(/^gpt_4o_?mini/, 'gpt_4o_mini').replace(/^dall_?e_?/, 'dall_e_').replace(/^(text_embedding)_?(\d)$/, '$1_$2_small').replace(/^text_embedding_ada$/, 'text_embedding_ada_002').replace(/_$/, '').replace(/_/g, '-');
  return hostedBy(words, k);
}

/** `Claude35Sonnet`, `Claude4Opus`: from the fourth generation on the line's name stands before the version. */
function claudeConstant(name: string): Meant | null {
  const [, major = '', minor, line = ''] = /^Claude(\d)(\d)?(Opus|Sonnet|Haiku)$/.exec(name) ?? [];
  if (major === '') return null;
  const version = minor === undefined ? [major] : [major, minor];
  return { id: ['claude', ...(major < '4' ? [...version, line] : [line, ...version])].join('-').toLowerCase(), registry: 'anthropic' };
}

/** `LLAMA3_2`, `QWEN_2_5_CODER` (Spring AI's and Koog's lists): a name of Ollama's library without its signs. */
function ollamaConstant(name: string, c: Collector): Meant | null {
  const bare = (text: string): string => text.toLowerCase().replace(/[._-]/g, '');
  const [, base = '', size] = /^(\w{2,50}?)(?:_(\d{1,3}B))?$/i.exec(name) ?? [];
  for (const known of c.k.ollama) if (bare(known) === bare(base)) return { id: size === undefined ? known : `${known}:${size.toLowerCase()}`, registry: 'ollama' };
  return null;
}

/** `GPT3Dot5Turbo`, `ModelClaude3_7SonnetLatest`, `ChatModelGPT4oMini` as the ids that they stand for. */
function goConstant(name: string, k: DetectionKnowledge): Meant | null {
  const words = name.replace(/^(?:[A-Z][a-z]{2,10}){0,3}Model_?/, '').replace(/Dot/g, '.').replace(/^GPT/, 'gpt-').replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/([A-Za-z]{3})(\d)/g, '$1-$2').toLowerCase();
  const dashed = words.replace(/_/g, '-');
  const dotted = words.replace(/(\d)_(\d)(?!\d)/g, '$1.$2').replace(/_/g, '-');
  // Anthropic alone writes its versions with a hyphen.
  for (const id of words.startsWith('claude') ? [dashed, dotted] : [dotted, dashed]) {
    const meant = hostedBy(id, k);
    if (meant) return meant;
  }
  return null;
}

/** Forms of a whole word that the readers above look at: an enumeration's constant, Go's, a vendor's list. */
const FORMS = /(?:^|\.)(?:GPT|CLAUDE|GEMINI|MISTRAL|CODESTRAL|COMMAND|OPEN_MI[SX]TRAL|TEXT_EMBEDDING|DALL_E|O[134])_[A-Z0-9_]{1,40}$|^[a-z]\w{0,20}\.(?:(?:[A-Z][a-z]{2,10}){0,3}Model[A-Z]\w{2,60}|(?:GPT|O|TextEmbedding|Whisper|Tts|DallE)[A-Z0-9]\w{0,30})$/;
const VENDOR_FORM = /^[A-Z][A-Za-z]{1,30}Models\.(?:[A-Z][A-Za-z]{1,30}\.)?[A-Z][A-Za-z]{0,30}[\d_]\w{0,50}$/;

const SWIFT_FORM = /^(?:[A-Z]\w{1,40}\.)?(?:gpt[345]|o[134]_|textEmbedding|whisper_1|dall_?e_?[23]|tts_1)\w{0,40}$/;

/** Whether a word, as it stands, is a constant that one of the readers above would take (`config.ModelLoader` has their form and names none). */
export function isConstant(word: string, k: DetectionKnowledge): boolean {
  if (/(?:^|\.)FoundationModelIdentifier\.[A-Z]/.test(word)) return true;
  if (VENDOR_FORM.test(word)) return true;
  if (SWIFT_FORM.test(word) && swiftConstant(word.slice(word.lastIndexOf('.') + 1), k) !== null) return true;
  if (MEMBER_ALONE.test(word) && memberName(word.slice(word.lastIndexOf('.') + 1), k) !== null) return true;
  if (!FORMS.test(word)) return false;
  const name = word.slice(word.lastIndexOf('.') + 1);
  return constantName(name, k) !== null || goConstant(name, k) !== null;
}

/** The constant that a word is; a type that was given another name (`FastembedModel` for `EmbeddingModel`) keeps its names. */
export function listed(word: string, k: DetectionKnowledge): readonly [Registry, string] | undefined {
  const [type = '', name = ''] = word.split(/::|\./).slice(-2);
  return k.constants.get(`${type}.${name}`) ?? (type !== 'EmbeddingModel' && type.endsWith('Model') && /embed/i.test(type) ? k.constants.get(`EmbeddingModel.${name}`) : undefined);
}

/** Names that a library gives to models of its own list: `LLMRegistry.qwen3_4b_4bit`, `EmbeddingModel::BGESmallENV15`. */
export function readListed(c: Collector, text: string, context: ReferenceContext, kind: ReferenceKind): void {
  for (const match of text.matchAll(c.k.listedConstants)) {
    const name = match[0].slice(Math.max(match[0].lastIndexOf('.'), match[0].lastIndexOf(':')) + 1);
    const found = listed(match[0], c.k);
    if (!found || c.declares.includes(`,${match[0].slice(0, match[0].search(/\.|::/))},`)) continue;
    addConstant(c, text, match, name, { registry: found[0], id: found[1] }, context, kind, 'certain');
  }
}

function constantName(name: string, k: DetectionKnowledge): Meant | null {
  // Google writes its versions with a dot, whatever else of that form its names would allow.
  const dashed = name.toLowerCase().replace(/_/g, '-').replace(/^(gemini)-(\d)-(\d)(?=-|$)/, '$1-$2.$3');
  const forms = [dashed.replace(/^gpt-(\d)-o\b/, 'gpt-$1o').replace(/^gpt-(\d)-(\d)\b/, 'gpt-$1.$2'), dashed.replace(/-(\d)-(\d)-/, '-$1.$2-'), dashed];
  for (const id of forms) {
    const meant = hostedBy(id, k);
    if (meant) return meant;
  }
  return null;
}
