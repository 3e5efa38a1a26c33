/** Every format of a report, as `--format` names it, and how the names of its files end. */
export const FORMATS = {
  json: 'json', text: 'txt', markdown: 'md', html: 'html', csv: 'csv', docx: 'docx', sarif: 'sarif', cyclonedx: 'cdx.json', spdx: 'spdx.json', gitlab: 'gitlab.json', lines: 'lines.txt',
} as const;
export type Format = keyof typeof FORMATS;
/** Formats whose writers need a library: each is loaded by itself. */
export type HeavyFormat = 'docx' | 'cyclonedx';

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
