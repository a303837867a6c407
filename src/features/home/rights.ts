import { isListed } from '../../domain/access.ts';
import { viewersOf } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';

/** The names of the pools in which somebody may do what, in the policy's order. */
export interface Rights {
  ask: readonly string[];
  look: readonly string[];
  approve: readonly string[];
}

/** Every list that `rightsOf` needs to know a person's memberships for. */
export function listsOfRights({ pools }: Policy): (readonly string[])[] {
  return [...pools.values()].flatMap((pool) => [pool.requesters, viewersOf(pool), pool.approvers]);
}

/** What this person may do where; they need the memberships of `listsOfRights`. */
export function rightsOf({ pools }: Policy, actor: Actor): Rights {
  const named = (listOf: (pool: PoolPolicy) => readonly string[]) =>
    [...pools.values()].filter((pool) => isListed(listOf(pool), actor)).map(({ name }) => name);
  return {
    ask: named((pool) => pool.requesters),
    look: named(viewersOf),
    approve: named((pool) => pool.approvers),
  };
}
