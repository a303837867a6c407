import { approvingRule, recipientAlone, reviewRefusal } from './access.ts';
import type { RequestEvent } from './events.ts';
import type { Involved } from './parties.ts';
import type { Actor } from './person.ts';
import { approversOf, type Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { blockingTrouble, MOST_RETRIES, type Remedy, remedies } from './remedy.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import { endedRefusal } from './review.ts';
import { optionalRule, type Rule } from './rule.ts';

/**
 * What somebody's click on a running request becomes: an event, nothing because the same click has
 * been recorded before, or a refusal.
 */
export type Decided = Result<RequestEvent | undefined, Refusal>;

/** The requester takes a request back, as long as nothing has been begun. */
export function decideCancel(actor: Actor, request: Request): Decided {
  const { requester, stage } = request;
  if (actor.id !== requester) return refused({ kind: 'not-the-requester', requester });
  switch (stage.kind) {
    case 'pending':
    case 'approved':
      return ok({ type: 'Cancelled', by: actor.id });
    case 'cancelled':
      return ok(undefined);
    default:
      return refused(endedRefusal(request) ?? { kind: 'too-late-to-cancel' });
  }
}

/**
 * Lets a request go on after trouble, from the step that failed. `shown` is the reference of a
 * trouble that the button stood under: a click delivered late is no answer to a later one.
 */
export function decideRetry(
  policy: Policy,
  actor: Actor,
  request: Request,
  shown?: string,
): Decided {
  const helper = helperOf(policy, actor, request);
  if (!helper.ok) return helper;
  const exhausted = request.troubles.length > 0 && request.retries >= MOST_RETRIES;
  if (exhausted) return refused({ kind: 'too-many-retries', limit: MOST_RETRIES });
  const stands = request.troubles.some(({ reference }) => reference === shown);
  return offers(request, 'retry') && (shown === undefined || stands)
    ? ok({ type: 'RetryAsked', by: actor.id, ...optionalRule(helper.value) })
    : refused({ kind: 'nothing-to-retry' });
}

/** Ends a request that is in trouble. A second click of the same person changes nothing. */
export function decideStop(policy: Policy, actor: Actor, request: Request): Decided {
  const helper = helperOf(policy, actor, request);
  if (!helper.ok) return helper;
  const { stage } = request;
  if (stage.kind === 'stopped' && stage.by === actor.id) return ok(undefined);
  return offers(request, 'stop')
    ? ok({ type: 'Stopped', by: actor.id, ...optionalRule(helper.value) })
    : refused({ kind: 'nothing-to-stop' });
}

/**
 * Declares a user to be ours whom nothing proves to be, by the `sub` that the card showed. It gives
 * that user a new password, so it takes somebody who may approve the request, and who does not
 * receive the password.
 */
export function decideClaim(
  policy: Policy,
  people: Involved,
  request: Request,
  sub: string | undefined,
): Decided {
  const { actor } = people;
  const { plan } = request;
  const refusal =
    reviewRefusal(policy, people, request) ?? recipientAlone(policy, people, plan, [actor]);
  if (refusal) return refused(refusal);
  const rule = optionalRule(approvingRule(policy, plan.pool, actor));
  const trouble = blockingTrouble(request)?.trouble;
  return trouble?.kind === 'maybe-ours' && trouble.sub === sub
    ? ok({ type: 'ClaimedAsOurs', by: actor.id, sub, ...rule })
    : refused({ kind: 'nothing-to-claim' });
}

function offers(request: Request, remedy: Remedy): boolean {
  return remedies(request).includes(remedy);
}

/** The requester, whom no list names for it, and the pool's approvers may help a request out of trouble. */
function helperOf(
  policy: Policy,
  actor: Actor,
  { plan: { pool }, requester }: Request,
): Result<Rule | undefined, Refusal> {
  if (actor.id === requester) return ok(undefined);
  const rule = approvingRule(policy, pool, actor);
  if (rule) return ok(rule);
  const approvers = approversOf(policy, pool);
  return refused({ kind: 'not-an-approver', pool, approvers, contact: policy.contact });
}
