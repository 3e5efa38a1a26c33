import { createCatalogue } from '../core/licenses/catalogue.js';
import { classifyText, type Classification } from '../core/licenses/classify.js';
import { readFingerprints } from '../core/licenses/fingerprints.js';
import type { LicenseCatalogue } from '../core/licenses/types.js';
import type { Platform } from '../platform/types.js';

export type { Classification } from '../core/licenses/classify.js';

/** Licence text → licence, over the data that ships with the product. Loads two files, once for each call of this. */
export async function loadClassifier(platform: Pick<Platform, 'readData'>, catalogue?: LicenseCatalogue): Promise<(text: string) => Classification> {
  const [licenses, fingerprints] = await Promise.all([catalogue ?? platform.readData('licenses').then(createCatalogue), platform.readData('fingerprints')]);
  // Unpacked when the first text comes: most scans have none.
  let unpacked: ReturnType<typeof readFingerprints> | null = null;
  return (text) => classifyText(text, licenses, (unpacked ??= readFingerprints(fingerprints)));
}
