import type { Knowledge } from '../analysis.js';
import { say } from '../language.js';
import type { LicenseCategory } from '../licenses/types.js';
import type { EffectiveLicense, Lineage } from './types.js';

const LENIENT: ReadonlySet<LicenseCategory> = new Set(['public-domain', 'permissive', 'weak-copyleft']);

/** Declared against inherited: a lenient licence on top of a stricter one, in one sentence with the chain. */
export function conflictsOf(effective: readonly EffectiveLicense[], knowledge: Knowledge): Lineage['conflicts'] {
  const own = effective.filter((e) => e.path.length === 1).map((e) => knowledge.licenses.byKey(e.key));
  if (own.length === 0 || !own.every((l) => l && LENIENT.has(l.category))) return [];
  const declared = own.map((l) => l?.spdx ?? '').join(' AND ');
  return effective.flatMap((e) => {
    const inherited = e.path.length > 1 ? knowledge.licenses.byKey(e.key) : undefined;
    if (!inherited || LENIENT.has(inherited.category) || inherited.category === 'unknown') return [];
    return [{ declared, inherited: inherited.spdx, path: e.path, text: say`${e.path[0] ?? ''} is declared ${declared}, but descends from ${e.from}, whose ${inherited.title} goes on to hold (${e.path.join(' → ')}).` }];
  });
}
