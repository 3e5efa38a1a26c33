import ids from 'spdx-license-ids/index.json';
import { say } from '../language.js';
import { licensesOf, parseExpression } from './expression.js';
import { repositoryOfLink, wordOfLink } from './links.js';
import { sameNameTexts } from './sameName.js';
import { FAMILY_IDS, GENERIC, NO_LICENSE, normalizeSpelling, splitSpelling, squash } from './spellings.js';
import type { License, LicenseCatalogue, LicenseClaim, LicenseSource } from './types.js';

/** What a card, its tags or a snapshot declare of a licence, as it stands there: nothing about its types is taken for granted. */
export interface Declared {
  readonly license: unknown;
  readonly licenseName?: unknown;
  readonly licenseLink?: unknown;
  readonly tags?: readonly string[];
  readonly model: string;
  readonly publisher: string | null;
  readonly source: LicenseSource;
}

const SPDX_BY_LOWER = new Map((ids as readonly string[]).map((id) => [id.toLowerCase(), id]));

/**
 * Declared licence → claims over catalogue entries; a list gives one claim for each item (read as AND by the contract, section 5).
 * What is not understood stays a claim without a key: it is never dropped and never guessed. Empty: nothing is declared.
 */
export function resolveDeclared(input: Declared, catalogue: LicenseCatalogue): LicenseClaim[] {
  const name = textOf(input.licenseName);
  const link = textOf(input.licenseLink);
  const declared = itemsOf(input.license);
  const fromTags = (input.tags ?? []).filter((t) => t.startsWith('license:')).map((t) => t.slice('license:'.length));
  const items = declared.length ? declared : fromTags;
  const source: LicenseSource = declared.length ? input.source : fromTags.length ? 'tag' : input.source;
  if (items.length === 0 && name === null && link === null) return [];
  const context: Context = { name, link, source, model: input.model, publisher: input.publisher };
  const claims = (items.length ? items : ['other']).flatMap((item) => resolveCompound(item, context, catalogue));
  const second = secondName(claims, context, catalogue);
  return second ? [...claims, second] : claims;
}

/** A `license_name` that means another licence than `license`: neither may be dropped, so that both hold. */
function secondName(claims: readonly LicenseClaim[], context: Context, catalogue: LicenseCatalogue): LicenseClaim | null {
  if (context.name === null || claims.length !== 1 || claims[0]?.key === null) return null;
  const meant = resolveName({ ...context, link: null }, catalogue);
  if (!meant?.license || claims.some((c) => c.key === meant.license?.key)) return null;
  return { ...claimOf(context.name, context, meant), note: say`the card says '${claims[0]?.declared ?? ''}' and names '${context.name}', which is another licence: both are held` };
}

/** One item; where it is none by itself but lists several that are, each of them. */
function resolveCompound(item: string, context: Context, catalogue: LicenseCatalogue): LicenseClaim[] {
  const whole = resolveItem(item, context, catalogue);
  const parts = whole.key === null && whole.spdx === null ? splitSpelling(item) : [item];
  if (parts.length < 2) return [whole];
  const claims = parts.map((part) => resolveItem(part, { ...context, name: null, link: null }, catalogue));
  return claims.every((c) => c.spdx !== null) ? claims.map((c) => ({ ...c, name: context.name, link: context.link, note: say`one of those that '${item}' lists` })) : [whole];
}

interface Context {
  readonly name: string | null;
  readonly link: string | null;
  readonly source: LicenseSource;
  readonly model: string;
  readonly publisher: string | null;
}

function resolveItem(item: string, context: Context, catalogue: LicenseCatalogue): LicenseClaim {
  const found = NO_LICENSE.has(item.toLowerCase().trim()) ? resolveName(context, catalogue) : (resolveWord(item, context, catalogue) ?? resolveName(context, catalogue) ?? resolveName({ ...context, name: item, link: null }, catalogue));
  return claimOf(item, context, found);
}

function claimOf(declared: string, context: Context, found: Found | null): LicenseClaim {
  const meant = found?.license ?? found?.spdx;
  return {
    declared, name: context.name, link: context.link, source: context.source, key: found?.license?.key ?? null, spdx: found?.spdx ?? found?.license?.spdx ?? null,
    confidence: meant ? (found?.confidence ?? 0) : 0, note: found?.note ?? (meant ? null : undeclaredNote(declared, context)),
  };
}

interface Found {
  readonly license?: License;
  readonly spdx?: string;
  readonly confidence: number;
  readonly note: string | null;
}

