import { lookUpBound } from '../domain/limits.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Rule } from '../domain/rule.ts';
import type { FrontServices } from '../services.ts';
import { fitIn } from './limits.ts';
import type { Visitor } from './visitor.ts';

/** What somebody is about to be told of a user, otherwise than by looking for one. */
export interface Look {
  /** The same for what Slack delivers twice. */
  id: string;
  /** Under what name the user was asked for. */
  account: string;
  /** The alias of the pool. */
  pool: string;
  isFound: boolean;
  /** By which entry they were let in. */
  rule: Rule | undefined;
}

/**
 * Counts it among the person's looks at users and puts it on record; nothing of it may be shown before.
 * The refusal where they have looked too often: then it may not be shown at all.
 */
export async function recordLook(
  services: Pick<FrontServices, 'store' | 'now'>,
  { person, policy }: Visitor,
  { id, account, pool, isFound, rule }: Look,
): Promise<Refusal | undefined> {
  const bound = lookUpBound(policy.limits, person.id, services.now());
  const refusal = await fitIn(services, [bound], id);
  if (refusal) return refusal;
  await services.store.recordLookUp({
    id,
    actor: person.id,
    account,
    pools: [pool],
    found: isFound ? [pool] : [],
    rules: rule ? [rule] : [],
  });
  return undefined;
}
