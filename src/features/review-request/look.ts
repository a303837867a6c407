import { firstTakenAlias } from '../../aws/taken-alias.ts';
import type { Finding } from '../../domain/finding.ts';
import {
  type AddUserPlan,
  accountOf,
  groupsToJoin,
  type Plan,
  type UserPlan,
} from '../../domain/plan.ts';
import { addressOf, type Policy } from '../../domain/policy.ts';
import { policyChange } from '../../domain/still-allowed.ts';
import { type PoolAddress, USERNAME_RULES } from '../../domain/user-pool.ts';
import type { FrontServices } from '../../services.ts';

type Services = Pick<FrontServices, 'pools' | 'users'>;

/**
 * What pool and policy say of a plan at this moment: the first thing that stands in its way, or that
 * nothing does. Nothing binds on it; the worker checks again before it acts.
 */
export async function look(services: Services, policy: Policy, plan: Plan): Promise<Finding> {
  const what = policyChange(policy, plan);
  if (what) return { kind: 'policy-changed', what };
  const address = addressOf(policy, plan);
  return plan.action === 'add-user'
    ? lookForAccount(services, address, plan)
    : lookAtUser(services, address, plan);
}

async function lookForAccount(
  services: Services,
  address: PoolAddress,
  plan: AddUserPlan,
): Promise<Finding> {
  const pool = await services.pools.describe(address);
  const account = USERNAME_RULES[pool.usernameKind]?.signsInWith(plan) ?? plan.email;
  const [user, alias, group] = await Promise.all([
    services.users.find(address, account),
    firstTakenAlias(services.users, address, pool, { ...plan.attributes }),
    groupGone(services, address, groupsToJoin(plan)),
  ]);
  if (user) return { kind: 'exists', account, status: user.status };
  if (alias) return { kind: 'alias-taken', ...alias };
  return group === undefined ? { kind: 'free', account } : { kind: 'group-gone', group };
}

/** Another user may have the name by now, which their `sub` tells. */
async function lookAtUser(
  services: Services,
  address: PoolAddress,
  plan: UserPlan,
): Promise<Finding> {
  const joins = plan.action === 'add-to-group' ? [plan.group] : [];
  const [user, group] = await Promise.all([
    services.users.find(address, plan.username),
    groupGone(services, address, joins),
  ]);
  const account = accountOf(plan);
  if (user?.sub !== plan.sub) return { kind: 'user-gone', account };
  return group === undefined
    ? { kind: 'standing', account, status: user.status }
    : { kind: 'group-gone', group };
}

/** The first of these groups that the pool does not have. */
async function groupGone(
  { pools }: Services,
  address: PoolAddress,
  groups: readonly string[],
): Promise<string | undefined> {
  if (groups.length === 0) return undefined;
  const known = await pools.groups(address);
  return groups.find((name) => !known.includes(name));
}
