import { parseTree, type Node } from 'jsonc-parser';
import { Lines } from '../core/text/lines.js';

/** A string literal of the file and where its characters stand in the cell. */
interface Piece {
  /** Offset of the first character behind the quote, in the file. */
  readonly start: number;
  readonly end: number;
  /** Offset of the literal's first character in the cell. */
  readonly cellStart: number;
}

/** Where the cells of a notebook file stand in it, for places that are given in the file and wanted in a cell. */
export interface NotebookLayout {
  readonly cells: number;
  /** 0-based line and character in the cell for a 1-based place of the file; null where the place is not inside that cell's source. */
  toCell(cell: number, line: number, column: number): { readonly line: number; readonly character: number } | null;
}

/** Reads the layout of a Jupyter notebook. Never throws: a file that is none has no cells. */
export function layoutNotebook(text: string): NotebookLayout {
  const root = parseTree(text);
  const cells = (child(root, 'cells')?.children ?? []).map((cell) => {
    const source = child(cell, 'source');
    const literals = source?.type === 'array' ? (source.children ?? []) : source ? [source] : [];
    const pieces: Piece[] = [];
    let content = '';
    for (const literal of literals) {
      if (literal.type !== 'string') continue;
      pieces.push({ start: literal.offset + 1, end: literal.offset + literal.length - 1, cellStart: content.length });
      content += String(literal.value);
    }
    return { pieces, lines: new Lines(content) };
  });
  const file = new Lines(text);
  return {
    cells: cells.length,
    toCell(index, line, column) {
      const cell = cells[index];
      const offset = file.start(line) + column - 1;
      const piece = cell?.pieces.find((p) => offset >= p.start && offset <= p.end);
      if (!cell || !piece) return null;
      const inCell = piece.cellStart + decodedLength(text.slice(piece.start, offset));
      const place = cell.lines.place(inCell);
      return { line: place.line - 1, character: place.column - 1 };
    },
  };
}

/** The Jupyter file of cells that are not saved: one line of the file for each line of a cell, so that places can be told apart. */
export function writeNotebook(cells: readonly { readonly code: boolean; readonly text: string }[], language: string): string {
  return JSON.stringify({
    cells: cells.map(({ code, text }) => ({
      cell_type: code ? 'code' : 'markdown', metadata: {}, source: text.split(/(?<=\n)/), ...(code ? { execution_count: null, outputs: [] } : {}),
    })),
    metadata: { language_info: { name: language } }, nbformat: 4, nbformat_minor: 5,
  }, null, 1);
}

function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children?.find((property) => property.children?.[0]?.value === name)?.children?.[1];
}

/** How many characters a piece of a JSON string stands for. */
function decodedLength(raw: string): number {
  let length = 0;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '\\') i += raw[i + 1] === 'u' ? 5 : 1;
    length++;
  }
  return length;
}
