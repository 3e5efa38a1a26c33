import { createScanner } from 'jsonc-parser';
import type { Entry, Structured } from './entries.js';

/** jsonc-parser's `SyntaxKind`: a const enum there, which a module compiled alone can't read. */
const SyntaxKind = { OpenBraceToken: 1, CloseBraceToken: 2, OpenBracketToken: 3, CloseBracketToken: 4, CommaToken: 5, ColonToken: 6, StringLiteral: 10, LineCommentTrivia: 12, BlockCommentTrivia: 13, EOF: 17 } as const;

interface Level {
  readonly object: boolean;
  readonly group: number;
  readonly keys: readonly string[];
  key: string | null;
}

/** Keys deeper than this no longer count as context; the values are still read. */
const MAX_KEYS = 24;

/** JSON, JSONC and JSON lines as entries. Reads tokens, not a tree: depth costs no stack, and broken text yields what can be read. */
export function jsonEntries(text: string): Structured {
  const scanner = createScanner(text, false);
  const entries: Entry[] = [];
  const keyNames: Entry[] = [];
  const comments: { start: number; end: number }[] = [];
  let groups = 0;
  const stack: Level[] = [{ object: false, group: groups++, keys: [], key: null }];
  let pending: { start: number; end: number } | null = null;
  const flush = (level: Level): void => {
    if (!pending) return;
    entries.push({ keys: level.object && level.key !== null ? [...level.keys, level.key] : level.keys, ...pending, group: level.group, item: !level.object, block: false, quoted: true });
    pending = null;
  };
  for (let token: number = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const level = stack[stack.length - 1];
    if (!level) break;
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    switch (token) {
      case SyntaxKind.StringLiteral: {
        flush(level);
        pending = { start: start + 1, end: text[end - 1] === '"' && end - 1 > start ? end - 1 : end };
        break;
      }
      case SyntaxKind.ColonToken:
        if (pending && level.object) {
          level.key = text.slice(pending.start, Math.min(pending.end, pending.start + 160));
          keyNames.push({ keys: level.keys, ...pending, group: level.group, item: false, block: false, quoted: true });
          pending = null;
        }
        break;
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken: {
        flush(level);
        const keys = level.object && level.key !== null && level.keys.length < MAX_KEYS ? [...level.keys, level.key] : level.keys;
        stack.push({ object: token === SyntaxKind.OpenBraceToken, group: groups++, keys, key: null });
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
  return { entries, keyNames, comments };
}
