import { createHmac } from 'node:crypto';

/**
 * The headers by which a request is known to come from Slack; `timestamp` in seconds since 1970.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signature(secret: string, body: string, timestamp: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': `v0=${digest}`,
  };
}
