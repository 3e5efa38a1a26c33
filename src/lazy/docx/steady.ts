/** Signatures of the ZIP format's records (APPNOTE 6.3.10, section 4.3). */
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** 1 January 1980, midnight: the first time that the format knows. */
const EPOCH = 0x00210000;

/** A ZIP file with every time in it set to the format's first: what was packed decides the bytes, not when. Changes its argument. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('the document is no ZIP file');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < entries; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('the document is a damaged ZIP file');
    view.setUint32(at + 12, EPOCH, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, EPOCH, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
