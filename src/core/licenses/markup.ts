/** Elements whose content is no text of a licence. */
const HIDDEN = new Set(['script', 'style', 'head', 'noscript', 'svg', 'nav']);
/** Elements inside a line of text; every other one ends a paragraph. */
const INLINE = new Set(['a', 'abbr', 'b', 'br', 'code', 'em', 'font', 'i', 'mark', 'small', 'span', 'strong', 'sub', 'sup', 'tt', 'u', 'q', 'cite', 'ins', 'del', 'kbd', 'wbr']);
const BLOCK = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'img', 'input', 'li', 'link', 'main', 'meta', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'title', 'tr', 'ul', 'button', 'label']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', reg: '®', trade: '™', sect: '§', para: '¶', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»',
  ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', shy: '\u00ad', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', auml: 'ä', ouml: 'ö', uuml: 'ü', ecirc: 'ê', ocirc: 'ô',
};
/** A tag longer than this is none. */
const MAX_TAG = 4000;

/**
 * Blanks out HTML, Markdown and front matter; the result has the length and the lines of the input. `\u2029` stands where a block
 * ends, `\u200b` for what is nothing at all. Linear.
 */
export function maskMarkup(text: string): string {
  let masked = maskFrontMatter(text);
  if (masked.includes('<')) masked = maskTags(masked);
  if (masked.includes('&')) masked = masked.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
    const char = name ? (Object.hasOwn(ENTITIES, name.toLowerCase()) ? ENTITIES[name.toLowerCase()] : undefined) : code > 31 && code < 0x10000 ? String.fromCharCode(code) : undefined;
    return char === undefined ? whole : char + '\u200b'.repeat(whole.length - 1);
  });
  if (masked.includes('](')) masked = masked.replace(/\]\([^()\s]{1,500}\)/g, blank);
  return masked.replace(/[*`~\\]/g, '\u200b').replace(/[|_]/g, ' ');
}

const blank = (part: string): string => part.replace(/[^\n]/g, ' ');

/** YAML front matter, as README files on the Hub carry it. */
function maskFrontMatter(text: string): string {
  if (!/^\ufeff?---[ \t]{0,10}\r?\n/.test(text.slice(0, 20))) return text;
  const end = text.indexOf('\n---', 4);
  return end > 0 && end < 8000 ? `${blank(text.slice(0, end + 3))}\u2029${text.slice(end + 4)}` : text;
}

/** Where an element ends; the tag's name in either case, the same in all its letters. */
function closing(text: string, tag: string, from: number): number {
  const lower = text.indexOf(`</${tag}`, from);
  return lower >= 0 ? lower : text.indexOf(`</${tag.toUpperCase()}`, from);
}

function maskTags(text: string): string {
  const parts: string[] = [];
  /** Closing tags that are not there are looked for once only. */
  const unclosed = new Set<string>();
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', Math.max(at, open + 1))) {
    let end = -1, block = false;
    if (text.startsWith('<!--', open)) {
      const close = unclosed.has('--') ? -1 : text.indexOf('-->', open + 4);
      if (close < 0) unclosed.add('--');
      else end = close + 3;
    } else {
      const name = /^<\/?([a-z][a-z0-9]{0,15})(?=[\s/>])|^<(!doctype)/i.exec(text.slice(open, open + 20));
      const tag = (name?.[1] ?? name?.[2])?.toLowerCase();
      if (tag !== undefined && (tag === '!doctype' || INLINE.has(tag) || BLOCK.has(tag) || HIDDEN.has(tag))) {
        const close = text.slice(open, open + MAX_TAG).indexOf('>');
        if (close > 0) end = open + close + 1;
        block = !INLINE.has(tag);
        if (end > 0 && HIDDEN.has(tag) && text[open + 1] !== '/' && !unclosed.has(tag)) {
          const hidden = closing(text, tag, end);
          if (hidden < 0) unclosed.add(tag);
          else end = hidden;
        }
      }
    }
    if (end < 0) continue;
    const gone = text.slice(open, end);
    parts.push(text.slice(at, open), block ? `\u2029${blank(gone.slice(1))}` : /^<\/?br/i.test(gone) ? blank(gone) : gone.replace(/[^\n]/g, '\u200b'));
    at = end;
  }
  return parts.length ? parts.join('') + text.slice(at) : text;
}
