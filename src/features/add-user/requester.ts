import { actorOn } from '../../admission/actor.ts';
import type { Visitor } from '../../admission/visitor.ts';
import { poolsToRequestIn } from '../../domain/access.ts';
import type { Actor } from '../../domain/person.ts';
import type { Policy } from '../../domain/policy.ts';
import type { FrontServices } from '../../services.ts';
import type { Pools } from './form.ts';

/** The visitor with all that decides in which pools they may ask for accounts. */
export function requester(services: FrontServices, { person, policy }: Visitor): Promise<Actor> {
  const lists = [...policy.pools.values()].map((pool) => pool.requesters);
  return actorOn(services, person, lists);
}

/** The pools in which this person may ask for accounts; nothing when there is none. */
export function poolsFor(policy: Policy, actor: Actor): Pools | undefined {
  const [first, ...others] = poolsToRequestIn(policy, actor);
  return first && [first, ...others];
}
