import { resourceNotFound } from './exceptions.ts';
import { newUser } from './new-user.ts';
import type { Cognito } from './state.ts';
import { checkAttributes } from './user-attributes.ts';
import { fold, usernameExists } from './users.ts';

export interface ExternalProfile {
  /** The identity provider's name in the pool, such as `Google`. */
  provider: string;
  /** The user's id at that provider. */
  externalId: string;
  /** What the provider's claims are mapped to. */
  attributes?: Readonly<Record<string, string>>;
}

/**
 * Does what Cognito does at somebody's first sign-in through an identity provider, which the
 * stand-in does not have: makes the user `Google_123` in EXTERNAL_PROVIDER, without a password.
 * @returns the new user's name
 * @throws CognitoException ResourceNotFoundException, InvalidParameterException,
 * UsernameExistsException
 */
export function federate(cognito: Cognito, poolId: string, profile: ExternalProfile): string {
  const pool = cognito.pools.get(poolId);
  if (!pool) throw resourceNotFound(`User pool ${poolId} does not exist.`);
  const username = `${profile.provider}_${profile.externalId}`;
  const attributes = new Map(Object.entries(profile.attributes ?? {}));
  checkAttributes(pool, attributes, true);
  if (pool.users.has(fold(pool, username))) throw usernameExists();
  attributes.set('identities', identities(cognito, profile));
  const status = 'EXTERNAL_PROVIDER';
  const user = newUser(cognito, pool, { username, attributes, status, passwords: [] });
  pool.users.set(fold(pool, username), { ...user, username });
  return username;
}

/** As the `identities` attribute of a user who was not linked to another. */
function identities(cognito: Cognito, { provider, externalId }: ExternalProfile): string {
  const identity = {
    userId: externalId,
    providerName: provider,
    providerType: provider,
    issuer: null,
    primary: 'true',
    dateCreated: String(cognito.now().getTime()),
  };
  return JSON.stringify([identity]);
}
