import type { Collector, Reading } from './collector.js';
import { meaningOf } from './slots.js';
import { scanCommand, scanProse } from './words.js';

/** Dockerfiles: `ENV`/`ARG` by key, `RUN`/`CMD`/`ENTRYPOINT` as commands, `COPY`/`ADD` of weights, `FROM` only where the image is a model. */
export function readDockerfile(c: Collector, reading: Reading): void {
  for (const { instruction, start, end, comments } of instructions(c.text)) {
    for (const comment of comments) scanProse(c, comment.start, comment.end, { context: 'comment', kind: 'mention' });
    switch (instruction) {
      case 'FROM': {
        const image = /^(?:--\S{1,80}\s{1,8})?(nvcr\.io\/nim\/\S{1,160}|ai\/\S{1,120})/.exec(c.text.slice(start, Math.min(end, start + 300)));
        if (image?.[1]) {
          const at = start + image[0].length - image[1].length;
          c.identify(at, at + image[1].length, { model: true, hint: null, free: false }, reading);
        }
        break;
      }
      case 'ENV': case 'ARG': case 'LABEL':
        readAssignments(c, start, end, instruction === 'LABEL' ? { ...reading, kind: 'mention' } : reading);
        break;
      case 'RUN': case 'CMD': case 'ENTRYPOINT': case 'SHELL': case 'HEALTHCHECK': case 'ONBUILD': case 'COPY': case 'ADD':
        readCommand(c, start, end, reading);
        break;
      default:
        break;
    }
  }
}

interface Instruction {
  readonly instruction: string;
  readonly start: number;
  readonly end: number;
  readonly comments: readonly { start: number; end: number }[];
}

/** Instructions with their continuation lines and heredocs. */
function* instructions(text: string): Generator<Instruction> {
  let at = 0;
  let comments: { start: number; end: number }[] = [];
  while (at < text.length) {
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = text.length;
    const match = /^[ \t]{0,40}(?:#(.{0,2000})|([A-Za-z]{2,12})[ \t]{1,40})/.exec(text.slice(at, lineEnd));
    if (match?.[1] !== undefined) comments.push({ start: at + match[0].length - match[1].length, end: at + match[0].length });
    if (!match?.[2]) {
      at = lineEnd + 1;
      continue;
    }
    let end = lineEnd;
    while (end < text.length && /[\\`]\s{0,4}$/.test(text.slice(Math.max(at, end - 6), end))) {
      const next = text.indexOf('\n', end + 1);
      end = next < 0 ? text.length : next;
    }
    const heredoc = /<<-?["']?([A-Za-z_]\w{0,30})["']?/.exec(text.slice(at, Math.min(end, at + 2000)));
    if (heredoc?.[1]) {
      const close = text.indexOf(`\n${heredoc[1]}`, end);
      end = close < 0 ? end : close;
    }
    yield { instruction: match[2].toUpperCase(), start: at + match[0].length, end, comments };
    comments = [];
    at = end + 1;
  }
}

/** Comment lines inside a continued instruction are comments, not words of the command. */
function readCommand(c: Collector, start: number, end: number, reading: Reading): void {
  let at = start;
  for (const match of c.text.slice(start, end).matchAll(/\n[ \t]{0,40}#.{0,2000}/g)) {
    scanCommand(c, at, start + match.index, reading);
    scanProse(c, start + match.index + 1, start + match.index + match[0].length, { context: 'comment', kind: 'mention' });
    at = start + match.index + match[0].length;
  }
  scanCommand(c, at, end, reading);
}

/** `ENV A=b C="d"`, `ENV A b`, `ARG A=b`. */
function readAssignments(c: Collector, start: number, end: number, reading: Reading): void {
  const text = c.text.slice(start, end);
  const pair = /([A-Za-z_][\w.-]{0,80})(=|[ \t]{1,8})(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|([^\s"']{1,300}))/g;
  for (const match of text.matchAll(pair)) {
    const value = match[3] ?? match[4] ?? match[5] ?? '';
    const at = start + match.index + match[0].length - value.length - (match[5] === undefined ? 1 : 0);
    const meaning = meaningOf(match[1] ?? '', [], c.k);
    if (meaning === null) continue;
    if (/^\$\{|\s/.test(value)) scanCommand(c, at, at + value.length, reading);
    else c.identify(at, at + value.length, meaning.slot, meaning.mention ? { ...reading, kind: 'mention' } : reading);
    if (match[2] !== '=') break;
  }
}
