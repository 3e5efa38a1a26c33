import type { Knowledge } from '../analysis.js';
import type { ModelRecord } from '../models/types.js';
import { listedDecision } from './licenseRules.js';
import type { PolicyRules } from './types.js';

const MOST = 3;
/** How much larger or smaller an alternative may be. */
const SIZE_RATIO = 2;

/**
 * Models of the snapshot with the same task and a similar size whose own licence the policy's lists allow; well-known publishers
 * first. Derivatives are left out: what they inherit would have to be followed first.
 */
export function findAlternatives(record: ModelRecord, rules: PolicyRules, knowledge: Knowledge): { model: string; license: string; why: string }[] {
  const task = record.pipelineTag;
  const size = record.parameters;
  if (task === null || size === null) return [];
  const found: { model: string; license: string; why: string; distance: number }[] = [];
  for (const id of knowledge.snapshotIds()) {
    const evidence = knowledge.snapshot('huggingface', id);
    if (!evidence || evidence.pipelineTag !== task || evidence.parameters === null || id === record.model || evidence.card?.['base_model'] !== undefined || evidence.statedBases.length) continue;
    const ratio = evidence.parameters / size;
    if (ratio > SIZE_RATIO || ratio < 1 / SIZE_RATIO) continue;
    const declared = evidence.card?.['license'];
    const license = typeof declared === 'string' ? knowledge.licenses.byHubId(declared) : undefined;
    if (!license || listedDecision(license, rules.licenses, knowledge.licenses).decision !== 'allow' || !knowledge.publisher(id.split('/')[0] ?? '')) continue;
    found.push({ model: id, license: license.spdx, why: `same task (${task}), similar size`, distance: Math.abs(Math.log(ratio)) });
  }
  return found.sort((a, b) => a.distance - b.distance || (a.model < b.model ? -1 : 1)).slice(0, MOST).map(({ model, license, why }) => ({ model, license, why }));
}
