import { isListed } from './access.ts';
import type { RequestEvent } from './events.ts';
import { touchesProtected } from './permission.ts';
import type { Actor } from './person.ts';
import type { Plan } from './plan.ts';
import type { Policy, PoolPolicy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import { closedRefusal, decidedRefusal } from './review.ts';
import { optionalRule, ruleFor } from './rule.ts';
import { enoughWitnesses } from './witnesses.ts';

/** In characters: who goes past the approvers says more than “urgent”. */
export const SHORTEST_REASON = 15;

/** Why somebody had a request carried out without its approvals, and what they were shown. */
export interface Emergency {
  reason: string;
  digest: string;
}

/** Whether the policy lets this person have requests of the pool carried out without approvals. */
export function mayBreakGlass({ breakGlass }: PoolPolicy, actor: Actor): boolean {
  if (!breakGlass) return false;
  const { people, tell } = breakGlass;
  return isListed(people, actor) && enoughWitnesses(tell, actor.id);
}

/** The list that decides it; empty where nobody may. */
export function glassBreakersOf({ pools }: Policy, { pool }: Plan): readonly string[] {
  return pools.get(pool)?.breakGlass?.people ?? [];
}

/** Why this person may not go past the approvers of this request; nothing when they may. */
export function glassRefusal(
  policy: Policy,
  actor: Actor,
  request: Request,
  now: Date,
): Refusal | undefined {
  const { contact } = policy;
  const pool = policy.pools.get(request.plan.pool);
  if (!pool || !mayBreakGlass(pool, actor)) {
    return { kind: 'may-not-break-glass', what: 'not-listed', contact };
  }
  if (touchesProtected(pool, request.plan)) {
    return { kind: 'may-not-break-glass', what: 'protected', contact };
  }
  return request.stage.kind === 'pending' ? closedRefusal(request, now) : decidedRefusal(request);
}

/**
 * The event that breaking the glass becomes: the request is approved at once, by nobody. The same
 * submission delivered twice becomes nothing.
 */
export function decideBreakGlass(
  policy: Policy,
  actor: Actor,
  request: Request,
  { reason, digest }: Emergency,
  now: Date,
): Result<RequestEvent | undefined, Refusal> {
  const { glass, plan } = request;
  if (glass?.by === actor.id && glass.reason === reason) return ok(undefined);
  const refusal = glassRefusal(policy, actor, request, now);
  if (refusal) return refused(refusal);
  if (digest !== request.digest) return refused({ kind: 'content-changed' });
  const tell = [...new Set(policy.pools.get(plan.pool)?.breakGlass?.tell ?? [])];
  const list = { path: `pools.${plan.pool}.breakGlass.people`, ids: glassBreakersOf(policy, plan) };
  const rule = optionalRule(ruleFor([list], actor));
  return ok({ type: 'GlassBroken', by: actor.id, reason, digest, tell, ...rule });
}
