import type { Frame, Literal } from '../text/frames.js';
import type { Collector, Hit, Reading } from './collector.js';
import type { FunctionNames } from './functionNames.js';
import { push } from './groups.js';
import { providerNamed } from './providers.js';
import { scanCommand } from './words.js';

/** Programs that a list of words runs: with one of them in front the list is a command line (`["vllm", "serve", "owner/name"]`). */
const PROGRAM = /^(?:[\w./-]{0,60}\/)?(?:vllm|ollama|huggingface-cli|hf|docker|spacy|modelscope|litellm|lms|ramalama|sglang|llama-(?:server|cli)|mlx_lm\.\w{1,20}|text-generation-launcher)$/;
const FLAG = /^--?[A-Za-z][\w-]{1,40}(?:=|$)/;
/** Revisions that a tuple gives beside an id: `("owner/name", "refs/pr/1")`. A bare version could be anything else. */
const REVISION = /^(?:main|refs\/pr\/\d{1,5}|[0-9a-f]{7}|[0-9a-f]{40})$/;

/** What literals say of each other that stand in the same bracket and in the same statement. */
export class Siblings {
  readonly #text: string;
  readonly #byFrame = new Map<Frame, Literal[]>();
  /** Of options that are handed over in a bracket of their own, by the call around it: `initChatModel("…", { modelProvider: "…" })`. */
  readonly #options = new Map<Frame, Literal[]>();

  readonly #functions: FunctionNames;

  constructor(text: string, literals: readonly Literal[], functions: FunctionNames) {
    this.#text = text;
    this.#functions = functions;
    for (const literal of literals) {
      if (literal.frame.open === '') continue;
      push(this.#byFrame, literal.frame, literal);
      if (literal.frame.open === '{' && literal.frame.parent?.open === '(') push(this.#options, literal.frame.parent, literal);
    }
  }

  /** The name of the function around it, where that says what it returns. */
  functionOf(literal: Literal): string | null {
    return this.#functions.at(literal.span.start);
  }

  /** The registry that `model_provider="ollama"` beside the model means (`init_chat_model`, settings of agents); null: none said. */
  provider(literal: Literal): string | null {
    const name = this.#value(literal, /^(?:model_?|llm_?|embedding_?)?provider$/i);
    return name === undefined ? null : providerNamed(name);
  }

  /** Whether `"repo_type": "dataset"` or `type: "dataset"` stands beside it. */
  ofDataset(literal: Literal): boolean {
    return /^(?:dataset|space)$/.test(this.#value(literal, /^(?:repo_?)?type$/i) ?? '');
  }

  /** Whether a literal beside it has one of these keys. */
  has(literal: Literal, key: RegExp): boolean {
    return this.#value(literal, key) !== undefined;
  }

  /** Whether it reads like a flag's name and other arguments without keys follow: `flag.String("embedding-model", "owner/name")`. */
  isName(literal: Literal): boolean {
    return /^[A-Za-z][A-Za-z_-]{1,60}$/.test(this.#textOf(literal)) && (this.#byFrame.get(literal.frame) ?? []).filter((other) => other.run === literal.run && other.key === '').length > 1;
  }

  #value(literal: Literal, key: RegExp): string | undefined {
    const says = (other: Literal): boolean => other.run === literal.run && !other.isKey && other.key !== '' && key.test(other.key);
    const found = this.#byFrame.get(literal.frame)?.find(says) ?? this.#options.get(literal.frame)?.find(says);
    return found && this.#textOf(found);
  }

  #textOf({ span }: Literal): string {
    return this.#text.slice(span.start, Math.min(span.end, span.start + 300));
  }

  /** Lists that hold a command line, word by word: `["--model", "owner/name"]`, `["--model=owner/name"]`, `["ollama", "pull", "mistral"]`. */
  readArguments(c: Collector, reading: Reading): void {
    for (const [frame, literals] of this.#byFrame) {
      if (frame.open === '{' || frame.compared) continue;
      // `spawn("ollama", ["pull", "mistral"])`, `exec.Command("ollama", "pull", "mistral")`
      const [own] = literals;
      const program = frame.open === '[' && frame.parent?.open === '(' ? this.#byFrame.get(frame.parent)?.[0] : undefined;
      const first = program && program.run === own?.run && program.span.end < own.span.start && PROGRAM.test(this.#textOf(program)) ? program : own;
      if (!first || literals.some((l) => l.run !== first.run || l.isKey || l.key !== '' && l.key !== frame.key || l.span.template)) continue;
      const texts = [first, ...literals.filter((l) => l !== first)].map((l) => this.#textOf(l));
      if (frame.open === '(' && (texts.length < 2 || !PROGRAM.test(texts[0] ?? '') || !/(?:^|\.)(?:Command|CommandContext|run|exec\w{0,8}|spawn\w{0,8}|call|check_call|check_output|Popen|system|sh)$/.test(frame.head))) continue;
      if (PROGRAM.test(texts[0] ?? '') || texts.some((t) => FLAG.test(t)) && !texts.some((t) => /\s/.test(t))) scanCommand(c, first.span.start, literals[literals.length - 1]?.span.end ?? first.span.end, reading);
    }
  }

  /** Revisions beside ids in tuples: `("owner/name", "refs/pr/1")`. */
  attachTuples(found: ReadonlyMap<Literal, Hit>): void {
    for (const [literal, hit] of found) {
      const { frame } = literal;
      // `Repo::with_revision(id, RepoType::Model, "refs/pr/1")` of the Hub's client in Rust is such a tuple with a name.
      const named = /(?:^|\.)with_revision$/.test(frame.head);
      if (hit.registry !== 'huggingface' || hit.revision !== null || frame.open !== '(' || frame.head !== '' && !named && !/^(?:Some|Ok|return)$/.test(frame.head)) continue;
      const next = this.#byFrame.get(frame)?.find((other) => other.run === literal.run && other.index === literal.index + (named ? 2 : 1) && other.key === literal.key);
      const value = next && this.#textOf(next);
      if (!next || value === undefined || !(named ? /^[\w./-]{1,80}$/ : REVISION).test(value)) continue;
      hit.revision = value;
      hit.related.push({ start: next.span.start, end: next.span.end, role: 'revision' });
      hit.pin = { at: next.span.start, end: next.span.end, template: '{revision}' };
    }
  }
}
