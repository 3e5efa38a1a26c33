import type { OpenBracket } from '../text/frames.js';
import { jsonEntries } from '../text/jsonEntries.js';
import { lineEntries } from '../text/lineEntries.js';
import { Lines } from '../text/lines.js';
import { yamlEntries } from '../text/yamlEntries.js';
import { readCodeStretch, type CodeOptions } from './code.js';
import { Collector, type Hit, type Reading } from './collector.js';
import { readConfig } from './config.js';
import type { Links } from './constants.js';
import { readDockerfile } from './docker.js';
import type { FileInputs } from './fileInputs.js';
import { findIgnores } from './ignores.js';
import { ownCopy } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { readManifest, readXml } from './manifest.js';
import { readMarkdownStretch } from './markdown.js';
import { readModelfile } from './modelfile.js';
import { readShellStretch } from './shell.js';
import type { IgnoreDirective } from './types.js';

/** All that the text before a place says about how the text behind it is read. Equal keys: it is read alike. */
export interface State {
  readonly key: string;
  readonly open: readonly OpenBracket[];
}

/** At the beginning of a file. */
export const START: State = { key: 'start', open: [] };
const WITHIN: State = { key: '', open: [] };

/**
 * What was read of a stretch of a text: it depends on nothing but the file's inputs, the state before it and the characters up to
 * its reach. Never changed once it was made, and holds no piece of the text. Offsets and lines count from its own beginning.
 */
export interface Segment {
  readonly length: number;
  /** One past the furthest character that its reading depends on; the end of the text is a character, too. */
  readonly reach: number;
  readonly before: State;
  readonly after: State;
  /** How many lines end in it. */
  readonly lineEnds: number;
  readonly hits: readonly Hit[];
  /** Words of its prose that would be references if the rest of the file were sure of them. */
  readonly words: readonly { readonly start: number; readonly end: number; readonly text: string; readonly reading: Reading }[];
  readonly links: Links;
  readonly ignores: readonly IgnoreDirective[];
}

interface Stretch {
  readonly end: number;
  readonly reach: number;
  readonly open?: readonly OpenBracket[];
  readonly links?: Links;
}

const NO_LINKS: Links = { constants: new Map(), uses: [], reading: { context: 'code', kind: 'use' } };

/** Reads `rest`, what a text holds from a place on, up to a line where reading can begin anew and `stops` says so. */
export function readSegment(rest: string, before: State, stops: (at: number) => boolean, file: FileInputs, k: DetectionKnowledge): Segment {
  const c = new Collector(rest, k);
  c.host = file.host;
  const stretch = readStretch(c, before, stops, file);
  const { end } = stretch;
  const text = end === rest.length ? rest : rest.slice(0, end);
  const open = stretch.open ?? [];
  return {
    length: end, reach: Math.max(end, stretch.reach), before, after: open.length ? { key: JSON.stringify(open), open } : WITHIN, lineEnds: lineEndsOf(text),
    hits: c.hits.map((hit) => ({ ...hit, model: ownCopy(hit.model), revision: hit.revision === null ? null : ownCopy(hit.revision) })),
    words: c.words.flatMap(({ start, end: stop, reading }) => {
      const word = rest.slice(start, stop);
      return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(word) && c.at(start)?.confidence !== 'certain' ? [{ start, end: stop, text: ownCopy(word), reading }] : [];
    }),
    links: stretch.links ?? NO_LINKS, ignores: text.includes('model-licence-review:') ? findIgnores(file.path, new Lines(text)) : [],
  };
}

/** One way of reading for each kind of file; what knows of no place to stop at reads to the end. */
function readStretch(c: Collector, before: State, stops: (at: number) => boolean, file: FileInputs): Stretch {
  const { kind, hint } = file;
  const reading: Reading = { context: file.context, kind: 'use' };
  const code = (options: CodeOptions): Stretch => readCodeStretch(c, options, file.codeHint, before.open, stops);
  switch (kind) {
    case 'python': return code({ extension: file.extension, language: 'python' });
    case 'js': return code({ extension: file.extension, language: 'js' });
    case 'code': return code({ extension: file.extension, language: 'code' });
    case 'terraform': return code({ extension: 'tf', language: 'terraform' });
    case 'shell': return readShellStretch(c, reading, stops);
    case 'markdown': return readMarkdownStretch(c, before === START, stops);
    case 'yaml': readConfig(c, yamlEntries(c.text), reading, hint); break;
    case 'json': readConfig(c, jsonEntries(c.text), reading, hint); break;
    case 'toml': case 'ini': case 'env': readConfig(c, lineEntries(c.text), reading); break;
    case 'dockerfile': readDockerfile(c, reading); break;
    case 'modelfile': readModelfile(c, reading); break;
    case 'manifest': readManifest(c, reading); break;
    case 'xml': readXml(c, reading); break;
    default: break;
  }
  return { end: c.text.length, reach: c.text.length + 1 };
}

/** Lines end at LF, CRLF or CR, as in `Lines`. */
function lineEndsOf(text: string): number {
  let ends = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) ends++;
  for (let i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) if (text[i + 1] !== '\n') ends++;
  return ends;
}
