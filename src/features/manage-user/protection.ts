import { isProtected } from '../../domain/permission.ts';
import type { Plan } from '../../domain/plan.ts';
import { addressOf, type Policy } from '../../domain/policy.ts';
import type { WorkerServices } from '../../services.ts';

/** True for a plan that changes a user who is protected by now, and was not when it was made. */
export async function comesUnderProtection(
  { users }: Pick<WorkerServices, 'users'>,
  policy: Policy,
  plan: Plan,
): Promise<boolean> {
  const pool = policy.pools.get(plan.pool);
  if (!pool || plan.action === 'add-user' || plan.isProtected) return false;
  const listed = pool.protected.groups.length > 0;
  const groups = listed ? await users.groupsOf(addressOf(policy, plan), plan.username) : [];
  return isProtected(pool, plan, groups);
}
