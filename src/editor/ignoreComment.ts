import { kindOfFile, type FileKind } from '../core/references/files.js';

type Mark = readonly [open: string, close: string];
const HASH: Mark = ['# ', ''];
const SLASHES: Mark = ['// ', ''];
const HTML: Mark = ['<!-- ', ' -->'];

/** How each kind of file writes a comment on a line of its own; kinds without comments have none. */
const MARKS: Readonly<Partial<Record<FileKind, Mark>>> = {
  python: HASH, js: SLASHES, code: SLASHES, yaml: HASH, toml: HASH, ini: HASH, env: HASH, dockerfile: HASH, shell: HASH, markdown: HTML, terraform: HASH, modelfile: HASH, xml: HTML, notebook: HASH,
};
const HASH_LANGUAGES = /\.(?:rb|ex|exs|r|jl|pl|nim)$/i;

/**
 * The comment line that switches a rule off for the line below it; null where the kind of file has no comments, or where a line can't
 * be put in between (the line above goes on with a backslash). `languageId` decides for JSON with comments and for cells.
 */
export function ignoreLine(path: string, languageId: string, above: string | null, line: string, rule: string, reason: string): string | null {
  const mark = markOf(path, languageId);
  if (!mark || (above !== null && /\\\s*$/.test(above.slice(-200)))) return null;
  const indent = /^[ \t]{0,200}/.exec(line)?.[0] ?? '';
  // What would end the comment, or the line, can't be part of a reason.
  const plain = reason.replace(/[\r\n]/g, ' ').replace(/-->|\*\//g, '').trim();
  return `${indent}${mark[0]}model-licence-review: ignore-next-line ${rule}${plain ? ` -- ${plain}` : ''}${mark[1]}`;
}

function markOf(path: string, languageId: string): Mark | null {
  if (languageId === 'jsonc' || languageId === 'json5') return SLASHES;
  if (languageId === 'python' || languageId === 'shellscript') return HASH;
  if (languageId === 'markdown') return HTML;
  const kind = kindOfFile(path);
  if (kind === 'code' && HASH_LANGUAGES.test(path)) return HASH;
  return kind ? (MARKS[kind] ?? null) : null;
}
