import { lineBefore } from '../text/lines.js';
import type { Collector, Hit, Reading } from './collector.js';
import { DockerLine } from './dockerLine.js';
import type { Slot } from './identify.js';
import { WEIGHT_END } from './looks.js';
import { quotedPlace } from './proseSlots.js';
import { shortFlag } from './shortFlag.js';
import { deployedAs, knownDespite, meaningOf } from './slots.js';
import type { ReferenceKind } from './types.js';

/** A word with what stands around it that matters to a command line. */
const WORD = /-{0,2}[A-Za-z0-9@](?:[\w.:/@+~-]*[\w])?/g;

/** Programs whose next word (after flags) names a model, and in which registry. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)ollama\s+(?:run|pull|cp|show|rm|stop)$/, 'ollama'], [/(?:^|[\s/])(?:hf|huggingface-cli)\s+download$/, 'huggingface'], [/(?:^|\s)docker\s+model\s+(?:run|pull|package|inspect|rm|push|tag)$/, 'docker'],
  [/(?:^|[\s/])vllm\s+(?:serve|bench|chat)$/, 'huggingface'], [/(?:^|\s)openllm\s+(?:serve|run|deploy)$/, 'unknown'], [/(?:^|\s)(?:-m\s+)?spacy\s+download$/, 'spacy'], [/(?:^|\s)lms\s+(?:get|load)$/, 'huggingface'], [/(?:^|\s)modelscope\s+download$/, 'modelscope'], [/(?:^|\s)mlx_lm\.[a-z]{1,20}$/, 'huggingface'],
  [/(?:^|\s)llm\s+-m$/, 'any'], [/(?:^|\s)lighteval\s+eval$/, 'any'], [/(?:^|\s)ramalama\s+(?:run|pull|serve)$/, 'ollama'], [/(?:^|\s)litellm\s+--model$/, 'any'], [/(?:^|\s)openvino-cli\s+download$/, 'huggingface'], [/(?:^|\s)transformers\s+(?:chat|serve)$/, 'huggingface'], [/(?:^|\s)llamafactory-cli\s+download$/, 'huggingface'], [/(?:^|\s)lmdeploy\s+(?:serve\s+\w{1,20}|chat)$/, 'huggingface'], [/(?:^|\s)mlc_llm\s+(?:chat|serve|compile)$/, 'huggingface'],
];

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Command lines: flags (`--model X`, `--model=X`), commands that take a model (`ollama run X`), assignments (`MODEL=X`),
 * shell defaults (`${MODEL:-X}`), argument lists in one string (`pretrained=X,revision=Y`), and what is sure by itself. Answers
 * with the model that a later `--revision` would be said of.
 */
