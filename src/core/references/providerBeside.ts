import type { Frame, Literal } from '../text/frames.js';
import type { DetectionKnowledge } from './knowledge.js';
import { looksLikeModel } from './looks.js';
import { providerNamed } from './providers.js';
import { normaliseKey } from './slots.js';

/** How far back a branch of a program is looked for before the literal that it answers with. */
const NEAR = 160;
/**
 * What a branch may do with what it answers: `return`, an assignment, a call or an option of one name. Lines go on behind a colon and an
 * arrow only: at all others reading may begin anew (see `outline`).
 */
const ANSWERS = String.raw`(?:\{[ \t]{0,20})?(?:return[ \t]{1,4}|(?:(?:const|let|var|val|final)[ \t]{1,4})?[\w.$]{1,60}\s{0,4}:?[=:]\s{0,4}|[\w.$]{1,60}\()?["'${'`'}]$`;
/** `case "groq":`, `case Provider.GROQ ->`, `Provider::Groq =>`, `when :groq then`. */
const BRANCH = new RegExp(String.raw`(?:\bcase[ \t]{1,4}|\bwhen[ \t]{1,4}:?|[A-Z]\w{1,40}(?:::|\.))["'${'`'}.]?(?:\w{1,40}(?:::|\.)){0,2}(\w{2,30})["'${'`'}]?[ \t]{0,4}(?:(?::|=>|->)\s{0,60}|then[ \t]{1,4})${ANSWERS}`);
/** `if (provider === "groq") return`, `elif provider == "groq":`. */
const EQUAL = new RegExp(String.raw`(?:={2,3}|\.equals\()\s{0,4}["'](\w{2,30})["'][ \t]{0,4}\){0,2}[ \t]{0,4}(?:[:?]\s{0,60}|then[ \t]{1,4}|)${ANSWERS}`);
/** `Provider::Anthropic, ` right before a model (Prism's `using`, prismphp.com). */
const BEFORE = /\b(?:[A-Z]\w{0,30})?Provider(?:::|\.)(\w{2,30})\s{0,4},\s{0,40}["'`]$/;

/** The registry that a key is named after, alone or with words that say nothing of it: `ollama`, `default_ollama`, `groq_default`. */
export function providerOfKey(key: string): string | null {
  const hint = providerNamed(normaliseKey(key).replace(/^(?:default|local|fallback)_|_(?:default|chat|llm)$/g, ''));
  // A build for `nvidia` or an image for `docker` is named after a model as often.
  return hint === 'nvidia-nim' || hint === 'docker' ? null : hint;
}

/** Whether a value under such a key is a model's name, and no display name, key or address. */
export function isNameOf(hint: string, name: string, k: DetectionKnowledge): boolean {
  const bare = name.slice(name.indexOf('/') + 1);
  return hint === 'ollama' && k.ollama.has(name.toLowerCase().split(':')[0] ?? '') || !/:\/\/|\s/.test(name) && looksLikeModel(bare, k) && /\d/.test(bare);
}

/** The provider that stands as the argument before the model: `using(Provider::Anthropic, "…")`, `using("anthropic", "…")`. */
export function providerBefore(text: string, literal: Literal, call: Frame | null): string | null {
  if (literal.index !== 1 || literal.key !== '' || call !== literal.frame) return null;
  const named = BEFORE.exec(text.slice(Math.max(0, literal.span.start - 80), literal.span.start))?.[1] ?? (/(?:^|[.>])using$/.test(call.head) ? call.strings[0] : undefined);
  return named === undefined ? null : providerNamed(named);
}

/** The provider of the branch that answers with a literal: `case "groq": return "…"`, `Provider::Groq => "…"`. */
export function providerOfBranch(text: string, literal: Literal): string | null {
  const before = text.slice(Math.max(0, literal.span.start - NEAR), literal.span.start);
  const named = (BRANCH.exec(before) ?? EQUAL.exec(before))?.[1];
  return named === undefined ? null : providerNamed(named);
}
