import { CognitoException, userNotFound } from './exceptions.ts';
import { epochSeconds, type User, type UserPool } from './state.ts';

/** How a pool compares usernames and aliases: by letter, or without regard to case. */
export function fold(pool: UserPool, name: string): string {
  return pool.settings.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();
}

/** Finds a user by username, by `sub`, or by an attribute that stands for the username. */
export function findUser(pool: UserPool, name: string): User | undefined {
  return (
    pool.users.get(fold(pool, name)) ??
    [...pool.users.values()].find((user) => user.sub === name || hasAlias(pool, user, name))
  );
}

export function findBySub(pool: UserPool, sub: string): User | undefined {
  return [...pool.users.values()].find((user) => user.sub === sub);
}

/** @throws CognitoException UserNotFoundException */
export function requireUser(pool: UserPool, name: string): User {
  const user = findUser(pool, name);
  if (!user) throw userNotFound();
  return user;
}

function hasAlias(pool: UserPool, user: User, name: string): boolean {
  return signInAttributes(pool).some((attribute) => holds(pool, user, attribute, name));
}

function signInAttributes(pool: UserPool): string[] {
  return [...(pool.settings.UsernameAttributes ?? []), ...(pool.settings.AliasAttributes ?? [])];
}

/**
 * Whether an attribute's value signs its user in. E-mail addresses and phone numbers become aliases
 * when they are verified; where they are the username itself, they need not be.
 */
function owns(pool: UserPool, attributes: Map<string, string>, attribute: string): boolean {
  const isAlias = pool.settings.AliasAttributes?.some((alias) => alias === attribute) ?? false;
  if (!isAlias || attribute === 'preferred_username') return true;
  return attributes.get(`${attribute}_verified`) === 'true';
}

/**
 * Refuses a new user whose aliases belong to somebody else, or takes them away from there when
 * `force` says so. Only a verified e-mail address or phone number can be taken over
 * (AdminCreateUser, ForceAliasCreation).
 * @throws CognitoException UsernameExistsException, which is what the live service answers although
 * the reference speaks of AliasExistsException (boto/boto3#3213)
 */
export function claimAliases(
  pool: UserPool,
  attributes: Map<string, string>,
  force: boolean,
): void {
  const conflicts = aliasConflicts(pool, attributes);
  const refused = conflicts.find(({ attribute }) => !force || !canMove(pool, attribute));
  if (refused) {
    throw usernameExists(`An account with the ${refused.attribute} already exists.`);
  }
  for (const conflict of conflicts) takeAway(conflict);
}

/**
 * Gives a user the aliases that changed attributes bring. A verified e-mail address or phone number
 * silently leaves the user who had it, as on the live service (boto/boto3#3213).
 * @throws CognitoException AliasExistsException where the attribute is the username itself, and for
 * a preferred username
 */
export function moveAliases(pool: UserPool, user: User, attributes: Map<string, string>): void {
  const conflicts = aliasConflicts(pool, attributes, user);
  const refused = conflicts.find(({ attribute }) => !canMove(pool, attribute));
  if (refused) {
    throw new CognitoException(
      'AliasExistsException',
      `An account with the given ${refused.attribute} already exists.`,
    );
  }
  for (const conflict of conflicts) takeAway(conflict);
}

interface AliasConflict {
  attribute: string;
  owner: User;
}

/** The sign-in names among some attributes that belong to somebody else. */
export function aliasConflicts(
  pool: UserPool,
  attributes: Map<string, string>,
  self?: User,
): AliasConflict[] {
  return signInAttributes(pool).flatMap((attribute) => {
    const value = attributes.get(attribute);
    if (value === undefined || !owns(pool, attributes, attribute)) return [];
    const owner = [...pool.users.values()].find(
      (user) => user !== self && holds(pool, user, attribute, value),
    );
    return owner ? [{ attribute, owner }] : [];
  });
}

export function takeAway({ attribute, owner }: AliasConflict): void {
  owner.attributes.set(`${attribute}_verified`, 'false');
}

function holds(pool: UserPool, user: User, attribute: string, value: string): boolean {
  const held = user.attributes.get(attribute);
  // Somebody from an identity provider is never found by an address (developer guide, "Linking").
  if (user.status === 'EXTERNAL_PROVIDER') return false;
  return (
    held !== undefined &&
    fold(pool, held) === fold(pool, value) &&
    owns(pool, user.attributes, attribute)
  );
}

function canMove(pool: UserPool, attribute: string): boolean {
  return attribute !== 'preferred_username' && !pool.settings.UsernameAttributes?.length;
}

export const usernameExists = (message = 'User account already exists') =>
  new CognitoException('UsernameExistsException', message);

/** A user's attributes as the API lists them, `sub` first. */
export function listAttributes(user: User): { Name: string; Value: string }[] {
  const others = [...user.attributes].map(([Name, Value]) => ({ Name, Value }));
  return [{ Name: 'sub', Value: user.sub }, ...others];
}

/** MFAOptions knows SMS only, and is absent where that is off. */
export function mfaOptions({ mfa }: User) {
  if (!mfa.enabled.includes('SMS_MFA')) return {};
  return { MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] };
}

/** What AdminCreateUser, AdminGetUser and ListUsers all say of a user, attributes aside. */
export function describeUser(user: User) {
  return {
    Username: user.username,
    UserCreateDate: epochSeconds(user.createdAt),
    UserLastModifiedDate: epochSeconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
    ...mfaOptions(user),
  };
}
