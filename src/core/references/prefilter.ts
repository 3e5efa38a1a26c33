import { fileHint, HEAD, pathHint } from './fileHints.js';
import { kindOfFile, type FileKind } from './files.js';
import type { DetectionKnowledge } from './knowledge.js';
import { HASH, SIGN, WordSigns } from './signs.js';

/**
 * Words that a text has to hold somewhere to name a model at all: keys and calls, registries, families of models, owners.
 * Cheap on purpose, and never the last word: what passes is read properly.
 */
const CANDIDATE = /model|huggingface|hf\.co|hf:|ollama|pretrained|spacy|pipeline|gpt|claude|gemini|llama|mi[sx]tral|qwen|deepseek|bert|whisper|embed|diffusion|flux|sentence-transformers|\bai\/|bedrock|[a-z]{2}_core_|tokenizer|checkpoint|gguf|safetensors|cohere|grok|phi-|gemma|minilm|repo_id|vectors|rerank|bge-|gte-|\be5-|yolo|clip-|\bsam\d|sdxl|stable-|\blora|xtts|kokoro|granite|falcon|starcoder|nemotron|olmo|smol(?:lm|vlm)|zephyr|vicuna|hermes|kimi|hunyuan|ernie|jina|nomic|controlnet|musicgen|wav2vec|segformer|siglip|cogvideo|nllb|minimax|\bglm-|internlm|baichuan|\byi-|dall-e|imagen|sora-|veo-|titan|\bo[134]-|davinci|codestral/i;

/** Settings and scripts: a place that asks for a model stands right before it. In programs it may stand anywhere. */
const NEAR_ONLY: ReadonlySet<FileKind> = new Set<FileKind>(['yaml', 'json', 'toml', 'ini', 'env', 'shell', 'dockerfile', 'xml', 'manifest']);
/** Characters between a key and the first of its values; a list goes on from value to value. */
const NEAR = 200;
/** No name is longer (`identify`). */
const MOST = 300;

/** Letters, digits and what else may stand inside a word. */
const WORD = new Uint8Array(128);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/@+~-') WORD[ch.charCodeAt(0)] = 1;
const isLetter = (code: number): boolean => code >= 97 && code <= 122 || code >= 65 && code <= 90 || code >= 48 && code <= 57 || code === 95;

const tables = new WeakMap<DetectionKnowledge, WordSigns>();

/** Whether a file could name a model, by its kind and its words: needs none of the data. */
export function speaksOfModels(path: string, text: string): boolean {
  return kindOfFile(path) !== null && CANDIDATE.test(text);
}

/**
 * Whether a file that speaks of models could name one: by what its words could be where they stand. Never false where
 * `findReferences` finds something; on real trees true for a quarter of the text that the words alone let pass.
 */
export function mayNameModel(path: string, text: string, k: DetectionKnowledge): boolean {
  const kind = kindOfFile(path);
  if (kind === null || !speaksOfModels(path, text)) return false;
  if (kind === 'weights' || kind === 'modelfile' || text.includes('model-licence-review:')) return true;
  // Where a file says that it asks a registry whose names are plain words, or is named after a registry, any word may be a name.
  if (pathHint(path, k) !== null || asksByShortNames(`${path}\n${text.slice(0, HEAD)}`, k)) return true;
  let table = tables.get(k);
  if (!table) tables.set(k, (table = new WordSigns(k)));
  return holdsName(text, NEAR_ONLY.has(kind), table);
}

/** The cheap question first: hardly any file holds the words. */
function asksByShortNames(head: string, k: DetectionKnowledge): boolean {
  const hint = /ollama|groq/i.test(head) ? fileHint(head, k) : null;
  return hint === 'ollama' || hint === 'groq';
}

