import { after } from '../domain/duration.ts';
import type { RequestEvent, Requested } from '../domain/events.ts';
import { requestBounds } from '../domain/limits.ts';
import { approvalsNeeded, askingLists } from '../domain/permission.ts';
import type { Actor } from '../domain/person.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy, PoolPolicy } from '../domain/policy.ts';
import type { Refusal } from '../domain/refusal.ts';
import { optionalRule, ruleFor } from '../domain/rule.ts';
import { alsoLogging } from '../log.ts';
import type { FrontServices } from '../services.ts';
import { wake } from './decide.ts';
import { refusalWhileFrozen } from './frozen.ts';
import { fitIn, giveBack } from './limits.ts';

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

/**
 * Writes the request, if nothing is frozen and not too much is asked, and wakes the worker. Of a
 * submission that is delivered twice the second writes and counts nothing, and is not refused.
 */
export async function ask(
  services: Services,
  policy: Policy,
  id: string,
  asked: Asked,
): Promise<Refusal | undefined> {
  alsoLogging({ request: id });
  const now = services.now();
  const { requester, plan } = asked;
  const { userPoolId } = plan;
  const bounds = requestBounds(policy.limits, { requester: requester.id, userPoolId }, now);
  const [frozen, tooMany] = await Promise.all([
    refusalWhileFrozen(services, plan),
    fitIn(services, bounds, id),
  ]);
  const refusal = frozen ?? tooMany;
  if (!refusal) return writeRequest(services, id, firstEvents(policy, asked, now));
  if (await services.store.load(id)) return undefined;
  if (!tooMany) await giveBack(services, bounds, id);
  return refusal;
}

type Services = Pick<FrontServices, 'store' | 'queue' | 'log' | 'now'>;

async function writeRequest(
  services: Services,
  id: string,
  events: readonly RequestEvent[],
): Promise<undefined> {
  await services.store.create(id, events);
  await wake(services, { id, trail: events });
}
