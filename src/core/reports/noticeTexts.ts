import { printable, safeUrl } from './printable.js';

/** A licence or notice text as it lies in one or several repositories. */
export interface NoticeText {
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly path: string;
  /** Catalogue keys of the licences that the text is. */
  readonly keys: readonly string[];
  readonly text: string;
  readonly from: readonly { readonly model: string; readonly revision: string | null; readonly url: string | null }[];
}

/** What could be collected of the texts that go along with models. */
export interface NoticeTexts {
  readonly texts: readonly NoticeText[];
  readonly missing: readonly { readonly model: string; readonly path: string; readonly why: string }[];
  /** Models whose list of files is known: what of them is in neither list, they do not have. */
  readonly looked: readonly string[];
}

export const NO_TEXTS: NoticeTexts = { texts: [], missing: [], looked: [] };

/** A NOTICE file, as opposed to a licence or a policy. */
export function isNotice(path: string): boolean {
  return /notice/i.test(path);
}

/** `Text 2`: how other parts of the pack name a text. */
export function textName(index: number): string {
  return `Text ${index + 1}`;
}

/**
 * A text with its title and origin. Word for word but for what would steer a terminal, and indented, so that nothing in it can pass for
 * a part of the pack.
 */
export function textBlock(t: NoticeText, index: number): string {
  const origins = t.from.map((f) => `    from ${oneLine(f.model)}${f.revision ? `, revision ${oneLine(f.revision)}` : ''}${safeUrl(f.url) ? `: ${f.url ?? ''}` : ''}`);
  const body = t.text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).map((row) => `    ${printable(row.replace(/\t/g, '    ')).trimEnd()}`.trimEnd());
  while (body.length && body[body.length - 1] === '') body.pop();
  while (body.length && body[0] === '') body.shift();
  return [`${textName(index)}: ${oneLine(t.path)}, SHA-256 ${oneLine(t.sha256)}`, ...origins, '', ...body].join('\n');
}

function oneLine(value: string): string {
  return printable(value).replace(/</g, '\u2039').replace(/>/g, '\u203a').trim();
}
