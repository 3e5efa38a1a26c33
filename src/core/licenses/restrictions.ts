/**
 * Words that restrict, by how much one more of them than the known text has tells: 2 is enough for a refusal. A text that allows is
 * recognised only where it has no more of them than the original. Beginnings of words, so that forms count together.
 */
const STRONG = [
  'noncommerc', 'commerc', 'nonprofit', 'academic', 'research', 'educational', 'nonproduction', 'prohibit', 'forbid', 'restrict', 'except', 'unless', 'cannot', 'never', 'revenue', 'million', 'billion', 'employee', 'fee', 'fees',
  'royalt', 'pay', 'paid', 'payment', 'buy', 'donat', 'militar', 'weapon', 'surveil', 'territor', 'domicil', 'union', 'compet', 'train', 'output', 'prominent', 'terminat', 'expir', 'trial', 'evaluat', 'approv', 'consent', 'agree',
  'sell', 'resell', 'resale', 'evil', 'nuclear', 'disallow', 'exclud', 'banned', 'ban', 'embargo', 'sanction', 'export', 'minors', 'ethic', 'harm', 'kommerz', 'comercial', 'forschung', 'recherche', 'interdit', 'verboten', 'uniquement',
  'register', 'registration', 'indemnif', 'revok', 'revoc', 'separate', 'threshold', 'personal', 'internal', 'government', 'patent', 'advertis', 'acknowledg', 'sublicense', 'fork', 'modif',
];
const WEAK = ['not', 'nor', 'user', 'users', 'shall', 'must', 'only', 'requir', 'condition', 'provided', 'provid', 'limit', 'purpose', 'contact', 'company', 'companies', 'compan', 'obtain', 'permission', 'written', 'notify', 'send', 'attribut', 'display', 'mention', 'credit', 'public', 'distribut', 'redistribut', 'deriv', 'service', 'hosted', 'saas', 'without'];

const WATCHED: readonly string[] = [...new Set([...STRONG, ...WEAK])];
const STRONG_SET = new Set(STRONG);
/** Stems of at most this many letters must be the whole word: `fee` is no `feel`. */
const WHOLE = 3;
const WHOLE_WORDS = new Map(WATCHED.flatMap((stem, i) => (stem.length <= WHOLE || stem === 'fees' || stem === 'user' || stem === 'users' ? [[stem, i] as const] : [])));
/** By their first four letters, the longest first. */
const STEMS = new Map<string, (readonly [string, number])[]>();
for (const [i, stem] of WATCHED.entries()) if (!WHOLE_WORDS.has(stem)) STEMS.set(stem.slice(0, 4), [...(STEMS.get(stem.slice(0, 4)) ?? []), [stem, i] as const].sort((a, b) => b[0].length - a[0].length));

function watchedIndex(word: string): number {
  return WHOLE_WORDS.get(word) ?? STEMS.get(word.slice(0, 4))?.find(([stem]) => word.startsWith(stem))?.[1] ?? -1;
}

/** Whether a word is one that restricts. */
export const isWatched = (word: string): boolean => watchedIndex(word) >= 0;

/** How often each watched word occurs. */
export function countWatched(words: readonly string[]): number[] {
  const counts = new Array<number>(WATCHED.length).fill(0);
  for (const word of words) {
    const index = watchedIndex(word);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** What a text has more of than it may: the sum of the weights, and the words. */
export function excess(counts: readonly number[], allowed: readonly number[]): { weight: number; words: string[] } {
  let weight = 0;
  const words: string[] = [];
  for (let i = 0; i < WATCHED.length; i++) {
    const more = (counts[i] ?? 0) - (allowed[i] ?? 0);
    const stem = WATCHED[i] ?? '';
    if (more <= 0 || stem === 'without') continue;
    weight += more * (STRONG_SET.has(stem) ? 2 : 1);
    words.push(stem);
  }
  return { weight, words };
}

/** Whether a text says `without` less often than the original: a freedom that was turned round. */
export function lacksWithout(counts: readonly number[], allowed: readonly number[]): boolean {
  const i = WATCHED.indexOf('without');
  return (counts[i] ?? 0) < (allowed[i] ?? 0);
}

const ENGLISH = new Set('the of and to in is this by for or with at are was be that on it as from an all has have been its can will we our which these under project'.split(' '));

const FOREIGN = new Set('der die das und ist nicht nur für mit von zu im den dem ein eine le la les des du et est ne pas pour par dans sur une un el los las de que para por con del al su no se di il che per non della dei gli è voor het een van niet og ikke och inte med na se je w nie do ve bir için da não um uma'.split(' '));

/** Whether a stretch of words can be read at all: English enough that the watched words mean something. */
export function isReadable(words: readonly string[]): boolean {
  let han = 0, english = 0;
  for (const word of words) {
    if (/[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff\u0400-\u04ff\u0600-\u06ff]/.test(word)) han++;
    if (ENGLISH.has(word)) english++;
  }
  if (han >= 3) return false;
  // Names are no language; a few small words of another one are.
  return words.length < 12 || english / words.length > 0.12 || (words.length < 30 && words.filter((word) => FOREIGN.has(word)).length < 2);
}
