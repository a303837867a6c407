/** How users come into a pool, by an administrator's hand or by their own. */
import { randomUUID } from 'node:crypto';
import { invalidParameter } from './exceptions.ts';
import type { Cognito, HashedPassword, User, UserPool, UserStatus } from './state.ts';
import { isEmail, isPhoneNumber } from './user-attributes.ts';
import { claimAliases, fold, usernameExists } from './users.ts';

interface NewUser {
  username: string;
  attributes: Map<string, string>;
  status: UserStatus;
  passwords: HashedPassword[];
}

/** Somebody who is not in the pool yet. Where usernames are attributes, Cognito makes one. */
export function newUser(cognito: Cognito, pool: UserPool, given: NewUser): User {
  const sub = randomUUID();
  return {
    ...given,
    username: pool.settings.UsernameAttributes?.length ? sub : given.username,
    sub,
    enabled: true,
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
    codes: new Map(),
    attempts: new Map(),
    mfa: { enabled: [], preferred: undefined },
  };
}

/** What the operation says of a username that is taken, and of one that is an attribute. */
export interface TakenMessages {
  username: string;
  attribute: (name: string) => string;
}

/**
 * Puts a user into the pool under the username that was asked for. Nothing may wait between the
 * look for a conflict and the insertion: two requests could race.
 * @throws CognitoException UsernameExistsException
 */
export function insertUser(
  pool: UserPool,
  user: User,
  name: string,
  taken: TakenMessages,
  forceAlias: boolean,
): void {
  if (pool.users.has(fold(pool, name))) throw usernameExists(taken.username);
  const attribute = usernameAttribute(pool, name);
  if (attribute && isTaken(pool, attribute, name)) throw usernameExists(taken.attribute(attribute));
  claimAliases(pool, user.attributes, forceAlias);
  pool.users.set(fold(pool, user.username), user);
}

function isTaken(pool: UserPool, attribute: string, value: string): boolean {
  return [...pool.users.values()].some(
    (user) =>
      user.status !== 'EXTERNAL_PROVIDER' &&
      fold(pool, user.attributes.get(attribute) ?? '') === fold(pool, value),
  );
}

type GivenAttributes = readonly { Name: string; Value?: string | undefined }[];

/**
 * The given attributes; where the username is an e-mail address or phone number, that one too.
 * @throws CognitoException InvalidParameterException for a username of a form that the pool refuses
 */
export function profileOf(
  pool: UserPool,
  username: string,
  attributes: GivenAttributes = [],
): Map<string, string> {
  refuseAliasAsUsername(pool, username);
  const given = new Map(attributes.map(({ Name, Value }) => [Name, Value ?? '']));
  const attribute = usernameAttribute(pool, username);
  if (attribute) given.set(attribute, username);
  return given;
}

/**
 * Which attribute the username is the value of, if the pool's usernames are attributes at all.
 * @throws CognitoException InvalidParameterException for a username of another form
 */
function usernameAttribute(pool: UserPool, name: string): 'email' | 'phone_number' | undefined {
  const allowed = pool.settings.UsernameAttributes ?? [];
  if (allowed.length === 0) return undefined;
  if (allowed.includes('email') && isEmail(name)) return 'email';
  if (allowed.includes('phone_number') && isPhoneNumber(name)) return 'phone_number';
  if (allowed.length > 1) {
    throw invalidParameter('Username should be either an email or a phone number.');
  }
  throw invalidParameter(
    allowed.includes('email')
      ? 'Username should be an email.'
      : 'Username should be a phone number.',
  );
}

function refuseAliasAsUsername(pool: UserPool, name: string): void {
  const aliases = pool.settings.AliasAttributes ?? [];
  if (aliases.includes('email') && isEmail(name)) {
    throw invalidParameter(
      'Username cannot be of email format, since user pool is configured for email alias.',
    );
  }
  if (aliases.includes('phone_number') && isPhoneNumber(name)) {
    throw invalidParameter(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  }
}
