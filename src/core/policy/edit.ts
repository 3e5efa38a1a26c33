import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
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
export function addApproval(policyText: string, approval: Omit<Approval, 'at'>, path = 'model-policy.yaml'): EditedPolicy {
  const value = Object.fromEntries(APPROVAL_KEYS.flatMap((key) => (approval[key] === undefined ? [] : [[key, approval[key]]])));
  if (isJson(path)) return { newText: editJson(policyText, ['approvals', -1], value) };
  const document = readYaml(policyText);
  const known = document.get('approvals', true) as unknown;
  if (known !== undefined && known !== null && !isSeq(known) && !isEmptyScalar(known)) throw new Error(say`'approvals' of the policy is no list`);
  if (isSeq(known) && known.flow && known.items.length === 0) known.flow = false;
  const end = isSeq(known) && known.items.length > 0 && !known.flow ? endOfBlock(policyText, known.range?.[1] ?? 0) : null;
  if (isSeq(known) && known.items.length > 0 && !known.flow && end !== null) {
    // Text is put in after the last item: what a person has written is not written again.
    const first = known.items[0] as { range?: readonly [number, number, number] | null };
    const at = first.range?.[0] ?? 0;
    const dash = policyText.lastIndexOf('-', at);
    const indent = ' '.repeat(Math.max(0, dash - (policyText.lastIndexOf('\n', dash) + 1)));
    return { newText: `${policyText.slice(0, end)}${end > 0 && policyText[end - 1] !== '\n' ? '\n' : ''}${listItem(value, indent)}${policyText.slice(end)}` };
  }
  if (isSeq(known) && known.flow) {
    document.addIn(['approvals'], value);
    return { newText: document.toString({ lineWidth: 0 }) };
  }
  if (known === undefined) return { newText: `${policyText}${policyText === '' || policyText.endsWith('\n') ? '' : '\n'}approvals:\n${listItem(value, '  ')}` };
  document.set('approvals', document.createNode([value]));
  return { newText: document.toString({ lineWidth: 0 }) };
}

/**
 * A policy text with a fact of the use profile set: `use.monthlyActiveUsers` (the `use.` may be left out). Comments and layout stay.
 * Throws an `Error` with one plain sentence where the text can't be read.
 */
export function setFact(policyText: string, fact: string, value: boolean | number | string | readonly string[], path = 'model-policy.yaml'): EditedPolicy {
  const field = fact.replace(/^use\./, '');
  if (isJson(path)) return { newText: editJson(policyText, ['use', field], value) };
  const document = readYaml(policyText);
  const use = document.get('use', true) as unknown;
  const text = scalar(value);
  if (isMap(use) && use.items.length > 0) return { newText: setInMap(policyText, document, use, field, text, value) };
  if (use === undefined) {
    const at = afterKeys(document, policyText, ['version', 'extends']);
    return { newText: `${policyText.slice(0, at)}${at > 0 && policyText[at - 1] !== '\n' ? '\n' : ''}use:\n  ${field}: ${text}\n${policyText.slice(at)}` };
  }
  document.set('use', document.createNode({ [field]: value }));
  return { newText: document.toString({ lineWidth: 0 }) };
}

function setInMap(text: string, document: Document.Parsed, use: YAMLMap, field: string, written: string, value: unknown): string {
  const pair = use.items.find((item) => (item.key as { value?: unknown } | null)?.value === field);
  const node = pair?.value as { range?: readonly [number, number, number] | null } | null | undefined;
  if (node?.range && !use.flow) return `${text.slice(0, node.range[0])}${text[node.range[0] - 1] === ':' ? ' ' : ''}${written}${text.slice(node.range[1])}`;
  if (use.flow || pair) {
    document.setIn(['use', field], value);
    return document.toString({ lineWidth: 0 });
  }
  const first = (use.items[0]?.key as { range?: readonly [number, number, number] | null } | null)?.range?.[0] ?? 0;
  const indent = ' '.repeat(Math.max(0, first - (text.lastIndexOf('\n', first - 1) + 1)));
  const end = endOfBlock(text, use.range?.[1] ?? text.length);
  return `${text.slice(0, end)}${end > 0 && text[end - 1] !== '\n' ? '\n' : ''}${indent}${field}: ${written}\n${text.slice(end)}`;
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
  if (typeof value !== 'string') return String(value);
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(value) || (/^[A-Za-z0-9][A-Za-z0-9 ./@_+-]{0,200}$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(value) && !/^[\d.+-]+(?:e[\d+-]+)?$/i.test(value) && !/^0[xo]/i.test(value) && !value.endsWith(' '));
  return plain ? value : JSON.stringify(value);
}

function isEmptyScalar(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && (node as { value: unknown }).value === null;
}

function readYaml(text: string): Document.Parsed {
  if (tooDeepAt(text) >= 0) throw new Error(say`the policy can't be edited: it is nested too deeply`);
  const document = parseDocument(text, { prettyErrors: false, keepSourceTokens: true });
  if (document.errors.length) throw new Error(say`the policy can't be edited while it has errors: ${(document.errors[0]?.message ?? '').split('\n')[0] ?? ''}`);
  if (document.contents !== null && !isMap(document.contents)) throw new Error(say`the policy can't be edited: it is no map`);
  return document;
}

const isJson = (path: string): boolean => /\.jsonc?$/i.test(path);

function editJson(text: string, path: JSONPath, value: unknown): string {
  const source = text.trim() === '' ? '{}\n' : text;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return applyEdits(source, modify(source, path, value, { isArrayInsertion: path[path.length - 1] === -1, formattingOptions: { insertSpaces: !/\n\t/.test(source), tabSize: 2, eol } }));
}
