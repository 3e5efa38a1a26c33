import type { WorkspaceTexts } from '../analysis.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { License } from '../licenses/types.js';
import type { Outcome } from './clauses/outcome.js';
import { distributes, hosts } from './clauses/modes.js';
import type { Obligation, UseProfile } from './types.js';

/** Names that tell a notice from a read-me. */
const NOTICE_FILE = /(?:^|\/)(?:notices?|third[-_ ]?party|attributions?|credits|acknowledge?ments|licen[cs]es?|copying)[^/]*$/i;

/**
 * What one licence obliges to under a use profile, each checked against the workspace's texts: `met` with the place, `unmet` with
 * the text that would meet it, or `unverifiable`. Duties that only distribution brings are left out where nothing is distributed.
 */
export function obligationsOf(license: License, effective: EffectiveLicense, use: UseProfile, duties: readonly Extract<Outcome, { kind: 'duty' }>[], texts: WorkspaceTexts): Obligation[] {
  const found: Obligation[] = [];
  const t = license.terms;
  const shares = distributes(use);
  const offered = hosts(use);
  const from = effective.path.length > 1 ? { from: effective.from } : {};
  const add = (o: Omit<Obligation, 'license' | 'from'>): void => void found.push({ ...o, license: license.key, ...from });
  const outward = shares !== false || offered !== false;

  if (t.builtWith.value !== null && outward) {
    const place = findText(texts, t.builtWith.value);
    add({ id: 'attribution/built-with', clause: t.builtWith.clause, text: `Display "${t.builtWith.value}" where users see it.`, state: place ? 'met' : 'unmet', evidence: place, fix: place ? null : { file: 'README.md', insert: `\n${t.builtWith.value}\n` } });
  }
  if (t.notice.value !== null && shares !== false) {
    const place = findNotice(texts, license);
    add({ id: 'attribution/notice', clause: t.notice.clause, text: `Keep the notice that the ${license.title} asks for: ${t.notice.value}.`, state: place ? 'met' : shares ? 'unmet' : 'unverifiable', evidence: place, fix: place ? null : { file: 'NOTICE', insert: `\n${effective.from}: ${license.title} (${license.spdx})${license.url ? `, ${license.url}` : ''}\n` } });
  }
  if (t.licenseCopy.value === true && shares !== false) {
    const place = findNotice(texts, license);
    add({ id: 'license/copy', clause: t.licenseCopy.clause, text: `Hand on a copy of the ${license.title} with the weights.`, state: place ? 'met' : shares ? 'unmet' : 'unverifiable', evidence: place, fix: null });
  }
  if (t.namePrefix.value !== null && use.modifiesWeights !== false && shares !== false) {
    add({ id: 'naming/prefix', clause: t.namePrefix.clause, text: `Begin the name of a derivative that is distributed with "${t.namePrefix.value}".`, state: 'unverifiable', evidence: null, fix: null });
  }
  if (t.changeNotice.value === true && use.modifiesWeights === true && shares !== false) {
    add({ id: 'changes/notice', clause: t.changeNotice.clause, text: 'State the changes that were made.', state: 'unverifiable', evidence: null, fix: null });
  }
  for (const duty of duties) {
    const title = duty.id === 'use-policy/pass-through' ? (t.useRestrictions.policyUrl ?? t.useRestrictions.policyTitle) : null;
    const place = title === null ? null : findText(texts, title);
    add({ id: duty.id, clause: duty.clause, text: duty.text, state: place ? 'met' : 'unverifiable', evidence: place, fix: null });
  }
  return found;
}

/** Where a text stands, as `file:line`; the comparison ignores case and runs of white space. */
export function findText(texts: WorkspaceTexts, wanted: string): string | null {
  const needle = wanted.toLowerCase();
  for (const { file, text } of texts.files) {
    const at = text.toLowerCase().indexOf(needle);
    if (at >= 0) return `${file}:${text.slice(0, at).split('\n').length}`;
  }
  return null;
}

/** A notice-like file that names the licence. */
function findNotice(texts: WorkspaceTexts, license: License): string | null {
  const notices = { files: texts.files.filter(({ file }) => NOTICE_FILE.test(file)) };
  for (const name of [license.title, license.spdx.startsWith('LicenseRef-') ? null : license.spdx, ...license.aliases.filter((a) => a.length > 10)]) {
    const place = name === null ? null : findText(notices, name);
    if (place) return place;
  }
  return null;
}

/** The same duty of the same licence once, whoever brings it. */
export function dedupeObligations(obligations: readonly Obligation[]): Obligation[] {
  const seen = new Set<string>();
  return obligations.filter((o) => {
    const id = `${o.id}\n${o.license}\n${o.text}`;
    return seen.has(id) ? false : seen.add(id);
  });
}
