import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import type { Classify } from '../registries/licenseTexts.js';
import type { Lookup } from '../session/session.js';
import type { Engine } from './engine.js';
import type { Tokens } from './secrets.js';
import type { Settings } from './settings.js';

/**
 * Makes the look-ups of folders; folders with the same Hub and the same private models share one. Offline ones answer from the cache
 * and open no connection. The Hub's client itself loads with the first question.
 */
export class Lookups {
  readonly #engine: Engine;
  readonly #tokens: Tokens;
  readonly #made = new Map<string, Lookup>();
  /** When the user last pressed Check Again, for all models and for single ones. */
  #anew = 0;
  /** How often: each time a client that has given up on its Hub begins afresh. */
  #turn = 0;
  readonly #anewByModel = new Map<string, number>();
  #classifier: Promise<Classify> | undefined;
  #local: ReturnType<NonNullable<Engine['host']['localEvidence']>> | undefined;

  constructor(engine: Engine, tokens: Tokens) {
    this.#engine = engine;
    this.#tokens = tokens;
  }

  for(settings: Settings, privateModels: readonly string[]): Lookup {
    const offline = settings.lookups === 'offline' || /^(?:1|on|yes|true)$/i.test(this.#engine.host.platform.env['HF_HUB_OFFLINE'] ?? '');
    const hubUrl = settings.hubUrl ?? this.#tokens.defaultHub;
    const hidden = [...privateModels, ...settings.privateModels];
    const id = JSON.stringify([hubUrl, offline, hidden]);
    let lookup = this.#made.get(id);
    if (!lookup) this.#made.set(id, (lookup = this.#create(hubUrl, offline, hidden)));
    return lookup;
  }

  /** A token was set or cleared: who asks from now on asks anew. */
  forget(): void {
    this.#made.clear();
  }

  /** The user asks for fresh answers: what is kept on disk is asked for again, of these models or of all. */
  askAnew(models?: readonly string[]): void {
    const now = this.#engine.host.platform.now();
    this.#turn++;
    if (models) for (const model of models) this.#anewByModel.set(model, now);
    else this.#anew = now;
  }

  /** What this machine's own copy of a model says; nothing is asked of anybody. */
  async local(key: ModelKey): Promise<ModelEvidence | null> {
    const { localEvidence, platform } = this.#engine.host;
    if (!localEvidence) return null;
    const knowledge = await this.#engine.knowledge();
    this.#local ??= localEvidence(platform, knowledge, this.#classify);
    return (await this.#local)(key);
  }

  #create(hubUrl: string, offline: boolean, privateModels: readonly string[]): Lookup {
    let client: Promise<{ lookup: Lookup }> | undefined;
    let turn = this.#turn;
    const load = async (): Promise<{ lookup: Lookup }> => {
      const [{ createHubClient }, knowledge, token] = await Promise.all([import('#lazy/hub'), this.#engine.knowledge(), offline ? null : this.#tokens.get(hubUrl)]);
      const made = createHubClient({ platform: this.#engine.host.platform, hubUrl, token, offline, privateModels, knowledge, classify: this.#classify, askedAnew: (model) => Math.max(this.#anew, this.#anewByModel.get(model) ?? 0) });
      return { lookup: (key, signal) => made.lookup(key, signal) };
    };
    return async (key, signal) => {
      if (turn !== this.#turn) client = undefined;
      turn = this.#turn;
      return (await (client ??= load())).lookup(key, signal);
    };
  }

  /** What a licence text is; its data is read with the first text. */
  readonly #classify: Classify = async (text) => {
    const [{ loadClassifier }, knowledge] = await Promise.all([import('#lazy/hub'), this.#engine.knowledge()]);
    return (await (this.#classifier ??= loadClassifier(this.#engine.host.platform, knowledge.licenses)))(text);
  };
}
