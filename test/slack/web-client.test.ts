import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { slackLogger } from '../../src/log.ts';
import { send } from '../../src/slack/send.ts';
import { TIMEOUT } from '../../src/slack/time-out.ts';
import { clientOptions, createWebClient } from '../../src/slack/web-client.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { recordingLog } from '../recording-log.ts';

describe('the Slack client', () => {
  const { log } = recordingLog();
  const { credentials } = fakeFrontServices();
  const options = clientOptions(
    'http://127.0.0.1:1/api/',
    credentials,
    slackLogger(log),
    2_000,
    send,
  );

  it('tries once, waits as long as it is told and does not wait out a rate limit', () => {
    expect(options).toMatchObject({
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
    });
    expect(options.timeout).toBe(2_000);
  });

  it('leaves the front time to answer within Slack’s three seconds', () => {
    expect(TIMEOUT.front).toBeLessThanOrEqual(2_000);
  });

  it('speaks to the address it is given', () => {
    const client = createWebClient(options);
    expect(client).toBeInstanceOf(WebClient);
    expect(client.slackApiUrl).toBe('http://127.0.0.1:1/api/');
  });
});
