import { say, words } from '../language.js';
import type { LicenseCatalogue, LicenseCategory, LicenseClaim } from '../licenses/types.js';
import type { Contradiction, ModelEvidence } from './types.js';

/** From lenient to strict, to pick the stricter of two readings; a licence that nobody could establish is stricter than any known one. */
const STRICTNESS: readonly LicenseCategory[] = ['public-domain', 'permissive', 'weak-copyleft', 'share-alike', 'copyleft', 'responsible-ai', 'community', 'proprietary-api', 'no-derivatives', 'non-commercial', 'research-only', 'unknown'];

/** One source with what it claims: by its card or its tags alone, by tags that say otherwise, by texts that it holds. */
export interface ClaimSource {
  readonly evidence: ModelEvidence;
  readonly claims: readonly LicenseClaim[];
}

export interface Decided {
  /** The claims that hold, strictest first. */
  readonly claims: LicenseClaim[];
  /** Those that lost; kept visible. */
  readonly others: LicenseClaim[];
  readonly contradiction: Contradiction | null;
}

/**
 * The claims that hold. The strongest source that declares a licence speaks for the model; tags and licence texts of the same
 * source that say otherwise hold beside it when they are stricter (a card is a claim, the text is the grant). Losing claims are
 * kept, and where they name other licences than what was declared that is a contradiction for somebody to decide.
 */
export function decideClaims(sources: readonly ClaimSource[], catalogue: LicenseCatalogue): Decided {
  const strictness = (claim: LicenseClaim): number => STRICTNESS.indexOf((claim.key === null ? undefined : catalogue.byKey(claim.key))?.category ?? 'unknown');
  const speaking = sources.find((s) => s.claims.some((c) => c.source !== 'license-file')) ?? sources.find((s) => s.claims.length > 0);
  if (!speaking) return { claims: [], others: [], contradiction: null };
  const spoken = speaking.claims.filter((c) => c.source !== 'license-file');
  // A card comes first; tags are its echo, and speak where it is silent.
  const declared = spoken.some((c) => c.source !== 'tag') ? spoken.filter((c) => c.source !== 'tag') : spoken;
  const echoes = spoken.filter((c) => !declared.includes(c) && c.key !== null);
  const texts = speaking.claims.filter((c) => c.source === 'license-file' && c.key !== null);
  const rest = sources.filter((s) => s !== speaking).flatMap((s) => s.claims);
  const unnamed = declared.filter((d) => d.key === null && d.spdx === null);
  const named = declared.filter((d) => !unnamed.includes(d));
  const limit = Math.max(-1, ...named.filter((d) => d.key !== null).map(strictness));
  const stricter = [...echoes, ...texts].filter((c) => !declared.some((d) => sameLicense(d, c, catalogue)) && strictness(c) > limit);
  // `other` with a text beside it that is understood: the text says what the card doesn't.
  const holding = unnamed.length && texts.length ? [...named, ...texts] : [...declared, ...stricter];
  const claims = dedupe(holding.length ? holding : texts).sort((a, b) => strictness(b) - strictness(a));
  const others = dedupe([...declared, ...echoes, ...texts, ...rest]).filter((c) => !claims.some((kept) => same(kept, c)));
  const said = (source: ClaimSource, list: readonly LicenseClaim[]): Said[] => list.map((claim) => ({ claim, who: source === speaking || claim.source === 'snapshot' ? WORDS[claim.source] : say`an older copy of the model (${source.evidence.from})` }));
  const contradiction = contradictionOf(said(speaking, named), [...said(speaking, [...echoes, ...texts]), ...sources.filter((s) => s !== speaking && comparable(s, speaking)).flatMap((s) => said(s, s.claims))], catalogue);
  return { claims, others, contradiction };
}

/** Another revision may well have another licence: that is a change, no contradiction. What we shipped is of no revision. */
function comparable(a: ClaimSource, b: ClaimSource): boolean {
  return a.evidence.from === 'snapshot' || a.evidence.requestedRevision === b.evidence.requestedRevision;
}

interface Said {
  readonly claim: LicenseClaim;
  /** In plain words, at the beginning of a clause. */
  readonly who: string;
}

/** What other claims say beside what was declared; a claim without an established licence contradicts nothing. */
function contradictionOf(declared: readonly Said[], others: readonly Said[], catalogue: LicenseCatalogue): Contradiction | null {
  const against = others.filter((o, i) => o.claim.key !== null && !declared.some((d) => sameLicense(d.claim, o.claim, catalogue)) && others.findIndex((p) => same(p.claim, o.claim)) === i);
  if (declared.length === 0 || against.length === 0) return null;
  const title = (c: LicenseClaim): string => (c.key === null ? (c.spdx ?? c.declared) : (catalogue.byKey(c.key)?.spdx ?? c.key));
  const all = [...declared, ...against];
  return {
    field: 'license', claims: all.map(({ claim }) => ({ source: claim.source, value: title(claim) })),
    text: say`The sources disagree about the licence: ${all.map(({ claim, who }) => say`${who} says ${title(claim)}`).join(', ')}; the stricter reading holds until someone decides.`,
  };
}

const WORDS: Readonly<Record<LicenseClaim['source'], string>> = words({ card: 'the card', tag: 'a tag', 'license-file': 'the licence text', prose: 'the prose of the card', snapshot: 'the embedded record', 'terms-of-service': 'the terms of service' });

/** The same licence, or texts of one Hub id over time: a card can't tell those apart. */
function sameLicense(a: LicenseClaim, b: LicenseClaim, catalogue: LicenseCatalogue): boolean {
  if (a.key === null || b.key === null) return a.spdx !== null && a.spdx === b.spdx;
  if (a.key === b.key) return true;
  const [one, other] = [catalogue.byKey(a.key), catalogue.byKey(b.key)];
  return one?.hfId != null && one.hfId !== 'other' && one.hfId === other?.hfId && one.category === other.category;
}

const same = (a: LicenseClaim, b: LicenseClaim): boolean => (a.key !== null && a.key === b.key) || (a.key === null && b.key === null && a.declared.toLowerCase() === b.declared.toLowerCase() && a.name === b.name);

function dedupe(claims: readonly LicenseClaim[]): LicenseClaim[] {
  return claims.filter((c, i) => claims.findIndex((d) => same(c, d)) === i);
}
