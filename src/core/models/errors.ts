import { inEnglish, words } from '../language.js';
import type { LookupError, LookupErrorCode } from './types.js';

/** What each code means, for languages other than English: the message itself tells more, and only in English. */
const MEANING: Readonly<Record<LookupErrorCode, string>> = words({
  'not-found': 'the registry has no such model', 'private-or-missing': 'the registry has no such model, or it is private', gated: 'the publisher asks for an agreement first', disabled: 'the registry has disabled this model',
  'rate-limited': 'the registry allows no more requests for now', offline: 'look-ups are off, and no earlier answer is kept', timeout: 'the registry did not answer in time', 'invalid-response': 'the answer of the registry is not understood',
  network: 'the registry could not be reached', certificate: 'the certificate of the registry is not trusted here', 'server-error': 'the registry answered with an error of its own', 'too-large': 'the answer is too large and was not read',
  'revision-not-found': 'the model has no such revision', cancelled: 'the look-up was cancelled', 'not-looked-up': 'no registry was asked', 'invalid-id': 'the name is no id of the registry, so nothing was asked',
});

/** Whether a registry says that it has not what was asked for. */
export function isGone(error: LookupError | null): boolean {
  return error !== null && (error.code === 'not-found' || error.code === 'private-or-missing' || error.code === 'revision-not-found');
}

/** Why a look-up gave no answer, in words. */
export function errorWords(error: LookupError): string {
  return inEnglish() ? error.message : MEANING[error.code];
}
