import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { say } from '../language.js';
import { tooDeepAt } from '../text/yamlDepth.js';
import type { Approval } from './types.js';

interface EditedPolicy {
  readonly newText: string;
}

/** Keys of an approval in the order that people read them. */
const APPROVAL_KEYS = ['model', 'license', 'publisher', 'revision', 'licenseSha256', 'decision', 'by', 'reason', 'conditions', 'expires'] as const;

/**
 * A policy text with one more approval at the end of `approvals`. Comments and layout stay; `path` tells JSON from YAML. Throws an
 * `Error` with one plain sentence where the text can't be read or `approvals` is no list.
 */
export function addApproval(policyText: string, approval: Omit<Approval, 'at'>, path: string): EditedPolicy {
  const value = Object.fromEntries(APPROVAL_KEYS.flatMap((key) => (approval[key] === undefined ? [] : [[key, approval[key]]])));
  if (isJson(path)) return { newText: editJson(policyText, ['approvals', -1], value) };
  const { text, document } = opened(policyText);
  const known = document.get('approvals', true) as unknown;
  if (known === undefined) return { newText: `${ended(text)}approvals:\n${listItem(value, '  ')}` };
  if (isEmpty(known)) return { newText: intoEmpty(text, known, listItem(value, '  ')) };
  const range = isSeq(known) ? lastRange(known.items) : null;
  if (!isSeq(known) || !range) throw new Error(say`'approvals' of the policy is no list`);
  // Text is put in after the last item: what a person has written is not written again.
  if (known.flow) return { newText: `${text.slice(0, range[1])}, { ${Object.entries(value).map(([key, v]) => `${key}: ${scalar(v)}`).join(', ')} }${text.slice(range[1])}` };
  return { newText: putAt(text, endOfBlock(text, known.range?.[1] ?? text.length), listItem(value, ' '.repeat(columnOf(text, text.lastIndexOf('-', range[0]))))) };
}

/**
 * A policy text with a fact of the use profile set: `use.monthlyActiveUsers` (the `use.` may be left out). Comments and layout stay.
 * Throws an `Error` with one plain sentence where the text can't be read.
 */
export function setFact(policyText: string, fact: string, value: boolean | number | string | readonly string[], path: string): EditedPolicy {
  const field = fact.replace(/^use\./, '');
  if (isJson(path)) return { newText: editJson(policyText, ['use', field], value) };
  const { text, document } = opened(policyText);
  const use = document.get('use', true) as unknown;
  const line = `${field}: ${scalar(value)}`;
  if (use === undefined) return { newText: putAt(text, afterKeys(document, text, ['version', 'extends']), `use:\n  ${line}\n`) };
  if (isEmpty(use)) return { newText: intoEmpty(text, use, `  ${line}\n`) };
  if (!isMap(use)) throw new Error(say`the policy can't be edited: it is no map`);
  return { newText: setInMap(text, use, field, line) };
}

function setInMap(text: string, use: YAMLMap, field: string, line: string): string {
  const pair = use.items.find((item) => (item.key as { value?: unknown } | null)?.value === field);
  const key = (pair?.key as Ranged | undefined)?.range;
  const node = pair?.value as Ranged | null | undefined;
  if (key && node?.range) {
    // A list in a block goes with its lines; what stands on one line is replaced where it stands, and its comment stays.
    const block = isSeq(node) && !node.flow;
    return `${text.slice(0, key[0])}${line}${block ? '\n' : ''}${text.slice(block ? endOfBlock(text, node.range[1]) : node.range[1])}`;
  }
  if (use.flow) {
    const end = lastRange(use.items.map((item) => item.value ?? item.key))?.[1] ?? 0;
    return `${text.slice(0, end)}, ${line}${text.slice(end)}`;
  }
  const first = (use.items[0]?.key as Ranged | undefined)?.range?.[0] ?? 0;
  return putAt(text, endOfBlock(text, use.range?.[1] ?? text.length), `${' '.repeat(columnOf(text, first))}${line}\n`);
}

