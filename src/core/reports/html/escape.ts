import { printable, relativeLink, safeUrl } from '../printable.js';
import type { ReportReference } from '../types.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;', '`': '&#96;' };

/** Text that HTML and SVG take as text, in an element or in a quoted attribute. */
export function text(value: string): string {
  return printable(value).replace(/[&<>"'`]/g, (c) => ENTITIES[c] ?? c);
}

/** A link, or only its text where the address is none that a reader may be sent to. */
export function link(words: string, url: string | null | undefined): string {
  const safe = safeUrl(url);
  return safe ? `<a href="${text(safe)}" rel="noreferrer">${text(words)}</a>` : text(words);
}

/** Code, broken where it doesn't fit. */
export function code(value: string): string {
  return `<code>${text(value)}</code>`;
}

/** A place in a file of the scanned folder. */
export function place(r: Pick<ReportReference, 'file' | 'line' | 'cell' | 'kind'>): string {
  const notes = [r.cell === null ? '' : `cell ${r.cell + 1}`, r.kind === 'use' ? '' : r.kind].filter(Boolean).join(', ');
  return `<a href="${text(relativeLink(r.file))}#L${r.line}">${text(`${r.file}:${r.line}`)}</a>${notes ? ` (${notes})` : ''}`;
}

/** A heading with what stands under it; nothing where nothing does. */
export function block(title: string, inner: string): string {
  return inner ? `<section><h4>${title}</h4>${inner}</section>` : '';
}

/** Items that are HTML already. */
export function list(items: readonly string[]): string {
  return items.length ? `<ul>${items.map((i) => `<li>${i}</li>`).join('')}</ul>` : '';
}

/**
 * A table whose cells are HTML already; each cell carries its column's name for narrow screens, where rows become cards. `widths`
 * are shares in percent, one a column.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], caption: string, widths: readonly number[], kind?: string): string {
  if (rows.length === 0) return '';
  const body = rows.map((row) => `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td data-label="${text(head[i] ?? '')}">${cell}</td>`)).join('')}</tr>`).join('\n');
  const columns = widths.map((w) => `<col style="width:${w}%">`).join('');
  return `<table${kind ? ` class="${kind}"` : ''}><caption class="hidden">${text(caption)}</caption><colgroup>${columns}</colgroup><thead><tr>${head.map((h) => `<th scope="col">${text(h)}</th>`).join('')}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}
