/** What Cognito answers strangers who ask about users that may not exist. */
import { CognitoException } from './exceptions.ts';
import { type CodeDeliveryDetails, mask, mediumOf } from './messages.ts';
import type { User, UserPool, UserPoolClient } from './state.ts';
import { isEmail, isPhoneNumber } from './user-attributes.ts';
import { findUser } from './users.ts';

/** Whether the client was set up not to tell who is in the pool (PreventUserExistenceErrors). */
export function hidesUsers(client: UserPoolClient): boolean {
  return client.settings.PreventUserExistenceErrors === 'ENABLED';
}

/**
 * Finds the user of an operation that anybody may call.
 * @param disguise what a client that hides users answers instead
 * @throws CognitoException UserNotFoundException, or the disguise
 */
export function requireClientUser(
  pool: UserPool,
  client: UserPoolClient,
  name: string,
  disguise: () => CognitoException,
): User {
  const user = findUser(pool, name);
  if (user) return user;
  throw hidesUsers(client) ? disguise() : clientUserNotFound();
}

export const clientUserNotFound = () =>
  new CognitoException('UserNotFoundException', 'Username/client id combination not found.');

/**
 * The delivery that a hiding client makes up: its medium follows from the form of the username and
 * the pool's AutoVerifiedAttributes (developer guide, "Managing user existence error responses").
 */
export function simulateDelivery(pool: UserPool, name: string): CodeDeliveryDetails {
  const verified = pool.settings.AutoVerifiedAttributes ?? [];
  const byPhone = !isEmail(name) && !verified.includes('email') && verified.length > 0;
  const attribute = isPhoneNumber(name) || byPhone ? 'phone_number' : 'email';
  const address = attribute === 'email' ? `${name}@example.com` : '+10000000000';
  return {
    Destination: mask(isEmail(name) || isPhoneNumber(name) ? name : address),
    DeliveryMedium: mediumOf[attribute],
    AttributeName: attribute,
  };
}
