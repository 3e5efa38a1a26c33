import { findReferences, mayNameModel, type DetectionKnowledge } from '../core/references/find.js';
import type { FileReferences } from '../core/references/types.js';
import { isWeightsFile, readWeightsHeader, weightReferences } from '../core/references/weights.js';
import type { ModelEvidence } from '../core/models/types.js';
import { openText } from '../platform/decode.js';
import type { FileEntry, FileSource } from '../platform/types.js';
import { weightEvidence } from './weightEvidence.js';
import { isNoticeLike } from './workspaceTexts.js';

/** A text file larger than this is skipped, and the report says so. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;
/** What is read of a weight file: its header, never the weights. */
const HEADER_BYTES = 1024 * 1024;
const NOTHING: FileReferences = { references: [], ignores: [] };

/** What one file yields. Plain values: a worker thread hands them over. */
export interface EntryResult {
  /** null: skipped. */
  readonly found: FileReferences | null;
  readonly skipped: string | null;
  /** The text of a file that may show a duty to be met. */
  readonly text: string | null;
  readonly evidence: readonly ModelEvidence[];
}

/** Of a file that was read and names nothing: nearly all of them, so that a thread can say it with no more than a null. */
export const NAMES_NOTHING: EntryResult = { found: NOTHING, skipped: null, text: null, evidence: [] };

/** Reads one file and finds what it names. Never rejects: a file that can't be read is skipped with its reason. */
export async function readEntry(entry: FileEntry, files: FileSource, detection: DetectionKnowledge): Promise<EntryResult> {
  const { path } = entry;
  const skip = (reason: string): EntryResult => ({ found: null, skipped: reason, text: null, evidence: [] });
  try {
    if (isWeightsFile(path)) {
      const header = readWeightsHeader(path, await files.read(path, HEADER_BYTES));
      const found = weightReferences(path, header);
      const asOf = new Date(entry.mtimeMs).toISOString();
      return { found, skipped: null, text: null, evidence: header ? found.references.map(({ registry, model }) => weightEvidence({ registry, model, revision: null }, header, asOf)) : [] };
    }
    // The size is that of the listing; a file may have grown since.
    const bytes = entry.size > MAX_TEXT_BYTES ? null : (files.readShared?.(path, MAX_TEXT_BYTES + 1) ?? (await files.read(path, MAX_TEXT_BYTES + 1)));
    if (!bytes || bytes.length > MAX_TEXT_BYTES) return skip(`larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB`);
    // From here on nothing waits: the bytes may be shared.
    const raw = openText(bytes, files.decodeUtf8);
    if (!raw) return skip('binary');
    const text = isNoticeLike(path) ? raw.text() : null;
    if (mayNameModel(path, raw, detection)) return { found: findReferences({ path, text: raw.text() }, detection), skipped: null, text, evidence: [] };
    return text === null ? NAMES_NOTHING : { ...NAMES_NOTHING, text };
  } catch (error) {
    return skip(`can't be read (${error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unknown error'})`);
  }
}
