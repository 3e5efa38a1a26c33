import type { Frame, Literal, OpenBracket } from '../text/frames.js';
import { outline } from '../text/outline.js';
import { lineBefore } from '../text/lines.js';
import { SYNTAX, type Syntax } from '../text/tokens.js';
import type { Collector, Hit } from './collector.js';
import { readEmbedded } from './embedded.js';
import { fileHint } from './fileHints.js';
import { functionNames, type OpenFunction } from './functionNames.js';
import { readCdkConstants, readConstants, readGoConstants, readListed, readMembers, readSwiftConstants, readVendorConstants, readModelTypes } from './hostedConstants.js';
import { identify, type Slot } from './identify.js';
import { callOf, ENV_CALLS, lastOf, PLAIN, slotOf } from './codeSlots.js';
import { linkConstants, linksOf, type Links } from './constants.js';
import { scanProse } from './prose.js';
import { Siblings } from './siblings.js';
import { WEIGHT_END } from './looks.js';
import { isVersioned, knownBare } from './runtimeNames.js';
import { meaningOf } from './slots.js';
import { hintInType, hostInType, hostOfFrame, pythonTypeHosts, type TypeHost } from './typeHosts.js';
import type { ReferenceContext, ReferenceKind } from './types.js';
import { readWordLists } from './wordLists.js';
import { askFor, scanCommand } from './words.js';

const SYNTAX_OF: Readonly<Record<string, Syntax | undefined>> = {
  py: SYNTAX['python'], pyi: SYNTAX['python'], rb: SYNTAX['ruby'], php: SYNTAX['php'], rs: SYNTAX['rust'], ex: SYNTAX['elixir'], exs: SYNTAX['elixir'], lua: SYNTAX['lua'], r: SYNTAX['hash'], jl: SYNTAX['python'], pl: SYNTAX['hash'], nim: SYNTAX['hash'], nix: SYNTAX['hash'], sql: SYNTAX['sql'], tf: SYNTAX['hcl'], tfvars: SYNTAX['hcl'], hcl: SYNTAX['hcl'], gradle: SYNTAX['c'], bicep: SYNTAX['c'],
};
const REVISION_KEYS: ReadonlySet<string> = new Set(['revision', 'commit_hash', 'hf_revision', 'model_revision']);
const NONE: Syntax = { line: [], block: [], quotes: [], multiline: [], escapes: false };
const [PYTHON, HCL, MODULE, C_LIKE] = [SYNTAX['python'] ?? NONE, SYNTAX['hcl'] ?? NONE, SYNTAX['js'] ?? NONE, SYNTAX['c'] ?? NONE];
/** Calls whose strings are words for people. */
const SPEAKS = /(?:^|[._])(?:print|println|printf|puts|log|info|warn|warning|error|debug|exception|logger|console|raise|throw|Error|Exception|assert\w{0,20}|expect|describe|it|test|echo|write|markdown|title|header|caption|toast|fatal|indexOf|includes|contains|allowed|startsWith|startswith|Errorf|Sprintf|Printf|panic|help|doc|validate_inclusion)$/i;
/** In a test, what is expected is what the program under test was set to, as in `expect(…).toBe(…)`. */
const ASSERTS = /(?:^|[._])assert\w{0,30}$/i;
/** The same of longer texts, whose settings are an answer or a request that is expected. */
const EXPECTS = /(?:^|[._])(?:assert\w{0,30}|expect)$/i;
/** Calls that take places of any kind. */
const TAKES_PLACES = /(?:^|[._])(?:open|get|post|put|patch|fetch_url|Path|join|exists|read_text|read_csv|Image)$/;
/** Calls whose strings are command lines. */
const RUNS = /(?:^|\.)(?:run_commands|system|popen|Popen|run|call|check_call|check_output|exec|execSync|spawn|spawnSync|sh|shell|getoutput|Command|command|ProcessBuilder)$/;

