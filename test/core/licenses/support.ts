import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCatalogue } from '../../../src/core/licenses/catalogue.js';
import { readFingerprints, type Fingerprints } from '../../../src/core/licenses/fingerprints.js';

export const data = (name: string): unknown => JSON.parse(readFileSync(resolve('data', `${name}.json`), 'utf8'));
export const catalogue = createCatalogue(data('licenses'));
export const fingerprints = readFingerprints(data('fingerprints'));

/** The texts that the catalogue was read from; outside the project, so that tests skip where they are missing. */
const folder = resolve('..', 'shared', 'licences');
export const texts: ReadonlyMap<string, string> = new Map(existsSync(folder) ? readdirSync(`${folder}/texts`).sort().map((file) => [file.replace(/\.txt$/, ''), readFileSync(`${folder}/texts/${file}`, 'utf8')]) : []);
export const textOf = (name: string): string => texts.get(name) ?? '';

interface Lists {
  readonly furtherTexts: Readonly<Record<string, readonly [string, string?]>>;
  readonly policyTexts: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
}

/** What each text is: a catalogue key, or null where no entry stands for it. */
export const expected: ReadonlyMap<string, string | null> = (() => {
  const lists = JSON.parse(readFileSync(resolve('scripts/data/fingerprints-texts.json'), 'utf8')) as Lists;
  const entries = texts.size ? (JSON.parse(readFileSync(`${folder}/licences.json`, 'utf8')) as readonly { readonly key: string; readonly text_key: string | null }[]) : [];
  return new Map<string, string | null>([
    ...entries.filter((e) => e.text_key !== null && e.key !== 'gpt-oss').map((e) => [e.text_key ?? '', e.key] as const),
    ...Object.entries(lists.furtherTexts).map(([name, [key]]) => [name, key] as const), ...Object.entries(lists.policyTexts), ...lists.leftOut.map((name) => [name, null] as const),
  ]);
})();

export interface Trap {
  readonly id: string;
  readonly grade: 'A' | 'B' | 'C';
}
export const traps: readonly Trap[] = texts.size ? readFileSync(`${folder}/traps.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Trap) : [];

/** The fingerprints without every text of one entry: what it was is unknown then. */
export function without(key: string): Fingerprints {
  return { ...fingerprints, texts: fingerprints.texts.filter((t) => t.key !== key) };
}

const categoryOf = (key: string | null | undefined): string => (key ? (catalogue.byKey(key)?.category ?? 'unknown') : 'none');
/** Whether an answer allows without conditions. */
export const isPermissive = (key: string | null | undefined): boolean => ['permissive', 'public-domain'].includes(categoryOf(key));
/** Whether a policy may allow it by its category alone. */
export const isOpen = (key: string | null | undefined): boolean => isPermissive(key) || ['weak-copyleft', 'copyleft', 'share-alike'].includes(categoryOf(key));
