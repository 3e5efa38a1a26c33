import type { Structured, OpenLevel } from '../text/entries.js';
import type { OpenBracket } from '../text/frames.js';
import { Lines } from '../text/lines.js';
import { readCodeStretch, type CodeOptions } from './code.js';
import { Collector, type Hit, type ProseWord, type Reading } from './collector.js';
import { readConfig, type Spanning } from './config.js';
import type { Links } from './constants.js';
import { readDockerfile } from './docker.js';
import type { FileInputs } from './fileInputs.js';
import type { OpenFunction } from './functionNames.js';
import { groupsOf, type Group } from './groups.js';
import { findIgnores } from './ignores.js';
import { ownCopy } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { readManifest, readXml } from './manifest.js';
import { readMarkdownStretch } from './markdown.js';
import { readModelfile } from './modelfile.js';
import { readShellStretch } from './shell.js';
import { structureOf } from './structures.js';
import type { TypeHost } from './typeHosts.js';
import type { IgnoreDirective } from './types.js';

/** All that the text before a place says about how the text behind it is read. Equal keys: it is read alike. */
export interface State {
  readonly key: string;
  readonly open: readonly OpenBracket[];
  readonly levels: readonly OpenLevel[];
  readonly type: TypeHost | null;
  readonly within: OpenFunction | null;
}

/** At the beginning of a file. */
export const START: State = { key: 'start', open: [], levels: [], type: null, within: null };
const WITHIN: State = { key: '', open: [], levels: [], type: null, within: null };

/** What a stretch of a text names. Never changed once it was made, and holds no piece of the text. Offsets count from its beginning. */
export interface Findings {
  readonly hits: readonly Hit[];
  /** Words of its prose that would be references if the rest of the file were sure of them. */
  readonly words: readonly { readonly start: number; readonly end: number; readonly text: string; readonly reading: Reading; readonly asked: boolean; readonly short: ProseWord['short'] | null }[];
  readonly links: Links;
  readonly spanning: Spanning;
}

/** How the groups of a stretch of settings hang together with those before and behind it. */
interface Structure {
  /** Of the levels that are open at its end; see `Structured`. */
  readonly groups: readonly number[];
  /** What it adds to groups that go on beyond it. */
  readonly adds: ReadonlyMap<number, Group>;
}

/**
 * A stretch of a text, cut at lines at which reading can begin anew: where it ends depends on nothing but the file's inputs, the
 * state before it and the characters up to its reach. Never changed once it was made, and holds no piece of the text.
 */
export interface Segment {
  readonly length: number;
  /** One past the furthest character that it depends on; the end of the text is a character, too. */
  readonly reach: number;
  readonly before: State;
  readonly after: State;
  /** How many lines end in it. */
  readonly lineEnds: number;
  readonly ignores: readonly IgnoreDirective[];
  /** null: what it names depends on what its groups hold elsewhere, and `readSettings` tells it. */
  readonly found: Findings | null;
  readonly structure: Structure | null;
}

interface Stretch {
  readonly end: number;
  readonly reach: number;
  readonly open?: readonly OpenBracket[];
  readonly links?: Links;
  readonly type?: TypeHost | null;
  readonly within?: OpenFunction | null;
}

const NO_LINKS: Links = { constants: new Map(), uses: [], reading: { context: 'code', kind: 'use' } };
const NO_SPANNING: Spanning = { hits: [], revisions: [] };
/** Structures that were read and not yet looked at: a whole read takes each from here instead of reading it twice. */
const fresh = new WeakMap<Segment, Structured>();

/** Reads `rest`, what a text holds from a place on, up to a line where reading can begin anew and `stops` says so. */
export function readSegment(rest: string, before: State, stops: (at: number) => boolean, file: FileInputs, k: DetectionKnowledge): Segment {
  const structured = structureOf(file.kind)?.(rest, { open: before.levels, stops });
  if (structured) {
    const { end, reach, open, groups } = structured;
    const going = new Set([0, ...before.levels.map((_, i) => i + 1), ...groups]);
    const segment: Segment = { ...extent(rest, end, reach, file), before, after: stateOf([], open), found: null, structure: { groups, adds: groupsOf(rest, structured, going) } };
    fresh.set(segment, structured);
    return segment;
  }
  const c = collectorOf(rest, file, k);
  const { end, reach, open, links, type, within } = readStretch(c, before, stops, file);
  readEncoded(c, end, { context: file.kind === 'markdown' ? 'url' : file.context, kind: file.kind === 'markdown' ? 'mention' : 'use' });
  return { ...extent(rest, end, reach, file), before, after: stateOf(open ?? [], [], type ?? null, within ?? null), found: findingsOf(c, links ?? NO_LINKS, NO_SPANNING), structure: null };
}

