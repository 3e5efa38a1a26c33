import type { LineageEdge } from './types.js';

/** Circles that are told: one is enough to see that something is wrong. */
const MAX_CYCLES = 10;

/** The circles in a graph of parents, each as the way round it, first model repeated at the end; in stable order. */
export function cyclesOf(start: string, edges: readonly LineageEdge[]): string[][] {
  const parents = new Map<string, string[]>();
  for (const { child, parent } of edges) parents.set(child.toLowerCase(), [...(parents.get(child.toLowerCase()) ?? []), parent].sort());
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>([[start.toLowerCase(), 'open']]);
  // A stack of its own: a chain may be as deep as the lineage is allowed to be broad.
  const stack: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
  for (let top = stack.at(-1); top && cycles.length < MAX_CYCLES; top = stack.at(-1)) {
    const parent = parents.get(top.name.toLowerCase())?.[top.next++];
    if (parent === undefined) {
      state.set(top.name.toLowerCase(), 'done');
      stack.pop();
      continue;
    }
    const known = state.get(parent.toLowerCase());
    if (known === 'open') {
      const from = stack.findIndex((s) => s.name.toLowerCase() === parent.toLowerCase());
      cycles.push([...stack.slice(from).map((s) => s.name), stack[from]?.name ?? parent]);
    } else if (known === undefined) {
      state.set(parent.toLowerCase(), 'open');
      stack.push({ name: parent, next: 0 });
    }
  }
  return cycles;
}
