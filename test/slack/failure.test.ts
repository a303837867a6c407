import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { isMessageGone, isSlackError, retryAfter, slackTrouble } from '../../src/slack/failure.ts';
import { slackError } from './fake-client.ts';

const unavailable = new WebAPIHTTPError(503, 'Service Unavailable', {});
const timedOut = new WebAPIRequestError(new Error('timeout of 2500ms exceeded'));
const limited = new WebAPIRateLimitedError(17);

describe('an error of Slack', () => {
  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'msg_too_long'])(
    '%s needs a human, who is told its name',
    (error) => {
      expect(slackTrouble(slackError(error))).toEqual({ kind: 'slack-refused', error });
    },
  );

  it.each(['ratelimited', 'internal_error', 'fatal_error', 'service_unavailable'])(
    '%s is worth another try',
    (error) => {
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
  ])('%s is mended where Concierge is installed, not in a request', (error) => {
    expect(slackTrouble(slackError(error))).toBeUndefined();
  });

  it('tells a message that was deleted from every other', () => {
    expect(isMessageGone(slackError('message_not_found'))).toBe(true);
    expect(isMessageGone(slackError('channel_not_found'))).toBe(false);
    expect(isMessageGone(new Error('message_not_found'))).toBe(false);
  });

  it.each([unavailable, timedOut, limited])(
    'that is no answer is worth another try: %s',
    (error) => {
      expect(slackTrouble(error)).toBeUndefined();
      expect(isSlackError(error)).toBe(true);
    },
  );

  it('is told from every other error', () => {
    expect(isSlackError(slackError('not_in_channel'))).toBe(true);
    expect(isSlackError(new TypeError('undefined is not a function'))).toBe(false);
    expect(slackTrouble(new Error('channel_not_found'))).toBeUndefined();
  });

  it('may say how many seconds to wait', () => {
    expect(retryAfter(limited)).toBe(17);
    expect(retryAfter(unavailable)).toBe(0);
    expect(retryAfter('ratelimited')).toBe(0);
  });
});
