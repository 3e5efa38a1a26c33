import { isWordByte, WordSearch } from '../text/wordSearch.js';
import { clientsListed, listsDependencies } from './dependencies.js';
import { fileHint, HEAD, pathHint } from './fileHints.js';
import { kindOfFile, type FileKind } from './files.js';
import type { DetectionKnowledge } from './knowledge.js';
import { holdsModelWord } from './modelWords.js';
import { Places } from './places.js';
import { HASH, WordSigns } from './signs.js';

/** Settings and scripts: a place that asks for a model stands right before it. In programs it may stand anywhere. */
const NEAR_ONLY: ReadonlySet<FileKind> = new Set<FileKind>(['yaml', 'json', 'toml', 'ini', 'env', 'shell', 'dockerfile', 'xml', 'manifest']);
/** No name is longer (`identify`). */
const MOST = 300;

/** Letters, digits and what else may stand inside a word, by byte. */
const WORD = new Uint8Array(256);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/@+~-') WORD[ch.charCodeAt(0)] = 1;

const tables = new WeakMap<DetectionKnowledge, WordSigns>();

/** Registries whose names are plain words, and the Hub's own client, in whose programs any owner's name counts. */
const SHORT_NAMES = new WordSearch(['ollama', 'groq', 'hf_hub']);
const IGNORE = new WordSearch(['model-licence-review:']);
/** No character takes more bytes of UTF-8. */
const MOST_BYTES = 4;

/** A text as its bytes in UTF-8, without a byte order mark, and as a string for whoever has to ask for one. */
export interface RawText {
  readonly bytes: Uint8Array;
  readonly text: () => string;
}

/** Whether a file could name a model, by its kind and its words: needs none of the data. */
export function speaksOfModels(path: string, bytes: Uint8Array): boolean {
  return kindOfFile(path) !== null && holdsModelWord(bytes);
}

/**
 * Whether a file that speaks of models could name one: by what its words could be where they stand. Never false where
 * `findReferences` finds something; on real trees true for a quarter of the text that the words alone let pass. Works on bytes:
 * most files of a tree never become a string.
 */
export function mayNameModel(path: string, raw: RawText, k: DetectionKnowledge): boolean {
  const { bytes } = raw;
  const kind = kindOfFile(path);
  if (kind === null) return false;
  // What a project depends on says whom its programs ask.
  if (listsDependencies(path) && clientsListed(path, raw.text(), k).length > 0) return true;
  if (!holdsModelWord(bytes)) return false;
  if (kind === 'weights' || kind === 'modelfile' || IGNORE.test(bytes)) return true;
  // Where a file says that it asks a registry whose names are plain words, or is named after a registry, any word may be a name.
  if (pathHint(path, k) !== null || asksByShortNames(path, raw, k)) return true;
  let table = tables.get(k);
  if (!table) tables.set(k, (table = new WordSigns(k)));
  return holdsName(bytes, NEAR_ONLY.has(kind), table);
}

/** The cheap question first: hardly any file holds the words. */
function asksByShortNames(path: string, { bytes, text }: RawText, k: DetectionKnowledge): boolean {
  if (!/ollama|groq/i.test(path) && !SHORT_NAMES.test(bytes, HEAD * MOST_BYTES)) return false;
  const hint = fileHint(`${path}\n${text().slice(0, HEAD)}`, k);
  return hint === 'ollama' || hint === 'groq' || hint === 'huggingface';
}

/** One pass over the words of a text; stops at the first that decides. */
function holdsName(bytes: Uint8Array, nearOnly: boolean, table: WordSigns): boolean {
  const { length } = bytes;
  const place = new Places(nearOnly);
  /** Bytes by which a place lies further on than its character does. */
  let more = 0;
  for (let i = 0; i < length;) {
    let code = bytes[i] ?? 0;
    if (WORD[code] === 0) {
      if (code >= 0x80 && code < 0xc0) more++;
      i++;
      continue;
    }
    // Signs before a word are no part of it, but for the dashes of a flag and the `@` of a package.
    while (WORD[code] === 1 && !isWordByte(code) && code !== 64 && code !== 45) code = bytes[++i] ?? 0;
    const start = i;
    let { first, second } = HASH;
    let [ownFirst, ownSecond] = [first, second];
    let end = i;
    while (WORD[code] === 1) {
      // As `WordSigns.ask` does, written out: this is the innermost loop of a scan.
      second = Math.imul(second + code, 0x5bd1e995) ^ (second >>> 15);
      first = Math.imul(first ^ code, 0x01000193);
      i++;
      if (isWordByte(code)) {
        end = i;
        ownFirst = first;
        ownSecond = second;
      }
      code = bytes[i] ?? 0;
    }
    if (end - start < 2 || end - start > MOST) continue;
    if (i > end && bytes[i - 1] === 47 && goesOn(bytes, i)) return true;
    let signs = table.of(bytes, start, end, ownFirst, ownSecond);
    // A JSON or Python escape before a word is no letter of it (`\nQwen/…`).
    if (bytes[start - 1] === 92 && end - start > 2) signs |= table.ask(bytes, start + 1, end);
    if (place.decides(bytes, start, end, signs, more)) return true;
  }
  return false;
}

/** Whether a literal ends here and the next one is joined to it, so that a name may stand in both (`"Qwen/" + "Qwen2-7B"`). */
function goesOn(bytes: Uint8Array, at: number): boolean {
  if (!isQuote(bytes[at])) return false;
  for (let i = at + 1; i < at + 120; i++) {
    const byte = bytes[i] ?? 0;
    if (isQuote(byte)) return true;
    // Spaces of any script are bytes from 128 on.
    if (!isSpace(byte) && byte !== 43 && byte !== 46 && byte !== 92 && byte < 128) return false;
  }
  return false;
}

const isQuote = (byte: number | undefined): boolean => byte === 34 || byte === 39 || byte === 96;
const isSpace = (byte: number): boolean => byte === 32 || byte >= 9 && byte <= 13;
