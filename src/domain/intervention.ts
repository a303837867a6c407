import { isListed, reviewRefusal } from './access.ts';
import type { RequestEvent } from './events.ts';
import type { Actor } from './person.ts';
import { approversOf, type Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { blockingTrouble, MOST_RETRIES, type Remedy, remedies } from './remedy.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import { endedRefusal } from './review.ts';

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
  const stranger = strangerRefusal(policy, actor, request);
  if (stranger) return refused(stranger);
  const exhausted = request.troubles.length > 0 && request.retries >= MOST_RETRIES;
  if (exhausted) return refused({ kind: 'too-many-retries', limit: MOST_RETRIES });
  const stands = request.troubles.some(({ reference }) => reference === shown);
  return offers(request, 'retry') && (shown === undefined || stands)
    ? ok({ type: 'RetryAsked', by: actor.id })
    : refused({ kind: 'nothing-to-retry' });
}

/** Ends a request that is in trouble. A second click of the same person changes nothing. */
export function decideStop(policy: Policy, actor: Actor, request: Request): Decided {
  const stranger = strangerRefusal(policy, actor, request);
  if (stranger) return refused(stranger);
  const { stage } = request;
  if (stage.kind === 'stopped' && stage.by === actor.id) return ok(undefined);
  return offers(request, 'stop')
    ? ok({ type: 'Stopped', by: actor.id })
    : refused({ kind: 'nothing-to-stop' });
}

/**
 * Declares a user to be ours whom nothing proves to be, by the `sub` that the card showed. It gives
 * that user a new password, so it takes somebody who may approve the request.
 */
export function decideClaim(
  policy: Policy,
  actor: Actor,
  request: Request,
  sub: string | undefined,
): Decided {
  const refusal = reviewRefusal(policy, actor, request);
  if (refusal) return refused(refusal);
  const trouble = blockingTrouble(request)?.trouble;
  return trouble?.kind === 'maybe-ours' && trouble.sub === sub
    ? ok({ type: 'ClaimedAsOurs', by: actor.id, sub })
    : refused({ kind: 'nothing-to-claim' });
}

function offers(request: Request, remedy: Remedy): boolean {
  return remedies(request).includes(remedy);
}

/** The requester and the pool's approvers may help a request out of trouble. */
function strangerRefusal(policy: Policy, actor: Actor, request: Request): Refusal | undefined {
  const { pool } = request.plan;
  const approvers = approversOf(policy, pool);
  if (actor.id === request.requester || isListed(approvers, actor)) return undefined;
  return { kind: 'not-an-approver', pool, approvers, contact: policy.contact };
}
