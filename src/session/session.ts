import { analyze, analyzeOne, missingOf } from '../core/analyze.js';
import { Judgements } from '../core/judgements.js';
import type { LockedModel } from '../core/findings/lock.js';
import type { Analysis, AnalysisInput, Knowledge, SkippedFile, WorkspaceTexts } from '../core/analysis.js';
import { modelKey, type ModelEvidence, type ModelKey } from '../core/models/types.js';
import type { Policy, PolicyProblem } from '../core/policy/types.js';
import { ProjectHosts, saysNothing } from '../core/references/find.js';
import type { FileReferences, Registry } from '../core/references/types.js';

/** Asks a registry for one model. Never rejects but on cancel: a fault is an answer with `error`. */
export type Lookup = (key: ModelKey, signal: AbortSignal) => Promise<ModelEvidence>;

export interface SessionOptions {
  readonly knowledge: Knowledge;
  /** null: no look-ups (offline, restricted mode). */
  readonly lookup: Lookup | null;
  /** Evidence that local files give, by `modelKey`: weight headers, the local Hub cache. */
  readonly localEvidence?: (key: ModelKey) => Promise<ModelEvidence | null>;
  /** Registries that `lookup` can ask; left out: the Hub alone. */
  readonly askable?: readonly Registry[] | undefined;
  readonly useSnapshot: boolean;
  /** ISO date. */
  readonly today: () => string;
}

/** Rounds of look-ups that one resolve makes at the most: each goes one step up the lineage. */
const MAX_ROUNDS = 12;

/**
 * Holds what has been read so far and answers with an `Analysis`. The one shell that the editor and the command line share:
 * files, policy and evidence go in, `analyze()` is pure, and `resolve()` is the only loop (look up what is missing, analyse again).
 */
export class Session {
  readonly #files = new Map<string, FileReferences>();
  readonly #texts = new Map<string, string>();
  readonly #skipped = new Map<string, string>();
  readonly #evidence = new Map<string, readonly ModelEvidence[]>();
  /** By the file whose header says so. */
  readonly #local = new Map<string, { readonly id: string; readonly evidence: ModelEvidence }>();
  /** Who has been asked, by `modelKey`, with the question that counts: an answer to an older one is dropped. */
  readonly #asked = new Map<string, object>();
  /** Answers that the user wants anew: they hold until the next one is there. */
  readonly #outdated = new Set<string>();
  readonly #options: SessionOptions;
  #lookup: Lookup | null;
  #policy: Policy;
  #problems: readonly PolicyProblem[] = [];
  #locked: readonly LockedModel[] = [];
  readonly #judgements = new Judgements();
  readonly #project = new ProjectHosts();
  /** What judgements rest on, as it was handed over last; null: it changed since. */
  #ground: { readonly evidence: ReadonlyMap<string, readonly ModelEvidence[]>; readonly localEvidence: ReadonlyMap<string, readonly ModelEvidence[]>; readonly workspace: WorkspaceTexts } | null = null;
  #scanned = 0;
  #complete = true;

  constructor(options: SessionOptions, policy: Policy) {
    this.#options = options;
    this.#lookup = options.lookup;
    this.#policy = policy;
  }

  /** Look-ups were switched on or off, or go elsewhere from now on. */
  setLookup(lookup: Lookup | null): void {
    this.#lookup = lookup;
  }

  /** What a file names now; replaces what it named before. */
  setReferences(path: string, found: FileReferences): void {
    if (!saysNothing(found)) this.#files.set(path, found);
    else this.#files.delete(path);
  }

  /** The references of one file, as last set. */
  referencesOf(path: string): FileReferences | undefined {
    return this.#files.get(path);
  }

