import { reviewRefusal } from './access.ts';
import type { RequestEvent } from './events.ts';
import type { Actor } from './person.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';

export type Verdict = { kind: 'approve'; comment?: string } | { kind: 'deny'; comment: string };

/** What an approver decided, and the digest of the plan they were shown. */
export interface Review {
  verdict: Verdict;
  digest: string;
}

/**
 * The event that a review becomes, or why it becomes none. Asked anew on every version of the
 * request, so of two people who press at the same moment the second learns who was first.
 */
export function decideReview(
  policy: Policy,
  actor: Actor,
  request: Request,
  review: Review,
  now: Date,
): Result<RequestEvent, Refusal> {
  const refusal = reviewRefusal(policy, actor, request) ?? closedRefusal(request, actor, now);
  if (refusal) return refused(refusal);
  if (review.digest !== request.digest) return refused({ kind: 'content-changed' });
  const { verdict, digest } = review;
  return ok(
    verdict.kind === 'approve'
      ? { type: 'Approved', by: actor.id, digest, ...optionalComment(verdict.comment) }
      : { type: 'Denied', by: actor.id, digest, comment: verdict.comment },
  );
}

/** Why a request can no longer be decided by this person; nothing while it can. */
export function closedRefusal(request: Request, actor: Actor, now: Date): Refusal | undefined {
  const { stage, approvals, expiresAt } = request;
  if (stage.kind === 'denied') {
    return { kind: 'already-decided', outcome: 'denied', by: stage.by, at: stage.at };
  }
  if (stage.kind !== 'pending' && stage.kind !== 'expired') return approvedAlready(request);
  if (stage.kind === 'expired' || now.getTime() >= new Date(expiresAt).getTime()) {
    return { kind: 'request-expired', at: expiresAt };
  }
  const mine = approvals.some((approval) => approval.by === actor.id);
  return mine ? { kind: 'already-approved-by-you' } : undefined;
}

function approvedAlready({ approvals, requester, requestedAt }: Request): Refusal {
  const last = approvals.at(-1);
  const by = last?.by ?? requester;
  return { kind: 'already-decided', outcome: 'approved', by, at: last?.at ?? requestedAt };
}

function optionalComment(comment: string | undefined): { comment?: string } {
  return comment === undefined ? {} : { comment };
}
