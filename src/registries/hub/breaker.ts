import type { HubFault } from './faults.js';

/** Look-ups in a row that come to nothing before the rest is spared the wait. */
const LIMIT = 8;
/** How long it is then believed that the Hub is out of order. */
const PAUSE_MS = 30_000;

/**
 * Spares a scan of hundreds of models the full wait for each where the Hub can't be reached or answers nothing
 * sensible: after some look-ups in a row that spent all their tries, the next ones fail at once with the same fault, until it is
 * time to try again. Any answer about a model, a refusal included, closes it.
 */
export class Breaker {
  #inARow = 0;
  #until = 0;
  #fault: HubFault | null = null;

  /** The fault to fail with at once, or null. */
  check(): HubFault | null {
    return performance.now() < this.#until ? this.#fault : null;
  }

  answered(): void {
    this.#inARow = 0;
    this.#until = 0;
  }

  failed(fault: HubFault): void {
    if (++this.#inARow < LIMIT) return;
    this.#fault = fault;
    this.#until = performance.now() + PAUSE_MS;
    // After the pause one more failure is enough.
    this.#inARow = LIMIT - 1;
  }
}
