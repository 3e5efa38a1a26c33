import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Alias, type Document, type Node, type Pair } from 'yaml';
import { say } from '../language.js';
import { tooDeepAt } from '../text/yamlDepth.js';
import { globProblem } from './globs.js';
import { POLICY_SHAPE, type Shape } from './shape.js';
import type { PolicyPosition, PolicyProblem } from './types.js';

/** Larger policies are refused: nobody writes one, and a parser should not be fed one. */
const MAX_POLICY_CHARS = 1024 * 1024;
/** Aliases that a document may expand to: more is a bomb. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 50;
/** Characters of the parser's message, which quotes tags and names of any length. */
const MAX_QUOTED = 300;

export interface ParsedPolicy {
  /** The values as plain data; null where the file could not be read at all. */
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly PolicyProblem[];
  /** Dotted path of a value (`use.commercial`, `approvals.0`) → where it stands. */
  readonly positions: ReadonlyMap<string, PolicyPosition>;
}

/**
 * A policy text, YAML or JSON (which is YAML) → its values, with every error at its place. Never throws. Unknown keys get a
 * suggestion; wrong types, duplicate keys, tabs, anchors that expand too far and unknown words are errors.
 */
export function parsePolicy(text: string, path: string): ParsedPolicy {
  const problems: PolicyProblem[] = [];
  const positions = new Map<string, PolicyPosition>();
  const lines = new LineCounter();
  const at = (offset: number): PolicyPosition => {
    const { line, col } = lines.linePos(Math.max(0, Math.min(offset, text.length)));
    return { file: path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (offset: number, message: () => string): void => {
    // What it quotes may have line breaks; a message is one line. It is said when it is read, in the language of that moment.
    if (problems.length < MAX_PROBLEMS) problems.push({ ...at(offset), get message() { return message().replace(/[\r\n\u0085\u2028\u2029]/g, ' '); }, severity: 'error' });
  };
  const refused = (offset: number, message: () => string): ParsedPolicy => {
    problem(offset, message);
    return { value: null, problems, positions };
  };
  if (text.length > MAX_POLICY_CHARS) return refused(0, () => say`a policy may have at most 1 MB`);
  const deep = tooDeepAt(text);
  if (deep >= 0) {
    lines.addNewLine(0);
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1);
    return refused(deep, () => say`nested too deeply: expected at most a few levels`);
  }
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, version: '1.2', logLevel: 'error' });
  } catch (error) {
    return refused(0, () => say`can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  // A tag that the parser doesn't know is a warning to it: read without the tag, the file would say something else.
  for (const error of [...document.errors, ...document.warnings]) problem(error.pos[0], () => error.message.slice(0, MAX_QUOTED));
  if (problems.length) return { value: null, problems, positions };
  if (document.contents === null) return refused(0, () => say`an empty policy: expected 'version: 1'`);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    const { first, dangling } = aliasesOf(document);
    if (dangling) return refused(offsetOf(dangling), () => say`'*${dangling.source}' names no anchor: expected '&${dangling.source}' before it`);
    return refused(offsetOf(first), () => say`aliases expand to more than ${MAX_ALIASES} nodes: expected them written out`);
  }
  check(document.contents, POLICY_SHAPE, '', offsetOf(document.contents), { document, problem, mark: (key, offset) => void positions.set(key, at(offset)) });
  if (problems.length) return { value: null, problems, positions };
  const policy = value as Record<string, unknown>;
  if (policy['version'] !== 1) return refused(offsetOf(document.get('version', true) as Node | undefined), () => say`version ${String(policy['version'])} is not known: expected 1`);
  return { value: policy, problems, positions };
}

/** The first alias of a document, and the first that names nothing. */
function aliasesOf(document: Document.Parsed): { first: Alias | null; dangling: Alias | null } {
  let first: Alias | null = null;
  let dangling: Alias | null = null;
  visit(document, {
    Alias(_key, node) {
      first ??= node;
      if (node.resolve(document) !== undefined) return;
      dangling = node;
      return visit.BREAK;
    },
  });
  return { first, dangling };
}

interface Checker {
  readonly document: Document.Parsed;
  problem(offset: number, message: () => string): void;
  mark(key: string, offset: number): void;
}

const offsetOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/** `given` is null where a key stands without even a colon (`{ use }`); `where` is then the key's place. */
function check(given: Node | null, shape: Shape, key: string, where: number, c: Checker): void {
  const node = isAlias(given) ? (given.resolve(c.document) ?? null) : given;
  const name = (): string => (key === '' ? say`the policy` : `'${key.replace(/\.\d+(?=\.|$)/g, '')}'`);
  c.mark(key, where);
  switch (shape.kind) {
    case 'map': return checkMap(node, shape, key, name, where, c);
    case 'list': {
      if (!isSeq(node)) return c.problem(where, () => say`${name()}: expected a list, found ${describe(node)}`);
      const { atLeast = 0 } = shape;
      if (node.items.length < atLeast) c.problem(where, () => say`${name()}: expected at least ${atLeast} item`);
      return node.items.forEach((item, i) => check(item as Node, shape.of, `${key}.${i}`, offsetOf(item as Node), c));
    }
    case 'boolean': return isScalar(node) && typeof node.value === 'boolean' ? undefined : c.problem(where, () => say`${name()}: expected true or false, found ${describe(node)}`);
    case 'number': return isScalar(node) && Number.isFinite(node.value) && Number(node.value) >= 0 ? undefined : c.problem(where, () => say`${name()}: expected a number of zero or more, found ${describe(node)}`);
    case 'string': return checkString(node, shape, name, where, c);
  }
}

function checkMap(node: Node | null, shape: Extract<Shape, { kind: 'map' }>, key: string, name: () => string, where: number, c: Checker): void {
  if (!isMap(node)) return c.problem(where, () => say`${name()}: expected a map, found ${describe(node)}`);
  const seen = new Set<string>();
  for (const pair of node.items) {
    const word = wordOf(pair);
    seen.add(word);
    const field = Object.hasOwn(shape.fields, word) ? shape.fields[word] : undefined;
    const value = pair.value as Node | null;
    if (!field) unknownKey(pair, word, Object.keys(shape.fields), name, c);
    else check(value, field, key === '' ? word : `${key}.${word}`, offsetOf(value ?? (pair.key as Node)), c);
  }
  const { required = [], oneOf } = shape;
  for (const field of required) if (!seen.has(field)) c.problem(where, () => say`${name()}: '${field}' is missing`);
  if (oneOf && !oneOf.some((field) => seen.has(field))) c.problem(where, () => say`${name()}: expected one of ${oneOf.join(', ')}`);
}

function checkString(node: Node | null, shape: Extract<Shape, { kind: 'string' }>, name: () => string, where: number, c: Checker): void {
  if (!isScalar(node) || typeof node.value !== 'string') return c.problem(where, () => say`${name()}: expected ${shape.expected ?? say`a string`}, found ${describe(node)}`);
  const { value } = node;
  const { words } = shape;
  if (words && !words.includes(value)) {
    const close = shape.instead ? shape.instead[value.toUpperCase()] ?? words.find((word) => word === value.toUpperCase()) : nearest(value, words);
    return c.problem(where, () => say`${name()}: '${value}' is not known: expected ${shape.expected ?? say`one of ${words.join(', ')}`}${close ? say`; did you mean '${close}'?` : ''}`);
  }
  if (shape.pattern && !shape.pattern.test(value)) c.problem(where, () => say`${name()}: expected ${shape.expected}, found '${value}'`);
  const hard = shape.glob ? globProblem(value) : null;
  if (hard) c.problem(where, () => say`${name()}: ${hard} can't be used`);
}

function unknownKey(pair: Pair, word: string, known: readonly string[], name: () => string, c: Checker): void {
  const close = nearest(word, known);
  c.problem(offsetOf(pair.key as Node | null), () => say`unknown key '${word}' in ${name()}${close ? say`; did you mean '${close}'?` : say`: expected one of ${known.slice(0, 12).join(', ')}`}`);
}

const wordOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

function describe(node: Node | null): string {
  if (isMap(node)) return say`a map`;
  if (isSeq(node)) return say`a list`;
  if (!isScalar(node) || node.value === null) return say`nothing`;
  return typeof node.value === 'string' ? `'${node.value.slice(0, 40)}'` : String(node.value);
}

/** The known word at most two edits away, for "did you mean". */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let distance = Math.min(3, Math.max(2, Math.floor(word.length / 2)));
  for (const candidate of known) {
    const d = edits(word.toLowerCase(), candidate.toLowerCase());
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}

/** Levenshtein distance with one row. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
