/** What an answer's headers say of the limit that it counts against. */
export interface RateState {
  /** The Hub's name of the limit (`api`, `resolvers`), or null. */
  readonly bucket: string | null;
  readonly remaining: number | null;
  /** Milliseconds until the window starts anew; null where nothing is said. */
  readonly waitMs: number | null;
}

/** Longer waits than an hour are a mistake or no help. */
const MAX_WAIT_MS = 3_600_000;

/**
 * `Retry-After` (seconds or a date) and `RateLimit: "api";r=0;t=55` (IETF draft 9). `Retry-After` wins: it is the server's own word
 * on this request.
 */
export function rateState(headers: Headers, now: number): RateState {
  const limit = (headers.get('ratelimit') ?? '').slice(0, 200);
  const remaining = /;\s{0,4}r=(\d{1,9})/.exec(limit)?.[1];
  const reset = /;\s{0,4}t=(\d{1,9})/.exec(limit)?.[1];
  const after = retryAfter((headers.get('retry-after') ?? '').trim(), now);
  const waitMs = after ?? (reset === undefined ? null : Number(reset) * 1000);
  return {
    bucket: /^"([\w-]{1,40})"/.exec(limit)?.[1] ?? null,
    remaining: remaining === undefined ? null : Number(remaining),
    waitMs: waitMs === null ? null : Math.min(Math.max(waitMs, 0), MAX_WAIT_MS),
  };
}

function retryAfter(value: string, now: number): number | null {
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = value.length > 0 && value.length < 60 ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? null : date - now;
}
