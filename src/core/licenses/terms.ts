import { say, words } from '../language.js';
import type { License, Threshold, TerritoryExclusion } from './types.js';

/** A term in plain words, with the clause that says it. */
export interface TermLine {
  readonly id: string;
  readonly text: string;
  readonly clause: string | null;
}

const NUMBER = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const METRIC: Readonly<Record<Threshold['metric'], string>> = words({ mau: 'monthly active users', dau: 'daily active users', revenue: 'revenue', visits: 'monthly visits', devices: 'devices', employees: 'employees' });

/** A threshold's number in words: `more than 700,000,000 monthly active users`. */
export function thresholdWords(t: Threshold): string {
  const sign = t.comparison === '>' ? say`more than` : say`at least`;
  if (t.metric === 'revenue') return t.value === null ? say`${sign} ${t.unit} of revenue` : say`${sign} USD ${NUMBER(t.value)} of ${/month/.test(t.unit) ? say`monthly` : say`annual`} revenue`;
  return t.value === null ? `${sign} ${t.unit}` : say`${sign} ${NUMBER(t.value)} ${METRIC[t.metric]}`;
}

/** Whom a territory clause leaves out, in words. */
export function territoryWords(t: TerritoryExclusion): string {
  const who = t.basis === 'domicile' ? say`licensees established in` : t.basis === 'use' ? say`use in` : say`use in, and licensees of,`;
  return `${t.appliesTo === 'multimodal' ? say`for multimodal models: ` : ''}${who} ${t.countries.map((c) => (c === 'EU' ? say`the EU` : c)).join(', ')}`;
}

