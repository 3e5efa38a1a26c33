/** Callbacks by signal: one real listener each, because a scan waits on one signal hundreds of times and runtimes warn of a leak then. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls back once when a signal aborts, at once where it has already; the function that it returns takes the callback off again. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => undefined;
  }
  let callbacks = waiting.get(signal);
  if (!callbacks) {
    const all = (callbacks = new Set());
    waiting.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const call of [...all]) call();
      all.clear();
    }, { once: true });
  }
  const own = callbacks;
  own.add(callback);
  return () => void own.delete(callback);
}

/** Waits; rejects with the signal's reason as soon as it aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      off();
      resolve();
    }, ms);
    const off = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** A promise that rejects with the signal's reason as soon as it aborts, whatever the promise itself does then. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const off = onAbort(signal, () => reject(signal.reason as Error));
    promise.then(resolve, reject).finally(off);
  });
}
