import type { Part, Structured } from '../text/entries.js';
import { jsonEntries } from '../text/jsonEntries.js';
import { lineEntries } from '../text/lineEntries.js';
import { yamlEntries } from '../text/yamlEntries.js';
import type { FileKind } from './files.js';

/** How settings of a kind are taken apart, whole or in part; null: the kind holds no settings. */
export function structureOf(kind: FileKind | null): ((text: string, part?: Part) => Structured) | null {
  switch (kind) {
    case 'yaml': return (text, part) => yamlEntries(text, 0, text.length, part);
    case 'json': return jsonEntries;
    case 'toml': case 'ini': case 'env': return lineEntries;
    default: return null;
  }
}
