/** Who the two tokens belong to, as Slack tells: nobody has to copy ids. */
import { WebClient } from '@slack/web-api';
import * as z from 'zod/mini';
import { DevProblem } from './problem.ts';
import { quiet } from './quiet-logger.ts';
import type { DevSettings } from './settings.ts';
import { slackProblem, type TokenName } from './slack-refusals.ts';

export interface Identity {
  appId: string;
  botId: string;
  botUserId: string;
  /** The workspace: `T…`, and its name. */
  team: { id: string; name: string };
}

const authTest = z.object({
  team: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
});
const botsInfo = z.object({ bot: z.object({ app_id: z.string() }) });

type Tokens = Pick<DevSettings, 'slackApiUrl' | 'botToken' | 'appToken'>;

/** Throws DevProblem when Slack does not accept one of the tokens, or cannot be reached. */
export async function identify(tokens: Tokens): Promise<Identity> {
  const bot = client(tokens, 'botToken');
  const asked = <T>(token: TokenName, call: Promise<T>) =>
    call.catch((error: unknown) => {
      throw slackProblem(token, tokens.slackApiUrl, error);
    });
  const { team, team_id, user_id, bot_id } = z.parse(
    authTest,
    await asked('SLACK_BOT_TOKEN', bot.auth.test()),
  );
  // Asked here once for its answer alone: the client of Socket Mode would try for ever.
  await asked('SLACK_APP_TOKEN', client(tokens, 'appToken').apps.connections.open({}));
  const info = z.parse(
    botsInfo,
    await asked('SLACK_BOT_TOKEN', bot.bots.info({ bot: bot_id, team_id })),
  );
  return {
    appId: info.bot.app_id,
    botId: bot_id,
    botUserId: user_id,
    team: { id: team_id, name: team },
  };
}

const found = z.object({ user: z.object({ id: z.string() }) });

/** The member ids of people who are named by id or by e-mail address. Throws DevProblem for whom Slack does not know. */
export async function memberIds(tokens: Tokens, people: readonly string[]): Promise<string[]> {
  const bot = client(tokens, 'botToken');
  return Promise.all(
    people.map(async (person) => {
      const isEmail = person.includes('@');
      const call = isEmail
        ? bot.users.lookupByEmail({ email: person })
        : bot.users.info({ user: person });
      const answer = await call.catch(() => {
        throw new DevProblem([
          `DEV_USER names ${person}, whom Slack does not know in this workspace: use the member id from their profile (⋮ → Copy member ID).`,
        ]);
      });
      return z.parse(found, answer).user.id;
    }),
  );
}

function client(tokens: Tokens, token: 'botToken' | 'appToken'): WebClient {
  return new WebClient(tokens[token], {
    slackApiUrl: tokens.slackApiUrl,
    logger: quiet,
    retryConfig: { retries: 0 },
    timeout: 10_000,
  });
}
