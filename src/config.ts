import * as z from 'zod/mini';
import { type AppCredentials, appCredentials, TOKEN } from './domain/app-credentials.ts';

/** A start that cannot succeed, with everything that is wrong in one message. */
export class InvalidConfiguration extends Error {
  override name = 'InvalidConfiguration';
}

const text = (what: string) => z.string(what).check(z.minLength(1, what));
const url = (what: string) => z.string(what).check(z.url(what));

const logLevel = z._default(
  z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
    'must be one of fatal, error, warn, info, debug, silent',
  ),
  'info',
);

const lines = {
  LOG_LEVEL: logLevel,
  METRICS_NAMESPACE: z.optional(text('must name where CloudWatch keeps the metrics')),
};
const table = { TABLE_NAME: text('must name the DynamoDB table'), ...lines };
const queue = { QUEUE_URL: url('must be the URL of the SQS FIFO queue') };
const policy = {
  POLICY_FILE: z.optional(text('must be a path')),
  POLICY_PARAMETER: z.optional(text('must name an SSM parameter')),
};
const slack = {
  SLACK_API_URL: z._default(url('must be a URL'), 'https://slack.com/api/'),
};

const sweeperEnvironment = z.object({
  ...table,
  ...queue,
  DEAD_LETTER_QUEUE_URL: url('must be the URL of its dead-letter queue'),
});
const watchEnvironment = z.object(lines);
const auditEnvironment = z.object({
  ...table,
  AUDIT_BUCKET: text('must name the S3 bucket that keeps the roots'),
  AUDIT_RETENTION_DAYS: z.coerce
    .number('must be a number of days')
    .check(z.int('must be a number of days'), z.positive('must be a number of days')),
});
const auditorEnvironment = z.object({
  TABLE_NAME: table.TABLE_NAME,
  AUDIT_BUCKET: z.optional(text('must name the S3 bucket that keeps the roots')),
  AUDIT_KEY: z.optional(z.string().check(z.minLength(16, 'must have 16 characters or more'))),
});
const operatorEnvironment = z.object(policy);
const ofParameter = z.object({
  ...slack,
  ...policy,
  ...queue,
  ...table,
  SLACK_SECRET_PARAMETER: text('must name an SSM parameter'),
  SLACK_BOT_TOKEN: z.optional(
    z.undefined('must not be set beside SLACK_SECRET_PARAMETER, which holds it'),
  ),
});
const botToken =
  'must be the bot token, xoxb-…, and nothing else, unless SLACK_SECRET_PARAMETER is set';
const ofEnvironment = z.object({
  ...slack,
  ...policy,
  ...queue,
  ...table,
  SLACK_BOT_TOKEN: z.string(botToken).check(z.regex(TOKEN, botToken)),
  SLACK_SIGNING_SECRET: text('must be the signing secret of the Slack app'),
  SLACK_APP_ID: text('must be the app’s id (A…)'),
  SLACK_BOT_ID: text('must be the bot id (B…) that auth.test gives'),
  SLACK_BOT_USER_ID: text('must be the bot’s user id (U…) that auth.test gives'),
  SEALING_KEY: z.optional(text('must be a random text, or left out')),
});

/** Where the policy is read from: a file on a desk, a parameter on Lambda. */
export type PolicyAddress = { file: string } | { parameter: string };

/** Where the app's credentials are: in the parameter store on Lambda, in the environment on a desk. */
export type CredentialsAddress = { parameter: string } | { credentials: AppCredentials };

export type SweeperConfig = z.output<typeof sweeperEnvironment>;
export type AuditConfig = z.output<typeof auditEnvironment>;
/** What whoever audits reads the records with. */
export type AuditorConfig = z.output<typeof auditorEnvironment>;

/** What front and worker find alike: both speak to Slack. */
export interface SlackConfig {
  TABLE_NAME: string;
  QUEUE_URL: string;
  LOG_LEVEL: string;
  METRICS_NAMESPACE?: string | undefined;
  SLACK_API_URL: string;
  policy: PolicyAddress;
  credentials: CredentialsAddress;
}

/** What whoever runs Concierge reads it with. */
export interface OperatorConfig {
  policy: PolicyAddress;
}

type Environment = Record<string, string | undefined>;

/** Each throws InvalidConfiguration naming every variable that is missing or malformed. */
export function slackConfig(environment: Environment): SlackConfig {
  if (environment.SLACK_SECRET_PARAMETER) {
    const parsed = parse(ofParameter, environment);
    return common(parsed, { parameter: parsed.SLACK_SECRET_PARAMETER });
  }
  const parsed = parse(ofEnvironment, environment);
  const credentials = appCredentials({
    botToken: parsed.SLACK_BOT_TOKEN,
    signingSecret: parsed.SLACK_SIGNING_SECRET,
    appId: parsed.SLACK_APP_ID,
    botId: parsed.SLACK_BOT_ID,
    botUserId: parsed.SLACK_BOT_USER_ID,
    sealingKey: parsed.SEALING_KEY ?? parsed.SLACK_BOT_TOKEN,
  });
  return common(parsed, { credentials });
}

type Common = Omit<SlackConfig, 'policy' | 'credentials'>;

/** The secrets stay out of what is passed around. */
function common(
  parsed: Common & Parameters<typeof policyAddress>[0],
  credentials: CredentialsAddress,
): SlackConfig {
  const { TABLE_NAME, QUEUE_URL, LOG_LEVEL, METRICS_NAMESPACE, SLACK_API_URL } = parsed;
  const common = { TABLE_NAME, QUEUE_URL, LOG_LEVEL, METRICS_NAMESPACE, SLACK_API_URL };
  return { ...common, policy: policyAddress(parsed), credentials };
}

export function operatorConfig(environment: Environment): OperatorConfig {
  return { policy: policyAddress(parse(operatorEnvironment, environment)) };
}

export function sweeperConfig(environment: Environment): SweeperConfig {
  return parse(sweeperEnvironment, environment);
}

export function auditConfig(environment: Environment): AuditConfig {
  return parse(auditEnvironment, environment);
}

export function watchConfig(environment: Environment): z.output<typeof watchEnvironment> {
  return parse(watchEnvironment, environment);
}

export function auditorConfig(environment: Environment): AuditorConfig {
  return parse(auditorEnvironment, environment);
}

/** Those who decide nothing need no policy. */
const policyFree: ReadonlySet<z.ZodMiniType> = new Set([
  sweeperEnvironment,
  watchEnvironment,
  auditEnvironment,
  auditorEnvironment,
]);

function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const both = [...problems, ...policyProblems(schema, environment)];
  if (!parsed.success || both.length > 0) {
    throw new InvalidConfiguration(`The environment is not complete:\n  ${both.join('\n  ')}`);
  }
  return parsed.data;
}

function policyProblems(schema: z.ZodMiniType, environment: Environment): string[] {
  if (policyFree.has(schema)) return [];
  const given = [environment.POLICY_FILE, environment.POLICY_PARAMETER].filter(Boolean);
  return given.length === 1 ? [] : ['POLICY_FILE or POLICY_PARAMETER must be set, and only one'];
}

function policyAddress(parsed: {
  POLICY_FILE?: string | undefined;
  POLICY_PARAMETER?: string | undefined;
}): PolicyAddress {
  return parsed.POLICY_FILE
    ? { file: parsed.POLICY_FILE }
    : { parameter: parsed.POLICY_PARAMETER ?? '' };
}
