import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Milliseconds } from '../domain/duration.ts';
import type { Send } from './send.ts';
import { slackFetch, type Tokens } from './slack-fetch.ts';

/**
 * Options of every Slack client. The package's own are ten retries over half an hour and no
 * time-out; a retried chat.postMessage posts twice. Retrying is the request's life's business.
 */
export function clientOptions(
  slackApiUrl: string,
  tokens: Tokens,
  logger: Logger,
  timeout: Milliseconds,
  send: Send,
): WebClientOptions {
  return {
    slackApiUrl,
    logger,
    timeout,
    fetch: slackFetch(slackApiUrl, tokens, send),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  };
}

/** The worker's client; the front gets its own from Bolt. The token comes with each call. */
export function createWebClient(options: WebClientOptions): WebClient {
  return new WebClient(undefined, options);
}
