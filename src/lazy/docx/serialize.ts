import type { Document, Paragraph, Table } from 'docx';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '\'': '&apos;', '<': '&lt;', '>': '&gt;' };

/**
 * The body of a document, block by block: each becomes XML as soon as it is made. The library keeps every block as objects until it
 * packs, three times over in different shapes; for a report of 500 models that is most of the time and of the memory.
 */
export class Body {
  readonly #context: Parameters<Paragraph['prepForXml']>[0];
  readonly #document: Document;
  readonly #placeholder: string;
  readonly #parts: string[] = [];
  /** Blocks that stand in several places, such as the one to sign, are written once. */
  readonly #written = new WeakMap<Paragraph | Table, string>();

  /** `placeholder` is the document's only block, in whose place the body goes. */
  constructor(document: Document, placeholder: Paragraph) {
    this.#document = document;
    this.#context = { file: document, viewWrapper: document.Document, stack: [] };
    this.#placeholder = xmlOf(placeholder.prepForXml(this.#context));
  }

  add(blocks: Iterable<Paragraph | Table>): void {
    for (const block of blocks) {
      const xml = this.#written.get(block) ?? xmlOf(block.prepForXml(this.#context));
      this.#written.set(block, xml);
      this.#parts.push(xml);
    }
  }

  /** `word/document.xml`: the library's own, with the blocks in it. */
  xml(): string {
    const [before, after, more] = xmlOf(this.#document.Document.View.prepForXml(this.#context)).split(this.#placeholder);
    if (before === undefined || after === undefined || more !== undefined) throw new Error('the document has no one place for its body');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${before}${this.#parts.join('')}${after}`;
  }
}

/** What the library prepares for its serialiser, `{ "w:p": [{ _attr: { … } }, …] }`, as XML. */
function xmlOf(prepared: unknown): string {
  const out: string[] = [];
  write(prepared, out);
  // One flat text: sums of texts would keep every piece of it alive.
  return out.join('');
}

function write(prepared: unknown, out: string[]): void {
  if (!isNode(prepared)) return void out.push(escaped(prepared));
  for (const name in prepared) {
    const value = prepared[name];
    const parts: readonly unknown[] = Array.isArray(value) ? value : isNode(value) && !('_attr' in value) ? [] : [value];
    out.push('<', name);
    for (const part of parts) if (isAttributes(part)) for (const key in part._attr) out.push(' ', key, '="', escaped(part._attr[key]), '"');
    const content = parts.filter((part) => !isAttributes(part));
    if (content.length === 0) {
      out.push('/>');
      continue;
    }
    out.push('>');
    for (const part of content) write(part, out);
    out.push('</', name, '>');
  }
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAttributes(value: unknown): value is { readonly _attr: Readonly<Record<string, unknown>> } {
  return isNode(value) && isNode(value['_attr']);
}

function escaped(value: unknown): string {
  return String(value).replace(/[&"'<>\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => ESCAPES[c] ?? '');
}
