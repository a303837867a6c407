import { isProtected } from '../../domain/permission.ts';
import type { Change, UserPlan } from '../../domain/plan.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { PoolUser, UserPool } from '../../domain/user-pool.ts';
import type { FrontServices } from '../../services.ts';
import type { Found } from './search.ts';

/** A user with all that decides what can be asked for. */
export interface Sight {
  pool: PoolPolicy;
  user: PoolUser;
  /** Those that the user is in. */
  groups: readonly string[];
  /** Those that the pool has. */
  knownGroups: readonly string[];
  description: UserPool;
}

/** Asks Cognito side by side. The username, because users of other identity providers have no other name. */
export async function sightOf(
  { users, pools }: Pick<FrontServices, 'users' | 'pools'>,
  { pool, user }: Found,
): Promise<Sight> {
  const [groups, knownGroups, description] = await Promise.all([
    users.groupsOf(pool, user.username),
    pools.groups(pool),
    pools.describe(pool),
  ]);
  return { pool, user, groups, knownGroups, description };
}

/** How people call the user: by their e-mail, or by the username where they have none. */
export function accountIn({ user }: Pick<Sight, 'user'>): string {
  return user.attributes.email ?? user.username;
}

/** True where the policy protects this user, or a group that they are in. */
export function isProtectedIn({ pool, user, groups }: Sight): boolean {
  const { username, sub, attributes } = user;
  return isProtected(pool, { username, sub, email: attributes.email }, groups);
}

/** The plan that makes that change to this very user. */
export function planFor(sight: Sight, change: Change): UserPlan {
  const { pool, user } = sight;
  const { email } = user.attributes;
  return {
    pool: pool.alias,
    userPoolId: pool.userPoolId,
    username: user.username,
    sub: user.sub,
    ...(email === undefined ? {} : { email }),
    ...(isProtectedIn(sight) ? { isProtected: true } : {}),
    ...change,
  };
}
