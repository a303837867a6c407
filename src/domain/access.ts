import type { Actor, Person, PersonKind } from './person.ts';
import { approversOf, isGroup, type Policy, type PoolPolicy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';

/** Slack Connect shows members of other workspaces as members; here they are strangers. */
export function kindAtHome(policy: Policy, person: Person): PersonKind {
  return person.teamId === policy.workspace ? person.kind : 'stranger';
}

/** Only members of the home workspace act at all; everyone else is turned away first. */
export function outsider(policy: Policy, person: Person): Refusal | undefined {
  const kind = kindAtHome(policy, person);
  return kind === 'member'
    ? undefined
    : { kind: 'outsider', person: kind, contact: policy.contact };
}

/** The pools in which this person may ask for accounts, in the policy's order. */
export function poolsToRequestIn(policy: Policy, actor: Actor): PoolPolicy[] {
  return [...policy.pools.values()].filter((pool) => isListed(pool.requesters, actor));
}

/** The pool of that alias, if this person may ask for accounts in it. */
export function mayRequest(
  policy: Policy,
  actor: Actor,
  alias: string,
): Result<PoolPolicy, Refusal> {
  const pools = poolsToRequestIn(policy, actor);
  const { contact } = policy;
  if (pools.length === 0) return refused({ kind: 'not-a-requester', contact });
  const pool = pools.find((candidate) => candidate.alias === alias);
  if (pool) return ok(pool);
  const allowed = pools.map((candidate) => candidate.alias);
  return refused({ kind: 'not-a-requester-of', pool: alias, allowed, contact });
}

/** Why this person may not decide on this request now; nothing when they may. */
export function reviewRefusal(policy: Policy, actor: Actor, request: Request): Refusal | undefined {
  const pool = policy.pools.get(request.plan.pool);
  const approvers = approversOf(policy, request.plan.pool);
  const { contact } = policy;
  if (!isListed(approvers, actor)) {
    return { kind: 'not-an-approver', pool: request.plan.pool, approvers, contact };
  }
  if (actor.id === request.requester && !pool?.selfApproval) {
    const others = approvers.filter((id) => id !== actor.id);
    return { kind: 'own-request', approvers: others, contact };
  }
  return undefined;
}

/**
 * The user groups that decide whether these lists name the person: none of a list that has their id.
 */
export function groupsThatDecide(
  lists: readonly (readonly string[])[],
  personId: string,
): string[] {
  const open = lists.filter((list) => !list.includes(personId));
  return [...new Set(open.flat().filter(isGroup))];
}

/** True when the list names the person or one of their user groups. */
export function isListed(ids: readonly string[], actor: Actor): boolean {
  return ids.some((id) => id === actor.id || actor.groups.has(id));
}
