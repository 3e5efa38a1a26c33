import { Lines } from '../text/lines.js';
import { Collector, moved, toReferences, type Hit, type Places } from './collector.js';
import { BareNames } from './bareNames.js';
import { linkConstants } from './constants.js';
import type { FileInputs } from './fileInputs.js';
import { couldBeHubId } from './hubNames.js';
import type { DetectionKnowledge } from './knowledge.js';
import { looksLikeModel } from './looks.js';
import { attachRevision, Group, push, type GroupHit } from './groups.js';
import { readSettings, type Findings, type Segment } from './segments.js';
import type { FileReferences, IgnoreDirective, ModelReference, ReferenceContext } from './types.js';

/** What became of finds when they last stood at a line. */
interface Kept {
  readonly line: number;
  readonly references: readonly ModelReference[];
}

const kept = new WeakMap<Findings, Kept>();
/** What a segment of settings named when its groups last held this. */
const settings = new WeakMap<Segment, { readonly key: string; readonly found: Findings }>();

/**
 * What the segments of a text name together: finds that other segments have a say in (constants that calls name, ids in prose that
 * the file is sure of) are worked out here; all else is as each segment has it. Takes time by segments and finds, not by the text.
 */
export function assemble(segments: readonly Segment[], text: string, inputs: FileInputs, k: DetectionKnowledge): FileReferences {
  const places = new SegmentPlaces(segments, text);
  const groups = spanningGroups(segments);
  const found = segments.map((segment, i) => segment.found ?? settingsOf(segment, groups[i] ?? new Map<number, Group>(), (end) => text.slice(places.start(i), places.start(i) + end), inputs, k));
  const touched = new Map<number, Collector>();
  /** A segment's finds, with offsets of the whole text, for changes. */
  const touch = (i: number): Collector => {
    let c = touched.get(i);
    if (!c) {
      touched.set(i, (c = new Collector(text, k)));
      for (const hit of found[i]?.hits ?? []) c.add(moved(hit, places.start(i)));
    }
    return c;
  };
  if (found.some((f) => f.links.uses.length > 0)) linkConstants(found.map((f, i) => ({ base: places.start(i), links: f.links, collector: () => touch(i) })));
  attachRevisions(found, groups, places, touch);
  confirmProse(found, places, touched, touch, inputs.isTest, k);
  const references: ModelReference[] = [];
  const ignores: IgnoreDirective[] = [];
  segments.forEach((segment, i) => {
    const own = touched.get(i);
    const finds = found[i];
    if (finds && (own || finds.hits.length)) for (const reference of referencesOf(finds, i, own ?? null, places, inputs)) references.push(reference);
    for (const ignore of segment.ignores) ignores.push({ ...ignore, line: ignore.line + places.line(i) - 1, targetLine: ignore.targetLine + places.line(i) - 1 });
  });
  return { references, ignores };
}

/** Contexts of settings: their keys say what they take. */
const SETTINGS: ReadonlySet<ReferenceContext> = new Set<ReferenceContext>(['config-value', 'env', 'compose', 'k8s', 'workflow']);

