import { notAuthorized } from './exceptions.ts';
import type { UserPoolClient } from './state.ts';

/**
 * What an app's users may write: the client's WriteAttributes, and never whether an address is
 * verified.
 * @throws CognitoException NotAuthorizedException
 */
export function refuseUnwritable(client: UserPoolClient, names: readonly string[]): void {
  const writable = client.settings.WriteAttributes;
  const refused = names.some(
    (name) => name.endsWith('_verified') || writable?.includes(name) === false,
  );
  if (refused) throw notAuthorized('A client attempted to write unauthorized attribute');
}
