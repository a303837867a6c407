import { isListed } from './access.ts';
import type { Actor } from './person.ts';
import type { Policy, PoolPolicy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { ok, type Result, refused } from './result.ts';

/** The pools that this person may freeze and thaw, in the policy's order: those where they approve. */
export function poolsToFreeze({ pools }: Policy, actor: Actor): PoolPolicy[] {
  return [...pools.values()].filter(({ approvers }) => isListed(approvers, actor));
}

/** The pool of that alias, or nothing where none is named, if this person may freeze and thaw it. */
export function mayFreeze(
  policy: Policy,
  actor: Actor,
  alias: string | undefined,
): Result<PoolPolicy | undefined, Refusal> {
  const pools = poolsToFreeze(policy, actor);
  const { contact } = policy;
  const pool = pools.find((one) => one.alias === alias);
  if (pool) return ok(pool);
  if (alias === undefined && pools.length > 0) return ok(undefined);
  const allowed = pools.map((one) => one.alias);
  const named = alias === undefined ? {} : { pool: alias };
  return refused({ kind: 'may-not-freeze', ...named, allowed, contact });
}
