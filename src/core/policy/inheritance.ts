import { say } from '../language.js';
import type { EffectiveLicense, Lineage } from '../lineage/types.js';
import { worstOf, type Judged } from './effective.js';
import type { JudgeInput } from './judgeLicense.js';
import type { Reason } from './types.js';

/**
 * What inheriting itself adds to what each licence says: terms of a parent that ask for more than the model's own
 * (`lineage/inherited-terms`, with the verdict that they come to), and a declared licence that a parent's terms leave no room for
 * (`lineage/incompatible`).
 */
export function inheritanceReasons(results: readonly { readonly effective: EffectiveLicense; readonly judged: Judged }[], lineage: Lineage, { knowledge }: JudgeInput): Reason[] {
  const own = results.filter((r) => r.effective.path.length === 1);
  const reasons: Reason[] = [];
  for (const { effective, judged } of results) {
    const license = knowledge.licenses.byKey(effective.key);
    // Its own are among `own`, too.
    if (!license || effective.key === 'unknown' || own.some((o) => o.effective.key === effective.key)) continue;
    const conflict = lineage.conflicts.find((c) => c.path.join('\n') === effective.path.join('\n'));
    const verdict = worstOf(judged.reasons);
    const chain = effective.path.join(' → ');
    const base = { license: license.key, evidence: [{ source: license.source ?? license.title, url: license.url, excerptHash: null }] };
    const { derivatives, shareAlike } = license.terms;
    if (conflict && license.verified && (derivatives.value === 'forbidden' || derivatives.value === 'same-license' || shareAlike.value === true)) {
      reasons.push({ ...base, rule: 'lineage/incompatible', verdict: verdict === 'deny' ? 'deny' : 'review', clause: derivatives.clause, text: say`${effective.path[0] ?? ''} is declared ${conflict.declared}, but the ${license.title} of ${effective.from} ${derivatives.value === 'forbidden' ? say`allows no derivatives to be shared` : say`lets derivatives be shared under the same licence only`} (${chain}).` });
    } else if (conflict && verdict === 'deny') {
      reasons.push({ ...base, rule: 'lineage/incompatible', verdict, clause: null, text: conflict.text });
    }
    if (verdict !== 'allow' || conflict) reasons.push({ ...base, rule: 'lineage/inherited-terms', verdict, clause: null, text: conflict?.text ?? say`The ${license.title} of ${effective.from} goes on to hold (${chain}).` });
  }
  return reasons;
}
