import { licensesOf, parseExpression } from '../licenses/expression.js';
import type { LicenseCatalogue } from '../licenses/types.js';
import { globMatches } from './paths.js';
import type { Decision, PolicyRules } from './types.js';

/** What the lists of a policy say about one licence, and by which entry. */
export interface ListedDecision {
  readonly decision: Decision;
  /** The entry that decided; null: `unlisted`. */
  readonly entry: string | null;
}

/** The order among entries of the same exactness: the stricter list wins. */
const ORDER: readonly Decision[] = ['deny', 'review', 'allow'];

/**
 * The lists of `licenses` against one licence: an entry that names it beats one that names its category, a stricter list beats a
 * milder one among equals, and what no entry names counts as `unlisted`. An entry may be an SPDX id or expression (each of its
 * licences counts), `LicenseRef-…`, a catalogue key, a Hub id, a glob of these, or `category:NAME`.
 */
export function listedDecision(license: Named, rules: PolicyRules['licenses'], catalogue: LicenseCatalogue): ListedDecision {
  for (const matches of [namesExactly, namesByGlob, namesCategory]) {
    for (const decision of ORDER) {
      const entry = rules[decision].find((e) => matches(e, license, catalogue));
      if (entry !== undefined) return { decision, entry };
    }
  }
  return { decision: rules.unlisted, entry: null };
}

type Named = { readonly key: string; readonly spdx: string; readonly category: string; readonly hfId: string | null };

function namesExactly(entry: string, license: Named, catalogue: LicenseCatalogue): boolean {
  const wanted = entry.trim().toLowerCase();
  if ([license.key, license.spdx.toLowerCase(), license.hfId, `licenseref-${license.key}`].includes(wanted)) return true;
  if (/[*?]/.test(entry) || entry.startsWith('category:')) return false;
  const tree = parseExpression(entry);
  return tree !== null && licensesOf(tree).some((id) => id.toLowerCase() === license.spdx.toLowerCase() || catalogue.bySpdx(id)?.key === license.key);
}

function namesByGlob(entry: string, license: Named): boolean {
  return /[*?]/.test(entry) && [license.key, license.spdx, license.hfId ?? ''].some((name) => globMatches(entry, name, true));
}

function namesCategory(entry: string, license: Named): boolean {
  return entry.trim().toLowerCase() === `category:${license.category}`;
}
