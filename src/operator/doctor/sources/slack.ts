import type { WebClient } from '@slack/web-api';
import type { Milliseconds } from '../../../domain/duration.ts';
import type { Secret } from '../../../domain/secret.ts';
import { createLogger, slackLogger } from '../../../log.ts';
import { slackErrorCode } from '../../../slack/error-code.ts';
import { createMembers } from '../../../slack/members.ts';
import { send } from '../../../slack/send.ts';
import { clientOptions, createWebClient } from '../../../slack/web-client.ts';
import { type Known, known, mend, right } from '../finding.ts';
import type { App, SlackSide, UserGroup } from '../subject.ts';
import { none, type Source, unknown } from './source.ts';

const TIMEOUT: Milliseconds = 10_000;
/** What Slack says of a token that is none any more. */
const WORTHLESS: ReadonlySet<string> = new Set([
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

/** A client that says nothing of its own; what fails is a finding. */
export function slackClient(slackApiUrl: string, botToken: Secret): WebClient {
  const tokens = async () => ({ botToken });
  const log = slackLogger(createLogger('silent', 'doctor'));
  const source = { current: tokens, renewed: tokens };
  return createWebClient(clientOptions(slackApiUrl, source, log, TIMEOUT, send));
}

/** Whether Slack knows the token, and whose it is. */
export async function slackSource(
  app: Known<App>,
  slackApiUrl: string,
): Promise<Source<SlackSide>> {
  if (app.kind === 'missing') return none(app.because, { kind: 'skipped', because: app.because });
  const client = slackClient(slackApiUrl, app.value.botToken);
  try {
    const side = sideOf(app.value, client, await client.auth.test());
    const what = `Slack knows the token, as ${side.botUserId} in ${side.teamName} (${side.teamId}).`;
    const findings = strangeIds(side);
    return { thing: known(side), findings: findings.length > 0 ? findings : [right(what)] };
  } catch (error) {
    const code = slackErrorCode(error) ?? '';
    if (!WORTHLESS.has(code)) return unknown('The bot token', error);
    const what = `Slack does not take the bot token in ${app.value.where} (${code}).`;
    const how =
      'Install the app again at https://api.slack.com/apps, and store its new token there (docs/security.md, “Rotating”).';
    return none('Slack does not take the bot token', mend(what, how));
  }
}

type Told = Awaited<ReturnType<WebClient['auth']['test']>>;

function sideOf(app: App, client: WebClient, told: Told): SlackSide {
  let groups: Promise<ReadonlyMap<string, UserGroup>> | undefined;
  return {
    app,
    client,
    members: createMembers(client, () => new Date()),
    userGroups: () => {
      groups ??= userGroups(client);
      return groups;
    },
    teamId: told.team_id ?? '',
    teamName: told.team ?? '',
    botId: told.bot_id ?? '',
    botUserId: told.user_id ?? '',
    scopes: told.response_metadata?.scopes ?? [],
  };
}

async function userGroups(client: WebClient): Promise<ReadonlyMap<string, UserGroup>> {
  const { usergroups = [] } = await client.usergroups.list({
    include_disabled: true,
    include_users: true,
  });
  return new Map(
    usergroups.map(({ id = '', handle = '', date_delete: deleted = 0, users = [] }) => [
      id,
      { handle, disabled: deleted > 0, members: users },
    ]),
  );
}

/** Ids that were stored and are not those of the token. */
function strangeIds({ app, botId, botUserId }: SlackSide) {
  const stored = app.credentials;
  if (!stored) return [];
  const pairs = [
    ['botId', stored.botId, botId],
    ['botUserId', stored.botUserId, botUserId],
  ] as const;
  return pairs.flatMap(([name, is, should]) =>
    is === should
      ? []
      : [
          mend(
            `${app.where} has ${name} ${is}, and the token is that of ${should}.`,
            'Store the token of the app that is meant, by npm run credentials:upload; it takes the ids from Slack.',
          ),
        ],
  );
}
