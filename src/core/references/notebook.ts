import { keysOf, type Entry } from '../text/entries.js';
import { jsonEntries } from '../text/jsonEntries.js';
import { Lines } from '../text/lines.js';
import { BareNames } from './bareNames.js';
import { readCode } from './code.js';
import { Collector, toReferences, type Hit } from './collector.js';
import { readNested } from './config.js';
import { fileHint, HEAD } from './fileHints.js';
import { kindOfFile } from './files.js';
import { ownCopy } from './identify.js';
import type { DetectionKnowledge } from './knowledge.js';
import { readMarkdown } from './markdown.js';
import { scanProse } from './prose.js';
import { withoutShellLines } from './shell.js';
import { structureOf } from './structures.js';
import type { ModelReference } from './types.js';
import { scanCommand } from './words.js';

/** Outputs longer than this are data (images, tables), not words. */
const MAX_OUTPUT = 2000;
const LANGUAGES: Readonly<Record<string, { extension: string; language: 'python' | 'js' | 'code' }>> = { python: { extension: 'py', language: 'python' }, javascript: { extension: 'ts', language: 'js' }, typescript: { extension: 'ts', language: 'js' }, rust: { extension: 'rs', language: 'code' }, go: { extension: 'go', language: 'code' }, julia: { extension: 'jl', language: 'code' }, r: { extension: 'r', language: 'code' }, kotlin: { extension: 'kt', language: 'code' }, java: { extension: 'java', language: 'code' }, scala: { extension: 'scala', language: 'code' }, 'c#': { extension: 'cs', language: 'code' }, csharp: { extension: 'cs', language: 'code' }, swift: { extension: 'swift', language: 'code' } };

/** A cell's text, decoded, with the offset in the file of each character. */
interface CellText {
  text: string;
  readonly map: number[];
}

/** What cells name, by their language, kind and text: who reads again after an edit reads one cell. Offsets are of the cell. */
export type KnownCells = Map<string, CellFinds>;

