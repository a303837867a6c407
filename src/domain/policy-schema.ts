import * as z from 'zod/mini';
import { parseDuration } from './duration.ts';
import { MOST_OPEN, parseRate } from './limits.ts';
import { USER_ACTIONS } from './plan.ts';

/** What `actions` of a pool can allow: to look at a user, and what can be done with one. */
const POLICY_ACTIONS = ['show-user', ...USER_ACTIONS] as const;

export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** What is protected takes the eyes of so many, whatever the pool asks for otherwise. */
export const APPROVALS_FOR_PROTECTED = 2;

/** What is seen of a user unless the policy says otherwise. */
export const VISIBLE = ['email', 'email_verified'];

const text = (message: string) => z.string(message).check(z.minLength(1, message));
const matching = (pattern: RegExp, message: string) =>
  z.string(message).check(z.regex(pattern, message));

const personOrGroup = matching(
  /^[UWS][A-Z0-9]{2,20}$/,
  'must be a Slack user id (U… or W…) or user-group id (S…)',
);
const people = z.array(personOrGroup, 'must be a list of Slack user or user-group ids');

const timeText = z.string('must be a length of time such as 10m, 72h or 7d');
const toMilliseconds = z.transform((value: string, context) => {
  const length = parseDuration(value);
  if (length !== undefined) return length;
  context.issues.push({
    code: 'custom',
    message: 'must be a length of time such as 10m, 72h or 7d',
    input: value,
  });
  return z.NEVER;
});
const duration = (fallback: string) => z.pipe(z._default(timeText, fallback), toMilliseconds);

const RATE = 'must be a number from 1 to 1000 in a length of time, such as 20/1h';

const rate = (fallback: string) =>
  z.pipe(
    z._default(z.string(RATE), fallback),
    z.transform((value, context) => {
      const found = parseRate(value);
      if (found !== undefined) return found;
      context.issues.push({ code: 'custom', message: RATE, input: value });
      return z.NEVER;
    }),
  );

const limits = z.strictObject(
  {
    requestsPerPerson: rate('20/1h'),
    requestsPerPool: rate('100/1h'),
    openPerPerson: z._default(
      z
        .int('must be a whole number')
        .check(
          z.gte(1, 'must be 1 or more'),
          z.lte(MOST_OPEN, `must be ${MOST_OPEN} or less, because all of them are looked at`),
        ),
      20,
    ),
    lookUpsPerPerson: rate('60/1h'),
  },
  { error: unknownKey('a list of limits') },
);

const breakGlass = z.strictObject(
  {
    people: people.check(z.minLength(1, 'must name somebody, or be left out')),
    tell: z.array(
      matching(/^[UW][A-Z0-9]{2,20}$/, 'must be a Slack user id (U… or W…), who gets a message'),
      'must be a list of Slack user ids',
    ),
  },
  { error: unknownKey('a way to break the glass') },
);

const domain = z.pipe(
  matching(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i,
    'must be an e-mail domain such as example.com',
  ),
  z.transform((value) => value.toLowerCase()),
);

const list = (what: string) => z.array(text(what), `must be a list: ${what}`);
const names = (what: string) => z._default(list(what), []);

/** Slack shows at most 100 options in a select, and we never cut a list silently. */
const choices = (what: string) =>
  z._default(
    list(what).check(
      z.maxLength(100, 'must name at most 100, because a select in Slack shows no more'),
    ),
    [],
  );

/** A modal has at most 100 blocks, of which the form needs some for itself. */
const inputs = (what: string) =>
  z._default(
    list(what).check(
      z.maxLength(80, 'must name at most 80, because a form in Slack holds no more'),
    ),
    [],
  );

const role = z.strictObject(
  {
    arn: matching(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'must be the ARN of a role such as arn:aws:iam::123456789012:role/concierge',
    ),
    externalId: z.optional(text('must be a text')),
  },
  { error: unknownKey('a role') },
);

const client = z.strictObject(
  {
    id: matching(/^[a-z0-9]{1,128}$/, 'must be the id of an app client'),
    secretParameter: z.optional(
      matching(
        /^\/[\w./-]+$/,
        'must name an SSM parameter such as /concierge/prod/clients/staging',
      ),
    ),
  },
  { error: unknownKey('a client') },
);

