import { say } from '../../language.js';
import { territoryWords } from '../../licenses/terms.js';
import type { TerritoryExclusion } from '../../licenses/types.js';
import { inClause, type Clause, type ClauseInput, type Outcome } from './outcome.js';

/** The members of the European Union. The EEA (IS, LI, NO) and the United Kingdom are not. */
const EU_MEMBERS: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Whether two lists of countries meet; `EU` stands for its members on either side. */
function meets(places: readonly string[], excluded: readonly string[]): string | undefined {
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
  if (input.license.terms.territoriesUnclear) outcomes.push({ kind: 'review', rule: 'license/needs-review', clause: null, text: say`Whether the ${input.license.title} leaves out a territory is not established.` });
  return outcomes;
};

function judge(t: TerritoryExclusion, { license, use, record }: ClauseInput): Outcome[] {
  if (t.appliesTo === 'multimodal' && record.multimodal === false) return [];
  const words = territoryWords(t);
  const byDomicile = t.basis !== 'use';
  const byUse = t.basis !== 'domicile';
  const atHome = byDomicile && use.domicile !== undefined ? meets([use.domicile], t.countries) : undefined;
  const inUse = byUse && use.territories !== undefined ? meets(use.territories, t.countries) : undefined;
  if (atHome !== undefined || inUse !== undefined) {
    const where = atHome === undefined ? say`it is offered in ${inUse ?? ''}` : say`the organisation is established in ${atHome}`;
    const text = say`The ${license.title} excludes ${words}${inClause(t.clause)}, and ${where}`;
    if (t.appliesTo === 'multimodal' && record.multimodal === null) return [{ kind: 'review', rule: 'use/territory-excluded', clause: t.clause, text: say`${text}; whether this model is multimodal is not established.` }];
    if (t.basis === 'unclear') return [{ kind: 'review', rule: 'use/territory-excluded', clause: t.clause, text: say`${text}; the text is unclear about which of the two counts.` }];
    return [{ kind: 'broken', rule: 'use/territory-excluded', clause: t.clause, text: `${text}.` }];
  }
  const asks: Outcome[] = [];
  // Where only the place of use counts, an organisation that is established there would have to use it elsewhere alone.
  const home = t.basis === 'use' && use.domicile !== undefined && use.territories !== undefined ? meets([use.domicile], t.countries) : undefined;
  if (home !== undefined) asks.push({ kind: 'review', rule: 'use/territory-excluded', clause: t.clause, text: say`The ${license.title} excludes ${words}${inClause(t.clause)}, and the organisation is established in ${home}: it may be used outside alone, inside the organisation, too.` });
  const inside = t.countries[0] ?? 'EU';
  const outside = OUTSIDE.find((c) => meets([c], t.countries) === undefined) ?? 'US';
  const listed = t.countries.map((c) => (c === 'EU' ? say`the EU` : c)).join(', ');
  if (byDomicile && use.domicile === undefined) asks.push({ kind: 'question', fact: 'use.domicile', clause: t.clause, text: say`The ${license.title} excludes ${words}${inClause(t.clause)}: where is the organisation established?`, answers: [{ answer: say`in ${listed}`, use: { domicile: inside } }, { answer: say`elsewhere`, use: { domicile: outside } }] });
  if (byUse && use.territories === undefined) asks.push({ kind: 'question', fact: 'use.territories', clause: t.clause, text: say`The ${license.title} excludes ${words}${inClause(t.clause)}: where is the product offered?`, answers: [{ answer: say`in ${listed}`, use: { territories: [inside] } }, { answer: say`elsewhere`, use: { territories: [outside] } }] });
  return asks;
}

/** Places to stand for "elsewhere". */
const OUTSIDE = ['US', 'CH', 'JP', 'BR', 'IN'];
