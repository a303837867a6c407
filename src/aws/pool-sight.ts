import type { Policy, PoolPolicy } from '../domain/policy.ts';
import {
  type AccountSight,
  type Answer,
  accountsOf,
  groupsNamedIn,
  type PoolSight,
  type Sight,
} from '../domain/pool-inventory.ts';
import { ok, refused } from '../domain/result.ts';
import type { Account } from '../domain/user-pool.ts';
import { errorName } from './error-name.ts';
import type { PoolInventory } from './pool-inventory.ts';
import type { UserPools } from './user-pools.ts';

interface Eyes {
  pools: UserPools;
  inventory: PoolInventory;
}

/** Looks at every pool of the policy and at all others in their accounts, side by side. */
export async function lookAtPools(eyes: Eyes, policy: Policy): Promise<Sight> {
  const [accounts, pools] = await Promise.all([
    Promise.all(accountsOf(policy).map((account) => accountSight(eyes, account))),
    Promise.all([...policy.pools.values()].map((pool) => poolSight(eyes, pool))),
  ]);
  return { accounts, pools: new Map(pools) };
}

async function accountSight({ inventory }: Eyes, account: Account): Promise<AccountSight> {
  return { account, pools: await answerOf(inventory.listUserPools(account)) };
}

async function poolSight(
  { pools, inventory }: Eyes,
  pool: PoolPolicy,
): Promise<[alias: string, PoolSight]> {
  const [description, groups, clients] = await Promise.all([
    answerOf(pools.describe(pool)),
    groupsNamedIn(pool).length > 0 ? answerOf(pools.groups(pool)) : undefined,
    pool.client ? answerOf(inventory.clientsOf(pool)) : undefined,
  ]);
  return [pool.alias, { description, groups, clients }];
}

async function answerOf<Value>(asked: Promise<Value>): Promise<Answer<Value>> {
  try {
    return ok(await asked);
  } catch (error) {
    return refused(errorName(error));
  }
}
