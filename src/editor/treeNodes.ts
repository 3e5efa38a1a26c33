import { l10n } from 'vscode';
import { VERDICT_ORDER } from '../core/explain.js';
import type { Verdict } from '../core/policy/types.js';
import type { FolderState } from './folderState.js';
import type { ModelView, NumberedReference } from './view.js';
import { viewOf } from './view.js';
import { verdictWord } from './words.js';

export const GROUPINGS = ['verdict', 'model', 'licence', 'publisher', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A row of the tree. `id` is stable over updates, so that rows stay open. */
export type TreeNode = FolderNode | GroupNode | ModelNode | PlaceNode;

interface FolderNode {
  readonly kind: 'folder';
  readonly id: string;
  readonly state: FolderState;
  readonly children: readonly TreeNode[];
}

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  /** Set where the group stands for a verdict. */
  readonly verdict: Verdict | null;
  /** Set where the group stands for a file. */
  readonly file: { readonly state: FolderState; readonly path: string } | null;
  readonly children: readonly ModelNode[];
}

/** `model`, `registry` and `folder` are what commands take as their argument. */
export interface ModelNode {
  readonly kind: 'model';
  readonly id: string;
  readonly state: FolderState;
  readonly view: ModelView;
  readonly model: string;
  readonly registry: string;
  readonly folder: string | undefined;
  readonly children: readonly PlaceNode[];
}

export interface PlaceNode {
  readonly kind: 'place';
  readonly id: string;
  readonly state: FolderState;
  readonly view: ModelView;
  readonly reference: NumberedReference;
}

export interface TreeOptions {
  readonly grouping: Grouping;
  /** Words that a model, licence, publisher or path must hold; empty shows all. */
  readonly filter: string;
  readonly showMentions: boolean;
}

/** The rows for the folders that have been looked at. Pure over their analyses. */
export function treeNodes(states: readonly FolderState[], options: TreeOptions): TreeNode[] {
  const perFolder = states.flatMap((state) => {
    const groups = groupsOf(state, options);
    return groups.length ? [{ state, groups }] : [];
  });
  const [only] = perFolder;
  if (perFolder.length === 1 && only) return only.groups;
  return perFolder.map(({ state, groups }) => ({ kind: 'folder', id: `folder ${state.key}`, state, children: groups }));
}

function groupsOf(state: FolderState, options: TreeOptions): TreeNode[] {
  if (!state.analysis) return [];
  const models = viewOf(state.analysis).models
    .filter((view) => (view.used || options.showMentions) && matches(view, options.filter))
    .sort((a, b) => VERDICT_ORDER.indexOf(a.assessment.verdict) - VERDICT_ORDER.indexOf(b.assessment.verdict) || (a.record.model < b.record.model ? -1 : 1));
  const prefix = `${state.key} ${options.grouping}`;
  if (options.grouping === 'model') return models.map((view) => modelNode(state, view, prefix, view.references));
  const groups = new Map<string, { label: string; verdict: Verdict | null; path: string | null; views: { view: ModelView; references: readonly NumberedReference[] }[] }>();
  for (const view of models) {
    for (const { key, label, verdict = null, path = null, references } of keysOf(view, options.grouping)) {
      const group = groups.get(key) ?? { label, verdict, path, views: [] };
      group.views.push({ view, references });
      groups.set(key, group);
    }
  }
  const ordered = [...groups.entries()];
  if (options.grouping !== 'verdict') ordered.sort(([, a], [, b]) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
  return ordered.map(([key, group]): GroupNode => ({
    kind: 'group', id: `${prefix} ${key}`, label: group.label, verdict: group.verdict, file: group.path === null ? null : { state, path: group.path },
    children: group.views.map(({ view, references }) => modelNode(state, view, `${prefix} ${key}`, references)),
  }));
}

function modelNode(state: FolderState, view: ModelView, prefix: string, references: readonly NumberedReference[]): ModelNode {
  const id = `${prefix} ${view.key}`;
  return {
    kind: 'model', id, state, view, model: view.record.model, registry: view.record.registry, folder: state.folder ? state.key : undefined,
    children: references.map((reference, i) => ({ kind: 'place', id: `${id} ${reference.file} ${i}`, state, view, reference })),
  };
}

interface GroupKey {
  readonly key: string;
  readonly label: string;
  readonly verdict?: Verdict;
  readonly path?: string;
  readonly references: readonly NumberedReference[];
}

/** The groups that a model belongs to: one for verdict and publisher, one for each licence and file. */
function keysOf(view: ModelView, grouping: Grouping): GroupKey[] {
  const { record, assessment, references } = view;
  switch (grouping) {
    case 'verdict': return [{ key: assessment.verdict, label: verdictWord(assessment.verdict), verdict: assessment.verdict, references }];
    case 'publisher': return [{ key: record.publisher.id ?? '', label: record.publisher.name ?? record.publisher.id ?? l10n.t('publisher not known'), references }];
    case 'licence': {
      const licenses = [...new Map(assessment.effectiveLicenses.map((e) => [e.key, shortLicense(e.expression ?? e.key)])).entries()];
      if (licenses.length === 0) return [{ key: '', label: record.termsOfService?.title ?? l10n.t('licence unknown'), references }];
      return licenses.map(([key, label]) => ({ key, label: key === 'unknown' ? l10n.t('licence unknown') : label, references }));
    }
    case 'file': return [...new Set(references.map((r) => r.file))].map((path) => ({ key: path, label: path, path, references: references.filter((r) => r.file === path) }));
    case 'model': return [];
  }
}

/** What binds a model, in a few words: its own licence and those that it inherits. */
export function licenseWords({ record, assessment }: ModelView): string {
  if (record.termsOfService) return record.termsOfService.title;
  const names = [...new Set(assessment.effectiveLicenses.map((e) => (e.key === 'unknown' ? (e.expression ?? '') : shortLicense(e.expression ?? e.key))).filter(Boolean))];
  return names.length ? names.slice(0, 3).join(' + ') : l10n.t('licence unknown');
}

/** A licence's name in a narrow place: `LicenseRef-` says nothing to a reader. */
function shortLicense(expression: string): string {
  return expression.replaceAll('LicenseRef-', '');
}

function matches({ record, assessment, references }: ModelView, filter: string): boolean {
  if (filter === '') return true;
  const words = filter.toLowerCase().split(/\s+/);
  const text = [record.model, record.registry, record.publisher.name ?? '', verdictWord(assessment.verdict), ...assessment.effectiveLicenses.map((e) => `${e.key} ${e.expression ?? ''}`), ...references.map((r) => r.file)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many models of a folder's analysis count towards each verdict: those in use. */
export function countVerdicts(states: readonly FolderState[]): Record<Verdict, number> {
  const counts = { allow: 0, review: 0, deny: 0, unknown: 0 };
  for (const state of states) for (const view of state.analysis ? viewOf(state.analysis).models : []) if (view.used) counts[view.assessment.verdict]++;
  return counts;
}
