import type { Collector, Reading } from './collector.js';
import { scanProse } from './prose.js';
import { scanCommand } from './words.js';

/** `# …`, `REM …`, `:: …`. */
const COMMENT = /(?<=^|\n|\s)(?:#|REM\b|::)(?!!)[^\n]{0,2000}/g;

interface Comment {
  readonly start: number;
  readonly end: number;
}

/** PowerShell's `<# … #>`; one that nothing closes goes on to the end. */
function blocksOf(text: string): Comment[] {
  const blocks: Comment[] = [];
  for (let start = text.indexOf('<#'); start >= 0;) {
    const close = text.indexOf('#>', start + 2);
    const end = close < 0 ? text.length : close + 2;
    blocks.push({ start, end });
    start = text.indexOf('<#', end);
  }
  return blocks;
}

/** Shell scripts: comment lines are mentions, all else are commands. Reads up to a line that begins a command where `stops` says so. */
export function readShellStretch(c: Collector, reading: Reading, stops: (at: number) => boolean): { readonly end: number; readonly reach: number } {
  const end = endOfStretch(c.text, stops);
  const text = end === c.text.length ? c.text : c.text.slice(0, end);
  let at = 0;
  const lines = [...text.matchAll(COMMENT)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const blocks = blocksOf(text);
  for (const comment of blocks.length ? [...lines, ...blocks].sort((a, b) => a.start - b.start) : lines) {
    if (comment.start < at) continue;
    scanCommand(c, at, comment.start, reading);
    scanProse(c, comment.start, comment.end, { context: 'comment', kind: 'mention' });
    at = comment.end;
  }
  scanCommand(c, at, end, reading);
  return { end, reach: end === c.text.length ? end + 1 : end + 200 };
}

/** The first line that goes on with nothing before it: no continued line, no flag on a line of its own, no comment that is open. */
function endOfStretch(text: string, stops: (at: number) => boolean): number {
  const blocks = text.includes('<#') ? blocksOf(text) : [];
  let b = 0;
  for (let newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
    while ((blocks[b]?.end ?? Infinity) <= newline) b++;
    if ((blocks[b]?.start ?? Infinity) < newline || !stops(newline + 1)) continue;
    const before = text.slice(text.lastIndexOf('\n', newline - 1) + 1, newline);
    if (/[A-Za-z0-9]/.test(before) && !/\\\r?$/.test(before) && /^[^A-Za-z0-9@\n-]{0,180}(?!revision\b)[A-Za-z0-9@]/.test(text.slice(newline + 1, newline + 200))) return newline + 1;
  }
  return text.length;
}

/** A notebook's program without its shell lines, cut out by as many blanks so that every offset stays true, and where they stand. */
export function withoutShellLines(text: string, line: RegExp): { readonly program: string; readonly shell: readonly { readonly start: number; readonly end: number }[] } {
  const shell = [...text.matchAll(line)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return { program: shell.length ? text.replace(line, (cut) => cut.replace(/[^\n]/g, ' ')) : text, shell };
}
