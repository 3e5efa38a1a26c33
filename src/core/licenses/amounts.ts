const SCALE = new Set(['million', 'billion', 'thousand', 'hundred', '亿', '万', '萬', 'percent', 'usd', 'dollars', 'users', 'employees']);

/**
 * The amounts in a stretch of words, each once: figures of money and people, spelled as they stand (`700` million, `10000000`).
 * Years, section numbers and versions are none.
 */
export function amountsOf(words: readonly string[], from: number, to: number): string[] {
  const found = new Set<string>();
  for (let i = from; i < to; i++) {
    const word = (words[i] ?? '').replace(/^(?:us|usd|rmb)(?=\d)/, '');
    const scaled = /^(\d{1,4}(?:\.\d{1,2})?)(m|mn|bn|b|k)$/.exec(word);
    if (scaled) found.add(`${scaled[1]}${scaled[2]}`);
    else if (/^\d{1,15}(?:\.\d{1,2})?$/.test(word) && (SCALE.has(words[i + 1] ?? '') || (word.length >= 4 && !/^(?:19|20)\d\d$/.test(word)))) found.add(word);
  }
  return [...found];
}
