import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import type { License } from '../licenses/types.js';
import type { ModelRecord } from '../models/types.js';
import { judgeLicense } from './judgeLicense.js';
import { publisherRule } from './provenance.js';
import type { Policy, PolicyRules } from './types.js';

const MOST = 3;
/** How much larger or smaller an alternative may be. */
const SIZE_RATIO = 2;

interface Candidate {
  readonly model: string;
  readonly task: string;
  readonly parameters: number;
  readonly license: License;
  readonly publisher: NonNullable<ReturnType<Knowledge['publisher']>>;
  readonly role: string;
}

/** What a name says a model is made for beyond its task: an embedding model is no stand-in for a chat model of its size. */
const ROLES: readonly (readonly [string, RegExp])[] = [
  ['embedding', /embed|e5-|bge-|gte-/i], ['reranker', /rerank|colbert/i], ['reward', /reward|[-_]prm|[-_]rm\b/i], ['guard', /guard|shield|safety/i], ['code', /code|coder|starcoder/i], ['math', /math|prover/i],
  ['vision', /[-_]vl\b|vision|ocr/i], ['instruct', /instruct|chat|[-_]it\b|sft|dpo|zephyr|hermes|thinking|reasoning/i],
];
const roleOf = (model: string): string => ROLES.find(([, pattern]) => pattern.test(model.slice(model.indexOf('/') + 1)))?.[0] ?? 'base';
/** Roles that may stand in for each other where nothing closer is at hand. */
const GENERAL: ReadonlySet<string> = new Set(['instruct', 'base']);

const known = new WeakMap<Knowledge, readonly Candidate[]>();

/**
 * Models of the snapshot with the same task and a similar size that the policy allows as it stands: list, clauses, publisher and
 * registry. Only models of known publishers that descend from nothing, or from a model of the same publisher under the same
 * licence: what others inherit would have to be followed first.
 */
export function findAlternatives(record: ModelRecord, rules: PolicyRules, policy: Policy, knowledge: Knowledge, today: string): { model: string; license: string; why: string }[] {
  const { pipelineTag: task, parameters: size } = record;
  if (task === null || size === null || (rules.registries.allow !== null && !rules.registries.allow.includes('huggingface'))) return [];
  const own = record.canonical?.model ?? record.model;
  const role = roleOf(own);
  const verdicts = new Map<string, boolean>();
  const allows = (license: License): boolean => {
    let allowed = verdicts.get(license.key);
    if (allowed === undefined) verdicts.set(license.key, (allowed = judgeLicense(license, { key: license.key, expression: license.spdx, from: license.key, path: [license.key] }, { record, rules, policy, knowledge, today }).reasons.length === 0));
    return allowed;
  };
  return candidates(knowledge)
    .filter((c) => c.task === task && c.model !== own && c.parameters / size <= SIZE_RATIO && c.parameters / size >= 1 / SIZE_RATIO)
    .filter((c) => c.role === role || GENERAL.has(role) && GENERAL.has(c.role))
    .filter((c) => allows(c.license) && publisherRule(c.publisher, rules) === null)
    .map((c) => ({ ...c, distance: Math.abs(Math.log(c.parameters / size)) + (c.role === role ? 0 : 1) }))
    .sort((a, b) => a.distance - b.distance || (a.model < b.model ? -1 : 1))
    .slice(0, MOST)
    .map((c) => ({ model: c.model, license: c.license.spdx, why: say`same task (${task}), similar size` }));
}

/** What of the snapshot could stand in at all; worked out once for each snapshot. */
function candidates(knowledge: Knowledge): readonly Candidate[] {
  const found = known.get(knowledge);
  if (found) return found;
  const list = knowledge.snapshotIds().flatMap((model): Candidate[] => {
    const evidence = knowledge.snapshot('huggingface', model);
    if (!evidence || evidence.pipelineTag === null || evidence.parameters === null || !hasOwnTerms(model, knowledge)) return [];
    const declared = evidence.card?.['license'];
    const license = typeof declared === 'string' ? knowledge.licenses.byHubId(declared) : undefined;
    const publisher = knowledge.publisher(model.split('/')[0] ?? '');
    return license && publisher ? [{ role: roleOf(model), model, task: evidence.pipelineTag, parameters: evidence.parameters, license, publisher }] : [];
  });
  known.set(knowledge, list);
  return list;
}

/** Whether nothing that the model descends from can bring other terms: no parents, or parents of the same owner and licence. */
function hasOwnTerms(model: string, knowledge: Knowledge, depth = 0): boolean {
  const evidence = knowledge.snapshot('huggingface', model);
  if (!evidence || depth > 3 || evidence.statedBases.length > 0 || knowledge.statedBases(model).length > 0) return false;
  const declared = evidence.card?.['base_model'];
  const bases = Array.isArray(declared) ? declared.filter((b): b is string => typeof b === 'string') : typeof declared === 'string' ? [declared] : [];
  const owner = model.slice(0, model.indexOf('/') + 1);
  return bases.every((base) => base.startsWith(owner) && knowledge.snapshot('huggingface', base)?.card?.['license'] === evidence.card?.['license'] && hasOwnTerms(base, knowledge, depth + 1));
}
