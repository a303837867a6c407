import { approvalRefusal, approvingRule, reviewRefusal } from './access.ts';
import type { RequestEvent } from './events.ts';
import { lacksApproval } from './lacking.ts';
import { type Involved, isOnePerson } from './parties.ts';
import type { Actor } from './person.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import { optionalRule } from './rule.ts';
import { canHappen } from './stage.ts';

export type Verdict = { kind: 'approve'; comment?: string } | { kind: 'deny'; comment: string };

/** What an approver decided, and the digest of the plan they were shown. */
export interface Review {
  verdict: Verdict;
  digest: string;
}

/**
 * The event that a review becomes, or why it becomes none. Asked anew on every version of the
 * request, so of two people who press at the same moment the second learns who was first. The same
 * review once more, as when Slack delivers it twice, becomes nothing.
 */
export function decideReview(
  policy: Policy,
  people: Involved,
  request: Request,
  review: Review,
  now: Date,
): Result<RequestEvent | undefined, Refusal> {
  const { actor } = people;
  const { verdict, digest } = review;
  if (isRecorded(request, actor, review)) return ok(undefined);
  const refusal =
    reviewRefusal(policy, people, request) ??
    undecidable(request, people, now) ??
    (verdict.kind === 'approve'
      ? approvalRefusal(policy, people, request)
      : denialRefusal(request));
  if (refusal) return refused(refusal);
  if (digest !== request.digest) return refused({ kind: 'content-changed' });
  const rule = optionalRule(approvingRule(policy, request.plan.pool, actor));
  return ok(
    verdict.kind === 'approve'
      ? { type: 'Approved', by: actor.id, digest, ...optionalComment(verdict.comment), ...rule }
      : { type: 'Denied', by: actor.id, digest, comment: verdict.comment, ...rule },
  );
}

/** Why a request can no longer be decided by this person; nothing while it can. */
export function undecidable(
  request: Request,
  { actor, approvers }: Pick<Involved, 'actor' | 'approvers'>,
  now: Date,
): Refusal | undefined {
  const closed = closedRefusal(request, now);
  if (closed) return closed;
  const mine = approvers.find((approver) => isOnePerson(approver, actor));
  if (!mine) return undefined;
  return { kind: 'already-approved-by-you', ...(mine.id === actor.id ? {} : { account: mine.id }) };
}

/** Who or what closed the question whether to do what is asked, and when; nothing while it is open. */
export function closedRefusal(request: Request, now: Date): Refusal | undefined {
  if (request.stage.kind !== 'pending' && !lacksApproval(request)) return decidedRefusal(request);
  // Behind a button, the approval is good for as long as the button.
  if (request.stage.kind === 'claimable') return undefined;
  const until = request.approvedUntil ?? request.expiresAt;
  const isLate = now.getTime() >= new Date(until).getTime();
  return isLate ? { kind: 'request-expired', at: until } : undefined;
}

/** Who or what ended a request, or that it was approved. */
export function decidedRefusal(request: Request): Refusal {
  return endedRefusal(request) ?? approvedAlready(request);
}

function denialRefusal({ stage }: Request): Refusal | undefined {
  return canHappen('Denied', stage) ? undefined : { kind: 'too-late-to-deny' };
}

/** Who or what ended a request before its time, and when; nothing for all others. */
export function endedRefusal({ stage }: Request): Refusal | undefined {
  switch (stage.kind) {
    case 'denied':
      return { kind: 'already-decided', outcome: 'denied', by: stage.by, at: stage.at };
    case 'cancelled':
      return { kind: 'request-cancelled', by: stage.by, at: stage.at };
    case 'stopped':
      return { kind: 'request-stopped', by: stage.by, at: stage.at };
    case 'expired':
      return { kind: 'request-expired', at: stage.at };
    default:
      return undefined;
  }
}

function isRecorded({ stage, approvals }: Request, { id }: Actor, review: Review): boolean {
  const { verdict, digest } = review;
  if (verdict.kind === 'deny') {
    return stage.kind === 'denied' && stage.by === id && stage.comment === verdict.comment;
  }
  return approvals.some((approval) => approval.by === id && approval.digest === digest);
}

function approvedAlready({ approvals, glass, requester, requestedAt }: Request): Refusal {
  const last = glass ?? approvals.at(-1);
  const by = last?.by ?? requester;
  return { kind: 'already-decided', outcome: 'approved', by, at: last?.at ?? requestedAt };
}

function optionalComment(comment: string | undefined): { comment?: string } {
  return comment === undefined ? {} : { comment };
}
