import { VERDICT_WORDS } from '../explain.js';
import { say, words } from '../language.js';
import type { LicenseCategory, LicenseSource } from '../licenses/types.js';
import type { BaseRelation, BaseSource, ResolvedFrom } from '../models/types.js';
import type { Obligation, UseProfile } from '../policy/types.js';
import type { ReportAssessment, ReportFinding, ReportModel } from './types.js';

/** Words that several writers share. Terms of licences have theirs in `licenses/terms.ts`. */
export const STATE_WORDS: Readonly<Record<Obligation['state'], string>> = words({ met: 'met', unmet: 'not met', unverifiable: 'to be checked by a person' });

export const RELATION_WORDS: Readonly<Record<BaseRelation, string>> = words({
  finetune: 'fine-tuned from', adapter: 'adapter for', quantized: 'quantised from', merge: 'merged from', unknown: 'derived from',
});

const BASE_SOURCE_WORDS: Readonly<Record<BaseSource, string>> = words({
  card: 'model card', tag: 'tags', config: 'configuration', 'publisher-statement': 'publisher\u2019s statement', prose: 'prose of the card', name: 'name',
});

/** `fine-tuned from (model card)`. */
export function relationWords(relation: BaseRelation, source: BaseSource): string {
  return `${RELATION_WORDS[relation]} (${BASE_SOURCE_WORDS[source]})`;
}

export const CLAIM_SOURCE_WORDS: Readonly<Record<LicenseSource, string>> = words({
  card: 'model card', tag: 'tags', 'license-file': 'licence file', prose: 'prose of the card', snapshot: 'embedded snapshot', 'terms-of-service': 'provider\u2019s terms of service',
});

export const RESOLVED_WORDS: Readonly<Record<ResolvedFrom, string>> = words({
  hub: 'Hugging Face Hub', 'hub-cache': 'local cache of the Hub', snapshot: 'embedded snapshot', 'local-files': 'files of the workspace', catalogue: 'embedded catalogue', unresolved: 'not resolved',
});

export const CATEGORY_WORDS: Readonly<Record<LicenseCategory, string>> = words({
  'public-domain': 'public domain', permissive: 'permissive', 'weak-copyleft': 'weak copyleft', copyleft: 'copyleft', 'share-alike': 'share-alike',
  'responsible-ai': 'responsible AI', community: 'vendor licence with conditions', 'non-commercial': 'non-commercial', 'research-only': 'research only',
  'no-derivatives': 'no derivatives', 'proprietary-api': 'terms of service', unknown: 'not known',
});

const FACT_WORDS: Readonly<Record<string, string>> = words({
  commercial: 'Commercial use', offeredAs: 'Offered as', monthlyActiveUsers: 'Monthly active users', annualRevenueUSD: 'Annual revenue in USD', domicile: 'Established in',
  territories: 'Offered in', modifiesWeights: 'Changes the weights', distributesWeights: 'Hands weights on', trainsOnOutputs: 'Trains models on outputs', purposes: 'Purposes',
});

/** `use.monthlyActiveUsers` → `Monthly active users`. */
export function factWords(fact: string): string {
  return FACT_WORDS[fact.replace(/^use\./, '')] ?? fact;
}

/** The use profile as rows; a fact that nobody gave has none. */
export function useRows(use: UseProfile): { readonly label: string; readonly value: string }[] {
  return Object.keys(FACT_WORDS).flatMap((fact) => {
    const value = use[fact as keyof UseProfile];
    return value === undefined ? [] : [{ label: factWords(fact), value: valueWords(value) }];
  });
}

function valueWords(value: NonNullable<UseProfile[keyof UseProfile]>): string {
  if (typeof value === 'boolean') return value ? say`yes` : say`no`;
  if (typeof value === 'number') return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return typeof value === 'string' ? value : value.join(', ') || say`none`;
}

/** `Qwen/Qwen2.5-7B` on the Hub, `ollama: qwen2.5:7b` elsewhere. */
export function modelTitle(model: Pick<ReportModel, 'registry' | 'model'>): string {
  return model.registry === 'huggingface' ? model.model : `${model.registry}: ${model.model}`;
}

/** A finding's message where nothing else names the model. */
export function findingWords(f: ReportFinding): string {
  return f.model === null || f.message.includes(f.model) ? f.message : `${f.model}: ${f.message}`;
}

/** An approval in one sentence, and what would hold without it. */
export function approvalWords(a: ReportAssessment): string | null {
  const { approval } = a;
  if (!approval) return null;
  const until = approval.expires === 'never' ? say`without an end date` : say`until ${approval.expires}`;
  const decided = approval.decision ? `${VERDICT_WORDS[approval.decision]} ` : '';
  const conditions = approval.conditions?.length ? say` Conditions: ${approval.conditions.join('; ')}.` : '';
  const effect = approval.state === 'valid'
    ? (a.verdict === a.unapprovedVerdict ? '' : say` Without it: ${VERDICT_WORDS[a.unapprovedVerdict]}.`)
    : approval.state === 'expired' ? say` It has expired and counts for nothing.` : say` What was approved has changed since, so it counts for nothing.`;
  return say`${decided}by ${approval.by} ${until}: ${approval.reason}.${conditions}${effect}`;
}

/** `3 models`, `1 model`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
