/** A text and what its bytes said of themselves. */
export interface Decoded {
  readonly text: string;
  /** Bytes that are no valid UTF-8 were replaced. */
  readonly damaged: boolean;
}

/**
 * Bytes → text: UTF-8 with or without a byte order mark, UTF-16 with one; null for what is binary.
 * Columns are counted without the byte order mark, as editors do. `valid`: a host's own faster way for valid UTF-8; null where it isn't.
 */
export function decodeText(bytes: Uint8Array, valid?: (bytes: Uint8Array) => string | null): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), damaged: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), damaged: false };
  // A NUL in the first block is how git and ripgrep tell binary from text, too.
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const text = valid?.(bytes);
  if (typeof text === 'string') return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, damaged: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), damaged: true };
  }
}
