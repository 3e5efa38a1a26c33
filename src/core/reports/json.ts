import type { Report } from './types.js';

/** The contract's JSON, two spaces deep, a line feed at the end. Same value, same bytes. */
export function writeJson(report: Report): string {
  return `${escapeControls(JSON.stringify(report, null, 2))}\n`;
}

/** `JSON.stringify` escapes what JSON must; C1 controls and bidirectional overrides are legal in JSON and still steer a terminal. */
export function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
