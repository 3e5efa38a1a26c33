import type { Lines } from '../text/lines.js';
import type { IgnoreDirective } from './types.js';

const WORDS = 'model-licence-review:';
/** What opens a comment in one language or another, a string of a notebook included. */
const MARK = /#|\/\/|\/\*|<!--|--|;|%|"|'/;
const DIRECTIVE = /^model-licence-review:[ \t]{0,8}(ignore-next-line|ignore)(?:[ \t]{1,8}([a-z]{2,20}\/[a-z-]{2,40}))?(?:[ \t]{1,8}--[ \t]{0,8}([^\n]{0,300}))?/;
/** Characters between the mark of a comment and the words, at the most. */
const GAP = 80;

/** Comments that switch findings off (contract, section 6), in every comment syntax: the mark only has to stand before the words. */
export function findIgnores(file: string, lines: Lines): IgnoreDirective[] {
  const { text } = lines;
  const found: IgnoreDirective[] = [];
  for (let at = text.indexOf(WORDS); at >= 0; at = text.indexOf(WORDS, at + WORDS.length)) {
    const { line } = lines.place(at);
    const start = lines.start(line);
    const match = MARK.test(text.slice(Math.max(start, at - GAP), at)) ? DIRECTIVE.exec(text.slice(at, Math.min(text.length, at + 500)).split('\n')[0] ?? '') : null;
    if (!match) continue;
    const column = at - start + 1;
    const reason = match[3]?.replace(/(?:\*\/|-->|#\}|\\n"?,?|",?)\s{0,20}$/, '').trim() ?? '';
    found.push({
      file, line, column, endColumn: column + WORDS.length, targetLine: match[1] === 'ignore' ? line : line + 1,
      rule: match[2] ?? null, reason: reason === '' ? null : reason,
    });
  }
  return found;
}
