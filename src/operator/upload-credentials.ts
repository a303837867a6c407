import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { storedSecret, storeParameter } from '../aws/parameters.ts';
import {
  type AppCredentials,
  parseAppCredentials,
  SIGNING_SECRET,
  TOKEN,
  type WrittenCredentials,
} from '../domain/app-credentials.ts';
import { Secret } from '../domain/secret.ts';
import { type AppIdentity, identify } from './app-identity.ts';
import { confirm } from './command.ts';
import { becomesTrue } from './read-back.ts';
import { chooseStage, STAGE_HELP, STAGE_OPTIONS, UsageError } from './stage.ts';
import type { Terminal } from './terminal.ts';

const HELP = `Usage: npm run credentials:upload -- --stage prod [--region REGION] [--yes]

Asks for what Slack gave the app, without showing what is typed, has Slack say whose the token is, makes a
sealing key, and stores it all where the functions of that stage read it: in one SSM parameter of type
SecureString. For a rotation, run it again: the sealing key stays, and a signing secret that is replaced
counts beside the new one until the command is run once more.

${STAGE_HELP}
  --yes            does not ask before it writes

Without a terminal it reads {"botToken": …, "signingSecret": …} from standard input.

Rights that it needs
  ssm:GetParameter and ssm:PutParameter on that parameter

Exit code
  0 when the credentials are stored; 1 otherwise`;

const DEFAULT_API = 'https://slack.com/api/';

/** What nobody but Slack can say. */
type Given = Pick<WrittenCredentials, 'botToken' | 'signingSecret'>;

const fromPipe = z.object({ botToken: z.string(), signingSecret: z.string() });

/** Stores the app's credentials. What it says and throws holds none of them. */
export async function uploadCredentials(argv: string[], terminal: Terminal): Promise<void> {
  const options = { ...STAGE_OPTIONS, yes: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: argv, options });
  if (values.help) return terminal.say(HELP);
  const { slackSecret } = await chooseStage(values, process.env);
  const given = await whatSlackGave(terminal);
  const identity = await identify(tokenIn(given), process.env.SLACK_API_URL ?? DEFAULT_API);
  const before = await credentialsBefore(slackSecret);
  const wanted = merged(given, identity, before);
  terminal.say(summary(wanted, identity, before));
  if (!(await confirm(terminal, `Store them as ${slackSecret}?`, values.yes))) {
    throw new UsageError('Nothing was stored.');
  }
  await store(slackSecret, wanted);
  terminal.say(
    `Stored as ${slackSecret}. The functions use them within five minutes, and at once where those before are refused.`,
  );
}

async function whatSlackGave(terminal: Terminal): Promise<Given> {
  if (terminal.isPiped) return parsePiped(await terminal.piped());
  terminal.say('From https://api.slack.com/apps → your app. What you paste is not shown.');
  return {
    botToken: await terminal.askSecretly('OAuth & Permissions → Bot User OAuth Token: '),
    signingSecret: await terminal.askSecretly('Basic Information → Signing Secret: '),
  };
}

/** What JSON.parse throws quotes the text, and so the secrets. */
function parsePiped(text: string): Given {
  try {
    return fromPipe.parse(JSON.parse(text));
  } catch {
    throw new UsageError(
      'Standard input must hold {"botToken": "…", "signingSecret": "…"} as JSON.',
    );
  }
}

function tokenIn({ botToken }: Given): Secret {
  if (TOKEN.test(botToken)) return new Secret(botToken);
  throw new UsageError('That is no bot token: it begins with xoxb-. Nothing was stored.');
}

/** Undefined where there are none, or none that can be used. */
async function credentialsBefore(parameter: string): Promise<AppCredentials | undefined> {
  const secret = await storedSecret(parameter);
  const parsed = secret && parseAppCredentials(secret.expose());
  return parsed?.ok ? parsed.value : undefined;
}

/** Throws UsageError naming what is wrong, and none of the values. */
function merged(
  given: Given,
  { appId, botId, botUserId }: AppIdentity,
  before: AppCredentials | undefined,
): WrittenCredentials {
  const signedBefore = before?.signingSecrets[0]?.expose();
  const isReplaced = signedBefore !== undefined && signedBefore !== given.signingSecret;
  const wanted = {
    ...given,
    ...(isReplaced && { previousSigningSecret: signedBefore }),
    appId,
    botId,
    botUserId,
    sealingKey: before?.sealingKey.expose() ?? randomBytes(32).toString('base64'),
  };
  const parsed = parseAppCredentials(JSON.stringify(wanted));
  if (parsed.ok) return wanted;
  throw new UsageError(`Nothing was stored:\n  ${parsed.error.join('\n  ')}`);
}

function summary(
  { signingSecret, previousSigningSecret }: WrittenCredentials,
  { appId, team, teamId, botUserId }: AppIdentity,
  before: AppCredentials | undefined,
): string {
  return [
    `The token is of the bot ${botUserId} in ${team} (${teamId}: the policy’s workspace). App ${appId}.`,
    ...(SIGNING_SECRET.test(signingSecret)
      ? []
      : [
          'The signing secret does not look like one of Slack’s: 32 digits from 0 to f. Is it whole?',
        ]),
    before ? 'The sealing key stays.' : 'A new sealing key is made.',
    ...(before && before.appId !== appId ? [`The app was ${before.appId} until now.`] : []),
    ...(previousSigningSecret
      ? ['The signing secret before counts as well, until this command is run once more.']
      : []),
  ].join('\n');
}

/** AWS may quote what it refuses. */
async function store(parameter: string, wanted: WrittenCredentials): Promise<void> {
  const json = JSON.stringify(wanted);
  await storeParameter(parameter, json, 'SecureString').catch((error: unknown) => {
    const name = error instanceof Error ? error.name : 'Error';
    throw new UsageError(
      `AWS did not store ${parameter} (${name}). It takes ssm:PutParameter on that parameter, which must be a SecureString if it is there.`,
    );
  });
  const isThere = await becomesTrue(async () => (await storedSecret(parameter))?.expose() === json);
  if (!isThere) {
    throw new UsageError(`${parameter} was written, but does not hold it yet. Run this again.`);
  }
}
