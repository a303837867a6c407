import * as z from 'zod/mini';
import { type LoosePool, loosePool } from './loose-pool.ts';
import { poolContradictions } from './policy-contradictions.ts';
import { policySchema } from './policy-schema.ts';

/** One thing wrong with a policy, and where: `pools.staging.approvers[0]`. */
export interface PolicyProblem {
  path: string;
  message: string;
}

/** Slack shows at most 100 options in a select, and we never cut a list silently. */
const MOST_POOLS = 100;
const ALIAS = /^[a-z0-9][a-z0-9-]{0,30}$/;
/** What people type behind `/cognito-admin freeze` for every pool. */
export const EVERYTHING = 'all';

const loosely = z.looseObject({ pools: z.record(z.string(), loosePool) });

/** Everything that is wrong with a policy, in one list; empty when it is valid. */
export function policyProblems(raw: unknown): PolicyProblem[] {
  const parsed = policySchema.safeParse(raw);
  const misfits = parsed.success ? [] : parsed.error.issues.flatMap(problemsOf);
  return [...misfits, ...contradictions(raw)];
}

/** What each field allows but no policy can mean. */
function contradictions(raw: unknown): PolicyProblem[] {
  const parsed = loosely.safeParse(raw);
  if (!parsed.success) return [];
  const pools = Object.entries(parsed.data.pools);
  return [
    ...countProblems(pools.length),
    ...pools.flatMap(([alias, pool]) => poolProblems(alias, pool)),
    ...twins(pools),
  ];
}

/** A pool under two aliases would have two rules, and whoever asks would choose the weaker one. */
function twins(pools: [alias: string, pool: LoosePool][]): PolicyProblem[] {
  const firstAlias = new Map<string, string>();
  return pools.flatMap(([alias, { userPoolId }]) => {
    const first = firstAlias.get(userPoolId) ?? alias;
    firstAlias.set(userPoolId, first);
    const message = `is the pool of ${first} already; a pool has one alias`;
    return userPoolId === '' || first === alias
      ? []
      : [{ path: `pools.${alias}.userPoolId`, message }];
  });
}

function countProblems(count: number): PolicyProblem[] {
  if (count === 0) return [{ path: 'pools', message: 'must name at least one pool' }];
  return count > MOST_POOLS
    ? [{ path: 'pools', message: `must name at most ${MOST_POOLS} pools` }]
    : [];
}

function poolProblems(alias: string, pool: LoosePool): PolicyProblem[] {
  const path = `pools.${alias}`;
  const named = ALIAS.test(alias)
    ? []
    : [{ path, message: 'must be lower-case letters, digits and hyphens, at most 31' }];
  const reserved =
    alias === EVERYTHING
      ? [{ path, message: 'stands for every pool in /cognito-admin; choose another alias' }]
      : [];
  const contradictions = poolContradictions(pool).map(({ path: setting, message }) => ({
    path: `${path}.${setting}`,
    message,
  }));
  return [...named, ...reserved, ...contradictions];
}

function problemsOf(issue: z.core.$ZodIssue): PolicyProblem[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: join(path, key), message: issue.message }));
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
