import { CognitoException } from './exceptions.ts';
import type { SentCode, User, UserPool } from './state.ts';
import { aliasConflicts, takeAway } from './users.ts';

/**
 * What a right code proves: the address it was sent to is the user's, and signs the user in where
 * it is an alias. An address that has changed in the meantime is not touched, unless the pool keeps
 * the old one until the new one is proven.
 * @param force takes the alias away from whoever has it so far (ConfirmSignUp, ForceAliasCreation)
 * @throws CognitoException AliasExistsException
 */
export function proveAddress(pool: UserPool, user: User, sent: SentCode, force: boolean): void {
  const { attribute, to } = sent;
  const waiting =
    pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate;
  if (user.attributes.get(attribute) !== to && !waiting?.includes(attribute)) return;
  const proven = new Map(user.attributes).set(attribute, to).set(`${attribute}_verified`, 'true');
  const conflicts = aliasConflicts(pool, proven, user);
  if (conflicts.length > 0 && !force) throw aliasExists(attribute);
  for (const conflict of conflicts) takeAway(conflict);
  user.attributes = proven;
}

const aliasExists = (attribute: string) =>
  new CognitoException('AliasExistsException', `An account with the ${attribute} already exists.`);
