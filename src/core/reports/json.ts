import type { Report } from './types.js';

/** The contract's JSON, two spaces deep, a line feed at the end. Same value, same bytes. */
export function writeJson(report: Report): string {
  return [...jsonParts(report)].join('');
}

/** Entries of a list that are written at a time: together far below a megabyte. */
const AT_ONCE = 200;

/** `writeJson` in parts: as one string the report of a large scan would be most of its memory. */
export function* jsonParts(report: Report): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(report) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}\n  ${JSON.stringify(name)}: `;
    before = ',';
    if (Array.isArray(value) && value.length > AT_ONCE) {
      for (let at = 0; at < value.length; at += AT_ONCE) yield `${at === 0 ? '[' : ','}${nested(value.slice(at, at + AT_ONCE)).slice(1, -'\n  ]'.length)}`;
      yield '\n  ]';
    } else yield nested(value);
  }
  yield '\n}\n';
}

/** A value as it stands one level deep. No line feed is ever part of a string: JSON escapes it. */
function nested(value: unknown): string {
  return escapeControls(JSON.stringify(value, null, 2).replaceAll('\n', '\n  '));
}

/** `JSON.stringify` escapes what JSON must; C1 controls and bidirectional overrides are legal in JSON and still steer a terminal. */
export function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
