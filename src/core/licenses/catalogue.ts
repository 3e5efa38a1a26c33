import type { License, LicenseCatalogue, Terms } from './types.js';

const NONE = { value: null, clause: null } as const;
const NO = { value: false, clause: null } as const;

/** The value of each term where an entry of `data/licenses.json` says nothing; scripts/data/licenses-defaults.mjs leaves out the same ones. */
const DEFAULT_TERMS: Terms = {
  commercialUse: { value: 'yes', clause: null }, thresholds: [], thresholdsUnclear: false, territories: [], territoriesUnclear: false,
  useRestrictions: { present: false, purposes: [], list: [], policyTitle: null, policyUrl: null, passThrough: false, clause: null },
  notice: NONE, builtWith: NONE, namePrefix: NONE, licenseCopy: NO, changeNotice: NO, shareAlike: NO,
  derivatives: { value: 'allowed', clause: null }, outputTraining: { value: 'allowed', clause: null }, outputs: { value: 'unrestricted', clause: null },
  hosting: { value: 'allowed', clause: null }, distribution: { value: 'allowed', clause: null }, registration: NO,
  patentTermination: NONE, termination: NONE, updatable: NONE, governingLaw: NONE, sunset: NONE,
};

/** What an entry says whose text nobody has read: nothing. */
const UNCLEAR_TERMS: Terms = {
  ...DEFAULT_TERMS, commercialUse: { value: 'unclear', clause: null }, thresholdsUnclear: true, territoriesUnclear: true,
  useRestrictions: { ...DEFAULT_TERMS.useRestrictions, present: 'unclear' }, licenseCopy: { value: 'unclear', clause: null }, changeNotice: { value: 'unclear', clause: null },
  shareAlike: { value: 'unclear', clause: null }, derivatives: { value: 'unclear', clause: null }, outputTraining: { value: 'unclear', clause: null },
  outputs: { value: 'unclear', clause: null }, hosting: { value: 'unclear', clause: null }, distribution: { value: 'unclear', clause: null }, registration: { value: 'unclear', clause: null },
};

type StoredLicense = Omit<License, 'terms'> & { readonly terms: Partial<Terms> };

/** The catalogue over the parsed `data/licenses.json`. Throws where that is no catalogue at all: the package is broken then. */
export function createCatalogue(data: unknown): LicenseCatalogue {
  const stored = (data as { licenses?: readonly StoredLicense[] } | null)?.licenses;
  if (!Array.isArray(stored)) throw new Error('data/licenses.json holds no licences');
  const all: License[] = (stored as readonly StoredLicense[]).map((entry) => ({ ...entry, terms: { ...(entry.verified ? DEFAULT_TERMS : UNCLEAR_TERMS), ...entry.terms } }));
  const byKey = new Map(all.map((l) => [l.key, l]));
  const bySpdx = new Map<string, License>();
  const byHubId = new Map<string, License>();
  for (const license of all) {
    for (const id of [license.spdx, `LicenseRef-${license.key}`]) if (!bySpdx.has(id.toLowerCase())) bySpdx.set(id.toLowerCase(), license);
    // Several entries can carry one Hub id (the texts of `gemma` over time): the one whose key is the id comes first.
    if (license.hfId && (!byHubId.has(license.hfId) || license.key === license.hfId)) byHubId.set(license.hfId, license);
  }
  return {
    all,
    byKey: (key) => byKey.get(key),
    bySpdx(id) {
      const wanted = id.toLowerCase();
      const base = wanted.replace(/\+$/, '').replace(/-or-later$/, '-only');
      return bySpdx.get(wanted) ?? bySpdx.get(base) ?? bySpdx.get(base.replace(/-only$/, '')) ?? bySpdx.get(`${base}-only`);
    },
    byHubId: (id) => byHubId.get(id.toLowerCase()),
  };
}