  /** Drops a file, or everything under a folder: a deleted folder is told by one event. */
  remove(path: string): void {
    const under = (p: string): boolean => p === path || p.startsWith(`${path}/`);
    for (const map of [this.#files, this.#texts, this.#skipped, this.#local]) {
      for (const p of [...map.keys()]) {
        if (!under(p)) continue;
        map.delete(p);
        if (map === this.#texts || map === this.#local) this.#ground = null;
      }
    }
  }

  /** What the header of a weight file in the folder says of a model. */
  setLocalEvidence(path: string, evidence: ModelEvidence): void {
    this.#ground = null;
    this.#local.set(path, { id: modelKey({ registry: evidence.registry, model: evidence.model }), evidence });
  }

  #localEvidence(): ReadonlyMap<string, readonly ModelEvidence[]> {
    const all = new Map<string, ModelEvidence[]>();
    for (const [, { id, evidence }] of [...this.#local].sort(([a], [b]) => (a < b ? -1 : 1))) all.set(id, [...(all.get(id) ?? []), evidence]);
    return all;
  }

  /** A text that may show an obligation to be met (NOTICE, README, …); null: it is gone. */
  setWorkspaceText(path: string, text: string | null): void {
    if ((this.#texts.get(path) ?? null) === text) return;
    this.#ground = null;
    if (text === null) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  setSkipped(path: string, reason: string): void {
    this.#skipped.set(path, reason);
  }

  setScanned(files: number, complete: boolean): void {
    this.#scanned = files;
    this.#complete = complete;
  }

  setPolicy(policy: Policy, problems: readonly PolicyProblem[]): void {
    this.#policy = policy;
    this.#problems = problems;
  }

  get policy(): Policy {
    return this.#policy;
  }

  /** What the lock file holds; empty: there is none. */
  setLock(models: readonly LockedModel[]): void {
    this.#locked = models;
  }

  /** Forgets what registries answered, so that the next resolve asks again: somebody else answers from now on. */
  forgetEvidence(): void {
    this.#ground = null;
    this.#evidence.clear();
    this.#asked.clear();
    this.#outdated.clear();
  }

  /** Lets the next resolve ask again, of these models or of all; until it has the answers, the earlier ones hold. */
  askAgain(keys?: readonly ModelKey[]): void {
    for (const id of keys?.map((key) => modelKey(key)) ?? [...this.#asked.keys()]) {
      this.#asked.delete(id);
      if (this.#evidence.has(id)) this.#outdated.add(id);
    }
  }

  addEvidence(key: ModelKey, evidence: ModelEvidence): void {
    const id = modelKey(key);
    this.#ground = null;
    this.#evidence.set(id, [...(this.#evidence.get(id) ?? []), evidence]);
    this.#asked.set(id, {});
  }

  /** One model by itself, judged by this policy: in a place with rules of its own, or with a fact that somebody tries out. */
  judge(key: ModelKey, policy: Policy = this.#policy): ReturnType<typeof analyzeOne> {
    return analyzeOne(key, { evidence: this.#evidence, outdated: this.#outdated, knowledge: this.#options.knowledge, useSnapshot: this.#options.useSnapshot, askable: this.#options.askable, policy, workspace: this.#workspaceTexts(), today: this.#options.today() });
  }

  /** Looks up one model and its parents, round by round, and judges it. Rejects only on cancel. */
  async explain(key: ModelKey, signal: AbortSignal): Promise<ReturnType<typeof analyzeOne>> {
    let result = this.judge(key);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const wanted = result.missing.filter((need) => !this.#asked.has(modelKey(need)));
      if (wanted.length === 0) break;
      await Promise.all(wanted.map((need) => this.#fetch(need, signal)));
      signal.throwIfAborted();
      result = this.judge(key);
    }
    return result;
  }

  /** The state as one immutable value. Pure over what was set; no I/O. What only moved is not judged again. */
  analyze(): Analysis {
    return analyze(this.#input(), this.#judgements);
  }

  #input(): AnalysisInput {
    this.#ground ??= { evidence: new Map(this.#evidence), localEvidence: this.#localEvidence(), workspace: this.#workspaceTexts() };
    const files = [...this.#files.values()];
    const skipped: SkippedFile[] = [...this.#skipped].map(([file, reason]) => ({ file, reason }));
    return {
      references: this.#project.settle(this.#files),
      ignores: files.flatMap((f) => f.ignores),
      filesScanned: this.#scanned,
      filesSkipped: skipped.sort((a, b) => (a.file < b.file ? -1 : 1)),
      complete: this.#complete,
      locked: this.#locked,
      evidence: this.#ground.evidence,
      outdated: this.#outdated,
      localEvidence: this.#ground.localEvidence,
      knowledge: this.#options.knowledge,
      useSnapshot: this.#options.useSnapshot,
      askable: this.#options.askable,
      policy: this.#policy,
      policyProblems: this.#problems,
      workspace: this.#ground.workspace,
      today: this.#options.today(),
    };
  }

  /**
   * Looks up what the analysis misses, round by round up the lineage, until nothing is missing.
   * `onProgress` gets the numbers of models answered and known to be needed so far. Rejects only on cancel.
   */
  async resolve(signal: AbortSignal, onProgress?: (done: number, total: number) => void): Promise<Analysis> {
    let done = 0;
    let total = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      // Nothing is judged before all is there: most of it would be judged again.
      const wanted = missingOf(this.#input(), this.#judgements).filter((key) => !this.#asked.has(modelKey(key)));
      if (wanted.length === 0) break;
      total += wanted.length;
      onProgress?.(done, total);
      await Promise.all(wanted.map(async (key) => {
        await this.#fetch(key, signal);
        onProgress?.(++done, total);
      }));
      signal.throwIfAborted();
    }
    return this.analyze();
  }

  #workspaceTexts(): WorkspaceTexts {
    return { files: [...this.#texts].map(([file, text]) => ({ file, text })).sort((a, b) => (a.file < b.file ? -1 : 1)) };
  }

  /** Asks once; what a cancel broke off is asked again next time. */
  async #fetch(key: ModelKey, signal: AbortSignal): Promise<void> {
    const id = modelKey(key);
    const question = {};
    this.#asked.set(id, question);
    try {
      const answers = await this.#ask(key, signal);
      if (this.#asked.get(id) !== question) return;
      this.#ground = null;
      this.#outdated.delete(id);
      if (answers.length) this.#evidence.set(id, answers);
      else this.#evidence.delete(id);
    } catch (error) {
      if (this.#asked.get(id) === question) this.#asked.delete(id);
      throw error;
    }
  }

  async #ask(key: ModelKey, signal: AbortSignal): Promise<readonly ModelEvidence[]> {
    const local = await this.#options.localEvidence?.(key).catch(() => null);
    const remote = this.#lookup ? await this.#lookup(key, signal) : null;
    return [local, remote].filter((e): e is ModelEvidence => e != null);
  }
}