/** What the whole file has made sure of is sure in its prose and comments, too: `[owner/name](https://…/owner/name)`, `` `llama3.1` `` beside `ollama run llama3.1`. */
function confirmProse(all: readonly Findings[], places: SegmentPlaces, touched: ReadonlyMap<number, Collector>, touch: (i: number) => Collector, isTest: boolean, k: DetectionKnowledge): void {
  const sure = new Set<string>();
  const ofOllama = new Set<string>();
  const bare = new BareNames();
  /** Where the file takes models of the Hub, and where of others. */
  const loaded = new Set<string>();
  const elsewhere = new Set<string>();
  /** How often the file names models of each owner. */
  const owners = new Map<string, number>();
  all.forEach((finds, i) => {
    const hits = touched.get(i)?.hits ?? finds.hits;
    bare.take(hits);
    for (const hit of hits) {
      if (hit.kind === 'use' && hit.registry !== 'huggingface') elsewhere.add(hit.context);
      if (hit.registry === 'ollama' && hit.confidence === 'certain') ofOllama.add(hit.model);
      if (hit.registry !== 'huggingface' || !hit.model.includes('/')) continue;
      if (hit.confidence === 'certain') sure.add(hit.model);
      const owner = hit.model.slice(0, hit.model.indexOf('/'));
      if (hit.kind === 'use' && hit.confidence !== 'possible' && SETTINGS.has(hit.context)) loaded.add(hit.context);
      if (hit.kind === 'use') owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
  });
  if (owners.size === 0 && sure.size === 0 && ofOllama.size === 0 && bare.size === 0) return;
  all.forEach(({ words }, i) => {
    for (const { start, end, text, reading, asked, short } of words) {
      const known = owners.get(text.slice(0, text.indexOf('/'))) ?? 0;
      // `model: owner/Lynx-70B-Instruct # owner/Lynx-8B-Instruct`: another release of whose model is used.
      const beside = short === null && known > 0 && reading.context === 'comment' && looksLikeModel(text.slice(text.indexOf('/') + 1), k);
      // Where a file's other settings take models of the Hub and of nobody else, a name of the same form in a place that asks for a model is one, too.
      const confirmed = short === 'ollama' ? ofOllama.has(text) : sure.has(text) || beside || asked && (known > 1 || !isTest && loaded.has(reading.context) && !elsewhere.has(reading.context) && couldBeHubId(text, k));
      const named = short === 'bare' ? bare.of(text) : confirmed ? { registry: short ?? 'huggingface', model: text } as const : null;
      if (named) touch(i).add({ start: start + places.start(i), end: end + places.start(i), ...named, revision: null, confidence: 'likely', ...reading, related: [], pin: null });
    }
  });
}

function referencesOf(finds: Findings, i: number, own: Collector | null, places: SegmentPlaces, inputs: FileInputs): readonly ModelReference[] {
  const line = places.line(i);
  const before = kept.get(finds);
  if (!own && before?.line === line) return before.references;
  const hits = own ? own.hits : finds.hits.map((hit) => moved(hit, places.start(i)));
  const references = toReferences(hits.map((hit) => placed(hit, inputs)), inputs.path, places);
  if (!own) kept.set(finds, { line, references });
  return references;
}

/** The groups of each segment that go on beyond it, by their number in it, with what all segments add to them. */
function spanningGroups(segments: readonly Segment[]): readonly (ReadonlyMap<number, Group>)[] {
  const root = new Group();
  let open: readonly Group[] = [];
  return segments.map(({ structure }) => {
    const groups = new Map<number, Group>();
    if (!structure) return groups;
    groups.set(0, root);
    open.forEach((group, i) => groups.set(i + 1, group));
    open = structure.groups.map((id) => {
      const known = groups.get(id) ?? new Group();
      groups.set(id, known);
      return known;
    });
    for (const [id, added] of structure.adds) groups.get(id)?.take(added);
    return groups;
  });
}

function settingsOf(segment: Segment, groups: ReadonlyMap<number, Group>, text: (length: number) => string, inputs: FileInputs, k: DetectionKnowledge): Findings {
  const key = [...groups].map(([id, group]) => (group.key === '' ? '' : `${id}${group.key}`)).join('');
  const before = settings.get(segment);
  if (before?.key === key) return before.found;
  const found = readSettings(segment, text(segment.length), groups, inputs, k);
  settings.set(segment, { key, found });
  return found;
}

/** Revisions in groups that go over several segments. */
function attachRevisions(all: readonly Findings[], groups: readonly (ReadonlyMap<number, Group>)[], places: SegmentPlaces, touch: (i: number) => Collector): void {
  if (!all.some((f) => f.spanning.revisions.length > 0)) return;
  const hits = new Map<Group, (Omit<GroupHit, 'group'> & { readonly segment: number })[]>();
  all.forEach(({ spanning }, segment) => {
    for (const { group, key, start } of spanning.hits) {
      const known = groups[segment]?.get(group);
      if (known) push(hits, known, { key, start: start + places.start(segment), segment });
    }
  });
  all.forEach(({ spanning }, i) => {
    for (const revision of spanning.revisions) {
      const group = groups[i]?.get(revision.group);
      const own = (group && hits.get(group)) ?? [];
      const by = places.start(i);
      attachRevision({ ...revision, start: revision.start + by, end: revision.end + by }, own, (start) => {
        const at = own.find((h) => h.start === start);
        return at ? touch(at.segment).at(start) : null;
      });
    }
  });
}

/** Paths say more than places: tests load models for themselves, sample files hold sample values, results tell of what was. */
function placed(hit: Hit, inputs: FileInputs): Hit {
  const { isTest, isSample, isResults } = inputs;
  if (!isTest && !isSample && !isResults) return hit;
  return { ...hit, kind: kindByPath(hit, inputs), context: isTest && (hit.context === 'python-call' || hit.context === 'js-call' || hit.context === 'code') ? 'test' : hit.context };
}

/** The kind of a hit by the path of its file. Of a recorded exchange all is an example but what a comment says, which stays a mention. */
function kindByPath(hit: Hit, { isSample, isRecording, isResults }: FileInputs): Hit['kind'] {
  if (isRecording && hit.context !== 'comment') return 'example';
  if (hit.kind !== 'use') return hit.kind;
  if (isResults) return 'mention';
  return isSample ? 'example' : 'use';
}

/** Where segments begin: places are counted from there, so that no other part of the text is looked at. */
class SegmentPlaces implements Places {
  readonly text: string;
  readonly #starts: number[] = [];
  readonly #lines: number[] = [];
  readonly #read = new Map<number, Lines>();

  constructor(segments: readonly Segment[], text: string) {
    this.text = text;
    let start = 0;
    let line = 1;
    for (const segment of segments) {
      this.#starts.push(start);
      this.#lines.push(line);
      start += segment.length;
      line += segment.lineEnds;
    }
  }

  /** Offset of a segment's first character. */
  start(i: number): number {
    return this.#starts[i] ?? 0;
  }

  /** 1-based line that a segment begins at. */
  line(i: number): number {
    return this.#lines[i] ?? 1;
  }

  place(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    let lines = this.#read.get(low);
    if (!lines) this.#read.set(low, (lines = new Lines(this.text.slice(this.start(low), this.#starts[low + 1]))));
    const { line, column } = lines.place(offset - this.start(low));
    return { line: line + this.line(low) - 1, column };
  }
}

/** Whether two results say the same. */
export function sameReferences(a: FileReferences, b: FileReferences): boolean {
  const same = (x: object | undefined, y: object | undefined): boolean => x === y || JSON.stringify(x) === JSON.stringify(y);
  return same(a.asks, b.asks) && a.references.length === b.references.length && a.ignores.length === b.ignores.length && a.references.every((r, i) => same(r, b.references[i])) && a.ignores.every((r, i) => same(r, b.ignores[i]));
}
