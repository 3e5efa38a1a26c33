import type { Collector, Reading } from './collector.js';
import { scanProse } from './prose.js';
import { meaningOf } from './slots.js';
import { scanCommand } from './words.js';

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
      let next = text.indexOf('\n', end + 1);
      // A comment line inside a continued instruction doesn't end it (docs.docker.com/reference/dockerfile, "Format").
      while (next > 0 && /^[ \t]{0,80}#/.test(text.slice(end + 1, Math.min(next, end + 120)))) {
        end = next;
        next = text.indexOf('\n', end + 1);
      }
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
  const key = /[A-Za-z_][\w.-]{0,80}/y;
  const value = /"([^"\n]{0,300})"|'([^'\n]{0,300})'|([^\s"'=]{1,300})/y;
  const blank = /[\s\\]{0,200}/y;
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(c.text);
    return found && found.index + found[0].length <= end ? found : null;
  };
  for (let at = start; at < end;) {
    at += match(blank, at)?.[0].length ?? 0;
    const name = match(key, at);
    if (!name) break;
    at += name[0].length;
    const assigned = c.text[at] === '=';
    at += assigned ? 1 : (match(blank, at)?.[0].length ?? 0);
    const found = match(value, at);
    if (!found) break;
    const text = found[1] ?? found[2] ?? found[3] ?? '';
    const from = at + (found[3] === undefined ? 1 : 0);
    at += found[0].length;
    const meaning = meaningOf(name[0], [], c.k);
    if (meaning !== null) {
      if (/^\$\{|\s/.test(text)) scanCommand(c, from, from + text.length, reading);
      else c.identify(from, from + text.length, meaning.slot, meaning.mention ? { ...reading, kind: 'mention' } : reading);
    }
    // `ENV A b`: one variable, and all that follows is its value.
    if (!assigned) break;
  }
}
