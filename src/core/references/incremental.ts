import { commonPrefix, commonSuffix } from '../text/difference.js';
import { assemble, sameReferences } from './assemble.js';
import { listsDependencies } from './dependencies.js';
import { fileInputs, type FileInputs } from './fileInputs.js';
import type { DetectionKnowledge } from './knowledge.js';
import { notebookReferences, type KnownCells } from './notebook.js';
import { readSegment, START, type Segment } from './segments.js';
import type { FileReferences } from './types.js';

/** Characters that a segment has at least, unless its text ends or an older one begins behind it. */
const LEAST = 1024;

/**
 * What one text names, kept true while it is edited: the text is read in segments, and an update reads only those again that an
 * edit touched. A new detector's first update is a whole read; every later one gives the same as a whole read of its text.
 */
export class Detector {
  readonly #path: string;
  readonly #k: DetectionKnowledge;
  readonly #least: number;
  #text = '';
  #inputs: FileInputs | null = null;
  readonly #cells: KnownCells = new Map();
  #segments: readonly Segment[] = [];
  #found: FileReferences | null = null;

  /** `least`: how long segments are, in characters; it changes how much is read again, never what is found. */
  constructor(path: string, k: DetectionKnowledge, least = LEAST) {
    this.#path = path;
    this.#k = k;
    this.#least = least;
  }

  /** What the text names now. The same object as before where nothing of it changed, not even a place. Never throws on any text. */
  update(text: string): FileReferences {
    if (this.#found && text === this.#text) return this.#found;
    const before = this.#inputs;
    const inputs = fileInputs(this.#path, text, this.#k, before);
    this.#segments = inputs === before ? this.#reread(text, inputs) : readFrom(text, inputs, this.#k, this.#least, () => null);
    this.#inputs = inputs;
    this.#text = text;
    const found = assemble(this.#segments, text, inputs, this.#k);
    const named = inputs.kind === 'notebook' ? { references: notebookReferences(this.#path, text, this.#k, this.#cells), ignores: found.ignores } : found;
    const all = inputs.names === '' ? named : { ...named, asks: { listed: listsDependencies(this.#path), hosts: inputs.names.split(',') } };
    if (!this.#found || !sameReferences(this.#found, all)) this.#found = all;
    return this.#found;
  }

  /** Keeps the segments of the last text that lie wholly in what did not change, and reads what is between them. */
  #reread(text: string, inputs: FileInputs): Segment[] {
    const old = this.#text;
    const prefix = commonPrefix(old, text);
    const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
    const moved = text.length - old.length;
    let i = 0;
    let start = 0;
    /** The first segment that begins at `at` or behind it and is as it was; `at` never goes back. */
    return readFrom(text, inputs, this.#k, this.#least, (at) => {
      for (; i < this.#segments.length; i++) {
        const segment = this.#segments[i];
        if (!segment) break;
        const place = start + segment.reach <= prefix ? start : start >= old.length - suffix ? start + moved : -1;
        if (place >= at) return { segment, place };
        start += segment.length;
      }
      return null;
    });
  }
}

/** Reads a text from its beginning; `known` answers the next segment at or behind a place that need not be read. */
function readFrom(text: string, inputs: FileInputs, k: DetectionKnowledge, least: number, known: (at: number) => { readonly segment: Segment; readonly place: number } | null): Segment[] {
  const segments: Segment[] = [];
  let state = START;
  for (let at = 0; at < text.length || segments.length === 0;) {
    let next = known(at);
    if (next && next.place === at && next.segment.before.key !== state.key) next = known(at + 1);
    let segment: Segment;
    if (next?.place === at) ({ segment } = next);
    else {
      const target = next === null ? Infinity : next.place - at;
      // Up to where an older segment begins, if that is near: reading in step with it again, all behind it can stay.
      const stops = (end: number): boolean => end === target || end >= least && (target > 4 * least || end > target);
      segment = readSegment(at === 0 ? text : text.slice(at), state, stops, inputs, k);
    }
    segments.push(segment);
    at += segment.length;
    state = segment.after;
    if (segment.length === 0) break;
  }
  return segments;
}
