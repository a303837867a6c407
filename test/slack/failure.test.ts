import { WebAPIHTTPError, WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { isMessageGone, retryAfter, slackFailure, slackTrouble } from '../../src/slack/failure.ts';
import { slackError } from './fake-client.ts';

const http = (status: number, headers = {}) => new WebAPIHTTPError(status, 'Because', headers);
const limited = new WebAPIRateLimitedError(17);

describe('an answer of Slack', () => {
  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'msg_too_long', 'that_is_new'])(
    '%s needs a human, who is told its name',
    (error) => {
      expect(slackFailure(slackError(error))).toBe('permanent');
      expect(slackTrouble(slackError(error))).toEqual({ kind: 'slack-refused', error });
    },
  );

  it.each(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout'])(
    '%s changed nothing and is worth another try',
    (error) => {
      expect(slackFailure(slackError(error))).toBe('retryable');
      expect(slackTrouble(slackError(error))).toBeUndefined();
    },
  );

  it.each(['internal_error', 'fatal_error', 'update_failed', 'service_unavailable'])(
    '%s leaves open whether it was applied',
    (error) => {
      expect(slackFailure(slackError(error))).toBe('unknown');
      expect(slackTrouble(slackError(error))).toBeUndefined();
    },
  );

  it.each([
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_authed',
    'missing_scope',
    'accesslimited',
  ])('%s is mended where Concierge is installed, not in a request', (error) => {
    expect(slackFailure(slackError(error))).toBe('installation');
    expect(slackTrouble(slackError(error))).toBeUndefined();
  });

  it('that is no error code is a page of something in between, and shown to nobody', () => {
    const page = slackError('<html>Please sign in to the proxy</html>');
    expect(slackFailure(page)).toBe('unknown');
    expect(slackTrouble(page)).toBeUndefined();
  });

  it('tells a message that was deleted from every other', () => {
    expect(isMessageGone(slackError('message_not_found'))).toBe(true);
    expect(isMessageGone(slackError('channel_not_found'))).toBe(false);
    expect(isMessageGone(new Error('message_not_found'))).toBe(false);
  });

  it('is told from every other error', () => {
    expect(slackFailure(new TypeError('undefined is not a function'))).toBeUndefined();
    expect(slackTrouble(new Error('channel_not_found'))).toBeUndefined();
  });
});

describe('an HTTP status', () => {
  it.each([500, 502, 503, 408])('%d leaves open whether it was applied', (status) => {
    expect(slackFailure(http(status))).toBe('unknown');
    expect(slackTrouble(http(status))).toBeUndefined();
  });

  it.each([400, 403, 404, 407])('%d comes from a proxy and is no request’s fault', (status) => {
    expect(slackFailure(http(status))).toBe('installation');
  });

  it('429 is worth another try', () => {
    expect(slackFailure(limited)).toBe('retryable');
  });

  it('may come with how many seconds to wait', () => {
    expect(retryAfter(limited)).toBe(17);
    expect(retryAfter(http(503, { 'retry-after': '18' }))).toBe(18);
    expect(retryAfter(http(503))).toBe(0);
    expect(retryAfter(http(503, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }))).toBe(0);
    expect(retryAfter('ratelimited')).toBe(0);
  });
});
