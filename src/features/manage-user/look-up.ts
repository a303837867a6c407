import type { ModalView } from '@slack/types';
import { actorOn, knownActorOn } from '../../admission/actor.ts';
import { fitIn } from '../../admission/limits.ts';
import { newReference } from '../../admission/reference.ts';
import { refusalModal } from '../../admission/refuse.ts';
import type { Visitor } from '../../admission/visitor.ts';
import { lookUpBound } from '../../domain/limits.ts';
import { listsOf, mayLookUp, viewersOf, viewingLists } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, type Result } from '../../domain/result.ts';
import { ruleFor } from '../../domain/rule.ts';
import type { FrontServices } from '../../services.ts';
import type { ListenerArgs } from '../../slack/answer.ts';
import { offersFor } from './offers.ts';
import { type Found, search } from './search.ts';
import { choiceOfUsers, nobodyFound } from './search-result.ts';
import { sightOf } from './sight.ts';
import { userCard } from './user-card.ts';

/** Somebody who may look into these pools. */
export interface Looking {
  actor: Actor;
  pools: readonly PoolPolicy[];
}

/** The pool of that alias or, where none is named, all of them, if the visitor may look there. */
export async function poolsToLook(
  services: FrontServices,
  { person, policy }: Visitor,
  alias: string | undefined,
): Promise<Result<Looking, Refusal>> {
  return lookingIn(policy, await actorOn(services, person, listsOfViewers(policy)), alias);
}

/** The same, if it is in memory. */
export function knownPoolsToLook(
  services: FrontServices,
  { person, policy }: Visitor,
  alias: string | undefined,
): Result<Looking, Refusal> | undefined {
  const actor = knownActorOn(services, person, listsOfViewers(policy));
  return actor && lookingIn(policy, actor, alias);
}

function listsOfViewers({ pools }: Policy): (readonly string[])[] {
  return [...pools.values()].map(viewersOf);
}

function lookingIn(
  policy: Policy,
  actor: Actor,
  alias: string | undefined,
): Result<Looking, Refusal> {
  const allowed = mayLookUp(policy, actor, alias);
  return allowed.ok ? ok({ actor, pools: allowed.value }) : allowed;
}

/**
 * Looks for a user in these pools, puts that on record, and returns what is to be seen: that this
 * person has looked too often, if they have.
 */
export async function lookUp(
  args: ListenerArgs,
  services: FrontServices,
  visitor: Visitor,
  { actor, pools }: Looking,
  account: string,
): Promise<ModalView> {
  const id = newReference();
  const { person, policy } = visitor;
  const bound = lookUpBound(policy.limits, person.id, services.now());
  const refusal = await fitIn(services, [bound], id);
  if (refusal) return refusalModal(args, services, person, refusal);
  const result = await search(services, pools, account);
  const { found, unanswered } = result;
  await services.store.recordLookUp({
    id,
    actor: person.id,
    account,
    pools: pools.map(({ alias }) => alias),
    found: found.map(({ pool }) => pool.alias),
    rules: pools.flatMap((pool) => ruleFor(viewingLists(pool), actor) ?? []),
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
