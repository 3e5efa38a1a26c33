import { BorderStyle, HeadingLevel, Paragraph, ShadingType, SimpleField, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type IRunOptions, type ParagraphChild } from 'docx';
import { printable, safeUrl } from '../../core/reports/printable.js';
import type { Verdict } from '../../core/policy/types.js';

/** Width of the text on an A4 page with the margins of the document, in twentieths of a point. */
const PAGE_WIDTH = 9638;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE } as const;

/** Dark enough to read on white paper, light enough as shading with black text. */
export const COLORS: Readonly<Record<Verdict, { readonly ink: string; readonly shade: string }>> = {
  allow: { ink: '1A7F37', shade: 'DAFBE1' }, review: { ink: '7D5400', shade: 'FFF1C2' }, deny: { ink: 'B3261E', shade: 'FFDDD9' }, unknown: { ink: '5A2CA0', shade: 'EDE1FF' },
};

/** What a cell or a paragraph holds: plain words, or runs that are made already. */
export type Inline = string | readonly ParagraphChild[];

/** Words as a run; what XML can't carry is taken out. */
export function run(words: string, options: Omit<IRunOptions, 'text'> = {}): TextRun {
  return new TextRun({ ...options, text: printable(words).replace(/[\ufffe\uffff]/g, ' ') });
}

/** A link by a field, not by a relationship: the library names those at random, and the same report must give the same bytes. */
export function link(words: string, url: string | null | undefined): ParagraphChild {
  const safe = safeUrl(url);
  return safe ? new SimpleField(`HYPERLINK "${safe}"`, printable(words).replace(/[\ufffe\uffff]/g, ' ') || safe) : run(words);
}

function children(content: Inline): readonly ParagraphChild[] {
  return typeof content === 'string' ? [run(content)] : content;
}

export function paragraph(content: Inline, style?: string): Paragraph {
  return new Paragraph({ children: [...children(content)], ...(style ? { style } : {}) });
}

/** Several lines as one paragraph: each is a thing that the library holds until the end, and a report has thousands. */
export function lines(items: readonly Inline[]): Paragraph[] {
  if (items.length === 0) return [];
  return [new Paragraph({ style: 'Lines', children: items.flatMap((item, i): ParagraphChild[] => (typeof item === 'string' ? [run(item, i ? { break: 1 } : {})] : [...(i ? [run('', { break: 1 })] : []), ...item])) })];
}

export function bullet(content: Inline): Paragraph {
  return new Paragraph({ children: [...children(content)], bullet: { level: 0 } });
}

export function heading(words: string, level: 1 | 2 | 3, options: { readonly pageBreakBefore?: boolean } = {}): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
  return new Paragraph({ heading: levels[level], keepNext: true, pageBreakBefore: options.pageBreakBefore ?? false, children: [run(words)] });
}

/** The headings of parts, which each model repeats: one object for each title. */
const TITLES = new Map<string, Paragraph>();

/** A heading of a part and the part, nothing where there is none. */
export function section(title: string, parts: readonly (Paragraph | Table)[]): (Paragraph | Table)[] {
  if (parts.length === 0) return [];
  const known = TITLES.get(title) ?? heading(title, 3);
  if (TITLES.size < 100) TITLES.set(title, known);
  return [known, ...parts];
}

export interface TableOptions {
  /** Shares of the width, one a column. */
  readonly widths: readonly number[];
  /** Shading of a cell, by row and column. */
  readonly shade?: (row: number, column: number) => string | undefined;
  /** The first column is a label: bold. */
  readonly labels?: boolean;
}

/** A table with a head that repeats on each page; nothing without rows. Without a head: a form. */
export function table(head: readonly string[], rows: readonly (readonly Inline[])[], options: TableOptions): Table[] {
  if (rows.length === 0) return [];
  const total = options.widths.reduce((sum, w) => sum + w, 0);
  const widths = options.widths.map((w) => Math.round((w / total) * PAGE_WIDTH));
  const cell = (content: Inline, column: number, row: number, bold: boolean): TableCell => {
    const fill = options.shade?.(row, column);
    return new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } } : {}),
      children: [new Paragraph({ style: 'Cell', children: bold && typeof content === 'string' ? [run(content, { bold: true })] : [...children(content)] })],
    });
  };
  const headRow = head.length ? [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((h, i) => cell(h, i, -1, true)) })] : [];
  const body = rows.map((r, y) => new TableRow({ cantSplit: true, children: r.map((c, x) => cell(c, x, y, x === 0 && options.labels === true)) }));
  return [new Table({ layout: TableLayoutType.FIXED, width: { size: PAGE_WIDTH, type: WidthType.DXA }, columnWidths: widths, borders: BORDERS, margins: { top: 40, bottom: 40, left: 80, right: 80 }, rows: [...headRow, ...body] })];
}