export function scanCommand(c: Collector, from: number, to: number, reading: Reading, preceding: string | null = null): Hit | null {
  const part = c.text.slice(from, to);
  let flag: string | null = preceding;
  let line = '';
  let lastEnd = 0;
  let lastHit: Hit | null = null;
  let kind: ReferenceKind = reading.kind;
  let ofDataset = false;
  const docker = new DockerLine();
  for (const match of part.matchAll(WORD)) {
    const gap = part.slice(lastEnd, match.index);
    lastEnd = match.index + match[0].length;
    // What follows "``vllm serve ...``" is a sentence again.
    if (/[\n;]|&&|\|\|?|``/.test(gap) && !/\\\r?\n/.test(gap) && !(gap.includes('||') && isInExpression(part, match.index))) {
      line = '';
      docker.begin();
      flag = null;
      kind = reading.kind;
      ofDataset = false;
      // What a later command says of a revision is not said of an earlier command's model; a flag on a line of its own is.
      if (!/^(?:-|revision$)/.test(match[0])) lastHit = null;
    }
    const word: Word = { text: match[0], start: match.index, end: lastEnd };
    if (line === '' && /^(?:echo|printf|Write-Host|logger|(?:print|log|info|warn|error|say|msg|success|debug|die|fail)(?:_\w{1,20})?)$/i.test(word.text)) kind = 'mention';
    const before = part.slice(Math.max(0, word.start - 3), word.start);
    const isImage = docker.isImage(word.text, line, line === '' || /\s/.test(gap));
    // A line that begins with a name and `:=`, `?=` or ` = ` sets a variable (make, PowerShell).
    const assigned = /[=]["']?$/.test(gap) && gap.length <= 2 || line !== '' && !line.includes(' ') && /^[ \t]{0,8}[:?+]{0,2}=[ \t]{0,8}["']?$/.test(gap);
    // Ollama's own flags take nothing (`ollama show --modelfile llama3.1`).
    if (line.startsWith('ollama ') && /^--(?:modelfile|license|parameters|system|template|verbose|insecure|nowordwrap|hidethinking)$/.test(word.text)) continue;
    if (word.text.startsWith('-') && /^-{1,2}[A-Za-z][\w.-]{0,60}$/.test(word.text) && !assigned) {
      flag = word.text;
      // Every word up to the next flag is a data set, however many there are.
      ofDataset = /^-{1,2}(?:(?:[a-z]{1,12}[-_]){0,2}datasets?|data(?:[-_](?:path|paths|name|file|files))?)$/.test(flag);
      line = joinWords(line, word.text);
      continue;
    }
    // `--model-path owner/name --model-name alias`: what it is served as; `git clone … folder`: where code goes.
    if (flag === '--model-name' && line.includes('--model-path ') || line.startsWith('git clone ') && line.includes('://') && flag === null && !word.text.includes('://')) {
      flag = null;
      line = joinWords(line, word.text);
      continue;
    }
    // What is uploaded or created comes out of the script.
    if (ofDataset || kind === reading.kind && /^(?:mkdir|rmdir|cd|pushd|touch|(?:hf|huggingface-cli) (?:upload|upload-large-folder|repo|repo-files)|ollama (?:create|push))(?: |$)/.test(line)) continue;
    if (isImage) {
      flag = null;
      line = joinWords(line, word.text);
      continue;
    }
    const key: string | null = flag ?? (assigned ? lastWord(line) : null);
    flag = null;
    if (assigned && key !== null && /^(?:--?)?revision$/.test(key) && lastHit && /^[\w.-]{1,64}$/.test(word.text)) {
      lastHit.revision = word.text;
      line = joinWords(line, word.text);
      continue;
    }
    if (key === '--revision' && lastHit && /^(?:[\w.-]{1,64}|refs\/[a-z]{2,10}\/[\w.-]{1,40})$/.test(word.text)) {
      lastHit.revision = word.text;
      lastHit.pin = null;
      line = joinWords(line, word.text);
      continue;
    }
    if (key !== null && /^-{0,2}repo[-_]type$/.test(key) && /^(?:dataset|space)s?$/.test(word.text)) ofDataset = true;
    const hit = oneWord(c, from, word, key, line, before, { context: reading.context, kind });
    // `--revision` is said of the model that is served, not of a draft or of a tokenizer beside it.
    if (hit && !(lastHit && key !== null && BESIDE.test(key))) lastHit = hit;
    line = joinWords(line, word.text);
  }
  return lastHit;
}

/** Whether a place is inside of `${{ inputs.model || 'name' }}`: its signs are no shell's (docs.github.com, "Expressions"). */
function isInExpression(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.lastIndexOf('${{') > before.lastIndexOf('}}');
}

/** Flags of what is loaded beside the model that is served. */
export const BESIDE = /specul|draft|tokenizer|lora|adapter/;

function oneWord(c: Collector, from: number, word: Word, key: string | null, line: string, before: string, reading: Reading): Hit | null {
  let { start } = word;
  const { end } = word;
  let slotKey = key;
  // `${MODEL:-owner/name}` and `%MODEL%`-like: the name of the variable is the key.
  const fallback = /^([A-Za-z_][\w.]{0,60}|\d):[-=?+]?(?=[\w@])/.exec(word.text);
  if (fallback && /[{]$/.test(before)) {
    start += fallback[0].length;
    // `MODEL=${1:-owner/name}`: an argument of the script has no name of its own.
    slotKey = /^\d/.test(fallback[1] ?? '') ? (/=["']?\$\{$/.test(c.text.slice(Math.max(0, from + word.start - 4), from + word.start)) ? lastWord(line) : null) : (fallback[1] ?? null);
    // `${MODEL:-"owner/name"}` leaves the quote to the gap.
  }
  while (c.text[from + start] === '-') start++;
  // `cd gemini-2/`, `grep -v 'gemini-2/'`: a folder.
  if (c.text[from + end] === '/' && !word.text.includes('/')) return null;
  if (end - start < 2 || isFolder(c.text, from + start) && !WEIGHT_END.test(word.text)) return null;
  // `gh … -R owner/name`, `brew tap owner/name`: repositories of code.
  if (/^(?:gh|brew) /.test(line) && !word.text.includes('://')) return null;
  if (slotKey !== null) {
    if (/^-{0,2}(?:repo[-_]type|dataset|split)$/.test(slotKey)) return null;
    if (slotKey === '-m' || slotKey === '--m') return shortFlag(c, from + start, from + end, line, reading);
    if (/^(?:-hf[rdv]?|-hfrd|--hf-repo(?:-\w{1,8})?|--spec-draft-hf)$/.test(slotKey)) return c.identify(from + start, from + end, { model: true, hint: 'huggingface', free: false }, reading);
    // Elastic's importer takes by this name what trainers write to (elastic.co/docs, "eland").
    if (slotKey === '--hub-model-id' && line.includes('eland_import_hub_model')) return c.identify(from + start, from + end, { model: true, hint: 'huggingface', free: false }, reading);
    if (/(?:^|\s)--lora-modules(?:\s|$)/.test(line.slice(-300)) && !slotKey.startsWith('-')) return c.identify(from + start, from + end, { model: true, hint: 'huggingface', free: false }, reading);
    // lm-eval's `--model_args pretrained=owner/name,revision=…`.
    if (slotKey === 'pretrained' && (word.text.includes('/') || c.k.shortHubId(word.text.toLowerCase()) !== undefined)) return c.identify(from + start, from + end, { model: true, hint: null, free: false }, reading) ?? c.identify(from + start, from + end, { model: true, hint: 'huggingface', free: false }, reading);
    const meaning = meaningOf(slotKey, [], c.k);
    const deployed = meaning === null ? deployedAs(slotKey, c.text.slice(from + start, from + end), c.k) : null;
    if (deployed) return c.identify(from + start, from + end, deployed, reading);
    const despite = meaning === null && slotKey.startsWith('-') ? knownDespite(slotKey, [], c.text.slice(from + start, from + end), c.k) : null;
    if (despite && !despite.mention) return c.identify(from + start, from + end, despite.slot, reading);
    if (meaning === null) return /^served_?|alias/.test(slotKey.replace(/^-{1,2}/, '').replace(/-/g, '_')) ? c.identify(from + start, from + end, { model: true, hint: null, free: false }, { ...reading, kind: 'mention' }) : null;
    return askFor(c, from + start, from + end, meaning.slot.model ? { ...meaning.slot, hint: meaning.slot.hint ?? commandHint(line) ?? (reading.context === 'workflow' ? null : c.host) } : { ...meaning.slot, free: !meaning.mention && meaning.slot.free }, meaning.mention ? { ...reading, kind: 'mention' } : reading);
  }
  // A line of a program or a request's body inside the command: `python -c "… WhisperModel('tiny')"`, `-d '{"model": "…"}'`.
  const place = /["'`]$/.test(before) && (!/\(\\?["'`]$/.test(before) || isProgram(c.text, from + start)) ? quotedPlace(c.text, from + start, c.k) : null;
  if (place === 'none') return null;
  if (place !== null) return c.identify(from + start, from + end, { ...place.slot, hint: place.slot.hint ?? (/:11434\b|\bollama\b/.test(line) ? 'ollama' : c.asks) }, reading) ?? c.identify(from + start, from + end, { model: false, hint: c.host, free: true }, reading);
  const command = commandHint(line, true);
  if (command !== null) {
    const rest = c.text.slice(from + word.end, from + word.end + 300).split('\n')[0] ?? '';
    if (/--repo[-_]type[\s=](?:dataset|space)/.test(line.slice(-200)) || /--repo[-_]type[\s=](?:dataset|space)/.test(rest)) return null;
    return c.identify(from + start, from + end, { model: true, hint: command, free: false }, reading);
  }
  return c.identify(from + start, from + end, { model: false, hint: c.host, free: true }, reading);
}

/** Whether a place is in a program that stands on the command line itself: `python -c "…; load('tiny')"`. */
function isProgram(text: string, start: number): boolean {
  return /(?:python[\d.]{0,5}|node|ruby|Rscript)(?: -{1,2}\w{1,20})? -[ce] ["']/.test(lineBefore(text, start, 400));
}

/** As `identify`; what a place asks for and nobody knows may be a model that the rest of the file is sure of. */
export function askFor(c: Collector, start: number, end: number, slot: Slot, reading: Reading): Hit | null {
  const hit = c.identify(start, end, slot, reading);
  if (!hit && slot.model && (slot.hint === null || slot.hint === 'any' || slot.hint === 'huggingface') && c.text.slice(start, end).includes('/')) c.words.push({ start, end, reading, asked: true });
  return hit;
}

/** `./checkpoint/llama3-sft`, `~/models/qwen`, `${WORK_DIR}/exp/qwen-rlhf`: a path goes on here, not the Hub's host. */
function isFolder(text: string, start: number): boolean {
  if (text[start - 1] !== '/') return false;
  const before = text.slice(Math.max(0, start - 60), start - 1);
  // `--model-repository=/all_models/triton_llm`: a path from the root.
  if (/(?:^|[\s"'=,(])$/.test(before)) return true;
  return /(?:^|[\s"'=:])(?:\.{1,2}|~)?$/.test(before) || /\$\{?[A-Za-z_]\w{0,40}\}?$/.test(before) && !/(?:HF|HUB|MIRROR|ENDPOINT|URL|HOST|REGISTRY)\w{0,12}\}?$/i.test(before);
}

/** The last words of the commands above. */
const COMMAND_ENDS: ReadonlySet<string> = new Set('run pull create cp show rm push stop download package inspect tag serve deploy eval bench chat get load compile api_server gradio'.split(' '));

/** Whether the last word that is no flag ends a command. */
function endsCommand(line: string): boolean {
  const words = line.slice(-160).split(' ');
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    if (!word.startsWith('-')) return COMMAND_ENDS.has(word) || word.startsWith('mlx_lm.');
  }
  return false;
}

/** The registry whose model the next word of a command names: `ollama pull`. */
export const nextWordOf = (line: string): string | null => commandHint(line, true);

/** The registry that the command so far means; with `next`, only where its very next word is the model. */
function commandHint(line: string, next = false): string | null {
  // Most words follow no command: the last ones tell without all the patterns.
  if (next && !endsCommand(line)) return null;
  const flagless = line.replace(/\s-{1,2}[\w-]{1,40}/g, '');
  for (const [pattern, hint] of COMMANDS) if (pattern.test(next ? flagless : line)) return hint;
  if (next) return null;
  if (/(?:^|[\s/])(?:whisperx|whisper-ctranslate2|faster-whisper)(?:\s|$)/.test(line)) return 'faster-whisper';
  if (/(?:^|[\s/])whisper(?:\s|$)/.test(line)) return 'whisper';
  return /\bollama\b/.test(line) ? 'ollama' : /\bmodelscope download\b/.test(line) ? 'modelscope' : /\b(?:vllm|sglang|text-generation-launcher|mlx_lm|llama-(?:cli|server)|mistralrs|transformers-cli|optimum-cli|lmdeploy)/.test(line) ? 'huggingface' : null;
}

/** A line of words and the next one; of a long line only its end matters. */
export const joinWords = (line: string, word: string): string => (line.length > 600 ? line.slice(-300) : line) + (line ? ' ' : '') + word;
const lastWord = (line: string): string | null => line.slice(line.lastIndexOf(' ') + 1) || null;
