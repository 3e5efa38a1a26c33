import type { LicenseCatalogue, LicenseCategory, LicenseClaim } from '../licenses/types.js';
import type { Contradiction, ModelEvidence } from './types.js';

/** From lenient to strict, to pick the stricter of two readings; a licence that nobody could establish is stricter than any known one. */
const STRICTNESS: readonly LicenseCategory[] = ['public-domain', 'permissive', 'weak-copyleft', 'share-alike', 'copyleft', 'responsible-ai', 'community', 'proprietary-api', 'no-derivatives', 'non-commercial', 'research-only', 'unknown'];

interface Source {
  readonly evidence: ModelEvidence;
  readonly claims: readonly LicenseClaim[];
}

/**
 * The claims that hold. The strongest source that declares a licence speaks for the model; a licence text in the repository that
 * says otherwise holds beside it when it is stricter (a tag is a claim, the text is the grant). Losing claims are kept.
 */
export function decideClaims(sources: readonly Source[], catalogue: LicenseCatalogue): { claims: LicenseClaim[]; others: LicenseClaim[] } {
  const speaking = sources.find((s) => s.claims.some((c) => c.source !== 'license-file')) ?? sources.find((s) => s.claims.length > 0);
  if (!speaking) return { claims: [], others: [] };
  const declared = speaking.claims.filter((c) => c.source !== 'license-file');
  const texts = speaking.claims.filter((c) => c.source === 'license-file');
  const rest = sources.filter((s) => s !== speaking).flatMap((s) => s.claims);
  const strictText = texts.filter((t) => !declared.some((d) => d.key === t.key) && strictness(t, catalogue) > Math.max(-1, ...declared.filter((d) => d.key !== null).map((d) => strictness(d, catalogue))));
  // `other` with a text beside it that is understood: the text says what the card doesn't.
  const unnamed = declared.filter((d) => d.key === null && d.spdx === null);
  const named = declared.filter((d) => !unnamed.includes(d));
  const resolved = unnamed.length && texts.length ? [...named, ...texts] : [...declared, ...strictText];
  const claims = dedupe(resolved.length ? resolved : texts);
  const others = dedupe([...declared, ...texts, ...rest]).filter((c) => !claims.some((kept) => same(kept, c)));
  return { claims: claims.sort((a, b) => strictness(b, catalogue) - strictness(a, catalogue)), others };
}

function strictness(claim: LicenseClaim, catalogue: LicenseCatalogue): number {
  const license = claim.key === null ? undefined : catalogue.byKey(claim.key);
  return STRICTNESS.indexOf(license?.category ?? 'unknown');
}

const same = (a: LicenseClaim, b: LicenseClaim): boolean => (a.key !== null && a.key === b.key) || (a.key === null && b.key === null && a.declared.toLowerCase() === b.declared.toLowerCase() && a.name === b.name);

function dedupe(claims: readonly LicenseClaim[]): LicenseClaim[] {
  return claims.filter((c, i) => claims.findIndex((d) => same(c, d)) === i);
}

/** Where what holds and what lost name different licences; weaker copies that only lack a name are no contradiction. */
export function contradictionsOf(claims: readonly LicenseClaim[], others: readonly LicenseClaim[], catalogue: LicenseCatalogue): Contradiction[] {
  const title = (c: LicenseClaim): string => (c.key === null ? c.declared : (catalogue.byKey(c.key)?.spdx ?? c.key));
  const sourced = [...claims, ...others].filter((c) => c.key !== null);
  const bySource = new Map<string, Set<string>>();
  for (const c of sourced) bySource.set(c.source, (bySource.get(c.source) ?? new Set()).add(c.key ?? ''));
  const distinct = [...new Set([...bySource.values()].map((keys) => [...keys].sort().join('+')))];
  if (distinct.length < 2) return [];
  const listed = sourced.map((c) => ({ source: c.source, value: title(c) }));
  return [{ field: 'license', claims: listed, text: `The sources disagree about the licence: ${listed.map((c) => `${c.source} says ${c.value}`).join(', ')}; the stricter reading holds until someone decides.` }];
}
