import { actorOn, knownActorOn } from '../../admission/actor.ts';
import type { Visitor } from '../../admission/visitor.ts';
import { mayRequest, poolsToRequestIn } from '../../domain/access.ts';
import type { Actor } from '../../domain/person.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { Pools } from './form.ts';

/** The visitor with all that decides in which pools they may ask for accounts. */
export function requester(services: FrontServices, { person, policy }: Visitor): Promise<Actor> {
  return actorOn(services, person, listsOfRequesters(policy));
}

/** The same, if it is in memory. */
export function knownRequester(
  services: FrontServices,
  { person, policy }: Visitor,
): Actor | undefined {
  return knownActorOn(services, person, listsOfRequesters(policy));
}

function listsOfRequesters({ pools }: Policy): (readonly string[])[] {
  return [...pools.values()].map((pool) => pool.requesters);
}

/** The pools to choose from; why there is none, or not the one that was named. */
export function poolsToAskIn(
  { policy }: Visitor,
  actor: Actor,
  alias?: string,
): Result<Pools, Refusal> {
  const pools = poolsFor(policy, actor);
  if (!pools) return refused({ kind: 'not-a-requester', contact: policy.contact });
  const named = alias === undefined ? undefined : mayRequest(policy, actor, alias);
  return named?.ok === false ? named : ok(pools);
}

/** The pools in which this person may ask for accounts; nothing when there is none. */
export function poolsFor(policy: Policy, actor: Actor): Pools | undefined {
  const [first, ...others] = poolsToRequestIn(policy, actor);
  return first && [first, ...others];
}
