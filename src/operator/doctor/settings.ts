import * as z from 'zod/mini';
import { operatorConfig, type PolicyAddress } from '../../config.ts';
import { TOKEN } from '../../domain/app-credentials.ts';
import { Secret } from '../../domain/secret.ts';
import { UsageError } from '../stage.ts';

/** What the doctor is told to look at. */
export interface Settings {
  /** A deployed stage; undefined: what the environment names. */
  stage: string | undefined;
  /** Throws InvalidConfiguration when the environment names none. */
  policyAddress: () => PolicyAddress;
  slackApiUrl: string;
  botToken: Secret | undefined;
  configToken: Secret | undefined;
}

const environmentOf = z.object({
  SLACK_API_URL: z._default(z.url('SLACK_API_URL must be a URL'), 'https://slack.com/api/'),
  SLACK_BOT_TOKEN: z.optional(
    z.string().check(z.regex(TOKEN, 'SLACK_BOT_TOKEN must be the bot token, xoxb-…')),
  ),
  SLACK_CONFIG_TOKEN: z.optional(
    z
      .string()
      .check(z.regex(/^xoxe[.-][\w.-]+$/, 'SLACK_CONFIG_TOKEN must be a token, xoxe.xoxp-…')),
  ),
});

type Environment = Record<string, string | undefined>;

/** Throws UsageError for a malformed environment, without any value of it. */
export function settingsFrom(environment: Environment, stage: string | undefined): Settings {
  const parsed = environmentOf.safeParse(environment);
  if (!parsed.success) throw new UsageError(parsed.error.issues.map((it) => it.message).join('\n'));
  const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_CONFIG_TOKEN } = parsed.data;
  return {
    stage,
    policyAddress: () => operatorConfig(environment).policy,
    slackApiUrl: SLACK_API_URL,
    botToken: secret(SLACK_BOT_TOKEN),
    configToken: secret(SLACK_CONFIG_TOKEN),
  };
}

function secret(value: string | undefined): Secret | undefined {
  return value === undefined ? undefined : new Secret(value);
}
