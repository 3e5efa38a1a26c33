import type { License, Stated, Terms, Threshold, TerritoryExclusion, UseRestrictions } from './types.js';

/**
 * How `data/licenses.json` holds an entry, so that the package stays small: what has its usual value is left out, a statement is
 * `[value, clause, text, onlyWhen]` cut behind the last that says something, and a string that occurs often is `~` and its place in `strings`.
 */
type StoredTerms = { readonly [name: string]: unknown };
export type StoredLicense = Partial<Omit<License, 'terms'>> & Pick<License, 'key' | 'title' | 'category'> & { readonly terms: StoredTerms };

const NONE = { value: null, clause: null } as const;
const NO = { value: false, clause: null } as const;
const NO_RESTRICTIONS: UseRestrictions = { present: false, purposes: [], list: [], policyTitle: null, policyUrl: null, passThrough: false, clause: null };

/** The value of each term where an entry says nothing. */
export const DEFAULT_TERMS: Terms = {
  commercialUse: { value: 'yes', clause: null }, thresholds: [], thresholdsUnclear: false, territories: [], territoriesUnclear: false, useRestrictions: NO_RESTRICTIONS,
  notice: NONE, builtWith: NONE, namePrefix: NONE, licenseCopy: NO, changeNotice: NO, shareAlike: NO,
  derivatives: { value: 'allowed', clause: null }, outputTraining: { value: 'allowed', clause: null }, outputs: { value: 'unrestricted', clause: null },
  hosting: { value: 'allowed', clause: null }, distribution: { value: 'allowed', clause: null }, registration: NO,
  patentTermination: NONE, termination: NONE, updatable: NONE, governingLaw: NONE, sunset: NONE,
};

const UNCLEAR = { value: 'unclear', clause: null } as const;
/** What an entry says whose text nobody has read: nothing. */
export const UNCLEAR_TERMS: Terms = {
  ...DEFAULT_TERMS, commercialUse: UNCLEAR, thresholdsUnclear: true, territoriesUnclear: true, useRestrictions: { ...NO_RESTRICTIONS, present: 'unclear' },
  licenseCopy: UNCLEAR, changeNotice: UNCLEAR, shareAlike: UNCLEAR, derivatives: UNCLEAR, outputTraining: UNCLEAR, outputs: UNCLEAR, hosting: UNCLEAR, distribution: UNCLEAR, registration: UNCLEAR,
};

const DEFAULT_THRESHOLD: Omit<Threshold, 'metric' | 'value' | 'unit'> = { comparison: '>', measuredAt: null, aggregatedOver: null, effect: 'needs-license', duty: null, onlyWhen: null, clause: null };
const DEFAULT_TERRITORY: Omit<TerritoryExclusion, 'countries'> = { basis: 'both', appliesTo: 'all', outputs: false, clause: null };

/** The address that an SPDX licence has where the entry names none. */
const spdxUrl = (spdx: string): string | null => (spdx.startsWith('LicenseRef-') ? null : `https://spdx.org/licenses/${spdx}.html`);

/** A stored entry → the entry. */
export function unpackLicense(stored: StoredLicense, strings: readonly string[]): License {
  const { terms: packed, ...facts } = stored;
  const full = resolve(facts, strings) as Omit<StoredLicense, 'terms'>;
  const spdx = full.spdx ?? `LicenseRef-${full.key}`;
  const verified = full.verified ?? true;
  let terms: Terms | null = null;
  return {
    hfId: null, hfNames: [], version: null, publisher: null, aliases: [], notes: null, source: null,
    ...full, spdx, verified, url: full.url === undefined ? spdxUrl(spdx) : full.url,
    // Few terms of few entries are ever read.
    get terms() {
      return (terms ??= unpackTerms(resolve(packed, strings) as StoredTerms, verified));
    },
  };
}

