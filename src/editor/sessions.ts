import type { LoadedPolicy } from '../session/policyFile.js';
import type { Engine } from './engine.js';
import type { FolderState } from './folderState.js';
import { readLock } from './lock.js';
import type { Lookups } from './lookups.js';
import { readPolicy } from './policies.js';
import { readSettings } from './settings.js';

/** Opens the session of a folder when it is first needed, and keeps its policy, lock file and look-ups as they should be. */
export class Sessions {
  readonly #engine: Engine;
  readonly #lookups: Lookups;
  readonly #readNotices: (state: FolderState) => Promise<void>;
  readonly #opening = new WeakMap<FolderState, Promise<void>>();

  constructor(engine: Engine, lookups: Lookups, readNotices: (state: FolderState) => Promise<void>) {
    this.#engine = engine;
    this.#lookups = lookups;
    this.#readNotices = readNotices;
  }

  /** Prepares a folder's session and policy. However many ask at once, it is done once; a failure may be tried again. */
  open(state: FolderState): Promise<void> {
    let opening = this.#opening.get(state);
    if (!opening) {
      this.#opening.set(state, (opening = this.#open(state)));
      opening.catch(() => this.#opening.delete(state));
    }
    return opening;
  }

  /** Reads policy and lock file again. */
  async reload(state: FolderState): Promise<void> {
    this.#apply(state, await readPolicy(state, this.#engine, readSettings(state.folder?.uri)));
    await this.#loadLock(state);
  }

  async #open(state: FolderState): Promise<void> {
    const [core, knowledge] = await Promise.all([this.#engine.core(), this.#engine.knowledge()]);
    const { platform } = this.#engine.host;
    const loaded = await readPolicy(state, this.#engine, readSettings(state.folder?.uri));
    state.session = new core.Session({ knowledge, lookup: null, localEvidence: (key) => this.#lookups.local(key), useSnapshot: true, today: () => new Date(platform.now()).toISOString().slice(0, 10) }, loaded.policy);
    this.#apply(state, loaded);
    await this.#loadLock(state);
    await this.#readNotices(state);
  }

  /** What was reviewed, so that a licence that has changed since is told. */
  async #loadLock(state: FolderState): Promise<void> {
    state.session?.setLock((await readLock(state, await this.#engine.core()))?.models ?? []);
  }

  #apply(state: FolderState, loaded: LoadedPolicy): void {
    state.policyFiles = loaded.files;
    // While a policy is being edited it is broken half of the time: the last good one holds, and its errors are shown.
    const broken = loaded.problems.some((p) => p.severity === 'error');
    const policy = broken ? (state.goodPolicy ?? loaded.policy) : loaded.policy;
    if (!broken) state.goodPolicy = policy;
    state.session?.setPolicy(policy, loaded.problems);
    const current = (): ReturnType<Lookups['for']> => this.#lookups.for(readSettings(state.folder?.uri), state.session?.policy.privateModels ?? []);
    const lookup = current();
    if (lookup === state.lookup) return;
    // Who is asked has changed, or may answer now: what was learned or refused before counts no longer.
    if (state.lookup) state.session?.forgetEvidence();
    state.lookup = lookup;
    // Settings are read again with each question: a name that became private a moment ago must not leave the machine.
    state.session?.setLookup((key, signal) => current()(key, signal));
  }
}
