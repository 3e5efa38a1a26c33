/** Levels of brackets, of list items and of keys begun in one line, and columns of indentation: far more than any policy has. */
const MAX_LEVELS = 100;
const MAX_INDENT = 200;

/**
 * Where a YAML or JSON text nests deeper than anyone writes, or -1. The parser descends once for each level, and some thousands of them
 * end the whole process, not only the parser: so this is asked first. Brackets in strings and comments count, too; in a text that
 * people write they come in pairs.
 */
export function tooDeepAt(text: string): number {
  let brackets = 0;
  let indent = 0;
  let items = 0;
  let keys = 0;
  let leading = true;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n' || c === '\r') {
      indent = 0;
      items = 0;
      keys = 0;
      leading = true;
    } else if (c === '[' || c === '{') {
      leading = false;
      if (++brackets > MAX_LEVELS) return i;
    } else if (c === ']' || c === '}') {
      leading = false;
      brackets = Math.max(0, brackets - 1);
    } else if (leading) {
      if (c === ' ' || c === '\t') indent++;
      else if (!isItem(text, i)) leading = false;
      if (leading && indent > MAX_INDENT) return i;
    }
    // Also behind a byte order mark, a tag or an anchor, where the parser descends as well.
    if (isItem(text, i) && ++items > MAX_LEVELS) return i;
    // `a: a: a: …`: no YAML, but the parser descends all the same, in more than linear time. Between brackets a line may hold many keys.
    if (c === ':' && brackets === 0 && (text[i + 1] === ' ' || text[i + 1] === '\t') && ++keys > MAX_LEVELS) return i;
  }
  return -1;
}

/** A list item, or a key or value by its sign, begun at `i`. */
function isItem(text: string, i: number): boolean {
  const c = text[i];
  return (c === '-' || c === '?' || c === ':') && /[ \t\r\n]/.test(text[i + 1] ?? '\n') && /[ \t\r\n\ufeff]/.test(text[i - 1] ?? '\n');
}
