import picomatch from 'picomatch';
import { ALWAYS_EXCLUDED } from './excluded.js';
import { ignored, usableGlobs, type IgnoreLayer } from './ignoreRules.js';
import type { ListOptions } from './types.js';

/** Which folders a walk goes into and which files it lists: the same on a disk and in an editor's own file systems. */
export interface Selection {
  enters(path: string, name: string, layers: readonly IgnoreLayer[]): boolean;
  takes(path: string, layers: readonly IgnoreLayer[]): boolean;
  /** Of what is neither a folder nor a regular file: whether a scan would have read it, so that its absence is told. */
  misses(path: string, layers: readonly IgnoreLayer[]): boolean;
}

/** A folder deeper than this is a loop or a trap. */
export const MAX_DEPTH = 64;

/** `wanted` says from the name alone whether a scan could read a file. Globs that would take for ever are left out and told. */
export function selectionOf({ include, exclude, onSkip }: ListOptions, wanted: (path: string) => boolean): Selection {
  const included = include.length ? picomatch([...include], { dot: true }) : null;
  const left = usableGlobs(exclude, onSkip);
  const excluded = left.length ? picomatch(left, { dot: true }) : null;
  return {
    enters: (path, name, layers) => !ALWAYS_EXCLUDED.has(name) && !ignored(layers, `${path}/`) && !excluded?.(path) && !excluded?.(`${path}/`),
    takes: (path, layers) => wanted(path) && !isLeftOut(path, layers) && !excluded?.(path) && (included === null || included(path)),
    misses: (path, layers) => wanted(path) && !isLeftOut(path, layers),
  };
}

/** `.env*` in a `.gitignore` means the secrets; the sample beside them (`.env.example`) is there to be shared, and git has it all the same. */
const SAMPLE_ENV = /(?:^|\/)\.env\.(?:[\w-]{1,30}\.)?(?:example|sample|template|dist)$/;

function isLeftOut(path: string, layers: readonly IgnoreLayer[]): boolean {
  return ignored(layers, path) && !SAMPLE_ENV.test(path);
}