export interface CodeOptions {
  readonly extension: string;
  readonly language: 'python' | 'js' | 'code' | 'terraform';
  readonly kind?: ReferenceKind;
  readonly context?: ReferenceContext;
  /** The class of Python that is open where reading begins; see `TypeHost`. */
  readonly type?: TypeHost | null;
  /** The function that is open there; see `functionNames`. */
  readonly within?: OpenFunction | null;
}

/** What was read of a program up to `end`, and what it has to do with the rest of its file. */
export interface CodeStretch {
  readonly end: number;
  readonly reach: number;
  readonly open: readonly OpenBracket[];
  readonly links: Links;
  readonly type: TypeHost | null;
  readonly within: OpenFunction | null;
}

/** Programs: what each string literal and comment names, by the call, argument, key or comparison that it stands in. */
export function readCode(c: Collector, options: CodeOptions): void {
  const { links } = readCodeStretch(c, options, fileHint(c.text, c.k) ?? c.asks, []);
  linkConstants([{ base: 0, links, collector: () => c }]);
}

/** Reads on from where `open` brackets are open, up to a line where that is all that counts and where `stops` says so. */
export function readCodeStretch(c: Collector, options: CodeOptions, hint: string | null, open: readonly OpenBracket[], stops?: (at: number) => boolean): CodeStretch {
  const { language } = options;
  const syntax = SYNTAX_OF[options.extension] ?? (language === 'python' ? PYTHON : language === 'terraform' ? HCL : language === 'js' ? MODULE : C_LIKE);
  const program = outline(c.text, syntax, open, stops);
  const { literals } = program;
  const context: ReferenceContext = options.context ?? (language === 'python' ? 'python-call' : language === 'js' ? 'js-call' : language === 'terraform' ? 'terraform' : 'code');
  const kind = options.kind ?? 'use';
  const text = program.end === c.text.length ? c.text : c.text.slice(0, program.end);
  const types = language === 'python' ? pythonTypeHosts(text, options.type ?? null, c.k) : null;
  for (const { start, end } of program.comments) {
    const type = types?.at(start) ?? null;
    c.within(type === null ? c.host : hostInType(type), () => scanProse(c, start, end, { context: 'comment', kind: 'mention' }));
  }
  const found = new Map<Literal, Hit>();
  const functions = functionNames(text, options.within ?? null, c.k);
  const siblings = new Siblings(c.text, literals, functions);
  for (const literal of literals) {
    const type = types?.at(literal.span.start) ?? hostOfFrame(literal.frame, c.k);
    const hit = type === null ? readLiteral(c, literal, siblings, hint, context, kind)
      : c.within(hostInType(type), () => readLiteral(c, literal, siblings, hintInType(type, c.text.slice(literal.span.start, Math.min(literal.span.end, literal.span.start + 200))), context, kind, true));
    if (hit) found.set(literal, hit);
  }
  attachRevisions(c, literals, found);
  siblings.attachTuples(found);
  siblings.readArguments(c, { context, kind });
  readCdkConstants(c, text, context, kind);
  if (language === 'python') {
    readImports(c, text, kind, context);
    readModelTypes(c, text, context, kind);
  }
  if (language === 'python' || language === 'js') readMembers(c, text, context, kind);
  if (language !== 'python' && language !== 'js') {
    readListed(c, text, context, kind);
    readConstants(c, text, context, kind);
    readVendorConstants(c, text, context, kind);
  }
  if (options.extension === 'go') readGoConstants(c, text, context, kind);
  if (options.extension === 'swift') readSwiftConstants(c, text, context, kind);
  if (options.extension === 'rb') readWordLists(c, text, [...program.comments, ...literals.map((l) => l.span)], { context, kind });
  return { end: program.end, reach: program.reach, open: program.open, links: linksOf(c, literals, program.frames, found, { context, kind }), type: types?.after ?? null, within: functions.after };
}

