import { rootKey } from '../text/entries.js';
import { jsonEntries } from '../text/jsonEntries.js';
import { lineEntries } from '../text/lineEntries.js';
import { yamlEntries } from '../text/yamlEntries.js';
import { scanSeries } from './bareNames.js';
import { readCode } from './code.js';
import { Collector, moved } from './collector.js';
import { readConfig } from './config.js';
import { readDockerfile } from './docker.js';
import { fileHint } from './fileHints.js';
import { readModelfile } from './modelfile.js';
import { scanProse } from './prose.js';
import { readShellStretch, withoutShellLines } from './shell.js';
import { scanCommand } from './words.js';

/** Front matter that goes on longer is none. */
const MAX_FRONT = 200_000;
const PYTHON = /^(?:py|python|python3|pycon|ipython)$/i;
const SCRIPT = /^(?:js|jsx|ts|tsx|javascript|typescript|mjs)$/i;
const PROGRAM: Readonly<Record<string, string>> = { go: 'go', golang: 'go', rust: 'rs', rs: 'rs', java: 'java', kotlin: 'kt', csharp: 'cs', cs: 'cs', 'c#': 'cs', swift: 'swift', ruby: 'rb', php: 'php', elixir: 'ex', dart: 'dart' };

/** A fence's first line. */
const FENCE = /([ \t>]{0,24})(`{3,12}|~{3,12})[ \t]{0,8}\{?\.?([\w#+-]{0,24})[^\n`]{0,200}\n|\[source[ \t]{0,4},?[ \t]{0,4}([\w#+-]{0,24})[^\n\]]{0,100}\][ \t\r]{0,8}\n(?:\.[^\n]{1,200}\n)?(-{4,12}|\.{4,12})[ \t\r]{0,8}\n/y;

/** Markdown: front matter of model cards as settings in force, fenced code as samples, prose and links as mentions. */
export function readMarkdown(c: Collector): void {
  readMarkdownStretch(c, true);
}

/** Reads on at the beginning of a line outside of fences, up to a line where `stops` says so; `first`: the beginning of the file. */
export function readMarkdownStretch(c: Collector, first: boolean, stops: (at: number) => boolean = () => false): { readonly end: number; readonly reach: number } {
  const { text } = c;
  let at = 0;
  let reach = 0;
  if (first) {
    const front = /^\uFEFF?---[ \t]{0,8}\r?\n/.exec(text);
    const close = front && /\r?\n(?:---|\.\.\.)[ \t]{0,8}(?:\r?\n|$)/.exec(text.slice(front[0].length - 1, MAX_FRONT));
    if (front && close) {
      const end = front[0].length - 1 + close.index;
      readFrontMatter(c, front[0].length, end + 1);
      at = end + close[0].length;
    } else reach = front ? MAX_FRONT : 16;
  }
  let prose = at;
  while (at < text.length && !(at > 0 && stops(at))) {
    FENCE.lastIndex = at;
    const fence = mayFence(text, at) ? FENCE.exec(text) : null;
    const marked = fence ? null : directive(text, at);
    const literal = fence || marked ? null : literalBlock(text, at);
    // Where a block could begin, the line that says whether it does belongs to what was read.
    if (literal) reach = Math.max(reach, literal.reach);
    const block = marked ?? literal?.block;
    if (block) {
      readProse(c, prose, block.start);
      readFence(c, block.language, block.start, block.end);
      at = prose = block.end;
      // The first line behind a block is looked at for its indentation.
      reach = Math.max(reach, at + 26);
      continue;
    }
    if (fence) {
      readProse(c, prose, at);
      const body = at + fence[0].length;
      const close = closing(text, body, fence[2] ?? fence[5] ?? '```');
      readFence(c, fence[3] ?? fence[4] ?? '', body, close);
      at = close + 1;
      prose = close;
    }
    const newline = text.indexOf('\n', at);
    at = newline < 0 ? text.length : newline + 1;
    if (fence) prose = at;
  }
  const end = Math.min(at, text.length);
  if (prose < end) readProse(c, prose, end);
  return { end, reach: end === text.length ? end + 1 : Math.max(reach, end) };
}

/** A line of an indented block that is a command which takes a model: whatever stands above it, it is no sentence. */
const INDENTED = /^(?: {4,16}|\t{1,4})(?:\$ )?(?=(?:ollama|vllm|sglang|whisper|whisperx|whisper-ctranslate2|hf|huggingface-cli|lms|llm|mlx_lm\.\w{1,20}|docker model|spacy|python3? -m (?:spacy|vllm|sglang)) )[^\n]{1,400}/gm;

/** Prose, and the commands of indented blocks in it. */
function readProse(c: Collector, from: number, to: number): void {
  const text = c.text.slice(from, to);
  for (const match of text.matchAll(INDENTED)) scanCommand(c, from + match.index, from + match.index + match[0].length, { context: 'markdown', kind: 'example' });
  scanProse(c, from, to, { context: 'markdown', kind: 'mention' });
}

/** A stretch of a page that is no prose. */
interface Block {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/** Where the line after the one at `at` begins. */
function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether the line from `at` to `next` holds nothing; of a long one its beginning tells. */
const isBlank = (text: string, at: number, next: number): boolean => /^[ \t\r]*\n?$/.test(text.slice(at, Math.min(next, at + 400)));

/** reStructuredText's `.. code-block:: python`: the indented lines after it. Where it ends depends on the text up to the first line that isn't. */
function directive(text: string, at: number): Block | null {
  let i = at;
  while (i < at + 24 && (text[i] === ' ' || text[i] === '\t')) i++;
  if (!text.startsWith('.. ', i)) return null;
  const head = /^\.\. (?:code-block|code|sourcecode|prompt)::[ \t]{0,8}([\w#+-]{0,24})[^\n]{0,100}\n/.exec(text.slice(i, i + 160));
  if (!head) return null;
  const start = i + head[0].length;
  let end = start;
  while (end < text.length) {
    const next = nextLine(text, end);
    if (!isBlank(text, end, next)) {
      let indent = 0;
      while (text[end + indent] === ' ' || text[end + indent] === '\t') indent++;
      if (indent <= i - at) break;
    }
    end = next;
  }
  return { language: head[1] ?? '', start, end };
}

/** A line of a program, by its first words. */
const PROGRAM_LINE = /^[ \t]{1,40}(?:from \w[\w.]{0,80} import |import \w|>>> |def \w|class \w|\w[\w.]{0,60} = \w[\w.]{0,80}\()/m;

/** Columns of an indentation that are looked at. */
const INDENT = 80;

/**
 * reStructuredText's literal block: what is indented below a line that ends with `::` (docutils.sourceforge.io, "Literal Blocks"). Its
 * language is not told; Sphinx takes it for Python's. `reach`: where the text ends that tells whether there is one. null: the line
 * announces none.
 */
function literalBlock(text: string, at: number): { readonly block: Block | null; readonly reach: number } | null {
  const newline = text.indexOf('\n', at);
  // `.. note::` has sentences below it.
  if (newline < 0 || !text.slice(Math.max(at, newline - 4), newline).trimEnd().endsWith('::') || /^[ \t]{0,80}\.\. /.test(text.slice(at, at + INDENT + 4))) return null;
  const indentAt = (line: number): number => /^[ \t]{0,80}/.exec(text.slice(line, line + INDENT))?.[0].length ?? 0;
  const start = newline + 1;
  let first = start;
  for (let next = nextLine(text, first); first < text.length && isBlank(text, first, next); next = nextLine(text, first)) first = next;
  const indent = indentAt(first);
  const reach = first + INDENT + 1;
  if (first === start || first === text.length || indent <= indentAt(at)) return { block: null, reach };
  let end = first;
  for (let next = nextLine(text, end); end < text.length && (isBlank(text, end, next) || indentAt(end) >= indent); next = nextLine(text, end)) end = next;
  return { block: { language: PROGRAM_LINE.test(text.slice(first, Math.min(end, first + 4000))) ? 'python' : '', start, end }, reach };
}

/** Whether a line may begin a fence, by its first characters. */
function mayFence(text: string, at: number): boolean {
  for (let i = at; i < at + 25; i++) {
    const ch = text[i];
    if (ch === '`' || ch === '~' || ch === '[' && i === at) return true;
    if (ch !== ' ' && ch !== '\t' && ch !== '>') return false;
  }
  return false;
}

/** The line that closes a fence, or the end of the text. */
function closing(text: string, from: number, mark: string): number {
  for (let i = text.indexOf(mark, from); i >= 0; i = text.indexOf(mark, i + mark.length)) {
    const lineStart = text.lastIndexOf('\n', i) + 1;
    if (/^[ \t>]{0,24}$/.test(text.slice(lineStart, i))) return Math.max(from, lineStart);
  }
  return text.length;
}

/** Fences are samples: what they name is an example, whatever the language. */
function readFence(c: Collector, language: string, from: number, to: number): void {
  if (to - from < 3) return;
  const inner = new Collector(c.text.slice(from, to), c.k);
  inner.host = c.host;
  inner.asks = c.asks;
  const reading = { context: 'markdown', kind: 'example' } as const;
  if (PYTHON.test(language)) readPython(inner);
  else if (SCRIPT.test(language)) readCode(inner, { extension: 'ts', language: 'js', kind: 'example', context: 'markdown' });
  else if (Object.hasOwn(PROGRAM, language.toLowerCase())) readCode(inner, { extension: PROGRAM[language.toLowerCase()] ?? 'go', language: 'code', kind: 'example', context: 'markdown' });
  else if (/^ya?ml$/i.test(language)) readConfig(inner, yamlEntries(inner.text), reading, fileHint(inner.text, c.k) ?? c.asks);
  else if (/^jsonc?5?$/i.test(language)) readConfig(inner, jsonEntries(inner.text), reading, fileHint(inner.text, c.k) ?? c.asks);
  else if (/^(?:toml|ini|properties|env|dotenv)$/i.test(language)) readConfig(inner, lineEntries(inner.text), reading, c.asks);
  else if (/^(?:docker|dockerfile)$/i.test(language)) readDockerfile(inner, reading);
  else if (/^(?:hcl|terraform|tf)$/i.test(language)) readCode(inner, { extension: 'tf', language: 'terraform', kind: 'example', context: 'markdown' });
  else if (/^(?:mermaid|plantuml|dot|graphviz)$/i.test(language)) scanProse(inner, 0, inner.text.length, { context: 'markdown', kind: 'mention' });
  else if (/^modelfile$/i.test(language)) readModelfile(inner, reading);
  else if (/^(?:ba|z|fi)?sh$|^(?:shell|powershell|ps1)$/i.test(language)) readShellStretch(inner, reading, () => false);
  else {
    scanCommand(inner, 0, inner.text.length, reading);
    scanSeries(inner, 0, inner.text.length, reading);
  }
  // Fences are no place for a pin: the sample is not what runs.
  for (const hit of inner.hits) c.add({ ...moved(hit, from), pin: null });
  for (const word of inner.words) c.words.push({ ...word, start: word.start + from, end: word.end + from });
}

/** A notebook's line that runs a command, with the lines that a backslash joins to it. */
const SHELL_LINE = /^[ \t]{0,40}!(?:[^\n\\]|\\[^\n]|\\\n){1,4000}/gm;

/** Python as it stands in a notebook. */
function readPython(c: Collector): void {
  const { program, shell } = withoutShellLines(c.text, SHELL_LINE);
  const inner = shell.length === 0 ? c : Object.assign(new Collector(program, c.k), { host: c.host, asks: c.asks });
  readCode(inner, { extension: 'py', language: 'python', kind: 'example', context: 'markdown' });
  if (inner === c) return;
  for (const hit of inner.hits) c.add(hit);
  c.words.push(...inner.words);
  for (const { start, end } of shell) scanCommand(c, start, end, { context: 'markdown', kind: 'example' });
}

/** A card's front matter: `base_model` and its kind are what the model is built from. */
function readFrontMatter(c: Collector, from: number, to: number): void {
  const structured = yamlEntries(c.text, from, to);
  const named = structured.entries.filter((e) => /^(?:base_model|new_version|model|models|adapter|merged_models|teacher_model|draft_model|embedding_model|description)$/.test(rootKey(e.path)) || /base_model|model_name/.test(e.path?.key ?? ''));
  readConfig(c, { entries: named, keyNames: [], comments: structured.comments }, { context: 'front-matter', kind: 'use' }, null);
}