function unpackTerms(stored: StoredTerms, verified: boolean): Terms {
  const terms: Record<string, unknown> = { ...(verified ? DEFAULT_TERMS : UNCLEAR_TERMS) };
  for (const [name, value] of Object.entries(stored)) {
    if (name === 'thresholds') terms[name] = (value as readonly Threshold[]).map((t) => ({ ...DEFAULT_THRESHOLD, ...t }));
    else if (name === 'territories') terms[name] = (value as readonly TerritoryExclusion[]).map((t) => ({ ...DEFAULT_TERRITORY, ...t }));
    else if (name === 'useRestrictions') terms[name] = { ...NO_RESTRICTIONS, ...(value as Partial<UseRestrictions>) };
    else if (Array.isArray(value)) terms[name] = stated(value);
    else terms[name] = value;
  }
  return terms as unknown as Terms;
}

function stated([value, clause, text, onlyWhen]: readonly unknown[]): Stated<unknown> {
  return { value, clause: typeof clause === 'string' ? clause : null, ...(typeof text === 'string' && text !== '' ? { text } : {}), ...(onlyWhen === 'commercial' ? { onlyWhen } : {}) };
}

/** Puts the strings of the table in their places. */
function resolve(value: unknown, strings: readonly string[]): unknown {
  if (typeof value === 'string') return value.startsWith('~') ? (strings[Number(value.slice(1))] ?? '') : value;
  if (Array.isArray(value)) return value.map((item) => resolve(item, strings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item, strings)]));
}

/** Entries → what is stored; for scripts/data/licenses.mjs. Unpacked again they are the same. */
export function packLicenses(licenses: readonly License[]): { strings: string[]; licenses: StoredLicense[] } {
  const packed = licenses.map((l) => packLicense(l));
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(count);
  };
  packed.forEach(count);
  // Words of a closed list stay as they are, so that the schema can check them.
  const strings = [...counts].filter(([s, n]) => n > 1 && !(s.length < 15 && /^[a-z-]{1,15}$/.test(s)) && (n - 1) * (s.length + 2) > n * 5 + 4).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([s]) => s);
  const places = new Map(strings.map((s, i) => [s, `~${i}`]));
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return places.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replace(item)]));
  };
  return { strings, licenses: packed.map((l) => ({ ...(replace(l) as StoredLicense), key: l.key, category: l.category })) };
}

/** `value` without what equals `usual`. */
function without(value: object, usual: object): Record<string, unknown> {
  const same = new Map(Object.entries(usual).map(([name, v]) => [name, JSON.stringify(v)]));
  return Object.fromEntries(Object.entries(value).filter(([name, v]) => JSON.stringify(v) !== same.get(name)));
}

function packLicense(license: License): StoredLicense {
  const { terms, ...rest } = license;
  const usual = { hfId: null, hfNames: [], version: null, publisher: null, aliases: [], notes: null, source: null, verified: true, spdx: `LicenseRef-${license.key}`, url: spdxUrl(license.spdx) };
  const packed = Object.entries(without(terms, license.verified ? DEFAULT_TERMS : UNCLEAR_TERMS)).map(([name, value]) => [name, packTerm(name, value)]);
  return { ...(without(rest, usual) as unknown as StoredLicense), terms: Object.fromEntries(packed) as StoredTerms };
}

function packTerm(name: string, value: unknown): unknown {
  if (name === 'thresholds') return (value as readonly Threshold[]).map((t) => without(t, DEFAULT_THRESHOLD));
  if (name === 'territories') return (value as readonly TerritoryExclusion[]).map((t) => without(t, DEFAULT_TERRITORY));
  if (name === 'useRestrictions') return without(value as object, NO_RESTRICTIONS);
  if (typeof value !== 'object' || value === null) return value;
  const { value: said, clause, text, onlyWhen } = value as Stated<unknown>;
  if (onlyWhen !== undefined) return [said, clause, text ?? '', onlyWhen];
  return text !== undefined ? [said, clause, text] : clause !== null ? [said, clause] : [said];
}