/** The terms of a licence in plain words, most important first. The same words serve every view. */
export function describeTerms(license: License): TermLine[] {
  const t = license.terms;
  const lines: TermLine[] = [];
  const add = (id: string, text: string, clause: string | null): void => void lines.push({ id, text, clause });
  const detail = (text: string | undefined): string => (text ? ` ${text}` : '');
  if (!license.verified) add('unverified', say`The text of this licence was not read; nothing about its terms is established.`, null);
  switch (t.commercialUse.value) {
    case 'yes': add('commercial-use', say`Commercial use is allowed.`, t.commercialUse.clause); break;
    case 'no': add('commercial-use', say`Commercial use is not allowed.${detail(t.commercialUse.text)}`, t.commercialUse.clause); break;
    case 'conditional': add('commercial-use', say`Commercial use is allowed on conditions.${detail(t.commercialUse.text)}`, t.commercialUse.clause); break;
    case 'unclear': if (license.verified) add('commercial-use', say`The text is unclear about commercial use.`, t.commercialUse.clause); break;
  }
  for (const th of t.thresholds) add('threshold', say`With ${thresholdWords(th)}${th.aggregatedOver ? ` (${th.aggregatedOver}${th.measuredAt ? say`; measured at ${th.measuredAt}` : ''})` : ''}: ${th.effect === 'duty' ? `${th.duty ?? say`a further duty holds`}.` : say`no rights without a further licence.`}`, th.clause);
  for (const tr of t.territories) add('territory', say`Excluded: ${territoryWords(tr)}${tr.outputs ? say`; outputs, too` : ''}.`, tr.clause);
  if (t.useRestrictions.present === true) add('use-restrictions', say`Restricted uses${t.useRestrictions.policyTitle ? ` (${t.useRestrictions.policyTitle})` : ''}: ${t.useRestrictions.list.join('; ') || say`see the text`}.`, t.useRestrictions.clause);
  if (t.outputs.value === 'non-commercial' || t.outputs.value === 'restricted') add('outputs', t.outputs.text ?? say`Outputs are restricted, too.`, t.outputs.clause);
  if (t.outputTraining.value === 'forbidden') add('output-training', say`Outputs may not train other models${t.outputTraining.onlyWhen ? say` for commercial use` : ''}.${detail(capital(t.outputTraining.text))}`, t.outputTraining.clause);
  else if (t.outputTraining.value === 'conditional') add('output-training', say`Outputs may train other models on conditions.${detail(capital(t.outputTraining.text))}`, t.outputTraining.clause);
  if (t.hosting.value === 'forbidden' || t.hosting.value === 'conditional') add('hosting', say`Hosting for others is ${t.hosting.value === 'forbidden' ? say`not allowed${t.hosting.onlyWhen ? say` for commercial use` : ''}` : say`allowed on conditions`}.${detail(t.hosting.text)}`, t.hosting.clause);
  if (t.distribution.value === 'forbidden') add('distribution', say`The weights may not be handed on${t.distribution.onlyWhen ? say` for commercial use` : ''}.${detail(t.distribution.text)}`, t.distribution.clause);
  if (t.builtWith.value) add('built-with', builtWithWords(t.builtWith.value), t.builtWith.clause);
  if (t.namePrefix.value) add('name-prefix', namePrefixWords(t.namePrefix.value), t.namePrefix.clause);
  if (t.notice.value) add('notice', say`Notices: ${t.notice.value}.`, t.notice.clause);
  if (t.licenseCopy.value === true) add('license-copy', say`A copy of the licence must go along with what is distributed.`, t.licenseCopy.clause);
  if (t.changeNotice.value === true) add('change-notice', say`Changes must be stated.`, t.changeNotice.clause);
  if (t.shareAlike.value === true) add('share-alike', say`Derivatives must be shared under the same licence.`, t.shareAlike.clause);
  if (t.derivatives.value === 'forbidden') add('derivatives', say`Derivatives may not be shared.`, t.derivatives.clause);
  else if (t.derivatives.value === 'conditional' && t.derivatives.text) add('derivatives', say`Derivatives: ${t.derivatives.text}`, t.derivatives.clause);
  if (t.registration.value === true) add('registration', say`Registration with the licensor is required.`, t.registration.clause);
  else if (t.registration.value === 'commercial') add('registration', say`Commercial use requires registration with the licensor.`, t.registration.clause);
  if (t.patentTermination.value) add('patents', say`Patents: ${t.patentTermination.value}`, t.patentTermination.clause);
  if (t.termination.value) add('termination', say`Termination: ${t.termination.value}`, t.termination.clause);
  if (t.updatable.value) add('updatable', say`Changes by the licensor: ${t.updatable.value}`, t.updatable.clause);
  if (t.governingLaw.value) add('governing-law', say`Governing law: ${t.governingLaw.value}.`, t.governingLaw.clause);
  if (t.sunset.value) add('sunset', say`Other terms hold from ${t.sunset.value}.${detail(t.sunset.text)}`, t.sunset.clause);
  return lines;
}

/** A phrase to be shown, apart from the remark in brackets that says when: `Kimi K2 (display on UI above threshold)`. */
function phraseOf(value: string): { phrase: string; remark: string } {
  const open = value.endsWith(')') ? value.lastIndexOf(' (') : -1;
  return open > 0 ? { phrase: value.slice(0, open), remark: ` (${value.slice(open + 2, -1).replace(/^display (?:on UI )?/, 'prominently on the user interface, ')})` } : { phrase: value, remark: '' };
}

function builtWithWords(value: string): string {
  const encouraged = /^encouraged only: "?([^"]{1,80})"?$/.exec(value);
  if (encouraged) return say`Displaying "${encouraged[1] ?? ''}" is encouraged, not required.`;
  const { phrase, remark } = phraseOf(value);
  return say`${phrase.split(' / ').map((p) => `"${p}"`).join(say` or `)} must be displayed${remark}.`;
}

function namePrefixWords(value: string): string {
  const { phrase, remark } = phraseOf(value);
  return /anywhere/.test(remark) ? say`Names of derivatives must carry "${phrase}".` : say`Names of derivatives must begin with "${phrase}"${remark}.`;
}

function capital(text: string | undefined): string | undefined {
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}` : undefined;
}
