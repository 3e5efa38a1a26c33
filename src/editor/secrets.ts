import * as vscode from 'vscode';
import type { EditorHost } from './host.js';

/** The Hub where nobody names another. */
const PUBLIC_HUB = 'https://huggingface.co';

/**
 * Tokens live in the editor's SecretStorage, one for each Hub: a workspace that names another Hub never gets the token of this one.
 * The environment's token goes to the environment's Hub only.
 */
export class Tokens {
  readonly #secrets: vscode.SecretStorage;
  readonly #host: EditorHost;

  constructor(secrets: vscode.SecretStorage, host: EditorHost) {
    this.#secrets = secrets;
    this.#host = host;
  }

  /** The Hub of the environment, else the public one. */
  get defaultHub(): string {
    const given = this.#host.platform.env['HF_ENDPOINT'];
    return given && /^https?:\/\//.test(given) ? (given.endsWith('/') ? given.slice(0, -1) : given) : PUBLIC_HUB;
  }

  async get(hubUrl: string): Promise<string | null> {
    const stored = await this.#secrets.get(keyOf(hubUrl));
    if (stored) return stored;
    return hubUrl === this.defaultHub ? this.#host.environmentToken() : null;
  }

  set(hubUrl: string, token: string): Thenable<void> {
    return this.#secrets.store(keyOf(hubUrl), token);
  }

  async clear(hubUrl: string): Promise<void> {
    await this.#secrets.delete(keyOf(hubUrl));
  }
}

function keyOf(hubUrl: string): string {
  return `hubToken:${new URL(hubUrl).host}`;
}
