import { CognitoException } from './exceptions.ts';
import type { SentCode, User, UserPool } from './state.ts';
import { aliasConflicts, takeAway } from './users.ts';

/**
 * Whether the address that a code was sent to is no longer the user's, nor going to be: some pools
 * keep the old address until the new one is proven (UserAttributeUpdateSettings).
 */
export function isOutdated({ settings }: UserPool, user: User, sent: SentCode): boolean {
  const waiting = settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate;
  return user.attributes.get(sent.attribute) !== sent.to && !waiting?.includes(sent.attribute);
}

/**
 * Notes that an address is the user's, whom it signs in from now on where it is an alias.
 * @param force takes the alias away from whoever has it so far (ConfirmSignUp, ForceAliasCreation)
 * @throws CognitoException AliasExistsException
 */
export function proveAddress(
  pool: UserPool,
  user: User,
  { attribute, to }: SentCode,
  force: boolean,
): void {
  const proven = new Map(user.attributes).set(attribute, to).set(`${attribute}_verified`, 'true');
  const conflicts = aliasConflicts(pool, proven, user);
  if (conflicts.length > 0 && !force) throw aliasExists(attribute);
  for (const conflict of conflicts) takeAway(conflict);
  user.attributes = proven;
}

const aliasExists = (attribute: string) =>
  new CognitoException('AliasExistsException', `An account with the ${attribute} already exists.`);
