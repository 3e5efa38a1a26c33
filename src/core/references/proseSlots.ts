import { lineBefore } from '../text/lines.js';
import type { Slot } from './identify.js';
import { couldBeHubId } from './hubNames.js';
import type { DetectionKnowledge } from './knowledge.js';
import { meaningOf, meaningOfCall } from './slots.js';

/** What stands right before a quoted word of a text: the call or the key that it is the value of. */
export interface QuotedPlace {
  readonly slot: Slot;
  /** It is written as a setting (`"model": "…"`, a line `model = "…"`), not as a program's line. */
  readonly setting: boolean;
}

/** Characters before a word that are looked at. */
const BEFORE = 90;
const QUOTES = '"\'`';
/** Calls that name data sets or places, as in programs. */
const NOT_MODELS = /dataset|push_to_hub|create_repo|^(?:require|import)$/i;

/**
 * The place of a quoted word in a text that holds a sample of a program or of settings: a docstring, a comment, a request's body.
 * null: nothing says what the word is; 'none': the place says that it is no model.
 */
export function quotedPlace(text: string, start: number, k: DetectionKnowledge): QuotedPlace | 'none' | null {
  if (!QUOTES.includes(text[start - 1] ?? ' ')) return null;
  const before = text.slice(Math.max(0, start - BEFORE), start - 1);
  // In a shell's string the quotes are escaped.
  const call = callBefore(before.endsWith('\\') ? before.slice(0, -1) : before);
  if (call !== '') {
    if (NOT_MODELS.test(call)) return 'none';
    const parts = call.split('.');
    const hint = k.calls.get(parts.slice(-2).join('.')) ?? meaningOfCall(parts.at(-1) ?? '', k);
    return hint === undefined || hint === 'any' || hint === 'keras' ? null : { slot: { model: true, hint, free: false }, setting: false };
  }
  const key = keyBefore(before);
  if (!key) return null;
  const meaning = meaningOf(key.name, [], k);
  if (meaning === null) return 'none';
  // `stopModel: "Start/stop the model"`: a value of several words is a sentence.
  if (/^[\w.:/@+~-]{1,300}[ \t]/.test(text.slice(start, start + 302))) return null;
  if (!meaning.slot.model || meaning.mention) return null;
  const line = before.lastIndexOf('\n');
  // A stretch of a text begins with a line.
  const ownLine = (line >= 0 || before.length === start - 1) && before.slice(line + 1, key.start).trim() === '';
  return { slot: meaning.slot, setting: ownLine || key.quoted && key.sign === ':' };
}

/** `OLLAMA_MODEL=llama3.2` in a comment or on a page: a variable that names the registry asks for one of its models. */
export function assignedPlace(text: string, start: number, k: DetectionKnowledge): Slot | null {
  if (text[start - 1] !== '=') return null;
  const key = /(?:^|[^A-Za-z\d_])([A-Z][A-Z\d_]{3,40})=$/.exec(text.slice(Math.max(0, start - 44), start))?.[1];
  const meaning = key === undefined ? null : meaningOf(key, [], k);
  return meaning?.slot.model && meaning.slot.hint !== null && !meaning.mention ? meaning.slot : null;
}

/** The name of the call that a text ends with: `name.of.it(`. Empty: it ends with none. */
function callBefore(text: string): string {
  let i = text.length - 1;
  if (text[i] !== '(') return '';
  while (i > 0 && /[\w.]/.test(text[i - 1] ?? '')) i--;
  return text.slice(i, -1).replace(/^[\d.]+/, '');
}

/** The key that a text ends with: `"model": `, `\\"model\\": \\` in a program's string, `model=`. Read from its end, character by character. */
function keyBefore(text: string): { readonly name: string; readonly start: number; readonly quoted: boolean; readonly sign: string } | null {
  let i = text.length;
  const skip = (ch: string, most: number): void => { for (let n = 0; n < most && i > 0 && ch.includes(text[i - 1] ?? '\0'); n++) i--; };
  skip('\\', 1);
  skip(' \t', 2);
  const sign = text[i - 1] ?? '';
  if (sign !== ':' && sign !== '=') return null;
  i--;
  skip(' \t', 2);
  skip('"\'', 1);
  skip('\\', 1);
  const end = i;
  while (i > 0 && end - i <= 41 && /[\w.-]/.test(text[i - 1] ?? '')) i--;
  const name = text.slice(i, end);
  if (!/^[A-Za-z_]/.test(name) || name.length > 41) return null;
  const start = i;
  const quoted = '"\''.includes(text[i - 1] ?? '\0');
  if (quoted) skip('"\'', 1);
  if (quoted) skip('\\', 1);
  return i === 0 || /[\s{,(]/.test(text[i - 1] ?? '') ? { name, start, quoted, sign } : null;
}

/** ``the model from HuggingFace, `owner/name` ``: a sentence that says where a quoted id is from. */
export function saidOfHub(text: string, start: number): Slot | null {
  if (text[start - 1] !== '`') return null;
  const line = lineBefore(text, start - 1, 160);
  const hub = Math.max(...['huggingface', 'hugging face'].map((name) => line.toLowerCase().lastIndexOf(name)));
  return hub >= 0 && line.length - hub < 42 && !line.includes('`', hub) && /\bmodels?\b/i.test(line) && !/data ?sets?\b|\bspaces?\b|\brepo|\borgani[sz]ation|collection|github/i.test(line) ? { model: true, hint: 'huggingface', free: false } : null;
}

/** `e.g. owner/name-1, other/name-2`: what goes on a list of the Hub's ids and has their form is one. */
export function isNextInList(text: string, listed: number, start: number, end: number, k: DetectionKnowledge): boolean {
  if (listed < 0 || start - listed > 10 || !/^[`"']?, (?:(?:and|or) )?[`"']?$|^[`"']? (?:and|or) [`"']?$/.test(text.slice(listed, start))) return false;
  const word = text.slice(start, end);
  return /[-\d]/.test(word.slice(word.indexOf('/'))) && couldBeHubId(word, k);
}
