import { parse } from 'yaml';
import type { BaseModel } from '../core/models/types.js';
import { tooDeepAt } from '../core/text/yamlDepth.js';
import { isHubId } from './hub/ids.js';

/** A model card's front matter as far as it could be read. */
export interface CardData {
  /** null: there is none. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** There is one, and it is no YAML: then `data` holds the plain lines that could be made out. */
  readonly broken: boolean;
}

/** Longer front matter is no card of ours to read. */
const MAX_FRONT_MATTER = 512 * 1024;
/** Keys that are worth making out of front matter that no parser takes. */
const PLAIN_LINE = /^(license|license_name|license_link|base_model|base_model_relation):[ \t]{1,20}["']?([^"'#\s[{|>&*][^"'\r\n]{0,300}?)["']?[ \t]{0,20}$/;

/** The front matter of a card (`README.md`). Never throws: what no parser takes is read line by line. */
export function readCard(text: string): CardData {
  const lines = text.replace(/^\ufeff/, '').slice(0, MAX_FRONT_MATTER).split(/\r?\n/);
  if (lines[0]?.trimEnd() !== '---') return { data: null, broken: false };
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s{0,20}$/.test(line));
  if (end < 0) return { data: plainLines(lines.slice(1, 200)), broken: true };
  const block = lines.slice(1, end);
  if (tooDeepAt(block.join('\n')) >= 0) return { data: plainLines(block), broken: true };
  try {
    const value: unknown = parse(block.join('\n'), { uniqueKeys: false, logLevel: 'error', maxAliasCount: 50 });
    if (value === null || value === undefined) return { data: null, broken: false };
    if (typeof value === 'object' && !Array.isArray(value)) return { data: value as Record<string, unknown>, broken: false };
  } catch {
    // Falls through: see below.
  }
  return { data: plainLines(block), broken: true };
}

function plainLines(lines: readonly string[]): Record<string, unknown> | null {
  const found: Record<string, unknown> = {};
  for (const line of lines) {
    const match = PLAIN_LINE.exec(line.slice(0, 500));
    if (match?.[1] && match[2] && !Object.hasOwn(found, match[1])) found[match[1]] = match[2].trim();
  }
  return Object.keys(found).length ? found : null;
}

/** Words of descent, and soon after them an address of a model. */
const DESCENT = /\b(?:fine-?tun(?:ed?|ing)|derived|distill?ed|trained|based|built|quanti[sz](?:ed|ation)|merged?|converted|adapter)\b[^\n]{0,120}?\bhuggingface\.co\/([\w.-]{1,96}\/[\w.-]{1,96})/gi;
const MAX_PROSE = 200_000;
const MAX_PROSE_BASES = 5;

/** Models that the prose of a card speaks of as a base, where its front matter names none: suspicions, never facts. */
export function proseBases(text: string, card: CardData['data'], model: string): BaseModel[] {
  const declared = card?.['base_model'];
  if (typeof declared === 'string' || (Array.isArray(declared) && declared.length)) return [];
  const ids = [...text.slice(0, MAX_PROSE).matchAll(DESCENT)].map((m) => (m[1] ?? '').replace(/[.]$/, ''));
  return [...new Set(ids)].filter((id) => isHubId(id) && id.toLowerCase() !== model.toLowerCase() && !/^(?:datasets|spaces|models|docs|blog|papers|collections)\//i.test(id)).slice(0, MAX_PROSE_BASES).map((id) => ({ model: id, relation: 'unknown', source: 'prose' }));
}