/** One pass over the words of a text; stops at the first that decides. */
function holdsName(text: string, nearOnly: boolean, table: WordSigns): boolean {
  const { length } = text;
  const place = new Places(nearOnly);
  for (let i = 0; i < length;) {
    let code = text.charCodeAt(i);
    if (code > 127 || WORD[code] === 0) {
      i++;
      continue;
    }
    // Signs before a word are no part of it, but for the dashes of a flag and the `@` of a package.
    while (code < 128 && WORD[code] === 1 && !isLetter(code) && code !== 64 && code !== 45) code = text.charCodeAt(++i);
    const start = i;
    let { first, second } = HASH;
    let [ownFirst, ownSecond] = [first, second];
    let end = i;
    while (code < 128 && WORD[code] === 1) {
      // As `WordSigns.ask` does, written out: this is the innermost loop of a scan.
      second = Math.imul(second + code, 0x5bd1e995) ^ (second >>> 15);
      first = Math.imul(first ^ code, 0x01000193);
      i++;
      if (isLetter(code)) {
        end = i;
        ownFirst = first;
        ownSecond = second;
      }
      code = text.charCodeAt(i);
    }
    if (end - start < 2 || end - start > MOST) continue;
    if (i > end && text.charCodeAt(i - 1) === 47 && /^["'`][\s+.\\]{0,40}["'`]/.test(text.slice(i, i + 43))) return true;
    let signs = table.of(text, start, end, ownFirst, ownSecond);
    // A JSON or Python escape before a word is no letter of it (`\nQwen/…`).
    if (text.charCodeAt(start - 1) === 92 && end - start > 2) signs |= table.ask(text, start + 1, end);
    if (place.decides(text, start, end, signs)) return true;
  }
  return false;
}

/** Which place a pass over a text is at: whether a model was asked for nearby, or anywhere in a program. */
class Places {
  readonly #nearOnly: boolean;
  /** Where a model was asked for last, and whether by a flag or a command: then the very next words count, too. */
  #asked = Number.NEGATIVE_INFINITY;
  #told = false;
  /** A call or a key of a program asked for one. */
  #anywhere = false;
  /** A literal of a program would be one if it were asked for. */
  #waiting = false;
  #host = false;
  /** A name that counts as soon as a host is spoken of. */
  #ofHost = false;
  /** The word before, and whether it may be the key of a model. */
  #lastEnd = 0;
  #lastLeaves = false;
  #lastImports = false;

  constructor(nearOnly: boolean) {
    this.#nearOnly = nearOnly;
  }

  /** Takes the next word with its signs; true where the text could name a model. */
  decides(text: string, start: number, end: number, signs: number): boolean {
    const decided = signs !== 0 && this.#decides(text, start, end, signs);
    this.#lastEnd = end;
    this.#lastImports = (signs & SIGN.imports) !== 0;
    this.#lastLeaves = (signs & (SIGN.key | SIGN.neutral)) !== 0 || text.charCodeAt(start) === 45;
    return decided;
  }

  #decides(text: string, start: number, end: number, signs: number): boolean {
    if (signs & (SIGN.sure | SIGN.opens)) return true;
    if (signs & SIGN.host) {
      if (this.#ofHost) return true;
      this.#host = true;
    }
    const near = start - this.#asked <= NEAR && (!this.#nearOnly || (this.#lastLeaves || !isValueOf(text, this.#lastEnd, start)) && (this.#told || beginsValue(text, start)));
    if (signs & (SIGN.inSlot | SIGN.hosted) && !isKey(text, end)) {
      const literal = !this.#nearOnly && isQuoted(text, start);
      // What is imported is no model (`readLiteral`).
      if (literal && this.#lastImports && start - this.#lastEnd <= 3) return false;
      if (near || literal && this.#anywhere) {
        if (signs & SIGN.inSlot || this.#host) return true;
        this.#ofHost = true;
        // A list goes on.
        this.#asked = end;
      } else if (literal) this.#waiting = true;
    }
    if (signs & SIGN.command) {
      this.#asked = end;
      this.#told = true;
    }
    if (!(signs & SIGN.key && asks(text, start, end, this.#nearOnly) || signs & SIGN.call && !this.#nearOnly && asks(text, start, end, false))) return false;
    this.#asked = end;
    this.#told = text.charCodeAt(start) === 45;
    this.#anywhere = true;
    return this.#waiting && !this.#nearOnly;
  }
}

/** Whether a name is a flag's, or stands before the sign of an assignment, a value or a call. */
function asks(text: string, start: number, end: number, nearOnly: boolean): boolean {
  if (text.charCodeAt(start) === 45) return true;
  for (let i = end; i < end + 12; i++) {
    const ch = text[i];
    if (ch === ':' || ch === '=' || ch === '>') return true;
    if (!nearOnly && (ch === '(' || ch === '|' || ch === ',' && i > end)) return true;
    if (ch !== '"' && ch !== "'" && ch !== '`' && ch !== ']' && ch !== ' ' && ch !== '\t' && ch !== '?' && ch !== '\\' && ch !== '}' && ch !== '!') return false;
  }
  return false;
}

/** Whether nothing but the sign of a key stands between two words. */
function isValueOf(text: string, from: number, to: number): boolean {
  if (to - from > 12) return false;
  let sign = false;
  for (let i = from; i < to; i++) {
    const ch = text[i];
    if (ch === ':' || ch === '=') sign = true;
    else if (ch !== ' ' && ch !== '"' && ch !== "'" && ch !== '\t' && ch !== '\\') return false;
  }
  return sign;
}

/** Whether a word stands where the value of a setting or the item of a list begins, not in the middle of a sentence. */
function beginsValue(text: string, start: number): boolean {
  let lines = 0;
  for (let i = start - 1; i >= start - 80; i--) {
    const ch = text[i];
    if (ch === '\n') lines++;
    else if (ch !== ' ' && ch !== '"' && ch !== "'" && ch !== '`' && ch !== '\t' && ch !== '\r') return ch === undefined || (lines === 0 ? ':=-[{,;(>|\\@/' : ':|>-,[{\\(').includes(ch);
  }
  return true;
}

/** Whether a word is itself the key of what follows. */
function isKey(text: string, end: number): boolean {
  const ch = text[end];
  return (ch === '"' || ch === "'" ? text[end + 1] : ch) === ':' || ch === '=';
}

/** Whether a word begins a literal, or what follows a hole or an escape in one. */
function isQuoted(text: string, start: number): boolean {
  const before = text[start - 1];
  return before === '"' || before === "'" || before === '`' || before === '}' || before === '\\';
}
