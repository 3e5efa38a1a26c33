import { onAbort, sleep } from './abort.js';
import { timeoutFault, type HubFault } from './faults.js';

/** What one look-up may take, all its requests and retries together. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #end: number;
  readonly #dispose: () => void;

  constructor(ms: number, parent: AbortSignal) {
    this.signal = this.#controller.signal;
    this.#end = performance.now() + ms;
    const timer = setTimeout(() => this.#controller.abort(timeoutFault()), ms);
    const off = onAbort(parent, () => this.#controller.abort(parent.reason));
    this.#dispose = () => {
      clearTimeout(timer);
      off();
    };
  }

  remaining(): number {
    return Math.max(0, this.#end - performance.now());
  }

  dispose(): void {
    this.#dispose();
  }
}

/** Milliseconds of the first wait; each further one is twice as long, up to `MAX_WAIT`. */
const FIRST_WAIT = 150;
const MAX_WAIT = 4000;
/** Spread of what the Hub itself asks to wait, so that not everybody comes back in the same moment. */
const RETURN_SPREAD = 250;

/**
 * Tries again what may pass by itself, with waits that grow and are spread at random, until the fault's own number of tries, the
 * deadline or the signal ends it. Rejects with the last fault: it says more than that time ran out.
 */
export async function withRetries<T>(attempt: () => Promise<T>, deadline: Deadline, isFault: (error: unknown) => error is HubFault, random: () => number): Promise<T> {
  let last: HubFault | null = null;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isFault(error)) throw error;
      // The deadline ended the request: the fault before it tells why time ran out.
      if (deadline.signal.aborted) throw last ?? error;
      last = error;
      const grown = Math.min(FIRST_WAIT * 2 ** (tried - 1), MAX_WAIT) * (0.5 + random() / 2);
      const wait = error.retryAfterMs === null ? grown : Math.max(grown, error.retryAfterMs + random() * RETURN_SPREAD);
      if (tried >= error.attempts || wait >= deadline.remaining()) throw error;
      await sleep(wait, deadline.signal).catch((reason: unknown) => { throw isFault(reason) ? last : reason; });
    }
  }
}
