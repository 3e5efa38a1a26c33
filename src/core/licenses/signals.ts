import type { ClauseSignal } from './types.js';

export function findSignals(_text: string): ClauseSignal[] {
  return [];
}
