import { type Involved, isFor, isOnePerson } from './parties.ts';
import type { Actor, Person, PersonKind } from './person.ts';
import type { Plan } from './plan.ts';
import { approversOf, isGroup, type Policy, type PoolPolicy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import { optionalRule, type PeopleList, type Rule, ruleFor } from './rule.ts';

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

/** The list of those who decide on requests for the pool. */
export function approvingList({ alias, approvers }: PoolPolicy): PeopleList {
  return { path: `pools.${alias}.approvers`, ids: approvers };
}

/** By which entry this person decides on requests for the pool; nothing when they do not. */
export function approvingRule(policy: Policy, alias: string, actor: Actor): Rule | undefined {
  const pool = policy.pools.get(alias);
  return pool && ruleFor([approvingList(pool)], actor);
}

/**
 * Why this person may not decide on this request now; nothing when they may. On one's own nobody may
 * but where the policy allowed it when it was asked for, as the trail says, and allows it still.
 */
export function reviewRefusal(
  policy: Policy,
  { actor, requester }: Pick<Involved, 'actor' | 'requester'>,
  { plan, selfApproval }: Request,
): Refusal | undefined {
  const pool = policy.pools.get(plan.pool);
  const approvers = approversOf(policy, plan.pool);
  const { contact } = policy;
  const rule = approvingRule(policy, plan.pool, actor);
  if (!rule) return { kind: 'not-an-approver', pool: plan.pool, approvers, contact };
  const allowed = selfApproval && pool?.selfApproval;
  if (!isOnePerson(actor, requester) || allowed) return undefined;
  const others = approvers.filter((id) => id !== actor.id && id !== requester.id);
  const as = actor.id === requester.id ? {} : { account: requester.id };
  return { kind: 'own-request', approvers: others, contact, ...as, ...optionalRule(rule) };
}

/**
 * Why this person's yes may not be the one that completes it; nothing while others are to follow, or
 * when one of those who approve gets nothing by it.
 */
export function approvalRefusal(
  policy: Policy,
  people: Involved,
  { plan, approvalsRequired }: Request,
): Refusal | undefined {
  const deciding = [...people.approvers, people.actor];
  if (deciding.length < approvalsRequired) return undefined;
  return recipientAlone(policy, people, plan, deciding);
}

/**
 * Why these cannot decide among themselves: each gets something by it, and nobody else would have
 * looked. Where people may decide on their own requests, they may on what they receive.
 */
export function recipientAlone(
  policy: Policy,
  { actor, ...parties }: Involved,
  plan: Plan,
  deciding: readonly Person[],
): Refusal | undefined {
  if (policy.pools.get(plan.pool)?.selfApproval) return undefined;
  if (!deciding.every((one) => isFor(plan, parties, one))) return undefined;
  const { requester, recipient } = parties;
  const without = [requester, ...(recipient ? [recipient] : []), ...deciding].map(({ id }) => id);
  const others = approversOf(policy, plan.pool).filter((id) => !without.includes(id));
  const rule = optionalRule(approvingRule(policy, plan.pool, actor));
  return { kind: 'recipient-alone', approvers: others, contact: policy.contact, ...rule };
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
