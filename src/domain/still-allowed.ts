import { isListed, outsider, recipientAlone, reviewRefusal } from './access.ts';
import { mayBreakGlass } from './break-glass.ts';
import { domainOf, type Email, parseEmail } from './email.ts';
import { distinct, type Parties } from './parties.ts';
import { approvalsNeeded, requestersFor, touchesProtected } from './permission.ts';
import type { Actor, Person } from './person.ts';
import { groupsToJoin, type Plan, type UserPlan } from './plan.ts';
import type { Policy, PoolPolicy } from './policy.ts';
import type { Request } from './request.ts';
import type { PolicyChange, Trouble } from './trouble.ts';

/** The people of a request, as Slack describes them at the moment of acting. */
export interface Participants extends Parties {
  requester: Actor;
  /** Whoever is to see a password: the recipient or, once it was announced to them, the fallback. */
  receiver?: Person | undefined;
  approvers: readonly Actor[];
  /** Whoever went past the approvers, where somebody did. */
  glassBreaker?: Actor | undefined;
}

/**
 * Checks again, just before Cognito is touched, what was checked when people clicked: the policy or
 * the people may have changed since. Nothing when the request may go on.
 */
export function noLongerAllowed(
  policy: Policy,
  request: Request,
  people: Participants,
): Trouble | undefined {
  const { plan } = request;
  const pool = policy.pools.get(plan.pool);
  if (pool?.userPoolId !== plan.userPoolId) return { kind: 'policy-changed', what: 'pool' };
  const what = planChange(pool, plan) ?? peopleChange(policy, pool, request, people);
  return what && { kind: 'policy-changed', what };
}

/** The same for a user who has come under protection since: so many as that takes must have approved. */
export function notEnoughForProtected(
  policy: Policy,
  request: Request,
  people: Participants,
): Trouble | undefined {
  if (request.plan.action === 'add-user') return undefined;
  const asked = { ...request, plan: { ...request.plan, isProtected: true as const } };
  const trouble = noLongerAllowed(policy, asked, people);
  return trouble && { kind: 'policy-changed', what: 'protection' };
}

/** What the policy no longer allows of the plan, whoever asked for it. */
export function policyChange({ pools }: Policy, plan: Plan): PolicyChange | undefined {
  const pool = pools.get(plan.pool);
  return pool?.userPoolId === plan.userPoolId ? planChange(pool, plan) : 'pool';
}

function planChange(pool: PoolPolicy, plan: Plan): PolicyChange | undefined {
  if (plan.action !== 'add-user')
    return pool.actions[plan.action] ? changeOf(pool, plan) : 'action';
  if (!isAllowed(pool, plan.email)) return 'domain';
  return groupsToJoin(plan).every((group) => pool.groups.includes(group)) ? undefined : 'group';
}

function changeOf(pool: PoolPolicy, plan: UserPlan): PolicyChange | undefined {
  switch (plan.action) {
    case 'add-to-group':
    case 'remove-from-group':
      return pool.groups.includes(plan.group) ? undefined : 'group';
    case 'change-attribute':
      return attributeChange(pool, plan);
    default:
      return undefined;
  }
}

/** A new address is asked as much as that of a new account. */
function attributeChange(
  pool: PoolPolicy,
  { attribute, to }: Extract<UserPlan, { action: 'change-attribute' }>,
): PolicyChange | undefined {
  if (!pool.changeableAttributes.includes(attribute)) return 'action';
  if (attribute !== 'email') return undefined;
  const email = parseEmail(to);
  return email.ok && isAllowed(pool, email.value) ? undefined : 'domain';
}

function isAllowed({ domains }: PoolPolicy, email: Email): boolean {
  return domains.includes(domainOf(email));
}

function peopleChange(
  policy: Policy,
  pool: PoolPolicy,
  request: Request,
  people: Participants,
): PolicyChange | undefined {
  const { requester, receiver } = people;
  const asking = requestersFor(pool, request.plan.action);
  if (outsider(policy, requester) || !isListed(asking, requester)) return 'requester';
  if (receiver && outsider(policy, receiver)) return 'recipient';
  const broken = request.glass && glassChange(policy, pool, request, people);
  if (request.glass && !broken) return undefined;
  const lacking = approvalChange(policy, pool, request, people);
  return lacking && (broken ?? lacking);
}

/** Why broken glass takes the place of no approval any more: never for what is protected by now. */
function glassChange(
  policy: Policy,
  pool: PoolPolicy,
  { plan, digest, glass }: Request,
  { glassBreaker }: Participants,
): PolicyChange | undefined {
  if (touchesProtected(pool, plan)) return 'protection';
  const stands =
    glassBreaker !== undefined &&
    glass?.by === glassBreaker.id &&
    glass.digest === digest &&
    !outsider(policy, glassBreaker) &&
    mayBreakGlass(pool, glassBreaker);
  return stands ? undefined : 'break-glass';
}

function approvalChange(
  policy: Policy,
  pool: PoolPolicy,
  request: Request,
  people: Participants,
): PolicyChange | undefined {
  const needed = approvalsNeeded(pool, request.plan);
  const standing = standingApprovers(policy, request, people);
  if (standing.length < needed) return 'approver';
  const [actor] = standing;
  const alone =
    needed > 0 && actor && recipientAlone(policy, { ...people, actor }, request.plan, standing);
  return alone ? 'recipient-alone' : undefined;
}

/** Those whose approval counts: of exactly this plan, by members who may approve it still, each once. */
function standingApprovers(policy: Policy, request: Request, people: Participants): Actor[] {
  const bound = new Set(
    request.approvals.filter(({ digest }) => digest === request.digest).map(({ by }) => by),
  );
  const { requester } = people;
  return distinct(
    people.approvers.filter(
      (actor) =>
        bound.has(actor.id) &&
        !outsider(policy, actor) &&
        !reviewRefusal(policy, { actor, requester }, request),
    ),
  );
}
