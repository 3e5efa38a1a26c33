/** A scalar of a structured file: where it stands, and under which keys. Offsets are of the raw text, quotes left out. */
export interface Entry {
  /** Keys from the root to this value, list positions left out. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The mapping (or list) that holds it: entries of one group are siblings. */
  readonly group: number;
  /** An item of a list: the item before it may be its flag. */
  readonly item: boolean;
  /** A block scalar or a text over several lines. */
  readonly block: boolean;
  /** It stands in quotes, so that backslashes in it are escapes. */
  readonly quoted: boolean;
}

export interface Structured {
  readonly entries: readonly Entry[];
  /** Keys that may themselves name a model, with the keys above them. */
  readonly keyNames: readonly Entry[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}
