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
    await this.#apply(state, await readPolicy(state, this.#engine, readSettings(state.folder?.uri)));
  }

  async #open(state: FolderState): Promise<void> {
    const [core, knowledge] = await Promise.all([this.#engine.core(), this.#engine.knowledge()]);
    const { platform } = this.#engine.host;
    const loaded = await readPolicy(state, this.#engine, readSettings(state.folder?.uri));
    state.session = new core.Session({ knowledge, lookup: null, localEvidence: (key) => this.#lookups.local(key), useSnapshot: true, today: () => new Date(platform.now()).toISOString().slice(0, 10) }, loaded.policy);
    await this.#apply(state, loaded);
    await this.#readNotices(state);
  }

  async #apply(state: FolderState, loaded: LoadedPolicy): Promise<void> {
    state.policyFiles = loaded.files;
    // While a policy is being edited it is broken half of the time: the last good one holds, and its errors are shown.
    const broken = loaded.problems.some((p) => p.severity === 'error');
    const policy = broken ? (state.goodPolicy ?? loaded.policy) : loaded.policy;
    if (!broken) state.goodPolicy = policy;
    // What was reviewed, so that a licence that has changed since is told; it stands beside the policy.
    state.session?.setPolicy(policy, loaded.problems);
    const { lock, problem } = await readLock(state, { core: await this.#engine.core(), host: this.#engine.host });
    state.session?.setLock(lock?.models ?? []);
    if (problem) state.session?.setPolicy(policy, [...loaded.problems, problem]);
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
