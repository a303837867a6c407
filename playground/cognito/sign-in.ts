import { completeSignIn } from './complete-sign-in.ts';
import { CognitoException, notAuthorized, userNotFound } from './exceptions.ts';
import { askForNewPassword } from './new-password-challenge.ts';
import { isPassword } from './passwords.ts';
import type { Cognito, User, UserPool, UserPoolClient } from './state.ts';
import { hidesUsers } from './unknown-users.ts';
import { findUser } from './users.ts';

const dayMs = 86_400_000;

/**
 * Signs a user in with a password: tokens, or the challenge that stands before them.
 * @throws CognitoException
 */
export async function signInWithPassword(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  username: string,
  password: string,
) {
  const user = findUser(pool, username);
  if (!user) throw unknownUser(client);
  if (!user.enabled) throw notAuthorized('User is disabled.');
  // A reset takes the password away: Cognito does not look at the one that is given.
  if (user.status === 'RESET_REQUIRED') throw passwordResetRequired();
  const [current] = user.passwords;
  if (!current || !(await isPassword(password, current))) throw wrongPassword();
  if (user.status === 'UNCONFIRMED') throw unconfirmed();
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    refuseExpired(pool, user, cognito.now());
    return askForNewPassword(cognito, pool, client, user);
  }
  return completeSignIn(cognito, pool, client, user);
}

const wrongPassword = () => notAuthorized('Incorrect username or password.');

/** A client with PreventUserExistenceErrors does not tell strangers who is in the pool. */
function unknownUser(client: UserPoolClient): CognitoException {
  return hidesUsers(client) ? wrongPassword() : userNotFound();
}

const unconfirmed = () =>
  new CognitoException('UserNotConfirmedException', 'User is not confirmed.');

const passwordResetRequired = () =>
  new CognitoException('PasswordResetRequiredException', 'Password reset required for the user');

/**
 * A temporary password is good for the policy's TemporaryPasswordValidityDays.
 * @throws CognitoException NotAuthorizedException
 */
function refuseExpired(pool: UserPool, user: User, now: Date): void {
  const days = pool.settings.Policies.PasswordPolicy.TemporaryPasswordValidityDays;
  const setAt = user.passwords[0]?.setAt ?? now;
  if (now.getTime() < setAt.getTime() + days * dayMs) return;
  throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
}
