import type { Platform } from '../platform/types.js';
import { onAbort, sleep, untilAborted } from './hub/abort.js';
import { readBody } from './hub/body.js';
import { faultOfStatus, faultOfThrown, htmlFault, HubFault, shapeFault, timeoutFault } from './hub/faults.js';

const MAX_BYTES = 4 * 1024 * 1024;
const ATTEMPT_MS = 8000;
/** A registry that was switched on by hand is tried twice: it is there or it isn't. */
const WAIT_MS = 300;

/**
 * JSON from a registry that is not the Hub: no token, no redirect, one more try where that can help. Rejects with `HubFault` whose
 * message names `who`, or with the signal's reason.
 */
export async function requestJson(platform: Platform, who: string, url: string, init: { method: 'GET' | 'POST'; body?: string }, signal: AbortSignal): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    const attempt = new AbortController();
    const off = onAbort(signal, () => attempt.abort(signal.reason));
    const timer = setTimeout(() => attempt.abort(timeoutFault()), ATTEMPT_MS);
    try {
      return await untilAborted(once(platform, url, init, attempt.signal), attempt.signal);
    } catch (error) {
      signal.throwIfAborted();
      const fault = faultOfThrown(error);
      if (tried > 1 || fault.attempts === 1) throw new HubFault(fault.code, fault.message.replace(/\b([Tt])he Hub's\b/, `${who}'s`).replace(/\bthe Hub\b/, who));
    } finally {
      clearTimeout(timer);
      off();
    }
    await sleep(WAIT_MS, signal);
  }
}

async function once(platform: Platform, url: string, init: { method: 'GET' | 'POST'; body?: string }, signal: AbortSignal): Promise<unknown> {
  const headers = { accept: 'application/json', ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await platform.fetch(url, { ...init, headers, redirect: 'error', credentials: 'omit', signal });
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined);
    throw faultOfStatus(response.status, response.headers, null, false);
  }
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) throw htmlFault();
  const bytes = await readBody(response, MAX_BYTES);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw shapeFault('no JSON');
  }
}
