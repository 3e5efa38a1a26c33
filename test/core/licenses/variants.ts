/** A text as somebody else may keep it; null where the change makes no sense for it. */
export type Variant = readonly [name: string, change: (text: string) => string | null];

const paragraphs = (text: string): string[] => text.split(/\n[ \t]*\n+/).filter((p) => p.trim() !== '');

function wrap(paragraph: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.trim().split(/\s+/)) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/©/g, '&copy;').replace(/“/g, '&ldquo;').replace(/”/g, '&#8221;');

function isHeading(line: string): boolean {
  const text = line.trim();
  return text.length > 0 && text.length < 60 && /^(?:#{1,6} .*|[^a-z]*[A-Z][^a-z]*|(?:Section|Article) [\dIVX]+\.?.*|\d+\. [A-Z][\w ]+)$/.test(text) && !/[.,;:]$/.test(text);
}

function insert(text: string, paragraph: string, at: number): string {
  const all = paragraphs(text);
  all.splice(Math.max(1, Math.floor(all.length * at)), 0, paragraph);
  return all.join('\n\n');
}

/** Without the paragraph at a place; not where that is most of the text, or nothing. */
function drop(text: string, at: number | 'longest'): string | null {
  const all = paragraphs(text);
  const i = at === 'longest' ? all.reduce((best, p, j) => (p.length > (all[best]?.length ?? 0) ? j : best), 0) : Math.floor(all.length * at);
  const gone = all[i] ?? '';
  if (all.length < 3 || gone.trim().length < 20 || gone.length > text.length * 0.4) return null;
  all.splice(i, 1);
  return all.join('\n\n');
}

const COPYRIGHT = 'Copyright (c) 2031 Example Corporation, Jane Roe and contributors';
const NEUTRAL = 'This file was copied from the repository of the project and is kept here for reference; see the README of the project for how to build it.';

/** Layout and owners: the text stays what it is. */
export const LAYOUTS: readonly Variant[] = [
  ['as it is', (t) => t],
  ['wrapped at 60', (t) => paragraphs(t).map((p) => wrap(p, 60)).join('\n\n')],
  ['wrapped at 100', (t) => paragraphs(t).map((p) => wrap(p, 100)).join('\n\n')],
  ['a line for each paragraph', (t) => paragraphs(t).map((p) => wrap(p, Infinity)).join('\n\n')],
  ['one line', (t) => wrap(t, Infinity)],
  ['wrapped at 72 without paragraphs', (t) => wrap(t, 72)],
  ['without its first line', (t) => t.trim().split('\n').slice(1).join('\n')],
  ['headings removed', (t) => t.split('\n').filter((line, i, lines) => !isHeading(line) || ((lines[i - 1] ?? '').trim() !== '' && (lines[i + 1] ?? '').trim() !== '')).join('\n')],
  ['another owner', (t) => (/^\s*(?:copyright|©)/im.test(t) ? t.split('\n').map((line) => (/^\s*(?:copyright (?:\(c\)|©|\d|\[|<)|©)/i.test(line) ? COPYRIGHT : line)).join('\n') : `${COPYRIGHT}. All rights reserved.\n\n${t}`)],
  ['an HTML page', (t) => `<!DOCTYPE html>\n<html><head><title>License</title><style>p{x:1}</style></head><body>\n${paragraphs(t).map((p) => (isHeading(p) ? `<h2>${escapeHtml(p.trim())}</h2>` : `<p>${escapeHtml(p.trim()).replace(/\n/g, '<br>\n')}</p>`)).join('\n')}\n</body></html>`],
  ['HTML without line ends', (t) => paragraphs(t).map((p) => `<div class="x"><span>${escapeHtml(wrap(p, Infinity))}</span></div>`).join('')],
  ['Markdown', (t) => `# License\n\n${paragraphs(t).map((p, i) => (i % 3 === 0 ? `**${p.trim().replace(/\n/g, ' ')}**` : i % 3 === 1 ? p.trim().split('\n').map((line) => `> ${line}`).join('\n') : `* ${p.trim()}`)).join('\n\n')}`],
  ['a block comment', (t) => t.split('\n').map((line) => ` * ${line}`).join('\n')],
  ['line comments with CRLF', (t) => t.split('\n').map((line) => `// ${line}`).join('\r\n')],
  ['capitals', (t) => t.toUpperCase()],
];

/** A paragraph more or less: still that text, with the difference reported. */
export const EDITS: readonly Variant[] = [
  ['a harmless paragraph added', (t) => insert(t, NEUTRAL, 0.5)], ['a harmless paragraph before it', (t) => `${NEUTRAL}\n\n${t}`], ['a harmless paragraph behind it', (t) => `${t}\n\n${NEUTRAL}`],
  ...[0.2, 0.4, 0.6, 0.8].map((at): Variant => [`the paragraph at ${at} dropped`, (t) => drop(t, at)]), ['the longest paragraph dropped', (t) => drop(t, 'longest')],
];

/** What turns a licence that allows into another one. */
export const RESTRICTIONS: readonly string[] = [
  'If you or your affiliates have more than 1,000,000 monthly active users, you must request a license from the Licensor, which it may grant in its sole discretion.',
  'The Software may be used for non-commercial research purposes only.',
  'You may not use the Software if you are domiciled in the European Union.',
  'Companies with annual revenue of more than 5 million US dollars are excluded from this grant.',
  'You may not use the output of the Model to improve any other large language model.',
  'The Software shall be used for Good, not Evil.',
  'Any product that uses the Software must prominently display the name of its author.',
  'For use in a company of more than ten employees, contact us for a license.',
  '本软件仅供学术研究使用，不得用于商业用途。',
  'Nutzung nur für nicht-kommerzielle Zwecke gestattet, jede andere Verwendung ist verboten und bedarf einer schriftlichen Genehmigung.',
];
export const restricted = (text: string, restriction: string, at: number): string => insert(text, restriction, at);
