import type { FileKind } from './files.js';

/** Characters at the beginning of a file that say what it is. */
const HEAD = 2000;
const JSON_INVENTORY = [
  /"\$schema"\s{0,8}:\s{0,8}"[^"]{0,200}(?:cyclonedx|sarif|spdx)/i, /"bomFormat"\s{0,8}:\s{0,8}"CycloneDX"/, /"@context"\s{0,8}:\s{0,8}"https:\/\/spdx\.org\//, /"spdxVersion"\s{0,8}:\s{0,8}"SPDX-/,
  /"tool"\s{0,8}:\s{0,8}\{\s{0,20}"name"\s{0,8}:\s{0,8}"model-licence-review"/, /"lockVersion"\s{0,8}:\s{0,8}\d{1,4},\s{0,20}"models"/, /"check_name"\s{0,8}:\s{0,8}"[^"]{1,100}",\s{0,20}"fingerprint"/,
];

/**
 * Whether a file is a result: a report of ours, or a bill of materials, SARIF or code quality file of any tool. It lists what other
 * files use and uses nothing itself; a scan that wrote one into the folder must not find it the next time.
 */
export function isInventory(text: string, kind: FileKind): boolean {
  if (kind === 'markdown') return text.startsWith('# Model licence review\n') || text.startsWith('<!-- model-licence-review -->');
  if (kind !== 'json') return false;
  const head = text.slice(0, HEAD);
  return JSON_INVENTORY.some((pattern) => pattern.test(head));
}
