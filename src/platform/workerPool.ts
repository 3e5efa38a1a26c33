import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** More threads than this wait for the disk and for memory, not for a processor. */
const MOST = 4;

interface Job<I, O> {
  readonly input: I;
  resolve(output: O): void;
  reject(error: unknown): void;
}

/** Threads that run one script, each doing one job at a time. A thread that dies rejects its job; the others go on. */
export class WorkerPool<I, O> {
  readonly width = Math.min(MOST, availableParallelism());
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: Job<I, O>[] = [];

  /** `data`: plain values that each thread starts from. */
  constructor(script: string, data: unknown) {
    for (let i = 0; i < this.width; i++) {
      const worker = new Worker(script, { workerData: data });
      this.#all.push(worker);
      this.#idle.push(worker);
    }
  }

  run(input: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  #next(): void {
    const worker = this.#waiting.length > 0 ? this.#idle.pop() : undefined;
    const job = worker && this.#waiting.shift();
    if (!worker || !job) return;
    const done = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    const onMessage = (output: O): void => {
      done();
      this.#idle.push(worker);
      job.resolve(output);
      this.#next();
    };
    const onError = (error: unknown): void => {
      done();
      job.reject(error);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(job.input);
  }
}

/** In a thread: what it was started from, and a function that answers each job. */
export function serveJobs<D, I, O>(start: (data: D) => Promise<(input: I) => Promise<O>>): void {
  const port = parentPort;
  if (!port) return;
  const ready = start(workerData as D);
  port.on('message', (input: I) => void ready.then((answer) => answer(input)).then((output) => port.postMessage(output)));
}
