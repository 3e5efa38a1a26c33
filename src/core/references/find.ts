import { Detector } from './incremental.js';
import type { DetectionKnowledge } from './knowledge.js';
import type { FileReferences } from './types.js';

/**
 * All places of one text that name a model, in the order they stand, and the comments that switch findings off.
 * `path`: POSIX, relative to the folder; it alone decides how the text is read. Pure; linear in the text; never throws on any text.
 */
export function findReferences(source: { readonly path: string; readonly text: string }, k: DetectionKnowledge): FileReferences {
  return new Detector(source.path, k).update(source.text);
}

export { listsDependencies } from './dependencies.js';
export { kindOfFile } from './files.js';
export { Detector } from './incremental.js';
export { createDetectionKnowledge, type DetectionKnowledge } from './knowledge.js';
export { ProjectHosts, saysNothing } from './project.js';
export { mayNameModel, speaksOfModels, type RawText } from './prefilter.js';
