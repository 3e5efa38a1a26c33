import { analyzeOne } from '../core/analyze.js';
import { modelKey, type ModelEvidence, type ModelKey } from '../core/models/types.js';
import type { Policy } from '../core/policy/types.js';
import type { Engine } from './engine.js';

/** Steps up the lineage that are looked up. */
const MAX_ROUNDS = 12;

/** Judges one model by itself, its parents looked up round by round. Rejects only on cancel. */
export async function explainOne(key: ModelKey, engine: Engine, policy: Policy, options: { useSnapshot: boolean; today: string }, signal: AbortSignal): Promise<ReturnType<typeof analyzeOne>> {
  const evidence = new Map<string, readonly ModelEvidence[]>();
  const judge = (): ReturnType<typeof analyzeOne> => analyzeOne(key, { evidence, knowledge: engine.knowledge, policy, workspace: { files: [] }, ...options });
  let result = judge();
  const { lookup } = engine;
  for (let round = 0; round < MAX_ROUNDS && lookup && result.missing.length; round++) {
    await Promise.all(result.missing.map(async (need) => evidence.set(modelKey(need), [await lookup(need, signal)])));
    signal.throwIfAborted();
    result = judge();
  }
  return result;
}
