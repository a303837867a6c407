import * as z from 'zod/mini';
import { digest } from './canonical.ts';
import { type Milliseconds, parseDuration } from './duration.ts';
import { ok, type Result, refused } from './result.ts';
import { poolAddress } from './user-pool.ts';

export type Language = 'en' | 'ja';

/** What the policy says of one user pool. A list that names nobody admits nobody. */
export interface PoolPolicy {
  alias: string;
  /** Shown to people beside the alias. */
  name: string;
  userPoolId: string;
  region: string;
  /** Slack user ids (U…, W…) and user-group ids (S…). */
  requesters: readonly string[];
  approvers: readonly string[];
  /** How many different people must approve; 0 lets requests straight through. */
  approvals: number;
  selfApproval: boolean;
  /** E-mail domains that accounts may have, lower-cased. */
  domains: readonly string[];
  delivery: 'dm';
  password: 'permanent';
  hideAfter: Milliseconds;
  expireAfter: Milliseconds;
}

/** Who may do what, in which pools. Parsed and whole: nothing else in the code reads the YAML. */
export interface Policy {
  /** The only Slack workspace whose members may act, `T…`. */
  workspace: string;
  /** Where requests are shown and reviewed, `C…` or `G…`. */
  channel: string;
  /** Whom a refused person is told to ask: a user or a user group. */
  contact: string;
  /** Language of the shared card. */
  language: Language;
  pools: ReadonlyMap<string, PoolPolicy>;
  /** SHA-256 of the content, recorded with every request it lets in. */
  version: string;
}

/** One thing wrong with a policy, and where: `pools.staging.approvers[0]`. */
export interface PolicyProblem {
  path: string;
  message: string;
}

/** Slack shows at most 100 options in a select, and we never cut a list silently. */
const MOST_POOLS = 100;

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
    password: z._default(z.literal('permanent', 'must be permanent'), 'permanent'),
    hideAfter: duration('10m'),
    expireAfter: duration('72h'),
  },
  { error: unknownKey('pool') },
);

const policy = z.strictObject(
  {
    workspace: matching(/^T[A-Z0-9]{2,20}$/, 'must be a Slack workspace id (T…)'),
    channel: matching(/^[CG][A-Z0-9]{2,20}$/, 'must be a Slack channel id (C… or G…)'),
    contact: personOrGroup,
    language: z._default(z.enum(['en', 'ja'], 'must be en or ja'), 'en'),
    pools: z.record(
      matching(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and hyphens'),
      pool,
      'must map aliases to pools',
    ),
  },
  { error: unknownKey('policy') },
);

type RawPool = z.output<typeof pool>;

/** Reads a policy that has been parsed from YAML. All its problems are reported at once. */
export function parsePolicy(raw: unknown): Result<Policy, PolicyProblem[]> {
  const parsed = policy.safeParse(raw);
  if (!parsed.success) return refused(parsed.error.issues.flatMap(problemsOf));
  const problems = contradictions(parsed.data.pools);
  if (problems.length > 0) return refused(problems);
  const pools = Object.entries(parsed.data.pools).map(([alias, entry]) => poolPolicy(alias, entry));
  return ok({
    ...parsed.data,
    pools: new Map(pools.map((entry) => [entry.alias, entry])),
    version: digest(parsed.data),
  });
}

/** Every user group that the policy names, once. */
export function groupsNamed(policy: Policy): string[] {
  const named = [...policy.pools.values()].flatMap((entry) => [
    ...entry.requesters,
    ...entry.approvers,
  ]);
  return [...new Set(named.filter(isGroup))];
}

export function isGroup(id: string): boolean {
  return id.startsWith('S');
}

function poolPolicy(alias: string, entry: RawPool): PoolPolicy {
  return { ...entry, ...poolAddress(entry.userPoolId), alias, name: entry.name ?? alias };
}

/** What each field allows but no pool can mean. */
function contradictions(pools: Record<string, RawPool>): PolicyProblem[] {
  const entries = Object.entries(pools);
  const problems = entries
    .filter(([, entry]) => entry.approvals > 0 && entry.approvers.length === 0)
    .map(([alias]) => ({
      path: `pools.${alias}.approvers`,
      message: 'must name somebody, because approvals are asked for (or set approvals: 0)',
    }));
  if (entries.length === 0)
    problems.push({ path: 'pools', message: 'must name at least one pool' });
  if (entries.length > MOST_POOLS) {
    problems.push({ path: 'pools', message: `must name at most ${MOST_POOLS} pools` });
  }
  return problems;
}

function unknownKey(where: string) {
  return (issue: { code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? `is not a setting of a ${where}` : 'must be a mapping';
}

function problemsOf(issue: z.core.$ZodIssue): PolicyProblem[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: join(path, key), message: issue.message }));
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [{ path, message }];
  }
  return [{ path: path || '(the whole file)', message: issue.message }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : join(text, String(part))),
    '',
  );
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
