import { identify, ownCopy, type Slot } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import type { Confidence, ModelReference, ReferenceContext, ReferenceKind, Registry } from './types.js';

/** A reference before its offsets become lines and columns. */
export interface Hit {
  start: number;
  end: number;
  registry: Registry;
  model: string;
  revision: string | null;
  confidence: Confidence;
  kind: ReferenceKind;
  context: ReferenceContext;
  related: { start: number; end: number; role: 'call' | 'constant' | 'revision' }[];
  pin: { at: number; end: number; template: string } | null;
  /** See `ModelReference`. */
  assumed?: true;
}

/** How a stretch of text is read: what it says about what stands in it. */
export interface Reading {
  readonly context: ReferenceContext;
  readonly kind: ReferenceKind;
}

/** Registries whose names others serve under the same name. */
const ASSUMED: ReadonlySet<Registry> = new Set<Registry>(['huggingface', 'google', 'openai']);
const RANK: Readonly<Record<Confidence, number>> = { certain: 2, likely: 1, possible: 0 };

/** A word of prose with one slash in it, or a short name: perhaps an id that the rest of the file makes sure of. */
export interface ProseWord {
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
  /** It stands where a model is asked for: that the file knows its owner is enough. */
  readonly asked?: boolean;
  /** A quoted name of Ollama's library (one of Ollama's where the file asks Ollama for it), or a name that may be an id's without its owner. */
  readonly short?: 'ollama' | 'bare';
}

/** Gathers what the readers of one text find; later finds on the same characters lose unless they are surer. */
export class Collector {
  readonly text: string;
  readonly k: DetectionKnowledge;
  /** For a second look once the file's own ids are known. */
  readonly words: ProseWord[] = [];
  /** The host that the whole file speaks of, where hosted names mean that host's. */
  host: string | null = null;
  /** The file is a test's. */
  isTest = false;
  /** The registry that the whole file asks, by its imports or its path. */
  asks: string | null = null;
  /** Enumerations of models that the file itself declares, between commas. */
  declares = '';
  /** Whom each of the file's clients asks; see `clientsOf`. */
  clients = '';
  readonly #at = new Map<number, Hit>();

  constructor(text: string, k: DetectionKnowledge) {
    this.text = text;
    this.k = k;
  }

  /** What was found, in the order that it stands. */
  get hits(): Hit[] {
    return [...this.#at.values()].sort((a, b) => a.start - b.start);
  }

  /** What was found at this offset. */
  at(start: number): Hit | null {
    return this.#at.get(start) ?? null;
  }

  /** Identifies `text[start, end)` in its slot and keeps the answer. */
  identify(start: number, end: number, slot: Slot, reading: Reading): Hit | null {
    if (end - start < 2 || end - start > 300) return null;
    const found = identify(this.text.slice(start, end), slot, this.k);
    if (!found) return null;
    return this.add({ start: start + found.start, end: start + found.end, registry: found.registry, model: found.model, revision: found.revision, confidence: found.confidence, ...reading, related: [], pin: null, ...(slot.hint === null && found.start === 0 && ASSUMED.has(found.registry) ? { assumed: true as const } : {}) });
  }

  /** Reads something whose surroundings speak of another host than the file does. */
  within<T>(host: string | null, read: () => T): T {
    const before = this.host;
    this.host = host;
    const result = read();
    this.host = before;
    return result;
  }

  /** Identifies each name of a list that stands in one string; `pieces`: what stands between the single characters that part them. */
  identifyEach(start: number, pieces: readonly string[], slot: Slot, reading: Reading): void {
    let at = start;
    for (const piece of pieces) {
      this.identify(at, at + piece.length, slot, reading);
      at += piece.length + 1;
    }
  }

  /** Takes a find back that a later place proves wrong. */
  drop(hit: Hit): void {
    if (this.#at.get(hit.start) === hit) this.#at.delete(hit.start);
  }

  add(hit: Hit): Hit {
    const old = this.#at.get(hit.start);
    if (old && RANK[hit.confidence] <= RANK[old.confidence]) return old;
    this.#at.set(hit.start, hit);
    return hit;
  }
}

/** A find whose text stands `by` characters further on. */
export function moved(hit: Hit, by: number): Hit {
  return { ...hit, start: hit.start + by, end: hit.end + by, related: hit.related.map((r) => ({ ...r, start: r.start + by, end: r.end + by })), pin: hit.pin && { ...hit.pin, at: hit.pin.at + by, end: hit.pin.end + by } };
}

/** A text whose offsets can be told as lines and columns. */
export interface Places {
  readonly text: string;
  place(offset: number): { readonly line: number; readonly column: number };
}

/** Hits as references, in the order that they stand. `map` turns an offset of the read text into one of the file (notebooks). */
export function toReferences(hits: readonly Hit[], file: string, lines: Places, map: (offset: number) => number = (o) => o, cell: number | null = null): ModelReference[] {
  return [...hits].sort((a, b) => a.start - b.start || b.end - a.end).flatMap((hit): ModelReference[] => {
    const { line, column } = lines.place(map(hit.start));
    const endColumn = column + map(hit.end - 1) + 1 - map(hit.start);
    const text = ownCopy(lines.text.slice(map(hit.start), map(hit.end - 1) + 1));
    const pinAt = hit.pin && lines.place(map(hit.pin.at));
    return [{
      file, line, column, endColumn, text, registry: hit.registry, model: ownCopy(hit.model), revision: hit.revision === null ? null : ownCopy(hit.revision), context: hit.context, kind: hit.kind, confidence: hit.confidence, cell,
      ...(hit.assumed ? { assumed: true as const } : {}),
      ...(hit.related.length ? { related: hit.related.map(({ start, end, role }) => ({ ...lines.place(map(start)), endColumn: lines.place(map(start)).column + end - start, role })) } : {}),
      ...(hit.pin && pinAt ? { pin: { line: pinAt.line, column: pinAt.column, endColumn: pinAt.column + hit.pin.end - hit.pin.at, template: hit.pin.template } } : {}),
    }];
  });
}
