/** What Slack's error codes mean to somebody who has just copied two tokens. */
import { WebAPIPlatformError } from '@slack/web-api';
import { DevProblem } from './problem.ts';

export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const WHERE = {
  SLACK_BOT_TOKEN:
    'copy it anew from OAuth & Permissions, where the app can also be installed again',
  SLACK_APP_TOKEN:
    'copy it anew from Basic Information → App-Level Tokens, or generate another one',
} as const;

const REVOKED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
]);

/** https://docs.slack.dev/reference/methods/apps.connections.open#errors, and those of auth.test */
export function explainRefusal(token: TokenName, code: string): string {
  if (REVOKED.has(code)) return `Slack does not accept ${token} (${code}): ${WHERE[token]}.`;
  if (code === 'not_allowed_token_type') {
    const other = token === 'SLACK_APP_TOKEN' ? 'the app-level one, xapp-…' : 'the bot’s, xoxb-…';
    return `${token} is a token of another kind (${code}): it must be ${other}.`;
  }
  if (code === 'missing_scope') return MISSING_SCOPE[token];
  return `Slack refuses ${token} (${code}).`;
}

const MISSING_SCOPE = {
  SLACK_BOT_TOKEN:
    'SLACK_BOT_TOKEN lacks a scope (missing_scope): bring the app up to date with `npm run dev:manifest`, and install it again.',
  SLACK_APP_TOKEN:
    'SLACK_APP_TOKEN lacks the scope connections:write (missing_scope): generate another one with it.',
} as const;

/** As a problem to mend, what a call of Slack's API threw. */
export function slackProblem(token: TokenName, slackApiUrl: string, error: unknown): DevProblem {
  if (error instanceof WebAPIPlatformError) {
    return new DevProblem([explainRefusal(token, error.data.error)]);
  }
  const why = innermost(error);
  return new DevProblem([
    `Slack does not answer at ${slackApiUrl} (${why}): is there a network, or a proxy in between?`,
  ]);
}

/** fetch hides why it failed behind “fetch failed”. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}
