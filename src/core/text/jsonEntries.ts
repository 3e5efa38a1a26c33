import { createScanner } from 'jsonc-parser';
import { inArguments, isTelling, MOST_OPEN, WHOLE, type Entry, type KeyPath, type Structured } from './entries.js';

/** jsonc-parser's `SyntaxKind`: a const enum there, which a module compiled alone can't read. */
const SyntaxKind = { OpenBraceToken: 1, CloseBraceToken: 2, OpenBracketToken: 3, CloseBracketToken: 4, CommaToken: 5, ColonToken: 6, StringLiteral: 10, LineCommentTrivia: 12, BlockCommentTrivia: 13, LineBreakTrivia: 14, EOF: 17 } as const;

interface Level {
  readonly object: boolean;
  readonly group: number;
  readonly path: KeyPath | null;
  key: KeyPath | null;
}

/** JSON, JSONC and JSON lines as entries. Reads tokens, not a tree: depth costs no stack, and broken text yields what can be read. */
export function jsonEntries(text: string, part = WHOLE): Structured {
  const scanner = createScanner(text, false);
  const entries: Entry[] = [];
  const keyNames: Entry[] = [];
  const comments: { start: number; end: number }[] = [];
  let groups = 0;
  const stack: Level[] = [{ object: false, group: groups++, path: null, key: null }];
  for (const { key, shape } of part.open) {
    const above = stack[stack.length - 1];
    const path = above ? above.key ?? above.path : null;
    const group = groups++;
    stack.push({ object: shape === 1, group, path, key: key === null ? null : { key, parent: path, within: group } });
  }
  let stopped = -1;
  let pending: { start: number; end: number } | null = null;
  const flush = (level: Level): void => {
    if (!pending) return;
    entries.push({ path: level.object ? (level.key ?? level.path) : level.path, ...pending, group: level.group, item: !level.object, block: false, quoted: true });
    pending = null;
  };
  for (let token: number = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const level = stack[stack.length - 1];
    if (!level) break;
    if (token === SyntaxKind.LineBreakTrivia) {
      const at = scanner.getPosition();
      if (pending || level.object && level.key !== null || stack.length > MOST_OPEN || at >= text.length || !part.stops(at) || inArguments(text, entries)) continue;
      stopped = at;
      break;
    }
    const start = scanner.getTokenOffset();
    // The scanner counts the end of an unfinished block comment past the text.
    const end = Math.min(text.length, start + scanner.getTokenLength());
    switch (token) {
      case SyntaxKind.StringLiteral: {
        flush(level);
        pending = { start: start + 1, end: text[end - 1] === '"' && end - 1 > start ? end - 1 : end };
        break;
      }
      case SyntaxKind.ColonToken:
        if (pending && level.object) {
          level.key = { key: text.slice(pending.start, Math.min(pending.end, pending.start + 160)), parent: level.path, within: level.group };
          if (isTelling(text, pending.start, pending.end)) keyNames.push({ path: level.path, ...pending, group: level.group, item: false, block: false, quoted: true });
          pending = null;
        }
        break;
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken: {
        flush(level);
        stack.push({ object: token === SyntaxKind.OpenBraceToken, group: groups++, path: level.object ? (level.key ?? level.path) : level.path, key: null });
        break;
      }
      case SyntaxKind.CloseBraceToken:
      case SyntaxKind.CloseBracketToken:
        flush(level);
        if (stack.length > 1) stack.pop();
        break;
      case SyntaxKind.CommaToken:
        flush(level);
        if (level.object) level.key = null;
        break;
      case SyntaxKind.LineCommentTrivia:
      case SyntaxKind.BlockCommentTrivia:
        comments.push({ start, end });
        break;
      default:
        break;
    }
  }
  const level = stack[stack.length - 1];
  if (level) flush(level);
  const opened = stack.slice(1);
  return {
    entries, keyNames, comments, end: stopped < 0 ? text.length : stopped, reach: stopped < 0 ? text.length + 1 : stopped,
    open: stopped < 0 ? [] : opened.map(({ object, key }) => ({ key: key === null ? null : ` ${key.key}`.slice(1), shape: object ? 1 : 0 })), groups: opened.map((l) => l.group),
  };
}