/** What a segment of settings names, now that all of its groups are known: those that go on beyond it, by their number in it. */
export function readSettings(segment: Segment, text: string, groups: ReadonlyMap<number, Group>, file: FileInputs, k: DetectionKnowledge): Findings {
  const structured = fresh.get(segment) ?? structureOf(file.kind)?.(text, { open: segment.before.levels, stops: () => false });
  fresh.delete(segment);
  const c = collectorOf(text, file, k);
  // Of variables only those of Google's client say whom all the others ask.
  const hint = file.kind === 'yaml' || file.kind === 'json' || file.kind === 'env' && file.hint === 'vertex' ? file.hint : null;
  return findingsOf(c, NO_LINKS, structured ? readConfig(c, structured, { context: file.context, kind: 'use' }, hint, groups) : NO_SPANNING);
}

/** Addresses of the Hub inside of the query of another address, with their slashes escaped. The id is what is written. */
function readEncoded(c: Collector, end: number, reading: Reading): void {
  // Only its own stretch is looked at: what follows may be a whole file of thousands of stretches.
  const text = c.text.length === end ? c.text : c.text.slice(0, end);
  if (!text.includes('co%2F') && !text.includes('co%2f')) return;
  for (const match of text.matchAll(/\b(?:\w{0,4}huggingface|hf)\.co%2F(?!(?:datasets|spaces|docs|papers|blog|collections)%2F)([A-Za-z0-9][\w.-]{0,95})%2F([A-Za-z0-9][\w.-]{0,95})/gi)) {
    if (c.k.placeholders.test(match[1] ?? '')) continue;
    const length = (match[1] ?? '').length + (match[2] ?? '').length + 3;
    const start = match.index + match[0].length - length;
    c.add({ start, end: start + length, registry: 'huggingface', model: `${match[1] ?? ''}/${match[2] ?? ''}`, revision: null, confidence: 'certain', ...reading, related: [], pin: null });
  }
}

/** A collector that knows what the whole file says. */
function collectorOf(text: string, { host, asks, declares, clients, isTest }: FileInputs, k: DetectionKnowledge): Collector {
  return Object.assign(new Collector(text, k), { host, asks, declares, clients, isTest });
}

function stateOf(open: readonly OpenBracket[], levels: readonly OpenLevel[], type: TypeHost | null = null, within: OpenFunction | null = null): State {
  return open.length || levels.length || type || within ? { key: JSON.stringify([open, levels, type, within]), open, levels, type, within } : WITHIN;
}

function extent(rest: string, end: number, reach: number, file: FileInputs): Pick<Segment, 'length' | 'reach' | 'lineEnds' | 'ignores'> {
  const text = end === rest.length ? rest : rest.slice(0, end);
  // Whether a CR at its end is a line's end depends on what follows.
  const seen = text.endsWith('\r') ? end + 1 : end;
  return { length: end, reach: Math.max(seen, reach), lineEnds: lineEndsOf(text, rest[end]), ignores: text.includes('model-licence-review:') ? findIgnores(file.path, new Lines(text)) : [] };
}

function findingsOf(c: Collector, links: Links, spanning: Spanning): Findings {
  return {
    hits: c.hits.map((hit) => ({ ...hit, model: ownCopy(hit.model), revision: hit.revision === null ? null : ownCopy(hit.revision) })),
    words: c.words.flatMap(({ start, end, reading, asked = false, short = null }) => {
      const word = c.text.slice(start, end);
      return (short !== null || /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(word)) && c.at(start)?.confidence !== 'certain' ? [{ start, end, text: ownCopy(word), reading, asked, short }] : [];
    }),
    links, spanning,
  };
}

/** One way of reading for each kind of file; what knows of no place to stop at reads to the end. */
function readStretch(c: Collector, before: State, stops: (at: number) => boolean, file: FileInputs): Stretch {
  const reading: Reading = { context: file.context, kind: 'use' };
  const code = (options: CodeOptions): Stretch => readCodeStretch(c, { ...options, type: before.type, within: before.within }, file.codeHint, before.open, stops);
  switch (file.kind) {
    case 'python': return code({ extension: file.extension, language: 'python' });
    case 'js': return code({ extension: file.extension, language: 'js' });
    case 'code': return code({ extension: file.extension, language: 'code' });
    case 'terraform': return code({ extension: file.extension, language: 'terraform' });
    case 'shell': return readShellStretch(c, reading, stops);
    case 'markdown': return readMarkdownStretch(c, before === START, stops);
    case 'dockerfile': readDockerfile(c, reading); break;
    case 'modelfile': readModelfile(c, reading); break;
    case 'manifest': readManifest(c, reading); break;
    case 'xml': readXml(c, reading); break;
    default: break;
  }
  return { end: c.text.length, reach: c.text.length + 1 };
}

/** Lines end at LF, CRLF or CR, as in `Lines`; `next` follows the text. */
function lineEndsOf(text: string, next: string | undefined): number {
  let ends = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) ends++;
  for (let i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) if ((i + 1 < text.length ? text[i + 1] : next) !== '\n') ends++;
  return ends;
}
