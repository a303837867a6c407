import { approvingList, isListed } from './access.ts';
import type { Actor } from './person.ts';
import { groupsToJoin, type Plan, USER_ACTIONS, type UserAction } from './plan.ts';
import type { Policy, PoolPolicy } from './policy.ts';
import { APPROVALS_FOR_PROTECTED, type PolicyAction } from './policy-schema.ts';
import type { Refusal } from './refusal.ts';
import { ok, type Result, refused } from './result.ts';
import type { PeopleList } from './rule.ts';

/** The list of those who may ask for that in the pool; none where the policy does not name the action. */
export function askingLists(pool: PoolPolicy, action: Plan['action']): PeopleList[] {
  const asking = { path: `pools.${pool.alias}.requesters`, ids: pool.requesters };
  if (action === 'add-user') return [asking];
  const entry = pool.actions[action];
  return entry ? [ownList(pool, action, entry.requesters) ?? asking] : [];
}

/** The lists of those who may look at users of the pool: those named for it, else who asks or approves. */
export function viewingLists(pool: PoolPolicy): PeopleList[] {
  const entry = pool.actions['show-user'];
  if (!entry) return [];
  const own = ownList(pool, 'show-user', entry.requesters);
  return own ? [own] : [...askingLists(pool, 'add-user'), approvingList(pool)];
}

function ownList(
  { alias }: PoolPolicy,
  action: PolicyAction,
  ids: readonly string[] | undefined,
): PeopleList | undefined {
  return ids && { path: `pools.${alias}.actions.${action}.requesters`, ids };
}

/** Who may ask for that in the pool; nobody where the policy does not name the action. */
export function requestersFor(pool: PoolPolicy, action: Plan['action']): readonly string[] {
  return askingLists(pool, action).flatMap(({ ids }) => ids);
}

/** Who may look at users of the pool. */
export function viewersOf(pool: PoolPolicy): readonly string[] {
  return viewingLists(pool).flatMap(({ ids }) => ids);
}

/** The pools whose users this person may look at, in the policy's order. */
export function poolsToLookIn(policy: Policy, actor: Actor): PoolPolicy[] {
  return [...policy.pools.values()].filter((pool) => isListed(viewersOf(pool), actor));
}

/** The pool of that alias or, where none is named, all of them, if this person may look there. */
export function mayLookUp(
  policy: Policy,
  actor: Actor,
  alias?: string,
): Result<PoolPolicy[], Refusal> {
  const pools = poolsToLookIn(policy, actor);
  const { contact } = policy;
  if (pools.length === 0) return refused({ kind: 'may-not-look-up', contact });
  const named = pools.filter((pool) => alias === undefined || pool.alias === alias);
  if (named.length > 0) return ok(named);
  const allowed = pools.map((pool) => pool.alias);
  return refused({ kind: 'may-not-look-up-in', pool: alias ?? '', allowed, contact });
}

/** Every list that decides what somebody may do with users of the pool. */
export function listsOf(pool: PoolPolicy): (readonly string[])[] {
  return [viewersOf(pool), ...USER_ACTIONS.map((action) => requestersFor(pool, action))];
}

/** What this person may ask for, in the order in which it is offered. */
export function actionsFor(pool: PoolPolicy, actor: Actor): UserAction[] {
  return USER_ACTIONS.filter((action) => isListed(requestersFor(pool, action), actor));
}

/** The pool of that alias, if this person may ask for that there. */
export function mayAskFor(
  policy: Policy,
  actor: Actor,
  alias: string,
  action: UserAction,
): Result<PoolPolicy, Refusal> {
  const pool = policy.pools.get(alias);
  return pool && isListed(requestersFor(pool, action), actor)
    ? ok(pool)
    : refused({ kind: 'action-not-allowed', action, pool: alias, contact: policy.contact });
}

/** How many must approve the plan under the policy as it stands. */
export function approvalsNeeded(pool: PoolPolicy, plan: Plan): number {
  const own = plan.action === 'add-user' ? undefined : pool.actions[plan.action]?.approvals;
  const needed = own ?? pool.approvals;
  return touchesProtected(pool, plan) ? Math.max(needed, APPROVALS_FOR_PROTECTED) : needed;
}

/** Somebody as far as the policy can name them. */
export interface Named {
  username: string;
  sub: string;
  email?: string | undefined;
}

/**
 * True for a user whom the policy names, and for one in a group that it protects. Users count in
 * whatever case they are written, because it is the pool's own choice whether it tells cases apart.
 */
export function isProtected(
  { protected: listed }: PoolPolicy,
  { username, sub, email }: Named,
  groups: readonly string[],
): boolean {
  const names = [username, sub, email].map((name) => name?.toLowerCase());
  const named = listed.users.some((name) => names.includes(name.toLowerCase()));
  return named || groups.some((group) => listed.groups.includes(group));
}

/** True for a plan that the policy protects from a single pair of eyes, as far as it shows. */
export function touchesProtected({ protected: listed }: PoolPolicy, plan: Plan): boolean {
  const joins = plan.action === 'add-to-group' ? [plan.group] : groupsToJoin(plan);
  const known = plan.action !== 'add-user' && plan.isProtected === true;
  return known || joins.some((group) => listed.groups.includes(group));
}
