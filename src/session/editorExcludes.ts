import { parse } from 'jsonc-parser';

/** A settings file has a handful of globs; more than this is a trap. */
const MOST = 200;

/**
 * The globs that a folder's own editor settings (`.vscode/settings.json`) leave out of the explorer and of searches: what nobody sees
 * in the editor is no surprise on the command line. Broken settings leave nothing out.
 */
export function editorExcludes(text: string): string[] {
  const settings: unknown = parse(text, [], { allowTrailingComma: true });
  if (typeof settings !== 'object' || settings === null) return [];
  const globs = ['files.exclude', 'search.exclude'].flatMap((name) => {
    const value = (settings as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'object' && value !== null ? Object.entries(value).filter(([, on]) => on === true).map(([glob]) => glob) : [];
  });
  return globs.filter((glob) => glob !== '' && glob.length <= 200).slice(0, MOST).flatMap((glob) => [glob, glob.endsWith('/**') ? glob : `${glob}/**`]);
}