const approvals = z
  .int('must be a whole number')
  .check(z.gte(0, 'must be 0 or more'), z.lte(5, 'must be 5 or less'));

const action = z.strictObject(
  { requesters: z.optional(people), approvals: z.optional(approvals) },
  { error: unknownKey('an action') },
);

const actions = z.strictObject(
  Object.fromEntries(POLICY_ACTIONS.map((name) => [name, z.optional(action)])) as Record<
    PolicyAction,
    z.ZodMiniOptional<typeof action>
  >,
  { error: unknownKey('a list of actions') },
);

const protection = z.strictObject(
  { groups: names('the names of groups'), users: names('usernames, subs or e-mail addresses') },
  { error: unknownKey('a list of what is protected') },
);

const yesOrNo = z.optional(z.boolean('must be true or false'));
const number = (least: number, most: number) =>
  z.optional(
    z
      .int('must be a whole number')
      .check(z.gte(least, `must be ${least} or more`), z.lte(most, `must be ${most} or less`)),
  );

/** Limits: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html */
const passwordPolicy = z.strictObject(
  {
    minimumLength: number(6, 99),
    requireUppercase: yesOrNo,
    requireLowercase: yesOrNo,
    requireNumbers: yesOrNo,
    requireSymbols: yesOrNo,
    temporaryPasswordValidityDays: number(1, 365),
  },
  { error: unknownKey('a password policy') },
);

const verification = z._default(z.enum(['direct', 'code'], 'must be direct or code'), 'direct');

const pool = z.strictObject(
  {
    name: z.optional(text('must be a text')),
    userPoolId: matching(
      /^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]{1,55}$/,
      'must be a user pool id such as ap-northeast-1_AbCdEf123',
    ),
    requesters: people,
    approvers: z._default(people, []),
    approvals: z._default(approvals, 1),
    selfApproval: z._default(z.boolean('must be true or false'), false),
    domains: z
      .array(domain, 'must be a list of e-mail domains')
      .check(z.minLength(1, 'must name at least one e-mail domain')),
    role: z.optional(role),
    client: z.optional(client),
    attributes: inputs('names of attributes'),
    groups: choices('the names of groups'),
    delivery: z._default(
      z.enum(
        ['dm', 'reveal', 'invitation', 'forgot-password'],
        'must be dm, reveal, invitation or forgot-password',
      ),
      'dm',
    ),
    desiredDeliveryMediums: z._default(
      z
        .array(z.enum(['EMAIL', 'SMS'], 'must be EMAIL or SMS'), 'must be a list of EMAIL and SMS')
        .check(z.minLength(1, 'must name EMAIL, SMS or both')),
      ['EMAIL'],
    ),
    fallback: z._default(z.enum(['requester', 'none'], 'must be requester or none'), 'requester'),
    password: z._default(
      z.enum(['permanent', 'temporary'], 'must be permanent or temporary'),
      'permanent',
    ),
    passwordPolicy: z.optional(passwordPolicy),
    completeFirstSignIn: z._default(z.boolean('must be true or false'), false),
    emailVerification: verification,
    phoneVerification: verification,
    visibleAttributes: z._default(names('names of attributes'), VISIBLE),
    changeableAttributes: choices('names of attributes'),
    actions: z._default(actions, {}),
    protected: z._default(protection, { groups: [], users: [] }),
    breakGlass: z.optional(breakGlass),
    hideAfter: duration('10m'),
    claimWithin: z.optional(z.pipe(timeText, toMilliseconds)),
    expireAfter: duration('72h'),
  },
  { error: unknownKey('a pool') },
);

/** The shape of policy.yml. What fits it can still be contradictory: see policy-problems.ts. */
export const policySchema = z.strictObject(
  {
    workspace: matching(/^T[A-Z0-9]{2,20}$/, 'must be a Slack workspace id (T…)'),
    channel: matching(/^[CG][A-Z0-9]{2,20}$/, 'must be a Slack channel id (C… or G…)'),
    contact: personOrGroup,
    language: z._default(z.enum(['en', 'ja'], 'must be en or ja'), 'en'),
    limits: z.prefault(limits, {}),
    pools: z.record(z.string(), pool, 'must map aliases to pools'),
  },
  { error: unknownKey('a policy') },
);

export type RawPool = z.output<typeof pool>;

function unknownKey(where: string) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? `is not a setting of ${where}` : 'must be a mapping';
}
