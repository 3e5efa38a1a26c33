import { lineBefore } from '../text/lines.js';
import { isPerhapsBare, PAGES, scanSeries } from './bareNames.js';
import type { Collector, Reading } from './collector.js';
import { asked as askedOf } from './hosts.js';
import type { Slot } from './identify.js';
import { looksLikeModel } from './looks.js';
import { scanModelLists } from './modelLists.js';
import { assignedPlace, isNextInList, quotedPlace, saidOfHub } from './proseSlots.js';
import { isVersioned, servedModel } from './runtimeNames.js';
import { isRepositoryOfCode, isSaidByLink, isSaidOfOthers } from './saidOfOthers.js';
import type { ReferenceKind } from './types.js';

const FREE: Slot = { model: false, hint: null, free: true };

/**
 * Prose: only what is sure by itself counts, and what stands in a sample of a program or of settings inside it.
 * `settings`: the kind of what a setting inside the text names (a request's body in a program's string is sent).
 */
export function scanProse(c: Collector, from: number, to: number, reading: Reading, settings: ReferenceKind = reading.kind): void {
  const slot: Slot = c.host === null ? FREE : { ...FREE, hint: c.host };
  scanModelLists(c, from, to, reading);
  let listed = -1;
  eachSignedWord(c.text, from, to, (start, end, slashes) => {
    if (isRepositoryOfCode(c.text, end) || isBeginning(c.text, end)) return;
    if (slashes === 0 && isSaidByLink(c.text, start, end)) return;
    const place = quotedPlace(c.text, start, c.k);
    if (place === 'none') return;
    if (slashes > 0 && slashes < 4) c.words.push({ start, end, reading });
    else if (c.text[start - 1] === '`' && c.text[end] === '`' && c.k.ollama.has(c.text.slice(start, end).split(':')[0] ?? '')) c.words.push({ start, end, reading, short: 'ollama' });
    const ofOllama = place === null && slashes === 0 && isBesideOllama(c, start, end);
    const library = ofOllama || place === null && c.asks !== null && SHORT_NAMES.has(c.asks) && isShortName(c, start, end);
    const asked = place === null ? undefined : { ...place.slot, hint: place.slot.hint === null ? c.asks : askedOf(place.slot.hint, c.asks, c.text.slice(start, end), c.k) };
    const command = pulledBefore(c.text, start) ?? assignedPlace(c.text, start, c.k) ?? (slashes === 1 && place === null ? saidOfHub(c.text, start) : null);
    const found = c.identify(start, end, command ?? (library ? { model: true, hint: ofOllama ? 'ollama' : c.asks, free: false } : (asked ?? slot)), place?.setting ? { ...reading, kind: settings } : reading);
    const hit = found ?? (slashes === 1 && place === null && isNextInList(c.text, listed, start, end, c.k) ? c.identify(start, end, { model: true, hint: 'huggingface', free: false }, reading) : null);
    if (hit && hit.confidence !== 'certain' && isSaidOfOthers(c, start, end, hit)) {
      c.drop(hit);
      return;
    }
    if (hit?.registry === 'huggingface' && slashes === 1) listed = end;
    if (!hit && slashes === 0 && place === null && PAGES.has(reading.context) && isMarked(c.text, start, end) && !isFolder(c.text, start, end)) markServed(c, start, end, reading);
    if (!hit && slashes === 0 && place === null && isPerhapsBare(c.text, start, end, reading.context)) c.words.push({ start, end, reading, short: 'bare' });
    if (hit && hit.context === 'markdown' && isAddress(c.text, start, end)) hit.context = 'url';
  });
  scanSeries(c, from, to, reading);
  const part = c.text.slice(from, to);
  if (!/ollama/i.test(part)) return;
  for (const pattern of PLAIN_WORDS) for (const match of part.matchAll(pattern)) {
    const end = from + match.index + match[0].length;
    const name = match[1] ?? '';
    if (c.k.ollama.has(name)) c.identify(end - name.length, end, PULLED, reading);
  }
}

