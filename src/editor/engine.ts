import type { Knowledge } from '../core/analysis.js';
import type { DetectionKnowledge } from '../core/references/find.js';
import type { EditorHost } from './host.js';

/** The core with the session's shell, as one bundle that loads on first need. */
export type Core = typeof import('#lazy/engine');

/** Code and data of the review, each loaded once and only when something asks for it: activation asks for nothing. */
export class Engine {
  readonly host: EditorHost;
  #core: Promise<Core> | undefined;
  #knowledge: Promise<Knowledge> | undefined;
  #detection: Promise<DetectionKnowledge> | undefined;

  constructor(host: EditorHost) {
    this.host = host;
  }

  core(): Promise<Core> {
    return (this.#core ??= this.#once(import('#lazy/engine'), () => (this.#core = undefined)));
  }

  knowledge(): Promise<Knowledge> {
    return (this.#knowledge ??= this.#once(this.core().then((core) => core.loadKnowledge(this.host.platform)), () => (this.#knowledge = undefined)));
  }

  detection(): Promise<DetectionKnowledge> {
    return (this.#detection ??= this.#once(this.core().then((core) => core.loadDetection(this.host.platform)), () => (this.#detection = undefined)));
  }

  /** A failed load may succeed next time: it is not kept. */
  #once<T>(loading: Promise<T>, forget: () => void): Promise<T> {
    loading.catch(forget);
    return loading;
  }
}
