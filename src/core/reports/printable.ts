/**
 * One line of printable text: control characters, line breaks, invisible and bidirectional characters become spaces, lone
 * surrogates the replacement character. What a model id or a card says must not steer a terminal or reorder a page.
 */
export function printable(value: string): string {
  return wellFormed(value.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]/g, ' '));
}

/** Lone surrogates as the replacement character: no encoder takes them. */
export function wellFormed(value: string): string {
  return value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** A path as a relative reference (RFC 3986): each segment percent-encoded, so that none can be a scheme or a query. */
export function relativeUri(file: string): string {
  return wellFormed(file).split('/').map((segment) => encodeURIComponent(segment)).join('/');
}

/** An address that a reader may be sent to: http or https, nothing that breaks out of a quote; else null. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || url.length > 2000 || !/^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(url)) return null;
  return printable(url) === url ? url : null;
}

/** A path as a relative link: each segment percent-encoded, so that no file name can be a scheme or leave an attribute. */
export function relativeLink(file: string): string {
  const path = printable(file).split('/').map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');
  return `./${path}`;
}
