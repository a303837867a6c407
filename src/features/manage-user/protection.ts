import { isProtected } from '../../domain/permission.ts';
import type { UserPlan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { addressOf } from '../../domain/policy.ts';
import type { WorkerServices } from '../../services.ts';

/** True for a user who is protected by now, although fewer approvals were asked for. */
export async function comesUnderProtection(
  { users }: Pick<WorkerServices, 'users'>,
  policy: Policy,
  plan: UserPlan,
): Promise<boolean> {
  const pool = policy.pools.get(plan.pool);
  if (!pool || plan.isProtected) return false;
  const listed = pool.protected.groups.length > 0;
  const groups = listed ? await users.groupsOf(addressOf(policy, plan), plan.username) : [];
  return isProtected(pool, plan, groups);
}
