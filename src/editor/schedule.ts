/**
 * Work that waits for a pause, and the one place that knows whether anything is under way. Work of the same key replaces what
 * waits; what has begun is never run twice at once: it runs again when it ends.
 */
export class Schedule {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #running = new Set<string>();
  readonly #again = new Map<string, () => Promise<void>>();
  readonly #onError: (error: unknown) => void;
  #waiters: (() => void)[] = [];
  #disposed = false;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Runs the work after a pause of `ms` in which nobody asked for the same key again. */
  later(key: string, ms: number, work: () => Promise<void>): void {
    if (this.#disposed) return;
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => {
      this.#timers.delete(key);
      void this.#run(key, work);
    }, ms));
  }

  /** Forgets work that has not begun. */
  drop(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#again.delete(key);
    this.#settle();
  }

  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void> {
    return this.#busy() ? new Promise((done) => this.#waiters.push(done)) : Promise.resolve();
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#again.clear();
    for (const done of this.#waiters.splice(0)) done();
  }

  #busy(): boolean {
    return this.#timers.size > 0 || this.#running.size > 0;
  }

  async #run(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#running.has(key)) {
      this.#again.set(key, work);
      return;
    }
    this.#running.add(key);
    try {
      await work();
    } catch (error) {
      this.#onError(error);
    }
    this.#running.delete(key);
    const next = this.#again.get(key);
    this.#again.delete(key);
    if (next && !this.#disposed) void this.#run(key, next);
    this.#settle();
  }

  #settle(): void {
    // Work that ended may have asked for more in the same turn: look once that had its chance.
    queueMicrotask(() => {
      if (this.#busy()) return;
      for (const done of this.#waiters.splice(0)) done();
    });
  }
}
