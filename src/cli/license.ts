import pc from 'picocolors';
import { createCatalogue } from '../core/licenses/catalogue.js';
import type { Classification, ExtraPart, LicenseMatch, MissingPart } from '../core/licenses/classify.js';
import { describeTerms } from '../core/licenses/terms.js';
import type { LicenseCatalogue } from '../core/licenses/types.js';
import { NO_LEGAL_ADVICE } from '../core/explain.js';
import { printable } from '../core/reports/printable.js';
import { decodeText } from '../platform/decode.js';
import { createNodePlatform } from '../platform/node.js';
import { joinPath, readBytes } from '../platform/nodePaths.js';
import { loadClassifier } from '../session/classifier.js';
import { EXIT, IncompleteError, UsageError } from './exit.js';
import { writeResult, type Streams } from './io.js';
import { formatOf, type CommonOptions } from './options.js';
import { wantsColor } from './write.js';

/** Read of a file; no licence is longer by far. */
const MAX_BYTES = 2 * 1024 * 1024;

/** `license FILE|-`: which licence a text is, what was added or is missing, and its terms; or what an unknown text appears to demand. */
export async function license(file: string, options: CommonOptions, streams: Streams): Promise<number> {
  const format = formatOf(options, streams.stdout.isTTY === true && options.output === undefined, ['json', 'text']);
  const bytes = read(file);
  const platform = createNodePlatform({ dataDir: joinPath(__dirname, 'data'), cacheDir: null, env: streams.env });
  const catalogue = createCatalogue(await platform.readData('licenses'));
  const result = classify(bytes, await loadClassifier(platform, catalogue));
  const output = format === 'json' ? JSON.stringify(toJson(result, catalogue), null, 2) : toText(result, catalogue, wantsColor(streams, options));
  await writeResult(output, options.output, streams);
  return EXIT.ok;
}

function read(file: string): Uint8Array {
  try {
    return readBytes(file);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`${file}: no such file`);
    if (code === 'EISDIR') throw new UsageError(`${file}: is a folder; name a file, or - for standard input`);
    throw new IncompleteError(`${file}: can't be read (${code})`);
  }
}

function classify(bytes: Uint8Array, classifier: (text: string) => Classification): Classification {
  const nothing = { matches: [], signals: [], nearest: null };
  if (bytes.length === 0) return { ...nothing, problem: 'The file is empty.' };
  const decoded = decodeText(bytes.subarray(0, MAX_BYTES));
  if (!decoded) return { ...nothing, problem: 'The file is binary, not a text.' };
  const result = classifier(decoded.text);
  const damaged = decoded.damaged && bytes.length <= MAX_BYTES;
  return damaged && result.problem === null ? { ...result, problem: 'Some bytes are no valid UTF-8; they were read as unknown characters.' } : result;
}

function toJson(result: Classification, catalogue: LicenseCatalogue): unknown {
  return {
    matches: result.matches.map(({ key, spdx, title, confidence, ...rest }) => ({ key, spdx, title, confidence, category: catalogue.byKey(key)?.category ?? 'unknown', ...rest, terms: catalogue.byKey(key)?.terms ?? null })),
    signals: result.signals, nearest: result.nearest, problem: result.problem,
  };
}

function toText(result: Classification, catalogue: LicenseCatalogue, color: boolean): string {
  const c = pc.createColors(color);
  const lines: string[] = [];
  const section = (title: string, items: readonly string[]): void => void (items.length && lines.push('', c.bold(title), ...items.map((item) => `  ${item}`)));
  if (result.problem) lines.push(c.yellow(result.problem));
  for (const match of result.matches) {
    if (lines.length) lines.push('');
    lines.push(c.bold(`${match.title} (${match.spdx})${match.part === 'use-policy' ? ': its use policy' : ''}`), c.dim(`${match.key} · ${sureness(match)}`));
    if (match.note) lines.push(`This is ${match.note}.`);
    section('What differs from the known text', differences(match));
    const known = catalogue.byKey(match.key);
    if (known) section('Terms', describeTerms(known).map((t) => printable(t.text) + (t.clause ? c.dim(` [clause ${printable(t.clause)}]`) : '')));
  }
  if (result.matches.length === 0 && !(result.problem && result.signals.length === 0)) lines.push(c.bold('No known licence text.'));
  if (result.nearest) {
    lines.push(`It comes nearest to the ${result.nearest.title} (${result.nearest.spdx}), but ${result.nearest.why}.`);
    section('Where it differs', differences(result.nearest).slice(0, 20));
  }
  section(result.matches.length ? 'What the added clauses appear to say' : 'What its clauses appear to say', result.signals.map((s) => `line ${s.line}: ${c.bold(s.term)}${s.value === true || s.value === null ? '' : ` ${printable(String(s.value))}`} ${c.dim(printable(s.text))}`));
  if (result.matches.length === 0) lines.push('', 'Nothing is established: a person must read this text.');
  return [...lines, '', c.dim(NO_LEGAL_ADVICE)].join('\n');
}

function sureness(match: LicenseMatch): string {
  if (match.confidence === 1) return 'word for word, but for layout and copyright lines';
  return `${Math.round(match.confidence * 100)} % of the words are the same`;
}

function differences({ extra, missing }: { readonly extra: readonly ExtraPart[]; readonly missing: readonly MissingPart[] }): string[] {
  const place = (part: ExtraPart): string => (part.line === part.endLine ? `line ${part.line}` : `lines ${part.line} to ${part.endLine}`);
  const parts = [
    ...extra.map((part) => ({ line: part.line, text: `added at ${place(part)}: ${part.words} ${part.words === 1 ? 'word' : 'words'}` })),
    ...missing.map((part) => ({ line: part.line, text: `${part.changed ? 'replaced' : 'missing'} after line ${part.line}: about ${part.words} ${part.words === 1 ? 'word' : 'words'} of the known text` })),
  ];
  return parts.sort((a, b) => a.line - b.line).map((part) => part.text);
}
