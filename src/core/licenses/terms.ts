import type { License, Threshold, TerritoryExclusion } from './types.js';

/** A term in plain words, with the clause that says it. */
export interface TermLine {
  readonly id: string;
  readonly text: string;
  readonly clause: string | null;
}

const NUMBER = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const METRIC: Readonly<Record<Threshold['metric'], string>> = { mau: 'monthly active users', dau: 'daily active users', revenue: 'revenue', visits: 'monthly visits', devices: 'devices', employees: 'employees' };

/** A threshold's number in words: `more than 700,000,000 monthly active users`. */
export function thresholdWords(t: Threshold): string {
  const sign = t.comparison === '>' ? 'more than' : 'at least';
  if (t.metric === 'revenue') return t.value === null ? `${sign} ${t.unit} of revenue` : `${sign} USD ${NUMBER(t.value)} of ${/month/.test(t.unit) ? 'monthly' : 'annual'} revenue`;
  return t.value === null ? `${sign} ${t.unit}` : `${sign} ${NUMBER(t.value)} ${METRIC[t.metric]}`;
}

/** Whom a territory clause leaves out, in words. */
export function territoryWords(t: TerritoryExclusion): string {
  const who = t.basis === 'domicile' ? 'licensees established in' : t.basis === 'use' ? 'use in' : 'use in, and licensees of,';
  return `${t.appliesTo === 'multimodal' ? 'for multimodal models: ' : ''}${who} ${t.countries.map((c) => (c === 'EU' ? 'the EU' : c)).join(', ')}`;
}

