/** The items whose id no earlier one has, in their order. */
export function onceBy<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(idOf(item))) first.set(idOf(item), item);
  return [...first.values()];
}
