import { unpackLicense, type StoredLicense } from './stored.js';
import type { License, LicenseCatalogue } from './types.js';

/** The catalogue over the parsed `data/licenses.json`. Throws where that is no catalogue at all: the package is broken then. */
export function createCatalogue(data: unknown): LicenseCatalogue {
  const stored = data as { readonly strings?: readonly string[]; readonly licenses?: readonly StoredLicense[] } | null;
  if (!Array.isArray(stored?.licenses)) throw new Error('data/licenses.json holds no licences');
  const strings = stored.strings ?? [];
  const all: License[] = (stored.licenses as readonly StoredLicense[]).map((entry) => unpackLicense(entry, strings));
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
