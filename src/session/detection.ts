import { createDetectionKnowledge, type DetectionKnowledge } from '../core/references/find.js';
import type { Platform } from '../platform/types.js';

/** What detection needs of the data: patterns and the names that exist. */
export async function loadDetection(platform: Platform): Promise<DetectionKnowledge> {
  const [patterns, aliases, hosted, models] = await Promise.all(['patterns', 'aliases', 'hosted', 'models'].map((name) => platform.readData(name)));
  const rows = (models as { rows: readonly (readonly [string])[] }).rows;
  return createDetectionKnowledge({ patterns, aliases, hosted, modelIds: rows.map((r) => r[0]) });
}
