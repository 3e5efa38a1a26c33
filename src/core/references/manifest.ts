import { SYNTAX, spansOf } from '../text/tokens.js';
import type { Collector, Reading } from './collector.js';
import { WEIGHT_END } from './looks.js';
import { scanProse } from './prose.js';
import { scanCommand } from './words.js';

/** Requirements and build files: spaCy packages by name or wheel, addresses of weights. Other packages are no models. */
export function readManifest(c: Collector, reading: Reading): void {
  const comments = spansOf(c.text, { line: ['#', '//'], block: [['/*', '*/'], ['<!--', '-->']], quotes: [], multiline: [], escapes: false }).filter((s) => s.kind === 'comment');
  let at = 0;
  for (const comment of comments) {
    readRequirements(c, at, comment.start, reading);
    at = comment.end;
  }
  readRequirements(c, at, c.text.length, reading);
  for (const comment of comments) scanProse(c, comment.start, comment.end, { context: 'comment', kind: 'mention' });
}

/** Requirements in one stretch of text: a file of them, or one value of a project file. */
export function readRequirements(c: Collector, from: number, to: number, reading: Reading): void {
  const part = c.text.slice(from, to);
  for (const match of part.matchAll(/https?:\/\/[^\s"'<>#;]{4,400}/g)) {
    const wheel = /([a-z]{2,3}_[a-z]{3,14}_\w{3,40}?)-\d[\w.]{0,20}(?:-py3-none-any)?\.(?:whl|tar\.gz)/.exec(match[0]);
    if (wheel?.[1]) {
      // The file name at the end names what is installed; a folder of the address may repeat it.
      const at = match[0].lastIndexOf(wheel[1] + wheel[0].slice(wheel[1].length));
      const start = from + match.index + at;
      c.identify(start, start + wheel[1].length, { model: true, hint: 'spacy', free: false }, reading);
    } else c.identify(from + match.index, from + match.index + match[0].length, { model: false, hint: null, free: true }, reading);
  }
  for (const match of part.matchAll(/^[ \t"'-]{0,20}(?:spacy-model-)?([a-z]{2,3}[-_](?:core|dep|ent)[-_](?:web|news|wiki|sci|ud)[-_](?:sm|md|lg|trf))(?=[\s"'=<>@;~!,[]|$)/gm)) {
    const start = from + match.index + match[0].length - (match[1]?.length ?? 0);
    c.identify(start, start + (match[1]?.length ?? 0), { model: true, hint: 'spacy', free: false }, reading);
  }
}

/** XML and project files: attribute values and element texts by the name that stands before them. */
export function readXml(c: Collector, reading: Reading): void {
  for (const match of c.text.matchAll(/<([A-Za-z][\w.:-]{0,60})[^<>]{0,200}>([^<>\s]{2,200})<\//g)) {
    const value = match[2] ?? '';
    const start = match.index + match[0].length - 2 - value.length;
    if (/model/i.test(match[1] ?? '') && !/modelVersion/.test(match[1] ?? '')) c.identify(start, start + value.length, { model: true, hint: null, free: false }, reading);
    else if (/^https?:/.test(value) || WEIGHT_END.test(value)) c.identify(start, start + value.length, { model: false, hint: null, free: true }, reading);
  }
  for (const span of spansOf(c.text, { ...(SYNTAX['hash'] ?? { line: [], block: [], quotes: [], multiline: [], escapes: false }), line: [], block: [['<!--', '-->']], quotes: ['"'] })) {
    if (span.kind === 'comment') scanProse(c, span.start, span.end, { context: 'comment', kind: 'mention' });
    // `argument = "--model owner/name"` of Xcode's schemes: what a program is started with.
    else if (c.text.startsWith('-', span.start)) scanCommand(c, span.start, span.end, reading);
    else if (span.end - span.start < 200) c.identify(span.start, span.end, { model: /model\w{0,12}=$/i.test(c.text.slice(Math.max(0, span.start - 24), span.start - 1)), hint: null, free: true }, reading);
  }
}
