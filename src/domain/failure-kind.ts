/**
 * What an error of a service says about the call that met it:
 * - `retryable`: nothing was changed, and the same call may well succeed in a while;
 * - `unknown`: a change may or may not have been applied, so it is looked at before anything is repeated;
 * - `permanent`: refused, and refused again until a human changes something about the request;
 * - `installation`: refused whatever the request, until somebody mends how Concierge is set up.
 */
export type FailureKind = 'retryable' | 'unknown' | 'permanent' | 'installation';

/** Codes of Node and of its fetch for connections that never came about: the call was not sent. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** And for those that broke while the call was under way. */
const BROKEN_OFF: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Names of what the AWS SDK and AbortSignal.timeout throw when time is up. */
const TIME_IS_UP: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError']);

/** What no answer, or half of one, says; undefined for errors that are not about the network. */
export function kindOfSilence(error: unknown): FailureKind | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (NEVER_SENT.has(code)) return 'retryable';
  if (BROKEN_OFF.has(code) || TIME_IS_UP.has(error.name)) return 'unknown';
  return kindOfSilence(error.cause);
}