/** The terms of a licence in plain words, most important first. The same words serve every view. */
export function describeTerms(license: License): TermLine[] {
  const t = license.terms;
  const lines: TermLine[] = [];
  const say = (id: string, text: string, clause: string | null): void => void lines.push({ id, text, clause });
  const detail = (text: string | undefined): string => (text ? ` ${text}` : '');
  if (!license.verified) say('unverified', 'The text of this licence was not read; nothing about its terms is established.', null);
  switch (t.commercialUse.value) {
    case 'yes': say('commercial-use', 'Commercial use is allowed.', t.commercialUse.clause); break;
    case 'no': say('commercial-use', `Commercial use is not allowed.${detail(t.commercialUse.text)}`, t.commercialUse.clause); break;
    case 'conditional': say('commercial-use', `Commercial use is allowed on conditions.${detail(t.commercialUse.text)}`, t.commercialUse.clause); break;
    case 'unclear': if (license.verified) say('commercial-use', 'The text is unclear about commercial use.', t.commercialUse.clause); break;
  }
  for (const th of t.thresholds) say('threshold', `With ${thresholdWords(th)}${th.aggregatedOver ? ` (${th.aggregatedOver}${th.measuredAt ? `; measured at ${th.measuredAt}` : ''})` : ''}: ${th.effect === 'duty' ? `${th.duty ?? 'a further duty holds'}.` : 'no rights without a further licence.'}`, th.clause);
  for (const tr of t.territories) say('territory', `Excluded: ${territoryWords(tr)}${tr.outputs ? '; outputs, too' : ''}.`, tr.clause);
  if (t.useRestrictions.present === true) say('use-restrictions', `Restricted uses${t.useRestrictions.policyTitle ? ` (${t.useRestrictions.policyTitle})` : ''}: ${t.useRestrictions.list.join('; ') || 'see the text'}.`, t.useRestrictions.clause);
  if (t.outputs.value === 'non-commercial' || t.outputs.value === 'restricted') say('outputs', t.outputs.text ?? 'Outputs are restricted, too.', t.outputs.clause);
  if (t.outputTraining.value === 'forbidden') say('output-training', `Outputs may not train other models${t.outputTraining.onlyWhen ? ' for commercial use' : ''}.${detail(capital(t.outputTraining.text))}`, t.outputTraining.clause);
  else if (t.outputTraining.value === 'conditional') say('output-training', `Outputs may train other models on conditions.${detail(capital(t.outputTraining.text))}`, t.outputTraining.clause);
  if (t.hosting.value === 'forbidden' || t.hosting.value === 'conditional') say('hosting', `Hosting for others is ${t.hosting.value === 'forbidden' ? `not allowed${t.hosting.onlyWhen ? ' for commercial use' : ''}` : 'allowed on conditions'}.${detail(t.hosting.text)}`, t.hosting.clause);
  if (t.distribution.value === 'forbidden') say('distribution', `The weights may not be handed on${t.distribution.onlyWhen ? ' for commercial use' : ''}.${detail(t.distribution.text)}`, t.distribution.clause);
  if (t.builtWith.value) say('built-with', builtWithWords(t.builtWith.value), t.builtWith.clause);
  if (t.namePrefix.value) say('name-prefix', namePrefixWords(t.namePrefix.value), t.namePrefix.clause);
  if (t.notice.value) say('notice', `Notices: ${t.notice.value}.`, t.notice.clause);
  if (t.licenseCopy.value === true) say('license-copy', 'A copy of the licence must go along with what is distributed.', t.licenseCopy.clause);
  if (t.changeNotice.value === true) say('change-notice', 'Changes must be stated.', t.changeNotice.clause);
  if (t.shareAlike.value === true) say('share-alike', 'Derivatives must be shared under the same licence.', t.shareAlike.clause);
  if (t.derivatives.value === 'forbidden') say('derivatives', 'Derivatives may not be shared.', t.derivatives.clause);
  else if (t.derivatives.value === 'conditional' && t.derivatives.text) say('derivatives', `Derivatives: ${t.derivatives.text}`, t.derivatives.clause);
  if (t.registration.value === true) say('registration', 'Registration with the licensor is required.', t.registration.clause);
  else if (t.registration.value === 'commercial') say('registration', 'Commercial use requires registration with the licensor.', t.registration.clause);
  if (t.patentTermination.value) say('patents', `Patents: ${t.patentTermination.value}`, t.patentTermination.clause);
  if (t.termination.value) say('termination', `Termination: ${t.termination.value}`, t.termination.clause);
  if (t.updatable.value) say('updatable', `Changes by the licensor: ${t.updatable.value}`, t.updatable.clause);
  if (t.governingLaw.value) say('governing-law', `Governing law: ${t.governingLaw.value}.`, t.governingLaw.clause);
  if (t.sunset.value) say('sunset', `Other terms hold from ${t.sunset.value}.${detail(t.sunset.text)}`, t.sunset.clause);
  return lines;
}

/** A phrase to be shown, apart from the remark in brackets that says when: `Kimi K2 (display on UI above threshold)`. */
function phraseOf(value: string): { phrase: string; remark: string } {
  const open = value.endsWith(')') ? value.lastIndexOf(' (') : -1;
  return open > 0 ? { phrase: value.slice(0, open), remark: ` (${value.slice(open + 2, -1).replace(/^display (?:on UI )?/, 'prominently on the user interface, ')})` } : { phrase: value, remark: '' };
}

function builtWithWords(value: string): string {
  const encouraged = /^encouraged only: "?([^"]{1,80})"?$/.exec(value);
  if (encouraged) return `Displaying "${encouraged[1] ?? ''}" is encouraged, not required.`;
  const { phrase, remark } = phraseOf(value);
  return `${phrase.split(' / ').map((p) => `"${p}"`).join(' or ')} must be displayed${remark}.`;
}

function namePrefixWords(value: string): string {
  const { phrase, remark } = phraseOf(value);
  return /anywhere/.test(remark) ? `Names of derivatives must carry "${phrase}".` : `Names of derivatives must begin with "${phrase}"${remark}.`;
}

function capital(text: string | undefined): string | undefined {
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}` : undefined;
}