/** A licence word: the Hub's id, an SPDX id or expression, a catalogue key or a free spelling. */
function resolveWord(word: string, context: Context, catalogue: LicenseCatalogue): Found | null {
  const lower = word.toLowerCase().trim();
  if (FAMILY_IDS.has(lower)) return familyOf(word);
  const shared = sameNameTexts(lower, context, catalogue);
  if (shared) return shared;
  const known = catalogue.byHubId(lower) ?? catalogue.bySpdx(lower) ?? catalogue.byKey(lower);
  if (known) return { license: known, ...(/(?:-or-later|\+)$/.test(lower) ? { spdx: known.spdx.replace(/-only$/, '-or-later') } : {}), confidence: 1, note: null };
  const spdx = SPDX_BY_LOWER.get(lower);
  if (spdx) return { spdx, confidence: 1, note: say`${spdx} is an SPDX licence without an entry in the catalogue; its terms were not read` };
  const tree = / (?:and|or|with) |\+$/i.test(word) ? parseExpression(word) : null;
  if (tree) {
    const parts = licensesOf(tree);
    const only = parts.length === 1 && parts[0] !== undefined ? catalogue.bySpdx(parts[0].split(' WITH ', 1)[0] ?? parts[0]) : undefined;
    return { ...(only ? { license: only } : {}), spdx: word, confidence: 1, note: null };
  }
  const spelling = normalizeSpelling(word);
  if (spelling === null || spelling === lower) return null;
  const meant = resolveWord(spelling, context, catalogue);
  return meant && { ...meant, confidence: Math.min(meant.confidence, 0.9), note: meant.note ?? say`'${word}' read as ${meant.license?.spdx ?? meant.spdx ?? spelling}` };
}

/** `other`: what `license_name` and `license_link` say. */
function resolveName(context: Context, catalogue: LicenseCatalogue): Found | null {
  const { name, link } = context;
  if (name !== null) {
    const lower = name.toLowerCase().trim();
    const shared = sameNameTexts(lower, context, catalogue);
    if (shared) return shared;
    const spelling = normalizeSpelling(name);
    if (spelling !== null && FAMILY_IDS.has(spelling)) return familyOf(name);
    const tight = named(name, catalogue, false);
    const meant = tight.length ? tight : named(name, catalogue, true);
    if (meant.length === 1 && meant[0]) return { license: meant[0], confidence: 1, note: say`licence name '${name}'` };
    // The edition that the Hub's own id stands for, where the others are older ones of the same name.
    const current = meant.filter((l) => l.hfId !== null);
    if (meant.length > 1 && current.length === 1 && current[0] && meant.every((l) => l.title === current[0]?.title)) return { license: current[0], confidence: 0.9, note: say`licence name '${name}', read as its present edition` };
    if (meant.length > 1) return { confidence: 0, note: say`'${name}' names ${meant.length} texts (${meant.map((l) => l.key).join(', ')}); which one holds must be read from the repository` };
    const word = FAMILY_IDS.has(lower) || NO_LICENSE.has(lower) ? null : resolveWord(name, { ...context, name: null }, catalogue);
    if (word) return word;
  }
  if (link !== null) {
    const bare = link.replace(/^https?:\/\//, '').split(/[#?]/, 1)[0]?.toLowerCase();
    const meant = catalogue.all.find((l) => l.url !== null && l.url.replace(/^https?:\/\//, '').toLowerCase() === bare);
    if (meant) return { license: meant, confidence: 0.9, note: say`licence link ${link}` };
    const word = wordOfLink(link);
    const found = word === null ? null : resolveWord(word, { ...context, name: null, link: null }, catalogue);
    if (found) return { ...found, confidence: Math.min(found.confidence, 0.9), note: say`licence link ${link}` };
  }
  return null;
}

const familyOf = (word: string): Found => ({ confidence: 0, note: say`'${word}' names a family of licences without a version; which text holds must be asked` });

/** The entries that carry a name, as it stands or loosely. */
function named(name: string, catalogue: LicenseCatalogue, loosely: boolean): License[] {
  if (GENERIC.has(squash(name)) || NO_LICENSE.has(name.toLowerCase().trim())) return [];
  const wanted = squash(name, loosely);
  const lower = name.toLowerCase().trim();
  return catalogue.all.filter((l) => (!loosely && l.hfNames.includes(lower)) || (wanted !== '' && [...l.aliases, l.title, l.key].some((a) => squash(a, loosely) === wanted)));
}

function undeclaredNote(item: string, { name, link, model }: Context): string {
  if (name !== null) return say`licence name '${name}' is not in the catalogue`;
  if (link !== null) {
    const place = repositoryOfLink(link, model);
    return place === null ? say`only a link is given: ${link}` : say`the licence is the text of ${place.path}${place.model === model ? '' : say` in ${place.model}`}`;
  }
  return item === '' || NO_LICENSE.has(item.toLowerCase()) ? say`'${item}' names no licence` : say`'${item}' is not a licence that the catalogue knows`;
}

function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim().slice(0, 500) : null;
}

/** Strings of a value that should be a string or a list of them; numbers as they are written, all else left out. */
function itemsOf(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value.slice(0, 50) : [value];
  return items.filter((i): i is string | number => typeof i === 'string' || typeof i === 'number').map((i) => String(i).trim().slice(0, 500)).filter((i) => i !== '' && i !== '???');
}
