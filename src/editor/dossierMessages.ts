import type { UseProfile } from '../core/policy/types.js';

/** What the dossier's page may tell the extension. */
export type DossierMessage =
  | { readonly type: 'approve' | 'card' | 'copy' }
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: 'place'; readonly id: string }
  | { readonly type: 'answer'; readonly fact: string; readonly value: unknown }
  | { readonly type: 'whatIf'; readonly use: UseProfile };

const FLAGS = ['commercial', 'modifiesWeights', 'distributesWeights', 'trainsOnOutputs'] as const;
const NUMBERS = ['monthlyActiveUsers', 'annualRevenueUSD'] as const;
const LISTS = ['offeredAs', 'territories', 'purposes'] as const;

/** A message of the page, checked; null for everything else. Pages are not trusted, not even our own. */
export function parseMessage(message: unknown): DossierMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const m = message as Readonly<Record<string, unknown>>;
  switch (m['type']) {
    case 'approve': case 'card': case 'copy': return { type: m['type'] };
    case 'link': return typeof m['url'] === 'string' ? { type: 'link', url: m['url'] } : null;
    case 'place': return typeof m['id'] === 'string' ? { type: 'place', id: m['id'] } : null;
    case 'answer': {
      if (typeof m['fact'] !== 'string' || !/^[A-Za-z]{1,40}$/.test(m['fact'])) return null;
      const value = useOf({ [m['fact']]: m['value'] })[m['fact'] as keyof UseProfile];
      return { type: 'answer', fact: m['fact'], value };
    }
    case 'whatIf': return { type: 'whatIf', use: useOf(m['use']) };
    default: return null;
  }
}

/** Facts of the right types; everything else is left out. */
function useOf(value: unknown): UseProfile {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const use: Record<string, unknown> = {};
  for (const key of FLAGS) if (typeof given[key] === 'boolean') use[key] = given[key];
  for (const key of NUMBERS) if (typeof given[key] === 'number' && Number.isFinite(given[key]) && given[key] >= 0) use[key] = given[key];
  for (const key of LISTS) if (typeof given[key] === 'string') use[key] = given[key].split(',').map((v) => v.trim()).filter(Boolean);
  if (typeof given['domicile'] === 'string') use['domicile'] = given['domicile'].trim().toUpperCase();
  return use;
}
