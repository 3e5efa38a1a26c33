import type { RawText } from '../core/references/find.js';

/** A text and what its bytes said of themselves. */
export interface Decoded {
  readonly text: string;
  /** Bytes that are no valid UTF-8 were replaced. */
  readonly damaged: boolean;
}

/** A text that is decoded when it is asked for; null for what is binary. What stands in `bytes` must stay until then. */
export function openText(bytes: Uint8Array, valid?: (bytes: Uint8Array) => string | null): RawText | null {
  if (isUtf16(bytes)) {
    const text = decodeText(bytes)?.text ?? '';
    return { bytes: new TextEncoder().encode(text), text: () => text };
  }
  if (isBinary(bytes)) return null;
  let text: string | undefined;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { bytes: marked ? bytes.subarray(3) : bytes, text: () => (text ??= fromUtf8(bytes, valid).text) };
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff;
}

/** A NUL in the first block is how git and ripgrep tell binary from text, too. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

/**
 * Bytes → text: UTF-8 with or without a byte order mark, UTF-16 with one; null for what is binary.
 * Columns are counted without the byte order mark, as editors do. `valid`: a host's own faster way for valid UTF-8; null where it isn't.
 */
export function decodeText(bytes: Uint8Array, valid?: (bytes: Uint8Array) => string | null): Decoded | null {
  if (isUtf16(bytes)) return { text: new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes), damaged: false };
  if (isBinary(bytes)) return null;
  return fromUtf8(bytes, valid);
}

function fromUtf8(bytes: Uint8Array, valid?: (bytes: Uint8Array) => string | null): Decoded {
  const text = valid?.(bytes);
  if (typeof text === 'string') return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, damaged: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), damaged: true };
  }
}
