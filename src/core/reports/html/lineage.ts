import type { LineageNode } from '../lineageTree.js';
import { printable } from '../printable.js';
import { text } from './escape.js';

const ROW = 58;
const BOX = 46;
const INDENT = 28;
const PAD = 10;
/** Characters of one line before it is cut; the whole text is in the tooltip. */
const MAX_CHARS = 90;
/** Widths of a character of the two lines, on the wide side: no font can be measured here. */
const NAME_WIDTH = 8.7;
const SECOND_WIDTH = 7;

interface Row {
  readonly node: LineageNode;
  readonly depth: number;
  readonly parentRow: number;
}

/**
 * A lineage as a drawing: each model in a box, what it comes from under it, with how and by which source. Text of a fixed size in a
 * frame that scrolls, so that it can be read on a phone; a model without an established licence has a dashed edge.
 */
export function lineageDrawing(root: LineageNode): string {
  const rows: Row[] = [];
  const visit = (node: LineageNode, depth: number, parentRow: number): void => {
    const at = rows.length;
    rows.push({ node, depth, parentRow });
    for (const parent of node.parents) visit(parent, depth + 1, at);
  };
  visit(root, 0, -1);
  const width = Math.max(...rows.map((r) => r.depth * INDENT + boxWidth(r.node))) + 2;
  const height = rows.length * ROW - (ROW - BOX) + 2;
  const lines = rows.flatMap((r, i) => (r.parentRow < 0 ? [] : [`<path d="M${(r.depth - 1) * INDENT + 14} ${r.parentRow * ROW + BOX + 1}V${i * ROW + BOX / 2 + 1}H${r.depth * INDENT}"/>`]));
  const boxes = rows.map((r, i) => box(r.node, r.depth * INDENT + 1, i * ROW + 1));
  return `<div class="lineage" tabindex="0" role="group" aria-label="Lineage of ${text(root.model)}"><svg width="${Math.ceil(width)}" height="${height}" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" aria-label="${text(spoken(root))}">${lines.join('')}${boxes.join('')}</svg></div>`;
}

function box(node: LineageNode, x: number, y: number): string {
  const open = node.licenses.length === 0 && node.remark !== 'see above';
  return `<g class="node${open ? ' open' : ''}"><title>${text(`${node.model}: ${second(node)}`)}</title><rect x="${x}" y="${y}" width="${Math.ceil(boxWidth(node))}" height="${BOX}" rx="5"/><text class="name" x="${x + PAD}" y="${y + 19}">${text(cut(node.model))}</text><text class="rel" x="${x + PAD}" y="${y + 36}">${text(cut(second(node)))}</text></g>`;
}

/** How it comes in and on which terms, the second line of a box. */
function second(node: LineageNode): string {
  const license = node.licenses.length ? node.licenses.join(' and ') : node.remark === 'see above' ? '' : 'licence not established';
  return [node.relation ? `${node.relation}` : '', license, node.remark ?? ''].filter(Boolean).join(' \u00b7 ');
}

function boxWidth(node: LineageNode): number {
  return Math.max(cut(node.model).length * NAME_WIDTH, cut(second(node)).length * SECOND_WIDTH) + 2 * PAD;
}

function cut(value: string): string {
  const line = printable(value);
  return line.length > MAX_CHARS ? `${line.slice(0, MAX_CHARS - 1)}\u2026` : line;
}

/** The drawing in words, for those who can't see it. */
function spoken(node: LineageNode): string {
  return `${node.model}${node.parents.length ? `, ${node.parents.map((p) => `${p.relation ?? 'from'} ${spoken(p)}`).join('; ')}` : ''}`;
}
