import type { LookupErrorCode } from '../../core/models/types.js';

/**
 * Why a request to the Hub gave no answer. The message is ours alone: never an address, a header or the text of another error,
 * so that no token and no path of this machine can slip into a report.
 */
export class HubFault extends Error {
  constructor(
    readonly code: LookupErrorCode,
    message: string,
    /** How often it is worth trying, the first time included. */
    readonly attempts: number = 1,
    /** How long the Hub asks to wait, in milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'HubFault';
  }
}

/** Tries for what may pass by itself: with one answer in five failing, eight in a row fail once in 400,000 times. */
const PASSING = 8;
/** Tries where nothing listens: waiting rarely helps. */
const NOBODY_THERE = 4;

const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|CRL_)/;
const NO_NETWORK = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);
const TIMEOUT = /TIMEOUT$|^ETIMEDOUT$/;

export const timeoutFault = (): HubFault => new HubFault('timeout', 'the Hub did not answer in time', PASSING);
export const cutFault = (): HubFault => new HubFault('network', 'the answer of the Hub was cut off', PASSING);
export const shapeFault = (what: string): HubFault => new HubFault('invalid-response', `the Hub's answer is not understood (${what})`, PASSING);
export const htmlFault = (): HubFault => new HubFault('invalid-response', 'a web page came instead of data: a proxy or a sign-in page may stand in between', PASSING);
export const sizeFault = (limit: number): HubFault => new HubFault('too-large', `the answer is larger than ${Math.round(limit / 1024)} kB and was not read`);

/** What a failed `fetch` means, by the codes along its chain of causes. */
export function faultOfThrown(error: unknown): HubFault {
  if (error instanceof HubFault) return error;
  const codes = codesOf(error);
  const certificate = codes.find((code) => CERTIFICATE.test(code));
  if (certificate) return new HubFault('certificate', `the certificate of the Hub is not trusted here (${certificate}); NODE_EXTRA_CA_CERTS names further authorities`);
  if (codes.some((code) => TIMEOUT.test(code))) return timeoutFault();
  const offline = codes.find((code) => NO_NETWORK.has(code));
  if (offline) return new HubFault('network', `the Hub could not be reached (${offline})`, NOBODY_THERE);
  const known = codes[0];
  return new HubFault('network', `the connection to the Hub failed${known ? ` (${known})` : ''}`, PASSING);
}

/** `code`s of an error and its causes; only words in capitals, which say nothing private. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  while (queue.length && seen.size < 20) {
    const current = queue.shift();
    if (typeof current !== 'object' || current === null || seen.has(current)) continue;
    seen.add(current);
    const { code, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) codes.push(code);
    queue.push(cause, ...(Array.isArray(errors) ? errors : []));
  }
  return codes;
}

/** What an answer that is no success means. `authorised`: a token went along; `what`: `model` or `file`. */
export function faultOfStatus(status: number, headers: Headers, waitMs: number | null, authorised: boolean): HubFault {
  const code = (headers.get('x-error-code') ?? '').slice(0, 60);
  const message = (headers.get('x-error-message') ?? '').slice(0, 200);
  if (code === 'GatedRepo') return new HubFault('gated', authorised ? 'the publisher has not granted access to this account' : 'the publisher asks for an agreement before files can be read');
  if (code === 'RevisionNotFound') return new HubFault('revision-not-found', 'the model has no such revision');
  if (code === 'EntryNotFound') return new HubFault('not-found', 'the file is not there');
  if (/disabled/i.test(message) || status === 451) return new HubFault('disabled', 'the Hub has disabled this model');
  if (status === 429) return new HubFault('rate-limited', `the Hub allows no more requests for now${waitMs === null ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`}`, PASSING, waitMs);
  if (status === 404 && authorised) return new HubFault('not-found', 'the Hub has no such model, or it is private and this account may not see it');
  if (status === 401 || status === 403 || status === 404) return new HubFault('private-or-missing', 'the Hub has no such model, or it is private: from outside the two cannot be told apart');
  if (status === 407) return new HubFault('network', 'the proxy asks for credentials');
  if (status === 408 || status === 425) return timeoutFault();
  if (status >= 500) return new HubFault('server-error', `the Hub answered with an error of its own (${status})`, PASSING, waitMs);
  return new HubFault('invalid-response', `the Hub answered with status ${status}`);
}
