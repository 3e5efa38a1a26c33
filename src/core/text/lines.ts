/** A text with its lines, for offset ↔ place. Lines end at LF, CRLF or CR; columns count UTF-16 units, as editors do. */
export class Lines {
  readonly text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    // Lone CRs end lines in editors, too; they are rare enough for a second look only where there are any.
    if (text.includes('\r')) {
      for (let i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) if (text[i + 1] !== '\n') starts.push(i + 1);
      starts.sort((a, b) => a - b);
    }
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** 1-based line and column of an offset. */
  place(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** Offset of the first character of a 1-based line. */
  start(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** A 1-based line without its line end. */
  line(line: number): string {
    return this.text.slice(this.start(line), this.#starts[line] ?? this.text.length).replace(/[\r\n]{1,2}$/, '');
  }
}

/** The line up to a place, as far as `most` characters before it: a line may be all of a file, and is not searched for its beginning. */
export function lineBefore(text: string, at: number, most: number): string {
  const near = text.slice(Math.max(0, at - most), at);
  return near.slice(near.lastIndexOf('\n') + 1);
}
