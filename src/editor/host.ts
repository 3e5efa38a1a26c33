import type { Knowledge } from '../core/analysis.js';
import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import type { FileSource, Platform } from '../platform/types.js';
import type { Classify } from '../registries/licenseTexts.js';

/** What the two entries (desktop, web) hand in; nothing else in the editor knows on which host it runs. */
export interface EditorHost {
  readonly platform: Platform;
  /** A token of the environment (`HF_TOKEN`, the Hub's own token file); null where there is none. */
  environmentToken(): Promise<string | null>;
  /** Direct access to a folder of this machine, faster than through the editor; null where the host has no file system of its own. */
  localFiles: ((fsPath: string, wanted: (path: string) => boolean) => Promise<FileSource>) | null;
  /** What this machine's copies of models say (the Hub's own cache); null where there are none. */
  localEvidence: ((platform: Platform, knowledge: Knowledge, classify: Classify) => Promise<(key: ModelKey) => Promise<ModelEvidence | null>>) | null;
  /** Whether a path of a folder leads out of it through links; null where the host can't tell. */
  readonly leadsOut: ((folder: string, path: string) => Promise<boolean>) | null;
  /** How the command line is run in a task; null where no process can be started. */
  readonly commandLine: { readonly command: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } | null;
}