/** A node of the parser with where it stands: its start, the end of its value, the end of what belongs to it. */
interface Ranged {
  readonly range?: readonly [number, number, number] | null;
}

const lastRange = (nodes: readonly unknown[]): Ranged['range'] => (nodes.at(-1) as Ranged | undefined)?.range;

const columnOf = (text: string, at: number): number => Math.max(0, at - (text.lastIndexOf('\n', at - 1) + 1));

/** A policy text, read; one that holds nothing, or comments alone, is begun as every policy begins. */
function opened(source: string): { text: string; document: Document.Parsed } {
  const document = readYaml(source);
  if (document.contents !== null) return { text: source, document };
  const text = `${source.trim() === '' ? '' : ended(source)}version: 1\n`;
  return { text, document: readYaml(text) };
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Whole lines put in at the beginning of a line or at the end of the text. */
const putAt = (text: string, at: number, lines: string): string => `${ended(text.slice(0, at))}${lines}${text.slice(at)}`;

/** A block under a key that has no value yet, `{}` or `[]`; a comment behind it stays. */
function intoEmpty(text: string, node: Ranged, block: string): string {
  const [start, end] = node.range ?? [text.length, text.length];
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  return `${text.slice(0, start).trimEnd()}${text.slice(end, lineEnd).replace(/^(?=#)/, ' ')}\n${block}${text.slice(lineEnd + 1)}`;
}

/** The end of the line on which a block's last value ends, so that a comment behind it stays with it. */
function endOfBlock(text: string, end: number): number {
  // The parser counts the blank lines and comments behind a block to it: step back to the last line that says something.
  let at = end;
  while (at > 0 && /[\s]/.test(text[at - 1] ?? '')) at--;
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** Where a new top-level key goes: behind the last of these keys that is there, else at the end. */
function afterKeys(document: Document.Parsed, text: string, keys: readonly string[]): number {
  const ends = keys.flatMap((key) => {
    const node = document.get(key, true) as { range?: readonly [number, number, number] | null } | undefined;
    return node?.range ? [endOfBlock(text, node.range[1])] : [];
  });
  return ends.length ? Math.max(...ends) : text.length;
}

function listItem(value: Readonly<Record<string, unknown>>, indent: string): string {
  return Object.entries(value).map(([key, v], i) => `${indent}${i === 0 ? '- ' : '  '}${key}: ${scalar(v)}\n`).join('');
}

/** A value on one line; quoted where YAML would read it as something else. */
function scalar(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(scalar).join(', ')}]`;
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
}

/** Whether YAML reads these words as they are. */
function isPlain(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) || (/^[A-Za-z0-9][A-Za-z0-9 ./@_+-]{0,200}$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(value) && !/^[\d.+-]+(?:e[\d+-]+)?$/i.test(value) && !/^0[xo]/i.test(value) && !value.endsWith(' '));
}

function isEmpty(node: unknown): node is Ranged {
  if (isSeq(node) || isMap(node)) return node.items.length === 0;
  return isScalar(node) && node.value === null;
}

function readYaml(text: string): Document.Parsed {
  if (tooDeepAt(text) >= 0) throw new Error(say`the policy can't be edited: it is nested too deeply`);
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new Error(say`the policy can't be edited while it has errors: ${error.message}`);
  if (document.contents !== null && !isMap(document.contents)) throw new Error(say`the policy can't be edited: it is no map`);
  return document;
}

const isJson = (path: string): boolean => /\.jsonc?$/i.test(path);

function editJson(text: string, path: JSONPath, value: unknown): string {
  const source = text.trim() === '' ? '{ "version": 1 }\n' : text;
  return applyEdits(source, modify(source, path, value, { formattingOptions: { insertSpaces: !/\n\t/.test(source), tabSize: 2 } }));
}
