import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';

/**
 * Options of every Slack client. The package's own are ten retries over half an hour and no
 * time-out; a retried chat.postMessage posts twice. Retrying is the request's life's business.
 */
export function clientOptions(slackApiUrl: string, logger: Logger): WebClientOptions {
  return {
    slackApiUrl,
    logger,
    timeout: 2_500, // ms; Slack waits three seconds for the front's answer
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  };
}

/** The worker's client; the front gets its own from Bolt. */
export function createWebClient(token: string, options: WebClientOptions): WebClient {
  return new WebClient(token, options);
}
