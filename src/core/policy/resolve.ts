import { say } from '../language.js';
import { mergeRules } from './merge.js';
import { entryKey } from './origins.js';
import { parsePolicy, nearest } from './parse.js';
import { BASE_RULES, PRESETS, type Preset } from './presets.js';
import type { Approval, Policy, PolicyPatch, PolicyPosition, PolicyProblem, PolicyRules } from './types.js';

/** Files that one policy may pull in. */
const MAX_EXTENDS = 32;

export interface PolicyFile {
  readonly path: string;
  readonly text: string;
  /** SHA-256, hex. */
  readonly sha256: string;
}

export interface ResolvedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
  /** Files that `readFile` didn't have: read them and call again. */
  readonly needs: readonly string[];
}

interface Draft {
  rules: PolicyRules;
  paths: Policy['paths'][number][];
  ignore: string[];
  privateModels: string[];
  approvals: Approval[];
  origins: Record<string, string>;
}

const SECTIONS = ['use', 'licenses', 'publishers', 'registries', 'provenance', 'severity'] as const;

/**
 * A policy with everything that it extends: presets and files, later wins field by field, the file itself last (contract,
 * section 6). `readFile` answers undefined for what it doesn't have (it is then listed in `needs`) and null for what can't be had:
 * both are errors at their place. No file: `balanced`.
 * A file with errors resolves to the default, so that nothing is allowed by half a policy; the problems say where.
 */
export function resolvePolicy(file: PolicyFile | null, readFile: (path: string) => string | null | undefined): ResolvedPolicy {
  const draft: Draft = { rules: BASE_RULES, paths: [], ignore: [], privateModels: [], approvals: [], origins: {} };
  if (!file) {
    applyPreset(draft, 'balanced', 'built-in default');
    return { policy: toPolicy(draft, null), problems: [], needs: [] };
  }
  const problems: PolicyProblem[] = [];
  const needs: string[] = [];
  let files = 0;
  const apply = (path: string, text: string, chain: readonly string[]): void => {
    const parsed = parsePolicy(text, path);
    problems.push(...parsed.problems);
    if (!parsed.value) return;
    const parents = listOf(parsed.value['extends']);
    // A file that names no preset and extends nothing still stands on `balanced`: silence must not mean "allow nothing is known".
    if (chain.length === 0 && parents.length === 0) applyPreset(draft, 'balanced', 'built-in default');
    parents.forEach((name, i) => {
      const at = parsed.positions.get(`extends.${i}`) ?? { file: path, line: 1, column: 1 };
      if (Object.hasOwn(PRESETS, name)) return applyPreset(draft, name, `preset ${name}`);
      const wanted = joinPath(path, name);
      if (wanted === null) return void problems.push({ ...at, severity: 'error', get message() { return say`'${name}' lies outside the folder that a policy may read`; } });
      if (!/\.(?:ya?ml|json)$/i.test(name)) {
        const close = nearest(name, Object.keys(PRESETS));
        return void problems.push({ ...at, severity: 'error', get message() { return say`'${name}' is no preset and no .yaml, .yml or .json file: presets are ${Object.keys(PRESETS).join(', ')}${close ? say`; did you mean '${close}'?` : ''}`; } });
      }
      if (chain.includes(wanted) || wanted === path) return void problems.push({ ...at, severity: 'error', get message() { return say`extends itself: ${[...chain, path, wanted].join(' → ')}`; } });
      if (++files > MAX_EXTENDS) return void problems.push({ ...at, severity: 'error', get message() { return say`extends more than ${MAX_EXTENDS} files`; } });
      const found = readFile(wanted);
      if (found === undefined) needs.push(wanted);
      // Said at once: a file that a shell then finds takes the error away with the next call.
      if (found === undefined || found === null) return void problems.push({ ...at, severity: 'error', get message() { return say`'${name}' can't be found`; } });
      apply(wanted, found, [...chain, path]);
    });
    applyValues(draft, parsed.value, path, parsed.positions);
  };
  apply(file.path, file.text, []);
  if (problems.some((p) => p.severity === 'error')) {
    const fallback = resolvePolicy(null, () => null).policy;
    return { policy: { ...fallback, path: file.path, sha256: file.sha256 }, problems, needs };
  }
  return { policy: toPolicy(draft, file), problems, needs };
}

function toPolicy(draft: Draft, file: PolicyFile | null): Policy {
  return { path: file?.path ?? null, sha256: file?.sha256 ?? null, ...draft };
}

function applyPreset(draft: Draft, name: string, origin: string): void {
  const preset = PRESETS[name];
  if (preset) applySections(draft, preset as Readonly<Record<string, unknown>>, () => origin);
}

function applyValues(draft: Draft, value: Readonly<Record<string, unknown>>, path: string, positions: ReadonlyMap<string, PolicyPosition>): void {
  const origin = (key: string): string => {
    const at = positions.get(key);
    return at ? `${at.file}:${at.line}:${at.column}` : path;
  };
  applySections(draft, value, origin);
  listOf<Record<string, unknown>>(value['paths']).forEach((entry) => draft.paths.push({ match: listOf(entry['match']), rules: Object.fromEntries(SECTIONS.filter((s) => s in entry).map((s) => [s, entry[s]])) as PolicyPatch }));
  draft.ignore.push(...listOf(value['ignore']));
  draft.privateModels.push(...listOf(value['privateModels']));
  listOf<Approval>(value['approvals']).forEach((approval, i) => {
    const at = positions.get(`approvals.${i}`);
    draft.approvals.push({ ...approval, ...(at ? { at } : {}) });
  });
  for (const key of ['ignore', 'privateModels', 'approvals', 'paths']) if (key in value) draft.origins[key] = origin(key);
}

function applySections(draft: Draft, value: Readonly<Record<string, unknown>> | Preset, origin: (key: string) => string): void {
  for (const section of SECTIONS) {
    const given = (value as Readonly<Record<string, unknown>>)[section];
    if (typeof given !== 'object' || given === null) continue;
    draft.rules = mergeRules(draft.rules, { [section]: given } as PolicyPatch);
    for (const [field, set] of Object.entries(given)) {
      draft.origins[`${section}.${field}`] = origin(`${section}.${field}`);
      if (section === 'licenses' && Array.isArray(set)) set.forEach((entry, i) => (draft.origins[entryKey(field, String(entry))] = origin(`${section}.${field}.${i}`)));
    }
  }
}

function listOf<T = string>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

/** A path named in a file, seen from the folder of the first file; null where it leaves that folder or is absolute. */
function joinPath(from: string, name: string): string | null {
  if (/^(?:[\\/]|[a-z]:|[a-z]+:\/\/)/i.test(name)) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split(/[\\/]/)) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