/** Names that are plain words, at the end of what says so: `ollama run mistral`, `an Ollama model instance using the "mistral" model`. */
const PLAIN_WORDS = [/(?<![\w/-])ollama[ \t]{1,4}(?:run|pull|show)[ \t]{1,4}([a-z]{2,40})(?![\w:/@-]|\.\w)/g, /\bollama\b[^\n.]{0,80}?["`]([a-z]{2,40})(?=["`] model\b)/gi];

/** `gpt-4-.*`, `gpt-3.5-turbo-*`, `owner/tiny-{name}`, a chart's label `gpt-4-\n0314`: the beginning of many names is none. */
function isBeginning(text: string, end: number): boolean {
  return /^(?:[-.]{1,2}\*|[-._]{1,2}\{[\w$]|-\\n)/.test(text.slice(end, end + 4));
}

const PULLED: Slot = { model: true, hint: 'ollama', free: false };

/** `` `mixtral-8x7b-instruct` ``, `**mixtral-8x7b-instruct**`: set apart, a name of a known form is one in any spelling. */
function isMarked(text: string, start: number, end: number): boolean {
  const mark = text[start - 1];
  return mark === '`' && text[end] === '`' || mark === '*' && text[start - 2] === '*' && text[end] === '*';
}

const FOLDER = /\b(?:director(?:y|ies)|folders?|paths?|cd)\b/i;

/** `` With `falcon-7b` as your working directory ``. */
function isFolder(text: string, start: number, end: number): boolean {
  return FOLDER.test(lineBefore(text, start, 80)) || FOLDER.test(/^[^\n]{0,60}/.exec(text.slice(end, end + 60))?.[0] ?? '');
}

/** Possible only: where the file names it in full as well, that says more. */
function markServed(c: Collector, start: number, end: number, reading: Reading): void {
  const model = servedModel(c.text.slice(start, end), c.k);
  if (model !== null) c.add({ start, end, registry: 'unknown', model, revision: null, confidence: 'possible', ...reading, related: [], pin: null });
}

/** `ollama pull nomic-embed-text` in a sentence or a comment: a command, wherever it stands. */
function pulledBefore(text: string, start: number): Slot | null {
  const before = text[start - 1];
  return (before === ' ' || before === '\t') && /(?:^|[^\w/-])ollama[ \t]{1,4}(?:run|pull|show)[ \t]{1,4}$/.test(text.slice(Math.max(0, start - 24), start)) ? PULLED : null;
}

/** `Ollama and Llama 3.1 (llama3.1)`: a name of its library with a version in it, in a sentence that speaks of Ollama. */
function isBesideOllama(c: Collector, start: number, end: number): boolean {
  return isVersioned(c.text.slice(start, end), c.k) && /\bOllama\b[^.;|]{0,60}$/.test(lineBefore(c.text, start, 80).replace(/\d\.\d/g, ''));
}

/** Registries whose models go by names without an owner: on a page about one of them, a quoted name is one of its names. */
const SHORT_NAMES: ReadonlySet<string> = new Set(['ollama', 'groq']);

function isShortName(c: Collector, start: number, end: number): boolean {
  if (c.asks === 'ollama' && isVersioned(c.text.slice(start, end), c.k)) return true;
  // Quoted, an item of a commented-out list, or a Modelfile's first line.
  const before = c.text.slice(Math.max(0, start - 44), start);
  const item = before.endsWith('- ') && /^[\s#]*$/.test(before.slice(before.lastIndexOf('\n') + 1, -2));
  // A table's cell that holds nothing else.
  const cell = /\|[ \t]{0,40}$/.test(before) && /^[ \t]{0,80}\|/.test(c.text.slice(end, end + 84));
  if (!item && !cell && !/["'`]$/.test(before) && !before.endsWith('FROM ')) return false;
  const name = c.text.slice(start, end);
  return c.asks === 'ollama' ? c.k.ollama.has(name.toLowerCase()) || cell && /^[a-z][\w.-]{2,50}:\d{1,3}(?:\.\d)?[bm]$/.test(name) : !/[/:.]/.test(name) && looksLikeModel(name, c.k);
}

const SLASH = 47;
/** Letters, digits, `_`, and what else may stand inside a word: 1; of these, the signs that no plain word has: 2, and slashes: 3. */
const WORD_CHARS = new Uint8Array(128);
for (const ch of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@+~') WORD_CHARS[ch.charCodeAt(0)] = 1;
for (const ch of '0123456789:-_') WORD_CHARS[ch.charCodeAt(0)] = 2;
WORD_CHARS[SLASH] = 3;
const isLetter = (code: number): boolean => code >= 65 && code <= 90 || code >= 97 && code <= 122 || code >= 48 && code <= 57 || code === 95;

/** The words between two offsets that hold a digit, a colon, a slash, a hyphen or an underscore: prose names models by no others. */
function eachSignedWord(text: string, from: number, to: number, visit: (start: number, end: number, slashes: number) => void): void {
  for (let i = from; i < to;) {
    const code = text.charCodeAt(i);
    if (code > 127 || WORD_CHARS[code] === 0) {
      i++;
      continue;
    }
    let start = i;
    let signed = false;
    let slashes = 0;
    for (; i < to; i++) {
      const letter = text.charCodeAt(i);
      const kind = letter > 127 ? 0 : WORD_CHARS[letter];
      if (kind === 0) break;
      if (kind === 1) continue;
      signed = true;
      if (kind === 3) slashes++;
    }
    if (!signed || i - start < 4) continue;
    let end = i;
    // A JSON or Python escape before a word is no letter of it (`\nQwen/…`), nor are dashes in front of a bullet.
    if (text[start - 1] === '\\' && /[nrtu]/.test(text[start] ?? '')) start++;
    // Nor is the rest of an escape of an address (`%2Fowner`).
    if (text[start - 1] === '%' && /^[0-9A-Fa-f]{2}[A-Za-z]/.test(text.slice(start, start + 3))) start += 2;
    while (start < end && !isLetter(text.charCodeAt(start)) && text[start] !== '@') start++;
    while (end > start && !isLetter(text.charCodeAt(end - 1))) end--;
    if (end - start >= 4 && end - start <= 300) visit(start, end, slashes);
  }
}

/** Whether a word is (part of) an address with its scheme. */
function isAddress(part: string, start: number, end: number): boolean {
  return /^(?:git\+)?https?:\/\/|^(?:huggingface\.co|hf\.co|ollama\.com|modelscope\.cn)\//.test(part.slice(start, Math.min(end, start + 40)));
}
