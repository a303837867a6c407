import * as z from 'zod/mini';
import { parseDuration } from './duration.ts';

const text = (message: string) => z.string(message).check(z.minLength(1, message));
const matching = (pattern: RegExp, message: string) =>
  z.string(message).check(z.regex(pattern, message));

const personOrGroup = matching(
  /^[UWS][A-Z0-9]{2,20}$/,
  'must be a Slack user id (U… or W…) or user-group id (S…)',
);
const people = z.array(personOrGroup, 'must be a list of Slack user or user-group ids');

const duration = (fallback: string) =>
  z.pipe(
    z._default(z.string('must be a length of time such as 10m, 72h or 7d'), fallback),
    z.transform((value, context) => {
      const length = parseDuration(value);
      if (length !== undefined) return length;
      context.issues.push({
        code: 'custom',
        message: 'must be a length of time such as 10m, 72h or 7d',
        input: value,
      });
      return z.NEVER;
    }),
  );

const domain = z.pipe(
  matching(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i,
    'must be an e-mail domain such as example.com',
  ),
  z.transform((value) => value.toLowerCase()),
);

const pool = z.strictObject(
  {
    name: z.optional(text('must be a text')),
    userPoolId: matching(
      /^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]{1,55}$/,
      'must be a user pool id such as ap-northeast-1_AbCdEf123',
    ),
    requesters: people,
    approvers: z._default(people, []),
    approvals: z._default(
      z
        .int('must be a whole number')
        .check(z.gte(0, 'must be 0 or more'), z.lte(5, 'must be 5 or less')),
      1,
    ),
    selfApproval: z._default(z.boolean('must be true or false'), false),
    domains: z
      .array(domain, 'must be a list of e-mail domains')
      .check(z.minLength(1, 'must name at least one e-mail domain')),
    delivery: z._default(z.literal('dm', 'must be dm'), 'dm'),
    fallback: z._default(z.enum(['requester', 'none'], 'must be requester or none'), 'requester'),
    password: z._default(z.literal('permanent', 'must be permanent'), 'permanent'),
    hideAfter: duration('10m'),
    expireAfter: duration('72h'),
  },
  { error: unknownKey('pool') },
);

/** The shape of policy.yml. What fits it can still be contradictory: see policy-problems.ts. */
export const policySchema = z.strictObject(
  {
    workspace: matching(/^T[A-Z0-9]{2,20}$/, 'must be a Slack workspace id (T…)'),
    channel: matching(/^[CG][A-Z0-9]{2,20}$/, 'must be a Slack channel id (C… or G…)'),
    contact: personOrGroup,
    language: z._default(z.enum(['en', 'ja'], 'must be en or ja'), 'en'),
    pools: z.record(z.string(), pool, 'must map aliases to pools'),
  },
  { error: unknownKey('policy') },
);

export type RawPool = z.output<typeof pool>;

function unknownKey(where: string) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? `is not a setting of a ${where}` : 'must be a mapping';
}
