import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, by name: enough for documents that our own writer made. */
export function unzip(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [method, size, nameLength, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** What stands in a Word document, a line a paragraph. */
export function wordText(xml: string): string {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map((p) => [...p[0].matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((t) => t[1]).join('')).join('\n');
}

/** The first fault in an XML text: a character, an entity or a tag that doesn't close; null where there is none. */
export function xmlFault(xml: string): string | null {
  const bad = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (bad) return `character U+${bad[0].codePointAt(0)?.toString(16) ?? ''}`;
  const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(xml);
  if (entity) return `entity at ${entity.index}`;
  const open: string[] = [];
  for (const [tag, close, name, self] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([\w:.-]+)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>|</g)) {
    if (name === undefined) return `a bracket that begins no tag: ${tag}`;
    if (close) {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (!self) open.push(name);
  }
  return open.length ? `<${open[open.length - 1] ?? ''}> stays open` : null;
}
