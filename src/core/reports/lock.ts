import type { LockFile, LockedModel } from '../findings/lock.js';
import { say, words } from '../language.js';
import { changesOf, stateOf, type StateChange } from './diff.js';
import { escapeControls } from './json.js';
import type { Report } from './types.js';

/** A difference between the lock file and what holds now. */
export interface Drift {
  readonly kind: 'new' | 'gone' | 'changed';
  readonly title: string;
  /** In words: `verdict allow → deny`; the verdict alone for what is new or gone. */
  readonly text: string;
}

/** The models in use, in an order of their own and without a date: nothing that changes by itself makes the file differ. */
export function createLock(report: Report): LockFile {
  const spdx = new Map(report.licenses.map((l) => [l.key, l.spdx]));
  const models = report.models.flatMap((record, i): LockedModel[] => {
    const assessment = report.assessments[i];
    if (!assessment || assessment.kind === 'mention') return [];
    const { verdict, licenses, expression, revision, licenseTextSha256 } = stateOf(record, assessment, spdx);
    return [{ registry: record.registry, model: record.model, requestedRevision: record.requestedRevision, revision, verdict, expression, licenses, licenseTextSha256 }];
  });
  return { lockVersion: 1, models: models.sort((a, b) => compare(idOf(a), idOf(b))) };
}

/** The file's text. */
export function writeLockFile(lock: LockFile): string {
  return `${escapeControls(JSON.stringify(lock, null, 2))}\n`;
}

/**
 * Models, licences and verdicts that differ. A revision that moved is none: what a licence says counts, and a text's hash only where
 * both sides know one, so that a check without network finds no drift that is none.
 */
export function compareLocks(locked: LockFile, current: LockFile): Drift[] {
  const before = new Map(locked.models.map((m) => [idOf(m), m]));
  const after = new Map(current.models.map((m) => [idOf(m), m]));
  const drift: Drift[] = [];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const old = before.get(id);
    const now = after.get(id);
    if (!old && now) drift.push({ kind: 'new', title: id, text: now.verdict });
    else if (old && !now) drift.push({ kind: 'gone', title: id, text: old.verdict });
    else if (old && now) {
      const changes = changesOf({ ...old, approval: null, licenses: [...old.licenses].sort() }, { ...now, approval: null })
        .filter((c) => c.field !== 'revision' && (c.field !== 'licenseTextSha256' || (c.before !== null && c.after !== null)));
      if (changes.length) drift.push({ kind: 'changed', title: id, text: changes.map(changeWords).join('; ') });
    }
  }
  return drift;
}

const FIELD_WORDS: Readonly<Record<StateChange['field'], string>> = words({ verdict: 'verdict', licenses: 'licences', expression: 'declared licence', licenseTextSha256: 'licence text', revision: 'revision', approval: 'approval' });

function changeWords(c: StateChange): string {
  return `${FIELD_WORDS[c.field]} ${c.before ?? say`none`} \u2192 ${c.after ?? say`none`}`;
}

function idOf(m: LockedModel): string {
  return `${m.registry}:${m.model}${m.requestedRevision ? `@${m.requestedRevision}` : ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