interface CellFinds {
  /** Of the program, and of its shell lines. */
  readonly hits: readonly (readonly Hit[])[];
  /** Words that name a model where another cell names it in full. */
  readonly bare: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** Notebooks (nbformat 4): code cells in the kernel's language, `!` and `%` lines as shell, Markdown cells, outputs as mentions. */
export function notebookReferences(path: string, text: string, k: DetectionKnowledge, known: KnownCells = new Map()): ModelReference[] {
  const seen: KnownCells = new Map();
  const { entries } = jsonEntries(text);
  const lines = new Lines(text);
  const kernel = entries.find((e) => e.path !== null && /^(?:language|name)$/.test(e.path.key) && /^(?:language\.kernelspec|name\.language_info)\.metadata$/.test(keysOf(e.path).join('.')));
  const language = LANGUAGES[kernel ? text.slice(kernel.start, kernel.end).toLowerCase() : 'python'] ?? { extension: 'py', language: 'python' as const };
  const asks = k.anyFileHint.test(text) ? fileHint(programOf(text, entries), k) : null;
  // What a page says of models that another cell names is known when all are read.
  const parts: ((named: BareNames) => readonly ModelReference[])[] = [];
  const named = new BareNames();
  let cell = -1;
  let type = 'code';
  let source: CellText = { text: '', map: [] };
  const flush = (): void => {
    if (cell >= 0 && source.text !== '') {
      const key = `${language.extension} ${asks}\n${type}\n${source.text}`;
      const finds = known.get(key) ?? findsOfCell(source.text, type, language, asks, k);
      seen.set(key, finds);
      const { map } = source;
      const place = cell;
      for (const own of finds.hits) named.take(own);
      parts.push((all) => [...finds.hits, all.hitsOf(finds.bare, finds.hits)].flatMap((own) => toReferences(own, path, lines, (offset) => map[offset] ?? (map[map.length - 1] ?? 0), place)));
    }
    source = { text: '', map: [] };
  };
  for (const e of entries) {
    const keys = keysOf(e.path);
    if (keys[keys.length - 1] !== 'cells') continue;
    if (keys.length === 2 && keys[0] === 'cell_type') {
      flush();
      cell++;
      type = text.slice(e.start, e.end);
    } else if (keys.length === 2 && keys[0] === 'source') decode(text, e.start, e.end, source);
    else if (keys[keys.length - 2] === 'outputs' && e.end - e.start < MAX_OUTPUT && cell >= 0) {
      const c = new Collector(text, k);
      scanProse(c, e.start, e.end, { context: 'notebook', kind: 'mention' });
      const own = toReferences(c.hits, path, lines, undefined, cell);
      parts.push(() => own);
    }
  }
  flush();
  known.clear();
  for (const [key, finds] of seen) known.set(key, finds);
  return parts.flatMap((part) => part(named));
}

/** The first lines of all cells together: what one cell imports, another one asks. */
function programOf(text: string, entries: readonly Entry[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const e of entries) {
    if (length > HEAD) break;
    if (keysOf(e.path)[0] !== 'source') continue;
    parts.push(text.slice(e.start, e.end));
    length += e.end - e.start;
  }
  return parts.join('\n');
}

function findsOfCell(text: string, type: string, language: { extension: string; language: 'python' | 'js' | 'code' }, asks: string | null, k: DetectionKnowledge): CellFinds {
  if (type === 'code') return { hits: hitsOfCode(text, language, asks, k), bare: [] };
  const c = new Collector(text, k);
  if (type === 'markdown') readMarkdown(c);
  return { hits: [c.hits], bare: c.words.flatMap(({ start, end, short }) => (short === 'bare' ? [{ start, end, text: ownCopy(text.slice(start, end)) }] : [])) };
}

function hitsOfCode(text: string, language: { extension: string; language: 'python' | 'js' | 'code' }, asks: string | null, k: DetectionKnowledge): readonly (readonly Hit[])[] {
  const written = /^\s{0,40}%%(?:writefile|file)[ \t]+(?:-a[ \t]+)?(\S{1,200})[^\n]{0,80}\n/.exec(text);
  const hits = written?.[1] === undefined ? null : hitsOfFile(text, written[0].length, written[1], k);
  if (hits) return [hits];
  const isShell = /^\s{0,40}%%(?:bash|sh|script|shell|cmd)\b/.test(text);
  const { program, shell } = isShell ? { program: '', shell: [{ start: 0, end: text.length }] } : withoutShellLines(text, /^[ \t]{0,40}[!%][^\n]{1,4000}/gm);
  const c = new Collector(program, k);
  c.asks = asks;
  readCode(c, { ...language, context: 'notebook' });
  const s = new Collector(text, k);
  for (const { start, end } of shell) scanCommand(s, start, end, { context: 'notebook', kind: 'use' });
  return [c.hits, s.hits];
}

/** What a cell names that writes a file of settings or a page (`%%writefile config.yml`); null: it writes a program, which is read like any cell. */
function hitsOfFile(text: string, from: number, path: string, k: DetectionKnowledge): readonly Hit[] | null {
  const kind = kindOfFile(path);
  const c = new Collector(text, k);
  const reading = { context: 'notebook', kind: 'use' } as const;
  const structure = structureOf(kind);
  if (structure) readNested(c, from, text.length, structure, reading);
  else if (kind === 'shell') scanCommand(c, from, text.length, reading);
  else if (kind === 'markdown') scanProse(c, from, text.length, { context: 'notebook', kind: 'mention' });
  else return null;
  return c.hits;
}

/** Decodes a JSON string's escapes into `into`, keeping where each character stands in the file. */
function decode(text: string, start: number, end: number, into: CellText): void {
  const parts: string[] = [];
  for (let i = start; i < end; i++) {
    const ch = text[i] ?? '';
    into.map.push(i);
    if (ch !== '\\') {
      parts.push(ch);
      continue;
    }
    const next = text[++i] ?? '';
    if (next === 'u') {
      const code = Number.parseInt(text.slice(i + 1, i + 5), 16);
      parts.push(Number.isNaN(code) ? ' ' : String.fromCharCode(code));
      i += 4;
    } else parts.push({ n: '\n', t: '\t', r: '\r', b: ' ', f: ' ' }[next] ?? next);
  }
  into.text += parts.join('');
}
