/** A stretch of a text, its end not among it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of these, in order and apart, that holds an offset. */
export function rangeAt<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found && offset >= found.start ? found : undefined;
}
