import type { Frame, Literal } from '../text/outline.js';
import type { Collector, Hit, Reading } from './collector.js';
import { meaningOf } from './slots.js';

/** Names that are given to calls far more often as something else. */
const TOO_COMMON = /^(?:self|cls|this|args|kwargs|name|path|id|key|value|text|data|x|i|s)$/;

/**
 * Calls that name a model through a constant (`from_pretrained(MODEL_ID)`): the reference stands at the id, and the call is linked.
 * What the call means decides which registry a bare name belongs to.
 */
export function linkConstants(c: Collector, literals: readonly Literal[], frames: readonly Frame[], found: Map<Literal, Hit>, reading: Reading): void {
  const constants = new Map<string, Literal>();
  for (const literal of literals) {
    const short = literal.key.slice(literal.key.lastIndexOf('.') + 1);
    if (literal.frame.open !== '(' && /^[A-Za-z_$][\w$]{1,80}$/.test(short) && !TOO_COMMON.test(short) && !constants.has(short) && !literal.compared && !literal.isKey) constants.set(short, literal);
  }
  if (constants.size === 0) return;
  for (const frame of frames) {
    // The cheap question first: most calls name no constant of this file.
    if (frame.open !== '(' || !frame.names.some(({ name }) => constants.has(name.slice(name.lastIndexOf('.') + 1))) || frame.head === '') continue;
    const parts = frame.head.split('.');
    const hint = c.k.calls.get(parts.slice(-2).join('.')) ?? c.k.calls.get(parts.at(-1) ?? '');
    for (const { name, key, index, start } of frame.names) {
      const short = name.slice(name.lastIndexOf('.') + 1);
      const literal = constants.get(short);
      if (!literal) continue;
      // A constant that is handed over with `repo_type="dataset"` names no model, whatever it looks like.
      if (frame.strings.some((s) => s === 'dataset' || s === 'space') && /download|info|hub|repo|snapshot/i.test(frame.head)) {
        const wrong = found.get(literal);
        if (wrong) c.drop(wrong);
        found.delete(literal);
        continue;
      }
      const byKey = key !== '' ? meaningOf(key, [], c.k) : null;
      if (key !== '' ? !byKey?.slot.model : hint === undefined || index > 1) continue;
      const { span } = literal;
      const slotHint = byKey?.slot.hint ?? (hint === undefined || hint === 'any' ? null : hint);
      const hit = found.get(literal) ?? c.identify(span.start, span.end, { model: true, hint: slotHint, free: false }, reading);
      if (!hit) continue;
      found.set(literal, hit);
      if (hit.related.length < 8) hit.related.push({ start, end: start + name.length, role: 'call' });
    }
  }
}
