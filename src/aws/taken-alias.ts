import type { PoolAddress, UserPool } from '../domain/user-pool.ts';
import type { UserLookup } from './user-lookup.ts';

/** An attribute's value with which somebody signs in already. */
export interface TakenAlias {
  attribute: string;
  value: string;
}

/**
 * The first of these attributes that signs another user in. Asked before a user is made: Cognito
 * would refuse, but not say which one, and ForceAliasCreation would take it away from its owner.
 */
export async function firstTakenAlias(
  users: Pick<UserLookup, 'find'>,
  address: PoolAddress,
  { signInAttributes }: UserPool,
  attributes: Readonly<Record<string, string>>,
): Promise<TakenAlias | undefined> {
  const held = await Promise.all(
    signInAttributes.map(async (attribute) => {
      const value = attributes[attribute];
      const owner = value === undefined ? undefined : await users.find(address, value);
      return owner && value !== undefined ? { attribute, value } : undefined;
    }),
  );
  return held.find((alias) => alias !== undefined);
}