function readLiteral(c: Collector, literal: Literal, siblings: Siblings, fileHintName: string | null, context: ReferenceContext, kind: ReferenceKind, listed = false): Hit | null {
  const { span, frame } = literal;
  const length = span.end - span.start;
  if (length < 2) return null;
  if (literal.alone) {
    scanProse(c, span.start, span.end, { context: 'comment', kind: 'mention' });
    return null;
  }
  if (/^(?:from|import|require|include|use|package)$/.test(literal.before)) return null;
  const call = callOf(frame);
  const callHead = call?.head ?? '';
  const text = c.text.slice(span.start, Math.min(span.end, span.start + 301));
  // The address of a service with the model in its query: `https://…/chat?model=gpt-4o&…`.
  const query = text.includes('model=') ? /[?&]model=([\w.:/-]{3,80})(?=[&#]|$)/.exec(text) : null;
  if (query?.[1] !== undefined && !/\s/.test(text)) {
    const start = span.start + query.index + query[0].length - query[1].length;
    return c.identify(start, start + query[1].length, { model: true, hint: null, free: false }, { context, kind });
  }
  if (length > 300 || /\s|^\[?\{\\?"/.test(text)) {
    const speaks = SPEAKS.test(callHead) || literal.key !== '' && meaningOf(literal.key, [], c.k)?.mention === true;
    // Long texts that hold flags or commands are run; all else is read as prose.
    const command = !speaks && (RUNS.test(callHead) || /(?:^|\s)--?[a-z][\w-]{1,40}[=\s]|(?:^|\s)(?:ollama|hf|huggingface-cli|vllm|docker model) \w/.test(text));
    if (readEmbedded(c, span.start, span.end, { context, kind: speaks ? 'mention' : kind })) return null;
    if (command) scanCommand(c, span.start, span.end, { context: 'shell', kind });
    else scanProse(c, span.start, span.end, { context, kind: 'mention' }, speaks && !(c.isTest && EXPECTS.test(callHead)) || literal.compared && !c.isTest ? 'mention' : kind);
    return null;
  }
  if (call && ENV_CALLS.test(call.head) && literal.frame === call && literal.index === 0 && /^[A-Z][A-Z0-9_]{2,80}$/.test(text)) return null;
  if (literal.isKey) {
    // What a test knows of each model, it asks of each: `CANONICAL = { "owner/name": [0.1, …] }`.
    return c.identify(span.start, span.end, { ...PLAIN, hint: c.host }, { context, kind: c.isTest && text.includes('/') ? kind : 'mention' }) ?? bareName(c, literal, text, context);
  }
  // A type that is written as text (`spec: "ModelFamily"` among Python's parameters) is no value.
  if (context === 'python-call' && literal.frame.open === '(' && /^[A-Z][A-Za-z]{1,60}\d{0,3}$/.test(text) && /:\s{0,4}$/.test(c.text.slice(Math.max(0, span.start - span.quote.length - 6), span.start - span.quote.length))) return null;
  // Julia's `hgf"owner/name:item"`.
  if (literal.before === 'hgf') return c.identify(span.start, span.start + (/^[^:]*/.exec(text)?.[0].length ?? length), { model: true, hint: 'huggingface', free: false }, { context, kind });
  const slot = slotOf(c, literal, call, siblings, fileHintName, listed);
  // `open("hf://owner/name/…")`, `axios.post("https://…")`, `Path("x.gguf")`: the address or the file says what the call doesn't.
  if (slot === null) return TAKES_PLACES.test(callHead) && (/^(?:hf|https?):\/\//.test(text) || WEIGHT_END.test(text)) ? c.identify(span.start, span.end, PLAIN, { context, kind }) : null;
  const mention = slot.mention || literal.compared && !isExpected(c, literal) || frame.compared && !(c.isTest && literal.key !== '') || SPEAKS.test(callHead) && !c.k.calls.has(lastOf(callHead)) && !(c.isTest && ASSERTS.test(callHead));
  // Bicep's lists have no commas: what reads as joined there stands by itself.
  if (literal.continues) return readJoined(c, literal, slot.slot, { context, kind: mention ? 'mention' : kind });
  const fallback = context === 'code' ? /^\$\{([\w.-]{1,80}):([\w.:/@-]{2,200})\}$/.exec(text) : null;
  if (fallback?.[1] && fallback[2]) return readFallback(c, span.end - 1 - fallback[2].length, span.end - 1, fallback[1], { context, kind });
  if (span.template && text.includes('{') || context === 'terraform' && text.includes('${')) return readTemplate(c, literal, slot.slot, { context, kind: mention ? 'mention' : kind });
  // `"en_core_web_sm,en_core_web_md"`: a list in one string.
  if (/^[\w.:/@-]{2,200}(?:,[\w.:/@-]{2,200})+$/.test(text)) {
    c.identifyEach(span.start, text.split(','), slot.slot, { context, kind: mention ? 'mention' : kind });
    return null;
  }
  // `chat(model="llama3.1")`: nobody but Ollama writes a family and its version in one word; elsewhere it may be an architecture.
  const asked = literal.key === 'model' && frame.open !== '[' && slot.slot.model && slot.slot.hint === null && isVersioned(text, c.k) ? { ...slot.slot, hint: 'ollama' } : slot.slot;
  const hit = askFor(c, span.start, span.end, asked, { context, kind: mention ? 'mention' : kind });
  if (!hit && !slot.slot.model) {
    // What another place of a program makes sure of is a model here, too; tests make names up.
    if (text.includes('/') && !c.isTest) c.words.push({ start: span.start, end: span.end, reading: { context, kind: mention ? 'mention' : kind } });
    return bareName(c, literal, text, context);
  }
  if (hit && hit.registry !== 'openrouter' && context === 'js-call' && fileHintName === null) asGateway(c, hit);
  if (hit && call && c.k.calls.has(lastOf(call.head)) && context === 'python-call' && /from_pretrained|pipeline|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder/.test(call.head) && hit.registry === 'huggingface') hit.pin = { at: span.end + span.quote.length, end: span.end + span.quote.length, template: ', revision="{revision}"' };
  return hit;
}

/** `"qwen3-32b"` in a list or a table of a program: a known model by its own name, of which nobody says who serves it. */
function bareName(c: Collector, { span }: Literal, text: string, context: ReferenceContext): Hit | null {
  const model = knownBare(text, c.k);
  return model === undefined ? null : c.add({ start: span.start, end: span.end, registry: 'unknown', model, revision: null, confidence: 'possible', kind: 'mention', context, related: [], pin: null });
}

/** `assert model.name == "gpt-5"` in a test: what is expected is what the program under test was set to, as in `expect(…).toBe(…)`. */
function isExpected(c: Collector, { span, frame }: Literal): boolean {
  if (!c.isTest) return false;
  // `assertSent(…, function ($method, $parameters) { return $parameters['model'] === 'gpt-4o'; })`
  for (let f: Frame | null = frame, steps = 0; f && steps < 4; f = f.parent, steps++) if (f.open === '(' && ASSERTS.test(f.head)) return true;
  return frame.open === '' && /^[ \t]{0,40}assert\s/.test(lineBefore(c.text, span.start, 2000));
}

/**
 * `anthropic/claude-haiku-4.5` in JavaScript goes to a gateway (the AI SDK's own by default), which is no registry of the contract:
 * the id stays whole, and the terms of the provider in front of it are found by it.
 */
function asGateway(c: Collector, hit: Hit): void {
  const text = c.text.slice(hit.start, hit.end);
  if (!/^(?:openai|anthropic|google|xai|mistral|deepseek|cohere)\/[\w.-]{2,80}$/.test(text) || hit.model === text) return;
  hit.registry = 'unknown';
  hit.model = text;
}

/** `"owner/" + "name"`: the reference stands at the part that names the model; the part before it gives the owner. */
function readJoined(c: Collector, literal: Literal, slot: Slot, reading: { context: ReferenceContext; kind: ReferenceKind }): Hit | null {
  const { span } = literal;
  let at = span.start - span.quote.length;
  while (at > span.start - 60 && /[\s+.\\a-z]/.test(c.text[at - 1] ?? '')) at--;
  const before = /^["'`]?([\w.-]{1,60}\/)["'`]$/.exec(c.text.slice(c.text.lastIndexOf(c.text[at - 1] ?? '"', at - 2), at))?.[1];
  if (before === undefined) return c.identify(span.start, span.end, slot, reading);
  const found = identify(before + c.text.slice(span.start, span.end), slot, c.k);
  if (!found || found.start !== 0) return null;
  return c.add({ start: span.start, end: span.end, registry: found.registry, model: found.model, revision: found.revision, confidence: 'likely', ...reading, related: [], pin: null });
}

/** `f"{ORG}/Qwen2.5-{SIZE}"`: what is known of it is possible; constant parts before or after a hole may be a whole id. */
function readTemplate(c: Collector, literal: Literal, slot: Slot, reading: { context: ReferenceContext; kind: ReferenceKind }): Hit | null {
  const { span } = literal;
  const text = c.text.slice(span.start, span.end);
  let from = 0;
  let best: Hit | null = null;
  for (const hole of text.matchAll(/\$?\{[^{}]{0,120}\}/g)) {
    best = part(from, hole.index) ?? best;
    from = hole.index + hole[0].length;
  }
  return part(from, text.length) ?? best;

  function part(start: number, end: number): Hit | null {
    if (end - start < 4) return null;
    // A piece that touches a hole without a separator is cut: only addresses and whole ids survive that.
    const piece = text.slice(start, end);
    if (end < text.length && start === 0 && !/[:?#]/.test(piece)) {
      const stem = piece.replace(/[-._]{1,4}$/, '');
      const hit = /^[\w.-]{1,60}\/[\w.-]{3,80}$/.test(stem) ? c.identify(span.start, span.start + stem.length, { ...slot, free: false }, reading) : null;
      if (hit) hit.confidence = 'possible';
      return hit;
    }
    const cut = (start > 0 && /^[\w.-]/.test(piece)) || (end < text.length && /[\w.-]$/.test(piece));
    if (cut && !/^https?:\/\//.test(piece)) {
      if (!/^[\w.-]{1,60}\/[\w.-]{3,80}$/.test(piece)) return null;
      const hit = c.identify(span.start + start, span.start + end, slot, reading);
      if (hit) hit.confidence = 'possible';
      return hit;
    }
    return c.identify(span.start + start, span.start + end, slot, reading);
  }
}

/** Spring's `${app.model:mistral-small}`: the name of the property is the key. */
function readFallback(c: Collector, start: number, end: number, property: string, reading: { context: ReferenceContext; kind: ReferenceKind }): Hit | null {
  const meaning = meaningOf(property, [], c.k);
  return meaning && c.identify(start, end, meaning.slot, meaning.mention ? { ...reading, kind: 'mention' } : reading);
}

/** `revision="…"` beside a model in the same call. */
function attachRevisions(c: Collector, literals: readonly Literal[], found: ReadonlyMap<Literal, Hit>): void {
  for (const literal of literals) {
    if (!REVISION_KEYS.has(literal.key)) continue;
    const call = callOf(literal.frame);
    const value = c.text.slice(literal.span.start, literal.span.end);
    if (!call || !/^[\w./-]{1,100}$/.test(value)) continue;
    // The first one in the same call and statement: a function's body is an argument, too.
    const hit = [...found].find(([other, h]) => other.run === literal.run && h.kind !== 'mention' && callOf(other.frame) === call)?.[1];
    if (hit?.registry !== 'huggingface' && hit?.registry !== 'modelscope') continue;
    hit.revision = value;
    hit.related.push({ start: literal.span.start, end: literal.span.end, role: 'revision' });
    if (hit.registry === 'huggingface') hit.pin = { at: literal.span.start, end: literal.span.end, template: '{revision}' };
  }
}

/** `import en_core_web_sm`: spaCy's packages are models. */
function readImports(c: Collector, text: string, kind: ReferenceKind, context: ReferenceContext): void {
  if (!/_(?:core|dep|ent|sent|pipeline|vectors|trf|ner)_/.test(text)) return;
  for (const match of text.matchAll(/^[ \t]{0,40}(?:import|from)[ \t]{1,8}([a-z]{2,3}_[a-z]{3,12}_\w{3,40})\b/gm)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    c.identify(start, start + (match[1]?.length ?? 0), { model: true, hint: 'spacy', free: false }, { context, kind });
  }
}
