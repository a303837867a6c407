import { CognitoException, notAuthorized, userNotFound } from './exceptions.ts';
import { askForNewPassword } from './new-password-challenge.ts';
import { isPassword } from './passwords.ts';
import type { Cognito, User, UserPool, UserPoolClient } from './state.ts';
import { issueTokens } from './tokens.ts';
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
  const [current] = user.passwords;
  if (!current || !(await isPassword(password, current))) throw wrongPassword();
  requireSignInStatus(pool, user, cognito.now());
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return askForNewPassword(cognito, pool, client, user);
  }
  return {
    ChallengeParameters: {},
    AuthenticationResult: await issueTokens(cognito, pool, client, user),
  };
}

const wrongPassword = () => notAuthorized('Incorrect username or password.');

/** A client with PreventUserExistenceErrors does not tell strangers who is in the pool. */
function unknownUser(client: UserPoolClient): CognitoException {
  return client.settings.PreventUserExistenceErrors === 'ENABLED'
    ? wrongPassword()
    : userNotFound();
}

/**
 * Refuses whoever has the right password but may not sign in as things stand.
 * @throws CognitoException UserNotConfirmedException, PasswordResetRequiredException, or
 * NotAuthorizedException for a temporary password past its TemporaryPasswordValidityDays
 */
export function requireSignInStatus(
  pool: Pick<UserPool, 'settings'>,
  user: Pick<User, 'status' | 'passwords'>,
  now: Date,
): void {
  switch (user.status) {
    case 'CONFIRMED':
      return;
    case 'UNCONFIRMED':
      throw new CognitoException('UserNotConfirmedException', 'User is not confirmed.');
    case 'RESET_REQUIRED':
      throw new CognitoException(
        'PasswordResetRequiredException',
        'Password reset required for the user',
      );
    case 'FORCE_CHANGE_PASSWORD':
      if (isExpired(pool, user, now)) {
        throw notAuthorized(
          'Temporary password has expired and must be reset by an administrator.',
        );
      }
  }
}

function isExpired(
  pool: Pick<UserPool, 'settings'>,
  user: Pick<User, 'passwords'>,
  now: Date,
): boolean {
  const days = pool.settings.Policies.PasswordPolicy.TemporaryPasswordValidityDays;
  const setAt = user.passwords[0]?.setAt ?? now;
  return now.getTime() >= setAt.getTime() + days * dayMs;
}
