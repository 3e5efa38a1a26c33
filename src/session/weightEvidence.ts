import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import type { WeightsHeader } from '../core/references/weights.js';
import { emptyEvidence } from '../registries/emptyEvidence.js';

/** What the header of a weight file in the workspace says of the model in it; `asOf`: when the file was last written, ISO. */
export function weightEvidence(key: ModelKey, header: WeightsHeader, asOf: string): ModelEvidence {
  return {
    ...emptyEvidence(key, 'local-files', asOf),
    card: {
      ...(header.license === null ? {} : { license: header.license.toLowerCase() }),
      ...(header.licenseName === null ? {} : { license_name: header.licenseName }),
      ...(header.licenseLink === null ? {} : { license_link: header.licenseLink }),
    },
    statedBases: header.bases.filter((model) => model !== key.model).map((model) => ({ model, relation: 'unknown' as const, source: 'config' as const })),
    note: `from the header of the file${header.name === null ? '' : `, which calls it ${header.name.slice(0, 100)}`}`,
  };
}
