import type { ModalView } from '@slack/types';
import { actorOn } from '../../admission/actor.ts';
import { fitIn } from '../../admission/limits.ts';
import { newReference } from '../../admission/reference.ts';
import { refusalModal } from '../../admission/refuse.ts';
import type { Visitor } from '../../admission/visitor.ts';
import { lookUpBound } from '../../domain/limits.ts';
import { listsOf, viewersOf } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import type { FrontServices } from '../../services.ts';
import type { ListenerArgs } from '../../slack/answer.ts';
import { offersFor } from './offers.ts';
import { type Found, search } from './search.ts';
import { choiceOfUsers, nobodyFound } from './search-result.ts';
import { sightOf } from './sight.ts';
import { userCard } from './user-card.ts';

/** The visitor with all that decides in which pools they may look at users. */
export function viewer(services: FrontServices, { person, policy }: Visitor): Promise<Actor> {
  return actorOn(services, person, [...policy.pools.values()].map(viewersOf));
}

/**
 * Looks for a user in these pools, puts that on record, and returns what is to be seen: that this
 * person has looked too often, if they have.
 */
export async function lookUp(
  args: ListenerArgs,
  services: FrontServices,
  visitor: Visitor,
  pools: readonly PoolPolicy[],
  account: string,
): Promise<ModalView> {
  const id = newReference();
  const { person, policy } = visitor;
  const bound = lookUpBound(policy.limits, person.id, services.now());
  const refusal = await fitIn(services, [bound], id);
  if (refusal) return refusalModal(args, services, visitor, refusal);
  const result = await search(services, pools, account);
  const { found, unanswered } = result;
  await services.store.recordLookUp({
    id,
    actor: person.id,
    account,
    pools: pools.map(({ alias }) => alias),
    found: found.map(({ pool }) => pool.alias),
  });
  const [only, ...others] = found;
  if (!only) return nobodyFound(visitor.words, account, pools, result);
  return others.length > 0 || unanswered.length > 0
    ? choiceOfUsers(visitor.words, account, result)
    : cardOf(services, visitor, only);
}

async function cardOf(
  services: FrontServices,
  { person, words }: Visitor,
  found: Found,
): Promise<ModalView> {
  const [sight, actor] = await Promise.all([
    sightOf(services, found),
    actorOn(services, person, listsOf(found.pool)),
  ]);
  return userCard(words, sight, offersFor(sight, actor));
}
