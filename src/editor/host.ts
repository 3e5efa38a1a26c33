import type { FileSource, Platform } from '../platform/types.js';

/** What the two entries (desktop, web) hand in; nothing else in the editor knows on which host it runs. */
export interface EditorHost {
  readonly platform: Platform;
  /** A token of the environment (`HF_TOKEN`, the Hub's own token file); null where there is none. */
  environmentToken(): Promise<string | null>;
  /** Direct access to a folder of this machine, faster than through the editor; null where the host has no file system of its own. */
  localFiles: ((fsPath: string, wanted: (path: string) => boolean) => Promise<FileSource>) | null;
  /** How the command line is run in a task; null where no process can be started. */
  readonly commandLine: { readonly command: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } | null;
}
