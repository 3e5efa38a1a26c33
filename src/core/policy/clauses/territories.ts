import { territoryWords } from '../../licenses/terms.js';
import type { TerritoryExclusion } from '../../licenses/types.js';
import { inClause, type Clause, type ClauseInput, type Outcome } from './outcome.js';

/** The members of the European Union. The EEA (IS, LI, NO) and the United Kingdom are not. */
export const EU_MEMBERS: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Whether two lists of countries meet; `EU` stands for its members on either side. */
export function meets(places: readonly string[], excluded: readonly string[]): string | undefined {
  const out = new Set(excluded.map((c) => c.toUpperCase()));
  const eu = out.has('EU');
  return places.find((place) => {
    const p = place.toUpperCase();
    if (out.has(p) || (eu && EU_MEMBERS.has(p))) return true;
    return p === 'EU' && [...out].some((c) => EU_MEMBERS.has(c));
  });
}

/** Territories that a licence leaves out, by domicile or by place of use, for all models or multimodal ones only. */
export const territories: Clause = (input) => {
  const outcomes = input.license.terms.territories.flatMap((t) => judge(t, input));
  if (input.license.terms.territoriesUnclear) outcomes.push({ kind: 'review', rule: 'license/needs-review', clause: null, text: `Whether the ${input.license.title} leaves out a territory is not established.` });
  return outcomes;
};

function judge(t: TerritoryExclusion, { license, use, record }: ClauseInput): Outcome[] {
  if (t.appliesTo === 'multimodal' && record.multimodal === false) return [];
  const words = territoryWords(t);
  const byDomicile = t.basis !== 'use';
  const byUse = t.basis !== 'domicile';
  const hit = (byDomicile && use.domicile !== undefined && meets([use.domicile], t.countries)) || (byUse && use.territories !== undefined && meets(use.territories, t.countries));
  const where = byDomicile && use.domicile !== undefined && meets([use.domicile], t.countries) ? `the product's domicile is ${use.domicile}` : `it is offered in ${use.territories?.join(', ') ?? ''}`;
  if (hit) {
    if (t.appliesTo === 'multimodal' && record.multimodal === null) return [{ kind: 'review', rule: 'use/territory-excluded', clause: t.clause, text: `The ${license.title} excludes ${words}${inClause(t.clause)}, and ${where}; whether this model is multimodal is not established.` }];
    return [{ kind: 'broken', rule: 'use/territory-excluded', clause: t.clause, text: `The ${license.title} excludes ${words}${inClause(t.clause)}, and ${where}.` }];
  }
  const asks: Outcome[] = [];
  const answers = [{ answer: t.countries.join(', '), verdict: 'deny' as const }, { answer: 'elsewhere', verdict: 'allow' as const }];
  if (byDomicile && use.domicile === undefined) asks.push({ kind: 'question', fact: 'use.domicile', clause: t.clause, text: `The ${license.title} excludes ${words}${inClause(t.clause)}: where is the organisation established?`, answers });
  if (byUse && use.territories === undefined) asks.push({ kind: 'question', fact: 'use.territories', clause: t.clause, text: `The ${license.title} excludes ${words}${inClause(t.clause)}: where is the product offered?`, answers });
  return asks;
}
