import * as z from 'zod/mini';

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

const table = { TABLE_NAME: text('must name the DynamoDB table'), LOG_LEVEL: logLevel };
const queue = { QUEUE_URL: url('must be the URL of the SQS FIFO queue') };
const policy = {
  POLICY_FILE: z.optional(text('must be a path')),
  POLICY_PARAMETER: z.optional(text('must name an SSM parameter')),
};
const slack = {
  SLACK_BOT_TOKEN: z
    .string('must be the bot token, xoxb-…')
    .check(z.regex(/^xoxb-/, 'must be the bot token, xoxb-…')),
  SLACK_API_URL: z._default(url('must be a URL'), 'https://slack.com/api/'),
};

const sweeperEnvironment = z.object({
  ...table,
  ...queue,
  DEAD_LETTER_QUEUE_URL: url('must be the URL of its dead-letter queue'),
});
const watchEnvironment = z.object({ LOG_LEVEL: logLevel });
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
const workerEnvironment = z.object({ ...table, ...queue, ...policy, ...slack });
const operatorEnvironment = z.object(policy);
const frontEnvironment = z.object({
  ...table,
  ...queue,
  ...policy,
  ...slack,
  SLACK_SIGNING_SECRET: text('must be the signing secret of the Slack app'),
  SLACK_BOT_ID: text('must be the bot id (B…) that auth.test gives'),
  SLACK_BOT_USER_ID: text('must be the bot’s user id (U…) that auth.test gives'),
});

/** Where the policy is read from: a file on a desk, a parameter on Lambda. */
export type PolicyAddress = { file: string } | { parameter: string };

export type SweeperConfig = z.output<typeof sweeperEnvironment>;
export type AuditConfig = z.output<typeof auditEnvironment>;
/** What whoever audits reads the records with. */
export type AuditorConfig = z.output<typeof auditorEnvironment>;
export type WorkerConfig = z.output<typeof workerEnvironment> & { policy: PolicyAddress };
export type FrontConfig = z.output<typeof frontEnvironment> & { policy: PolicyAddress };

/** What whoever runs Concierge reads it with. */
export interface OperatorConfig {
  policy: PolicyAddress;
}

type Environment = Record<string, string | undefined>;

/** Each throws InvalidConfiguration naming every variable that is missing or malformed. */
export function frontConfig(environment: Environment): FrontConfig {
  const parsed = parse(frontEnvironment, environment);
  return { ...parsed, policy: policyAddress(parsed) };
}

export function workerConfig(environment: Environment): WorkerConfig {
  const parsed = parse(workerEnvironment, environment);
  return { ...parsed, policy: policyAddress(parsed) };
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
