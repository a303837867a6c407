import { SlackError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Trouble } from '../domain/trouble.ts';

/**
 * What no request is to blame for: Slack's own bad moments, and a token that is not in order. Every
 * request goes on by itself when the one has passed or the other is mended.
 */
const RETRYABLE: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/**
 * What an error of Slack means for a request: a trouble that a human mends. Undefined for what is
 * worth another try, and for errors that are not Slack's answer.
 */
export function slackTrouble(error: unknown): Trouble | undefined {
  if (!(error instanceof WebAPIPlatformError) || RETRYABLE.has(error.data.error)) return undefined;
  return { kind: 'slack-refused', error: error.data.error };
}

/** True when the message to edit has been deleted. */
export function isMessageGone(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'message_not_found';
}

/** True for whatever the Slack client throws: an answer, or none in time. */
export function isSlackError(error: unknown): boolean {
  return error instanceof SlackError;
}

/** Seconds that Slack asked us to wait; 0 when it did not. */
export function retryAfter(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter : 0;
}
