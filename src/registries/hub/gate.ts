import { onAbort } from './abort.js';

/** Lets at most `limit` tasks run at a time; those that wait and are urgent go first. */
export class Gate {
  #running = 0;
  readonly #urgent: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(readonly limit: number) {}

  /** Runs a task when there is room. Rejects with the signal's reason where it aborts before that. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal, urgent = false): Promise<T> {
    await this.#enter(signal, urgent ? this.#urgent : this.#waiting);
    try {
      return await task();
    } finally {
      this.#running--;
      (this.#urgent.shift() ?? this.#waiting.shift())?.();
    }
  }

  #enter(signal: AbortSignal, queue: (() => void)[]): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.limit) {
      this.#running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = (): void => {
        off();
        this.#running++;
        resolve();
      };
      queue.push(go);
      const off = onAbort(signal, () => {
        const at = queue.indexOf(go);
        if (at >= 0) queue.splice(at, 1);
        reject(signal.reason as Error);
      });
    });
  }
}
