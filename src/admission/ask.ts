import { after } from '../domain/duration.ts';
import type { RequestEvent, Requested } from '../domain/events.ts';
import { approvalsNeeded, askingLists } from '../domain/permission.ts';
import type { Actor } from '../domain/person.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy, PoolPolicy } from '../domain/policy.ts';
import { optionalRule, ruleFor } from '../domain/rule.ts';
import type { FrontServices } from '../services.ts';
import { wake } from './decide.ts';

/** What somebody asks for, checked. */
export interface Asked {
  pool: PoolPolicy;
  plan: Plan;
  reason: string;
  requester: Actor;
}

/** What the trail begins with. Where no approval is asked for, the trail says so. */
export function firstEvents(
  { version }: Policy,
  { pool, plan, reason, requester }: Asked,
  now: Date,
): [Requested, ...RequestEvent[]] {
  const approvalsRequired = approvalsNeeded(pool, plan);
  const requested: Requested = {
    type: 'Requested',
    by: requester.id,
    plan,
    reason,
    approvalsRequired,
    selfApproval: pool.selfApproval,
    expiresAt: after(now, pool.expireAfter),
    policy: version,
    ...optionalRule(ruleFor(askingLists(pool, plan.action), requester)),
  };
  return approvalsRequired > 0
    ? [requested]
    : [requested, { type: 'ApprovalNotRequired', policy: version }];
}

/** Writes the request, then wakes the worker. A second delivery of a submission writes nothing. */
export async function writeRequest(
  services: Pick<FrontServices, 'store' | 'queue' | 'log'>,
  id: string,
  events: readonly RequestEvent[],
): Promise<void> {
  await services.store.create(id, events);
  await wake(services, { id, trail: events });
}
