import { WebClient } from '@slack/web-api';
import type { Secret } from '../domain/secret.ts';
import { createLogger, slackLogger } from '../log.ts';
import { slackErrorCode } from '../slack/error-code.ts';
import { UsageError } from './stage.ts';

/** Whose a bot token is. */
export interface AppIdentity {
  appId: string;
  botId: string;
  botUserId: string;
  /** The workspace, as people call it and as the policy does (`T…`). */
  team: string;
  teamId: string;
}

const PATIENCE = 10_000; // ms

/** What goes wrong is said in one sentence of ours. */
const SILENT = slackLogger(createLogger('silent', 'operator'));

/**
 * Asks Slack whose a bot token is (https://docs.slack.dev/reference/methods/auth.test, and bots.info for the app).
 * Throws UsageError when Slack does not take it, cannot be asked, or when it is no bot's.
 */
export async function identify(botToken: Secret, slackApiUrl: string): Promise<AppIdentity> {
  const client = new WebClient(botToken.expose(), {
    slackApiUrl,
    timeout: PATIENCE,
    retryConfig: { retries: 0 },
    logger: SILENT,
  });
  const { bot_id, user_id, team, team_id } = await client.auth.test().catch(explain);
  if (!bot_id || !user_id || !team_id) throw new UsageError('That token is no bot’s.');
  const { bot } = await client.bots.info({ bot: bot_id, team_id }).catch(explain);
  if (!bot?.app_id) throw new UsageError('Slack does not say which app that token is of.');
  const ids = { appId: bot.app_id, botId: bot_id, botUserId: user_id };
  return { ...ids, team: team ?? team_id, teamId: team_id };
}

function explain(error: unknown): never {
  const code = slackErrorCode(error);
  if (code)
    throw new UsageError(`Slack does not take that bot token (${code}). Nothing was stored.`);
  throw new UsageError('Slack could not be asked about that bot token. Nothing was stored.');
}
