/** A value of unknown shape as an object with unknown fields; null where it is none. A list is none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
}

/** The fields of a value of unknown shape: none where it is no object. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => objectOf(value) ?? {};
