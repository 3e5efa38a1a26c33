import type { WorkspaceTexts } from '../analysis.js';
import { say } from '../language.js';
import type { EffectiveLicense } from '../lineage/types.js';
import type { License } from '../licenses/types.js';
import type { ModelRecord } from '../models/types.js';
import { distributes, hosts } from './clauses/modes.js';
import type { Outcome } from './clauses/outcome.js';
import { derivativeNames, findNotice, findText } from './evidence.js';
import { onceBy } from './once.js';
import type { Obligation, UseProfile } from './types.js';

type Duty = Extract<Outcome, { kind: 'duty' }>;

/**
 * What one licence obliges to under a use profile, each checked against the workspace's texts: `met` with the place, `unmet` with
 * the text that would meet it, or `unverifiable`. Duties that only distribution brings are left out where nothing is distributed;
 * where nobody said whether anything is, they are `unverifiable` until a text meets them.
 */
export function obligationsOf(license: License, effective: EffectiveLicense, use: UseProfile, duties: readonly Duty[], record: ModelRecord, texts: WorkspaceTexts): Obligation[] {
  if (!license.verified) return [];
  const found: Obligation[] = [];
  const t = license.terms;
  const shares = distributes(use);
  const outward = shares !== false || hosts(use) !== false;
  const from = effective.path.length > 1 ? { from: effective.from } : {};
  const add = (o: Omit<Obligation, 'license' | 'from'>): void => void found.push({ ...o, license: license.key, ...from });
  const checked = (place: string | null, sure: boolean): Pick<Obligation, 'state' | 'evidence'> => ({ state: place ? 'met' : sure ? 'unmet' : 'unverifiable', evidence: place });
  const title = license.spdx.startsWith('LicenseRef-') || license.spdx === license.title ? license.title : `${license.title} (${license.spdx})`;

  const phrases = displayed(t.builtWith.value, use, record, duties);
  if (phrases.length && outward) {
    const place = firstOf(phrases, (phrase) => findText(texts, phrase));
    add({ id: 'attribution/built-with', clause: t.builtWith.clause, text: say`Display ${phrases.map((p) => `"${p}"`).join(say` or `)} where users see it.`, ...checked(place, true), fix: place ? null : { file: 'README.md', insert: `\n${phrases[0] ?? ''}\n` } });
  }
  if (t.notice.value !== null && shares !== false) {
    const place = findNotice(texts, license, effective.from);
    add({ id: 'attribution/notice', clause: t.notice.clause, text: say`Keep the notice that the ${license.title} asks for: ${t.notice.value}.`, ...checked(place, shares === true), fix: place ? null : { file: 'NOTICE', insert: noticeLine(effective.from, title, license) } });
  }
  if (t.licenseCopy.value === true && shares !== false) {
    const place = findNotice(texts, license, null);
    add({ id: 'license/copy', clause: t.licenseCopy.clause, text: say`Hand on a copy of the ${license.title} with the weights.`, ...checked(place, shares === true), fix: null });
  }
  if (t.namePrefix.value !== null && use.modifiesWeights !== false && shares !== false) {
    const prefix = partsOf(t.namePrefix.value).words;
    const names = use.modifiesWeights ? derivativeNames(texts) : [];
    const anywhere = /anywhere/i.test(t.namePrefix.value);
    const fits = (name: string): boolean => (anywhere ? name.toLowerCase().includes(prefix.toLowerCase()) : name.toLowerCase().replace(/^.*\//, '').startsWith(prefix.toLowerCase()));
    const wrong = names.find((n) => !fits(n.name));
    add({
      id: 'naming/prefix', clause: t.namePrefix.clause, text: `${anywhere ? say`Carry "${prefix}" in the name of a derivative that is distributed.` : say`Begin the name of a derivative that is distributed with "${prefix}".`}${wrong ? say` "${wrong.name}" does not.` : ''}`,
      state: names.length === 0 ? 'unverifiable' : wrong ? 'unmet' : 'met', evidence: wrong?.place ?? names[0]?.place ?? null, fix: null,
    });
  }
  if (t.changeNotice.value === true && use.modifiesWeights !== false && shares !== false) {
    add({ id: 'changes/notice', clause: t.changeNotice.clause, text: say`State the changes that were made to the model.`, state: 'unverifiable', evidence: null, fix: null });
  }
  for (const duty of duties) {
    const wanted = duty.id === 'use-policy/pass-through' ? [t.useRestrictions.policyUrl, t.useRestrictions.policyTitle].filter((v): v is string => v !== null && v.length > 8) : duty.display ? quoted(duty.display) : [];
    const place = firstOf(wanted, (text) => findText(texts, text));
    const sure = duty.display !== undefined && wanted.length > 0;
    const phrase = sure ? wanted[0] : undefined;
    add({ id: duty.id, clause: duty.clause, text: duty.text, ...checked(place, sure), fix: place || !phrase ? null : { file: 'README.md', insert: `\n${phrase}\n` } });
  }
  return found;
}

/** The texts that must be displayed under this use, one of which is enough; none where the text only encourages it, or another use brings it. */
function displayed(value: string | null, use: UseProfile, record: ModelRecord, duties: readonly Duty[]): string[] {
  if (value === null || /^encouraged/i.test(value) || duties.some((d) => d.id === 'attribution/built-with')) return [];
  const { words, remark: condition } = partsOf(value);
  if (/above threshold/i.test(condition) || (/commercial/i.test(condition) && use.commercial === false)) return [];
  const only = /^(\w{1,40}) models only$/i.exec(condition)?.[1];
  if (only && !record.model.toLowerCase().includes(only.toLowerCase())) return [];
  return words.split(' / ').map((phrase) => phrase.replace(/^\[[^\]]{1,40}\] is /, ''));
}

/** A value of the catalogue, and the remark in brackets behind it; empty where there is none. */
function partsOf(value: string): { readonly words: string; readonly remark: string } {
  const open = value.endsWith(')') ? value.lastIndexOf(' (') : -1;
  return open < 0 ? { words: value, remark: '' } : { words: value.slice(0, open), remark: value.slice(open + 2, -1) };
}

const quoted = (text: string): string[] => [...text.matchAll(/"([^"]{3,80})"/g)].map((m) => m[1] ?? '');

function noticeLine(model: string, title: string, license: License): string {
  return `\n${model} is licensed under the ${title}${license.publisher ? `, Copyright (c) ${license.publisher}. All Rights Reserved` : ''}.${license.url ? ` ${license.url}` : ''}\n`;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** The same duty of the same licence once, whoever brings it. */
export function dedupeObligations(obligations: readonly Obligation[]): Obligation[] {
  return onceBy(obligations, (o) => `${o.id}\n${o.license}\n${o.text}`);
}
