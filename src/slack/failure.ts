import {
  SlackError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
} from '@slack/web-api';
import { type FailureKind, kindOfSilence } from '../domain/failure-kind.ts';
import type { Trouble } from '../domain/trouble.ts';

/**
 * Slack's answers `ok: false`, from the “Errors” tables of the methods that we call
 * (https://docs.slack.dev/reference/methods/chat.postMessage and others). All others are about the
 * one message or person at hand.
 */
const FAILURES: Readonly<Record<string, FailureKind>> = {
  ratelimited: 'retryable',
  rate_limited: 'retryable',
  message_limit_exceeded: 'retryable',
  // The body did not arrive whole.
  request_timeout: 'retryable',
  team_added_to_org: 'retryable',
  // “It's possible some aspect of the operation succeeded before the error was raised.”
  internal_error: 'unknown',
  fatal_error: 'unknown',
  update_failed: 'unknown',
  service_unavailable: 'unknown',
  not_authed: 'installation',
  invalid_auth: 'installation',
  account_inactive: 'installation',
  token_revoked: 'installation',
  token_expired: 'installation',
  missing_scope: 'installation',
  no_permission: 'installation',
  not_allowed_token_type: 'installation',
  accesslimited: 'installation',
  access_denied: 'installation',
  ekm_access_denied: 'installation',
  org_login_required: 'installation',
  enterprise_is_restricted: 'installation',
  team_access_not_granted: 'installation',
  two_factor_setup_required: 'installation',
};

/** What the client throws for a 429 without Retry-After: an Error like any other, but for this. */
const NO_RETRY_AFTER = 'Retry header did not contain a valid timeout';

/** What an error of Slack says; undefined for errors that are not Slack's. */
export function slackFailure(error: unknown): FailureKind | undefined {
  if (error instanceof WebAPIPlatformError) return kindOfAnswer(error.data.error);
  if (error instanceof WebAPIHTTPError) return kindOfStatus(error.statusCode);
  if (error instanceof WebAPIRateLimitedError) return 'retryable';
  if (error instanceof SlackError) return kindOfSilence(error) ?? 'unknown';
  return error instanceof Error && error.message.startsWith(NO_RETRY_AFTER)
    ? 'retryable'
    : undefined;
}

/** The client takes a body that is no JSON, a proxy's page say, for the name of an error. */
function kindOfAnswer(error: string): FailureKind {
  return /^[\w:.-]{1,80}$/.test(error) ? (FAILURES[error] ?? 'permanent') : 'unknown';
}

/** Slack answers with 200 and 429 alone; anything else comes from what stands in between. */
function kindOfStatus(status: number): FailureKind {
  return status >= 500 || status === 408 ? 'unknown' : 'installation';
}

/** The trouble that a permanent answer of Slack is to a request; undefined for other errors. */
export function slackTrouble(error: unknown): Trouble | undefined {
  if (!(error instanceof WebAPIPlatformError) || slackFailure(error) !== 'permanent') {
    return undefined;
  }
  return { kind: 'slack-refused', error: error.data.error };
}

/** True when the message to edit has been deleted. */
export function isMessageGone(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'message_not_found';
}

/** True when Slack asks us to slow down: https://docs.slack.dev/apis/web-api/rate-limits/ */
export function isSlackThrottle(error: unknown): boolean {
  if (error instanceof WebAPIRateLimitedError) return true;
  const answer = error instanceof WebAPIPlatformError ? error.data.error : '';
  return answer === 'ratelimited' || answer === 'rate_limited';
}

/** Seconds that Slack asked us to wait; 0 when it did not. */
export function retryAfter(error: unknown): number {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  if (!(error instanceof WebAPIHTTPError)) return 0;
  return Number(error.headers['retry-after']) || 0;
}
