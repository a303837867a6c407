import { SlackError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Trouble } from '../domain/trouble.ts';

/** Slack's own bad moments, after which the same call may well succeed. */
const RETRYABLE: ReadonlySet<string> = new Set([
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

/** True for whatever the Slack client throws: an answer, or none in time. */
export function isSlackError(error: unknown): boolean {
  return error instanceof SlackError;
}

/** Seconds that Slack asked us to wait; 0 when it did not. */
export function retryAfter(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter : 0;
}
