/** Most entries and characters that a header's strings may have: a hostile count must not run long. */
const MAX_ENTRIES = 4096;
const MAX_STRING = 4096;

/**
 * The string values of a GGUF header by key (ggml-org/ggml, docs/gguf.md, versions 2 and 3, little endian).
 * `bytes` may end early: what stands before the cut is answered. null: no GGUF.
 */
export function ggufHeader(bytes: Uint8Array): Map<string, string> | null {
  if (bytes.length < 24 || bytes[0] !== 0x47 || bytes[1] !== 0x47 || bytes[2] !== 0x55 || bytes[3] !== 0x46) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Map<string, string>();
  const count = Math.min(Number(view.getBigUint64(16, true)), MAX_ENTRIES);
  let at = 24;
  const fits = (n: number): boolean => at + n <= bytes.length;
  const string = (): string | null => {
    if (!fits(8)) return null;
    const length = Number(view.getBigUint64(at, true));
    at += 8;
    if (!fits(length)) return null;
    const text = utf8(bytes, at, Math.min(length, MAX_STRING));
    at += length;
    return text;
  };
  for (let n = 0; n < count; n++) {
    const key = string();
    if (key === null || !fits(4)) break;
    const type = view.getUint32(at, true);
    at += 4;
    if (type === STRING) {
      const value = string();
      if (value === null) break;
      values.set(key, value);
    } else if (!skip(type)) break;
  }
  return values;

  function skip(type: number): boolean {
    if (type === STRING) return string() !== null;
    if (type !== ARRAY) {
      const size = SIZES[type];
      if (size === undefined || !fits(size)) return false;
      at += size;
      return true;
    }
    if (!fits(12)) return false;
    const inner = view.getUint32(at, true);
    const length = Number(view.getBigUint64(at + 4, true));
    at += 12;
    const size = SIZES[inner];
    if (size !== undefined) {
      if (!fits(size * length)) return false;
      at += size * length;
      return true;
    }
    if (inner !== STRING) return false;
    for (let i = 0; i < length; i++) if (string() === null) return false;
    return true;
  }
}

const STRING = 8;
const ARRAY = 9;
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };

/** UTF-8 without a decoder of the host: the core knows none. Bytes that are none become `?`. */
export function utf8(bytes: Uint8Array, from: number, length: number): string {
  let text = '';
  const to = Math.min(bytes.length, from + length);
  for (let i = from; i < to;) {
    const b = bytes[i] ?? 0;
    const size = b < 0x80 ? 1 : b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 0;
    if (size === 1) text += String.fromCharCode(b);
    else if (size === 0 || i + size > to) {
      text += '?';
      i++;
      continue;
    } else {
      let code = b & (0xff >> (size + 1));
      for (let j = 1; j < size; j++) code = (code << 6) | ((bytes[i + j] ?? 0) & 0x3f);
      text += code > 0x10ffff || code < 0 ? '?' : String.fromCodePoint(code);
    }
    i += size;
  }
  return text;
}
