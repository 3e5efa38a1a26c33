import { l10n } from 'vscode';
import type { Verdict } from '../core/policy/types.js';

/** A verdict in the reader's language. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'allow': return l10n.t('allowed');
    case 'review': return l10n.t('needs review');
    case 'deny': return l10n.t('denied');
    case 'unknown': return l10n.t('licence unknown');
  }
}

/** Theme icons of the verdicts; the word always stands beside them, colour is never the only sign. */
export const VERDICT_ICON: Readonly<Record<Verdict, string>> = { allow: 'pass', review: 'law', deny: 'error', unknown: 'question' };
export const VERDICT_COLOR: Readonly<Record<Verdict, string>> = { allow: 'testing.iconPassed', review: 'list.warningForeground', deny: 'list.errorForeground', unknown: 'list.warningForeground' };

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** `2 denied, 1 licence unknown, 3 to review, 4 allowed`; what is none is left out. */
export function countWords(counts: VerdictCounts): string {
  return [
    counts.deny ? l10n.t('{0} denied', counts.deny) : '',
    counts.unknown ? l10n.t('{0} of unknown licence', counts.unknown) : '',
    counts.review ? l10n.t('{0} to review', counts.review) : '',
    counts.allow ? l10n.t('{0} allowed', counts.allow) : '',
  ].filter(Boolean).join(', ');
}

/** `1 model`, `4 models`. */
export function modelCount(n: number): string {
  return n === 1 ? l10n.t('1 model') : l10n.t('{0} models', n);
}

/** `1 place`, `4 places`. */
export function placeCount(n: number): string {
  return n === 1 ? l10n.t('1 place') : l10n.t('{0} places', n);
}

/** A bracket with licence and clause; empty where neither is known. */
export function citation(license: string | null, clause: string | null): string {
  if (!license) return clause ? l10n.t('clause {0}', clause) : '';
  return clause ? l10n.t('{0}, clause {1}', license, clause) : license;
}

/** The line that every view ends with. */
export function noLegalAdvice(): string {
  return l10n.t('A reading of published terms against your policy, no legal advice.');
}

/** State of a duty in the reader's language. */
export function stateWord(state: string): string {
  return state === 'met' ? l10n.t('met') : state === 'unmet' ? l10n.t('not met') : l10n.t('to be checked by a person');
}
