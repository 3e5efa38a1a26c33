import { utf8 } from './ggufHeader.js';

/**
 * `metadata_props` and `producer_name` of an ONNX model (onnx.proto, ModelProto: field 2 producer_name, field 14 metadata_props).
 * Fields may come in any order; the graph is stepped over, not read. null: no protobuf that starts like one.
 */
export function onnxHeader(bytes: Uint8Array): Map<string, string> | null {
  if (bytes.length < 4 || bytes[0] !== 0x08) return null;
  const values = new Map<string, string>();
  let at = 0;
  for (let n = 0; n < 10_000 && at < bytes.length; n++) {
    const tag = varint();
    if (tag === null) break;
    const wire = tag & 7;
    const field = Math.floor(tag / 8);
    if (wire === 0) {
      if (varint() === null) break;
    } else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = varint();
      if (length === null) break;
      if (field === 2) values.set('producer_name', utf8(bytes, at, Math.min(length, 200)));
      if (field === 14) property(at, Math.min(at + length, bytes.length));
      at += length;
    } else break;
  }
  return values;

  function varint(): number | null {
    let value = 0;
    for (let shift = 1, i = 0; i < 8; i++, shift *= 128) {
      const b = bytes[at++];
      if (b === undefined) return null;
      value += (b & 0x7f) * shift;
      if (b < 0x80) return value;
    }
    return null;
  }

  /** StringStringEntryProto: key = 1, value = 2. */
  function property(from: number, to: number): void {
    const back = at;
    at = from;
    let key = '';
    let value = '';
    while (at < to) {
      const tag = varint();
      const length = tag !== null && (tag & 7) === 2 ? varint() : null;
      if (length === null) break;
      const text = utf8(bytes, at, Math.min(length, 4096));
      if (tag === 10) key = text;
      else if (tag === 18) value = text;
      at += length;
    }
    if (key !== '') values.set(key, value);
    at = back;
  }
}
