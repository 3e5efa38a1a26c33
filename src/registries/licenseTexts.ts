import { isLicenseFile } from '../core/models/licenseFiles.js';
import type { LicenseFileEvidence } from '../core/models/types.js';
import type { ClauseSignal, LicenseCatalogue } from '../core/licenses/types.js';
import { decodeText } from '../platform/decode.js';
import type { Platform } from '../platform/types.js';

/** What a licence text is, by its words alone (`src/session/classifier.ts`); several matches where one file holds several texts. */
export type Classify = (text: string) => Classified | Promise<Classified>;

interface Classified {
  readonly matches: readonly { readonly key: string; readonly confidence: number; readonly part: 'license' | 'use-policy' }[];
  /** What the clauses that no match explains appear to demand. */
  readonly signals: readonly ClauseSignal[];
}

/** The longest licence of the catalogue has 60 kB; a larger file is something else. */
export const MAX_LICENSE_BYTES = 256 * 1024;
/** Files of one model that are read. */
const MAX_FILES = 6;
/** Forms that hold no plain text, and code that is only named like a licence. */
const NO_TEXT = /\.(?:pdf|docx?|odt|png|jpe?g|gif|svg|webp|py|js|ts|sh|ipynb|json|jsonl|csv|bin|zip|gz|safetensors|gguf|parquet)$/i;

/** The LICENSE-like files of a repository whose text is worth reading, the licence itself before notices and policies. */
export function licenseFilesIn(files: readonly string[]): string[] {
  const rank = (path: string): number => (/licen[cs]e|copying/i.test(path) ? 0 : /terms/i.test(path) ? 1 : /policy/i.test(path) ? 2 : 3);
  return files.filter((path) => isLicenseFile(path) && !NO_TEXT.test(path)).sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1)).slice(0, MAX_FILES);
}

/** What a file is worth as evidence: its hash, and each licence that its text is; nothing where the bytes are no text. */
export async function licenseEvidence(path: string, bytes: Uint8Array, url: string | null, platform: Platform, catalogue: LicenseCatalogue, classify: Classify | undefined): Promise<LicenseFileEvidence[]> {
  const decoded = decodeText(bytes);
  if (!decoded) return [];
  const found = await classify?.(decoded.text);
  const one: LicenseFileEvidence = { path, sha256: await platform.sha256(bytes), key: null, confidence: 0, signals: (found?.signals ?? []).slice(0, 50), url };
  // A use policy binds through the licence that names it; by itself it grants nothing.
  const licenses = (found?.matches ?? []).filter((m) => m.part === 'license' && catalogue.byKey(m.key) !== undefined).slice(0, 10);
  return licenses.length ? licenses.map((m, i) => ({ ...one, key: m.key, confidence: m.confidence, signals: i === 0 ? one.signals : [] })) : [one];
}
