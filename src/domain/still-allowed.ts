import { isListed, outsider, reviewRefusal } from './access.ts';
import { domainOf } from './email.ts';
import type { Actor } from './person.ts';
import type { Policy } from './policy.ts';
import type { Request } from './request.ts';
import type { Trouble } from './trouble.ts';

/** The people of a request, as Slack describes them at the moment of acting. */
export interface Participants {
  requester: Actor;
  recipient: Actor;
  approvers: readonly Actor[];
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
  if (!pool.domains.includes(domainOf(plan.email))) {
    return { kind: 'policy-changed', what: 'domain' };
  }
  if (outsider(policy, people.requester) || !isListed(pool.requesters, people.requester)) {
    return { kind: 'policy-changed', what: 'requester' };
  }
  if (outsider(policy, people.recipient)) return { kind: 'policy-changed', what: 'recipient' };
  const bound = new Set(
    request.approvals.filter(({ digest }) => digest === request.digest).map(({ by }) => by),
  );
  const standing = people.approvers.filter(
    (actor) =>
      bound.has(actor.id) && !outsider(policy, actor) && !reviewRefusal(policy, actor, request),
  );
  return new Set(standing.map(({ id }) => id)).size < pool.approvals
    ? { kind: 'policy-changed', what: 'approver' }
    : undefined;
}
