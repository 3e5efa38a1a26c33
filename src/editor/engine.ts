import { l10n } from 'vscode';
import type { Knowledge } from '../core/analysis.js';
import { inLanguage, type Translate } from '../core/language.js';
import type { DetectionKnowledge } from '../core/references/find.js';
import type { EditorHost } from './host.js';

/** The core with the session's shell, as one bundle that loads on first need. */
export type Core = typeof import('#lazy/engine');

/** Code and data of the review, each loaded once and only when something asks for it: activation asks for nothing. */
export class Engine {
  readonly host: EditorHost;
  #core: Promise<Core> | undefined;
  #loaded: Core | undefined;
  #knowledge: Promise<Knowledge> | undefined;
  #detection: Promise<DetectionKnowledge> | undefined;

  constructor(host: EditorHost) {
    this.host = host;
  }

  core(): Promise<Core> {
    return (this.#core ??= this.#once(import('#lazy/engine').then((core) => (this.#loaded = core)), () => (this.#core = undefined)));
  }

  knowledge(): Promise<Knowledge> {
    return (this.#knowledge ??= this.#once(this.core().then((core) => core.loadKnowledge(this.host.platform)), () => (this.#knowledge = undefined)));
  }

  detection(): Promise<DetectionKnowledge> {
    return (this.#detection ??= this.#once(this.core().then((core) => core.loadDetection(this.host.platform)), () => (this.#detection = undefined)));
  }

  /** Whether what is shown is in English, as reports and agents get it in any case. */
  get showsEnglish(): boolean {
    return displayLanguage() === null;
  }

  /** Does a synchronous piece of work in which the core speaks the display language. What is shown is made here; what is written is not. */
  inDisplayLanguage<T>(work: () => T): T {
    const language = displayLanguage();
    const core = this.#loaded;
    // The core that is loaded lazily is a bundle of its own, beside the few parts that came along with the editor.
    return inLanguage(language, () => (core ? core.inLanguage(language, work) : work()));
  }

  /** A failed load may succeed next time: it is not kept. */
  #once<T>(loading: Promise<T>, forget: () => void): Promise<T> {
    loading.catch(forget);
    return loading;
  }
}

let display: Translate | null | undefined;

/** The words of the display language, as far as the package has them; null: English. One and the same for the life of the window. */
function displayLanguage(): Translate | null {
  const { bundle } = l10n;
  return (display ??= bundle ? (template) => (Object.hasOwn(bundle, template) ? bundle[template] : undefined) : null);
}
