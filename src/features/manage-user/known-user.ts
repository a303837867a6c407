import { actorOn, knownActorOn } from '../../admission/actor.ts';
import { recordLook } from '../../admission/record-look.ts';
import { newReference } from '../../admission/reference.ts';
import type { Visitor } from '../../admission/visitor.ts';
import { askingLists, mayAskFor, requestersFor } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { givesPassword } from '../../domain/plan.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import { ruleFor } from '../../domain/rule.ts';
import { isExternal } from '../../domain/user-pool.ts';
import type { FrontServices } from '../../services.ts';
import { isOfUse } from './offers.ts';
import type { RememberedChange } from './remembered-user.ts';
import { accountIn, type Sight, sightOf } from './sight.ts';

/** Somebody who may ask for something in a pool. */
export interface Asking {
  pool: PoolPolicy;
  actor: Actor;
}

type Wish = Pick<RememberedChange, 'pool' | 'action'>;

/** The pool of a user for whom the visitor may ask for that. */
export async function poolToChange(
  services: FrontServices,
  { person, policy }: Visitor,
  wish: Wish,
): Promise<Result<Asking, Refusal>> {
  return askingFor(policy, await actorOn(services, person, listsFor(policy, wish)), wish);
}

/** The same, if it is in memory. */
export function knownPoolToChange(
  services: FrontServices,
  { person, policy }: Visitor,
  wish: Wish,
): Result<Asking, Refusal> | undefined {
  const actor = knownActorOn(services, person, listsFor(policy, wish));
  return actor && askingFor(policy, actor, wish);
}

function listsFor({ pools }: Policy, { pool: alias, action }: Wish): (readonly string[])[] {
  const pool = pools.get(alias);
  return pool ? [requestersFor(pool, action)] : [];
}

function askingFor(
  policy: Policy,
  actor: Actor,
  { pool: alias, action }: Wish,
): Result<Asking, Refusal> {
  const allowed = mayAskFor(policy, actor, alias, action);
  return allowed.ok ? ok({ pool: allowed.value, actor }) : allowed;
}

/** The very user that was shown, if they can still be given what is asked for. */
export async function userToChange(
  services: Pick<FrontServices, 'users' | 'pools'>,
  pool: PoolPolicy,
  { username, sub, action }: RememberedChange,
): Promise<Result<Sight, Refusal>> {
  const user = await services.users.find(pool, username);
  if (user?.sub !== sub) return refused({ kind: 'user-not-found', account: username });
  const account = accountIn({ user });
  if (isExternal(user) && givesPassword(action)) {
    return refused({ kind: 'external-user', account });
  }
  const sight = await sightOf(services, { pool, user });
  return isOfUse(action, sight) ? ok(sight) : refused({ kind: 'no-use-any-more', action, account });
}

/** What an old card leads to is as it is now, so it is a look at the user like any other. */
export function recordSight(
  services: FrontServices,
  visitor: Visitor,
  { pool, actor }: Asking,
  { username, action }: RememberedChange,
  isFound: boolean,
): Promise<Refusal | undefined> {
  const rule = ruleFor(askingLists(pool, action), actor);
  const look = { id: newReference(), account: username, pool: pool.alias, isFound, rule };
  return recordLook(services, visitor, look);
}
