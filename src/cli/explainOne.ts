import type { analyzeOne } from '../core/analyze.js';
import type { ModelKey } from '../core/models/types.js';
import type { Policy } from '../core/policy/types.js';
import { Session } from '../session/session.js';
import type { Engine } from './engine.js';

/** Judges one model by itself, its parents looked up round by round. Rejects only on cancel. */
export function explainOne(key: ModelKey, engine: Engine, policy: Policy, options: { useSnapshot: boolean; today: string }, signal: AbortSignal): Promise<ReturnType<typeof analyzeOne>> {
  const { knowledge, lookup, askable, localEvidence } = engine;
  return new Session({ knowledge, lookup, askable, localEvidence, useSnapshot: options.useSnapshot, today: () => options.today }, policy).explain(key, signal);
}
