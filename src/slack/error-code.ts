import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's own word for what went wrong, such as `hash_conflict`; undefined for other errors. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
