import type { Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { meaningOf } from './slots.js';

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
  const call = /([A-Za-z_][\w.]{0,60})\($/.exec(before);
  if (call?.[1]) {
    if (NOT_MODELS.test(call[1])) return 'none';
    const parts = call[1].split('.');
    const hint = k.calls.get(parts.slice(-2).join('.')) ?? k.calls.get(parts.at(-1) ?? '');
    return hint === undefined || hint === 'any' ? null : { slot: { model: true, hint, free: false }, setting: false };
  }
  // `"model": "…"`, `\"model\": \"…\"` in a program's string, `model="…"`.
  const key = /(^|[\s{,(])(\\?["'])?([A-Za-z_][\w.-]{0,40})(?:\\?["'])?\s{0,2}([:=])\s{0,2}\\?$/.exec(before);
  if (!key?.[3]) return null;
  const meaning = meaningOf(key[3], [], k);
  if (meaning === null) return 'none';
  if (!meaning.slot.model || meaning.mention) return null;
  const line = before.lastIndexOf('\n');
  const ownLine = line >= 0 && before.slice(line, key.index + 1).trim() === '';
  return { slot: meaning.slot, setting: ownLine || key[2] !== undefined && key[4] === ':' };
}
