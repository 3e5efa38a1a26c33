/** Lets at most `limit` tasks run at a time; those that wait and are urgent go first. */
export class Gate {
  #running = 0;
  readonly #urgent: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(readonly limit: number) {}

  /** Runs a task when there is room. Rejects with the signal's reason as soon as it aborts, whether waiting or running. */
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
        signal.removeEventListener('abort', stop);
        this.#running++;
        resolve();
      };
      const stop = (): void => {
        const at = queue.indexOf(go);
        if (at >= 0) queue.splice(at, 1);
        reject(signal.reason as Error);
      };
      queue.push(go);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}

/** Waits; rejects with the signal's reason as soon as it aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** A promise that rejects with the signal's reason as soon as it aborts, whatever the promise itself does then. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
