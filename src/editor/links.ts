import * as vscode from 'vscode';
import { rulePage } from '../core/policy/rules.js';

/** Where pages of the product and addresses from outside are opened. */
export class Links {
  readonly #extension: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** The page of a rule, as it ships with the extension: it opens without a network and says what this version does. */
  rule(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#extension, ...rulePage(id).split('/'));
  }

  media(...path: string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.#extension, 'media', ...path);
  }
}

/** An address from a model card or the Hub as something to open; null where it isn't on the web. */
export function webUri(url: string | null | undefined): vscode.Uri | null {
  if (!url || url.length > 2000) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? vscode.Uri.parse(href, true) : null;
  } catch {
    return null;
  }
}
