import type { Frame, Literal } from '../text/frames.js';
import type { Collector, Hit, Reading } from './collector.js';
import { ownCopy } from './identify.js';
import { meaningOf, meaningOfCall } from './slots.js';

/** Names that are given to calls far more often as something else. */
const TOO_COMMON = /^(?:self|cls|this|args|kwargs|name|path|id|key|value|text|data|x|i|s)$/;

/** A literal that a name is given to. Offsets are of the stretch that was read. */
interface Constant {
  readonly start: number;
  readonly end: number;
  readonly hit: Hit | null;
}

/** A call's argument that is a bare name where a model is asked for, or where a data set is. */
interface NamedUse {
  readonly constant: string;
  readonly start: number;
  readonly end: number;
  readonly hint: string | null;
  readonly ofDataset: boolean;
}

/** What one stretch of a program has to do with constants: those that it sets, and those that its calls name. */
export interface Links {
  readonly constants: ReadonlyMap<string, Constant>;
  readonly uses: readonly NamedUse[];
  readonly reading: Reading;
}

/** A stretch with where it stands; `collector` holds its finds, with offsets of the whole text. */
export interface Linked {
  readonly base: number;
  readonly links: Links;
  readonly collector: () => Collector;
}

const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

export function linksOf(c: Collector, literals: readonly Literal[], frames: readonly Frame[], found: ReadonlyMap<Literal, Hit>, reading: Reading): Links {
  const constants = new Map<string, Constant>();
  for (const literal of literals) {
    if (literal.frame.open === '(' || literal.key === '' || literal.compared || literal.isKey) continue;
    const short = shortOf(literal.key);
    if (!/^[A-Za-z_$][\w$]{1,80}$/.test(short) || TOO_COMMON.test(short) || constants.has(short)) continue;
    constants.set(ownCopy(short), { start: literal.span.start, end: literal.span.end, hit: found.get(literal) ?? null });
  }
  return { constants, uses: frames.flatMap((frame) => usesOf(c, frame)), reading };
}

function usesOf(c: Collector, frame: Frame): NamedUse[] {
  if (frame.open !== '(' || frame.names.length === 0) return [];
  const { head } = frame;
  if (head === '') return [];
  const hint = c.k.calls.get(lastTwo(head)) ?? meaningOfCall(shortOf(head), c.k);
  // A constant that is handed over with `repo_type="dataset"` names no model, whatever it looks like.
  const ofDataset = frame.strings.some((s) => s === 'dataset' || s === 'space') && /download|info|hub|repo|snapshot/i.test(head);
  const uses: NamedUse[] = [];
  for (const { name, key, index, start } of frame.names) {
    const byKey = key !== '' ? meaningOf(key, [], c.k) : null;
    if (!ofDataset && (key !== '' ? !byKey?.slot.model : hint === undefined || index > 1)) continue;
    uses.push({ constant: ownCopy(shortOf(name)), start, end: start + name.length, hint: byKey?.slot.hint ?? (hint === undefined || hint === 'any' ? null : hint), ofDataset });
  }
  return uses;
}

function lastTwo(head: string): string {
  const dot = head.lastIndexOf('.');
  return dot < 0 ? head : head.slice(head.lastIndexOf('.', dot - 1) + 1);
}

/**
 * Calls that name a model through a constant (`from_pretrained(MODEL_ID)`): the reference stands at the id, and the call is linked.
 * What the call means decides which registry a bare name belongs to. A name stands for the first literal of the file that it is given.
 */
export function linkConstants(parts: readonly Linked[]): void {
  const found = new Map<Constant, Hit | null>();
  const owners = ownersOf(parts);
  for (const { base, links } of parts) {
    for (const use of links.uses) {
      const owner = owners.get(use.constant);
      const constant = owner?.links.constants.get(use.constant);
      if (!owner || !constant) continue;
      const c = owner.collector();
      const start = owner.base + constant.start;
      let hit = found.get(constant);
      if (hit === undefined) hit = constant.hit && c.at(owner.base + constant.hit.start);
      if (use.ofDataset) {
        if (hit) c.drop(hit);
        found.set(constant, null);
        continue;
      }
      hit ??= c.identify(start, owner.base + constant.end, { model: true, hint: use.hint, free: false }, owner.links.reading);
      if (!hit) continue;
      found.set(constant, hit);
      if (hit.related.length < 8) hit.related.push({ start: base + use.start, end: base + use.end, role: 'call' });
    }
  }
}

/** The first stretch that sets each of the names in use. */
function ownersOf(parts: readonly Linked[]): ReadonlyMap<string, Linked> {
  const wanted = new Set(parts.flatMap((p) => p.links.uses.map((use) => use.constant)));
  const owners = new Map<string, Linked>();
  for (const part of parts) {
    const { constants } = part.links;
    for (const name of wanted.size < constants.size ? wanted : constants.keys()) {
      if (!constants.has(name) || !wanted.has(name)) continue;
      owners.set(name, part);
      wanted.delete(name);
    }
  }
  return owners;
}
