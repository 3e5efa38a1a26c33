import * as vscode from 'vscode';
import { globProblem } from '../core/policy/globs.js';
import { isRuleId } from '../core/policy/rules.js';
import type { Severity } from '../core/policy/types.js';

/** The prefix of every setting and command. */
const SECTION = 'modelLicenceReview';

const LOOKUPS = ['online', 'offline'] as const;
const RUNS = ['onType', 'onSave', 'manual'] as const;
const SCOPES = ['openFiles', 'workspace'] as const;
const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** The configuration as the rest of the editor reads it: every value is valid, whatever the user wrote. */
export interface Settings {
  /** Path relative to the workspace folder; null: the folder's own `model-policy.yaml`. */
  readonly policyFile: string | null;
  /** `offline` in an untrusted workspace, whatever the setting says. */
  readonly lookups: (typeof LOOKUPS)[number];
  /** Without a slash at the end; null: the environment's, else the public Hub. */
  readonly hubUrl: string | null;
  readonly run: (typeof RUNS)[number];
  readonly privateModels: readonly string[];
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  readonly showMentions: boolean;
  readonly exclude: readonly string[];
  readonly codeLens: boolean;
}

/**
 * The reader of every setting that a folder may have for itself. A bad value becomes the default, never an error. "No folder" is
 * `null`: for `undefined`, and for a setting of the window that is asked for a folder, the editor writes a warning to its log with
 * each value that is read, and after every edit some twenty are.
 */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const config = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  const trusted = vscode.workspace.isTrusted;
  const flag = (key: string): boolean => config.get<unknown>(key) === true;
  const globs = (key: string): string[] => {
    const value = config.get<unknown>(key);
    return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string' && v.trim() !== '' && v.length <= 500) : [];
  };
  // The manifest restricts these two, too; here it is plain to read, and it holds on hosts that know no restricted settings.
  const guarded = (key: string): unknown => (trusted ? config.get<unknown>(key) : config.inspect<unknown>(key)?.globalValue);
  return {
    policyFile: insidePath(guarded('policyFile')),
    lookups: trusted ? oneOf(config, 'lookups', LOOKUPS, 'online') : 'offline',
    hubUrl: httpUrl(guarded('hubUrl')),
    run: oneOf(config, 'run', RUNS, 'onType'),
    // One that would take for ever to match may mean any model: then none is looked up.
    privateModels: globs('privateModels').map((glob) => (globProblem(glob) === null ? glob : '**')),
    severity: severities(config.get<unknown>('severity')),
    showMentions: flag('showMentions'),
    exclude: globs('exclude'),
    codeLens: flag('codeLens'),
  };
}

/** What is reviewed: a setting of the window, which no folder has for itself. */
export function readScope(): (typeof SCOPES)[number] {
  return oneOf(vscode.workspace.getConfiguration(SECTION), 'scope', SCOPES, 'openFiles');
}

/** The value of a setting that takes one of several words. */
function oneOf<T extends string>(config: vscode.WorkspaceConfiguration, key: string, words: readonly T[], fallback: T): T {
  const value = config.get<unknown>(key);
  return words.find((word) => word === value) ?? fallback;
}

/** What happened to a document; `ask`: the user wants it to be read. */
export type ReadEvent = 'open' | 'change' | 'save' | 'ask';

/** Whether the setting `run` has a document read at this kind of event. */
export function wantsReading(run: Settings['run'], event: ReadEvent): boolean {
  return event === 'ask' || (run === 'onSave' ? event !== 'change' : run === 'onType');
}

/** The globs that the user's own `files.exclude` and `search.exclude` switch on; conditions on siblings are left to the editor. */
export function editorExcludes(scope: vscode.Uri | undefined): string[] {
  return ['files', 'search'].flatMap((section) => {
    const value = vscode.workspace.getConfiguration(section, scope ?? null).get<unknown>('exclude');
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([glob, on]) => (on === true ? [glob] : [])) : [];
  });
}

/** Whether a change of configuration is ours to act on. */
export function concernsUs(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(SECTION);
}

/** A relative POSIX path that stays inside the folder, else null. */
function insidePath(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const path = value.trim().replace(/\\/g, '/').replace(/^(?:\.\/)+/, '');
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..')) return null;
  return path;
}

function httpUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  try {
    const url = new URL(value.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href.replace(/\/$/, '') : null;
  } catch {
    return null;
  }
}

function severities(value: unknown): ReadonlyMap<string, Severity | 'off'> {
  const found = new Map<string, Severity | 'off'>();
  if (typeof value !== 'object' || value === null) return found;
  for (const [rule, given] of Object.entries(value)) {
    const severity = SEVERITIES.find((s) => s === given);
    if (severity && isRuleId(rule)) found.set(rule, severity);
  }
  return found;
}
