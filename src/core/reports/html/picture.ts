import { VERDICT_WORDS } from '../../explain.js';
import type { Verdict } from '../../policy/types.js';
import type { ReportView } from '../summary.js';

/** Verdicts as the tiles show them: what needs somebody first. */
const ORDER: readonly Verdict[] = ['review', 'unknown', 'deny', 'allow'];
const MARK: Readonly<Record<Verdict, string>> = { allow: '\u2713', review: '?', unknown: '?', deny: '\u2717' };

/** The verdicts at a glance: a bar of shares, and a tile with the number for each, in words and not by colour alone. */
export function picture(view: ReportView): string {
  const total = ORDER.reduce((sum, v) => sum + view.counts[v], 0);
  const words = ORDER.filter((v) => view.counts[v]).map((v) => `${view.counts[v]} ${VERDICT_WORDS[v]}`).join(', ') || 'no model in use';
  let x = 0;
  const parts = ORDER.map((v) => {
    const width = total ? (view.counts[v] / total) * 1000 : 0;
    const rect = width ? `<rect x="${round(x)}" y="0" width="${round(width)}" height="22" fill="var(--${v})"/>` : '';
    x += width;
    return rect;
  }).join('');
  const tiles = ORDER.map((v) => `<li class="${v}"><b>${view.counts[v]}</b>${MARK[v]} ${VERDICT_WORDS[v]}</li>`).join('');
  return `<figure style="margin:0"><svg class="bar" viewBox="0 0 1000 22" preserveAspectRatio="none" role="img" aria-label="Models in use by verdict: ${words}"><rect width="1000" height="22" fill="var(--line)"/>${parts}</svg>
<figcaption><ul class="tiles">${tiles}</ul></figcaption></figure>`;
}

function round(n: number): string {
  return String(Math.round(n * 100) / 100);
}
