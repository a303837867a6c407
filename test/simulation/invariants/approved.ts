/** 2. Nothing is done in Cognito without enough valid approvals of exactly that. */
import { digest } from '../../../src/domain/canonical.ts';
import type { SealedEvent } from '../../../src/domain/events.ts';
import type { CognitoCall } from '../record.ts';
import { type Evidence, type Invariant, isFinal, type RequestRecord, trailAt } from './evidence.ts';
import { isOfPlan } from './operations.ts';

/** How long the services may remember what policy and Slack said, in ms, and a call in flight. */
const MEMORY = 61_000;

export const approved: Invariant = (evidence) =>
  evidence.changes.flatMap((change) => {
    const request = evidence.requests.find(({ id }) => id === change.request);
    if (!request) return [`${change.operation} belongs to no request`];
    return faults(evidence, request, change).map(
      (fault) => `${change.operation} of request ${request.id}: ${fault}`,
    );
  });

function faults(evidence: Evidence, request: RequestRecord, change: CognitoCall): string[] {
  const trail = trailAt(request, change.sentAt);
  return [
    ...(isFinal(trail) ? ['the request had ended'] : []),
    ...(isOfPlan(request.plan, change) ? [] : ['that is not what was approved']),
    ...unapproved(evidence, request, trail, change.sentAt),
  ];
}

function unapproved(
  evidence: Evidence,
  request: RequestRecord,
  trail: readonly SealedEvent[],
  moment: number,
): string[] {
  const { plan, requester } = request;
  const policies = evidence.world.law.policiesBetween(moment - MEMORY, moment);
  const pools = policies.flatMap((policy) => policy.pools.get(plan.pool) ?? []);
  const needed = Math.min(...pools.map(({ approvals }) => approvals));
  const good = trail.filter(
    (event) =>
      event.type === 'Approved' &&
      event.digest === digest(plan) &&
      pools.some(({ approvers }) => approvers.includes(event.by)) &&
      evidence.world.law.wasMemberSince(event.by, moment - MEMORY) &&
      (event.by !== requester || pools.some(({ selfApproval }) => selfApproval)) &&
      wasPressed(evidence, request, event.by),
  );
  const people = new Set(good.map((event) => 'by' in event && event.by));
  const begun = good.at(-1) ?? trail[0];
  return [
    ...(people.size < needed ? [`${people.size} valid approvals of ${needed}`] : []),
    ...(begun && hasLapsed(trail, begun, moment) ? ['the approval had lapsed'] : []),
  ];
}

/** An approval is good for as long as the request could have waited for it. */
function hasLapsed(trail: readonly SealedEvent[], last: SealedEvent, moment: number): boolean {
  const [first] = trail;
  if (first?.type !== 'Requested') return true;
  const life = Date.parse(first.expiresAt) - Date.parse(first.at);
  return moment >= Date.parse(last.at) + life;
}

/** Slack delivered that person's submission of the review, with that verdict, for that request. */
function wasPressed({ world }: Evidence, { id }: RequestRecord, by: string): boolean {
  return world.record.deliveries.some(({ type, payload }) => {
    const text = JSON.stringify(payload);
    const { user } = payload as { user?: { id: string } };
    return (
      type === 'view_submission' &&
      user?.id === by &&
      text.includes(id) &&
      text.includes('"approve"')
    );
  });
}
