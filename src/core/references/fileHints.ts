import type { DetectionKnowledge } from './knowledge.js';

/** How much of a file its imports are looked for in. */
export const HEAD = 20_000;

/** The registry that a program's imports and addresses say its calls go to; null: none, or several. */
export function fileHint(text: string, k: DetectionKnowledge): string | null {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  if (!k.anyFileHint.test(head)) return null;
  const found = new Set<string>();
  for (const [pattern, hint] of k.fileHints) if (pattern.test(head)) found.add(hint);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
