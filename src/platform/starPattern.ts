import { MAX_LENGTH } from '../core/policy/globs.js';

/** One character of a pattern: ranges of code units, and whether all others are meant. */
interface Unit {
  readonly ranges: readonly (readonly [number, number])[];
  readonly not: boolean;
}

/**
 * A pattern of one name in a `.gitignore` (git-scm.com/docs/gitignore, "Pattern format"): literals, `?`, plain classes, any number of
 * `*`, an optional `/` at the end. Matched without backtracking, in the length of the name times that of the pattern, so that GitHub's
 * own template for Node (`report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json`) costs nothing, where a regular expression could take for ever.
 * Case does not count, as in the library that reads the other patterns. null: the line says more than that, or
 * is longer than any pattern may be.
 */
export function starPattern(line: string): ((path: string) => boolean) | null {
  if (line.length > MAX_LENGTH) return null;
  const text = line.trimEnd().toLowerCase();
  const folder = text.endsWith('/');
  const name = folder ? text.slice(0, -1) : text;
  if (!/^(?![!#])[^\\/\s[\]{}()]*(?:\[[!^]?(?:[a-z\d._]|[a-z\d]-[a-z\d])+\][^\\/\s[\]{}()]*)*$/.test(name) || !name.includes('*')) return null;
  const pieces = name.split(/\*{1,400}/).map(unitsOf);
  return (path) => {
    const names = path.toLowerCase().split('/');
    // A file's own name is no folder's; a path that ends with a slash has an empty last name.
    const considered = folder ? names.slice(0, -1) : names;
    return considered.some((one) => matches(pieces, one));
  };
}

function unitsOf(piece: string): readonly Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < piece.length; i++) {
    const ch = piece[i] ?? '';
    if (ch === '?') units.push({ ranges: [], not: true });
    else if (ch === '[') {
      const end = piece.indexOf(']', i);
      const body = piece.slice(i + 1, end);
      const not = body.startsWith('!') || body.startsWith('^');
      const ranges = Array.from((not ? body.slice(1) : body).matchAll(/(.)-(.)|(.)/g), (m): [number, number] => [code(m[1] ?? m[3]), code(m[2] ?? m[3])]);
      units.push({ ranges, not });
      i = end;
    } else units.push({ ranges: [[code(ch), code(ch)]], not: false });
  }
  return units;
}

const code = (ch: string | undefined): number => (ch ?? '').charCodeAt(0);

/** The first piece stands at the beginning, the last at the end, each other as early as it can. */
function matches(pieces: readonly (readonly Unit[])[], name: string): boolean {
  const [first = [], last = []] = [pieces[0], pieces.at(-1)];
  let at = first.length;
  const end = name.length - last.length;
  if (at > end || !standsAt(first, name, 0) || !standsAt(last, name, end)) return false;
  for (const piece of pieces.slice(1, -1)) {
    while (at + piece.length <= end && !standsAt(piece, name, at)) at++;
    if (at + piece.length > end) return false;
    at += piece.length;
  }
  return true;
}

function standsAt(piece: readonly Unit[], name: string, at: number): boolean {
  return piece.every((unit, i) => {
    const c = name.charCodeAt(at + i);
    return unit.ranges.some(([from, to]) => c >= from && c <= to) !== unit.not;
  });
}
