import { COUNTRIES, OTHER_CODES } from '../core/policy/countries.js';
import { OFFERED_AS, type UseProfile } from '../core/policy/types.js';
import { UsageError } from './exit.js';

const BOOLEANS = ['commercial', 'modifiesWeights', 'distributesWeights', 'trainsOnOutputs'] as const;
const NUMBERS = ['monthlyActiveUsers', 'annualRevenueUSD'] as const;
const LISTS = ['offeredAs', 'territories', 'purposes'] as const;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * `use.monthlyActiveUsers=800000000` and the like → the part of a use profile that they set; `use.` may be left out.
 * Throws `UsageError` for an unknown fact or a value of the wrong kind.
 */
export function parseFacts(settings: readonly string[]): UseProfile {
  const use: Mutable<UseProfile> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError(`--set: '${setting}' is not FACT=VALUE`);
    const fact = setting.slice(0, at).replace(/^use\./, '');
    const value = setting.slice(at + 1).trim();
    const boolean = BOOLEANS.find((name) => name === fact);
    const number = NUMBERS.find((name) => name === fact);
    const list = LISTS.find((name) => name === fact);
    if (boolean) use[boolean] = booleanOf(fact, value);
    else if (number) use[number] = numberOf(fact, value);
    else if (list === 'offeredAs') use.offeredAs = value.split(',').map((item) => offeredAsOf(item.trim()));
    else if (list === 'territories') use.territories = value.split(',').map((item) => countryOf(fact, item.trim())).filter(Boolean);
    else if (list) use[list] = value.split(',').map((item) => item.trim()).filter(Boolean);
    else if (fact === 'domicile') use.domicile = countryOf(fact, value);
    else throw new UsageError(`--set: '${fact}' is no fact of the use profile; known are ${[...BOOLEANS, ...NUMBERS, ...LISTS, 'domicile'].join(', ')}`);
  }
  return use;
}

function booleanOf(fact: string, value: string): boolean {
  if (value === 'true' || value === 'yes') return true;
  if (value === 'false' || value === 'no') return false;
  throw new UsageError(`--set: ${fact} is true or false, not '${value}'`);
}

function numberOf(fact: string, value: string): number {
  const number = Number(value.replace(/[_,](?=\d{3})/g, ''));
  if (value === '' || !Number.isFinite(number) || number < 0) throw new UsageError(`--set: ${fact} is a number, not '${value}'`);
  return number;
}

/** A code that is none would match no territory, and let pass what should not. */
function countryOf(fact: string, value: string): string {
  const code = value.toUpperCase();
  if (COUNTRIES.includes(code)) return code;
  const other = OTHER_CODES[code];
  throw new UsageError(`--set: ${fact} takes ISO 3166-1 alpha-2 codes or EU, not '${value}'${other ? `; did you mean '${other}'?` : ''}`);
}

function offeredAsOf(value: string): (typeof OFFERED_AS)[number] {
  const known = OFFERED_AS.find((item) => item === value);
  if (!known) throw new UsageError(`--set: offeredAs is one of ${OFFERED_AS.join(', ')}, not '${value}'`);
  return known;
}
