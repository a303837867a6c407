import * as z from 'zod/mini';
import { countAttempt } from './attempts.ts';
import { checkCode, codeMismatch, issueCode, takeCode } from './codes.ts';
import { type CognitoException, invalidParameter, notAuthorized } from './exceptions.ts';
import { adminOperation, publicOperation } from './operation.ts';
import { checkHistory, checkPolicy, hashPassword } from './passwords.ts';
import { checkSecretHash } from './secret-hash.ts';
import {
  clientId,
  confirmationCode,
  echoed,
  password,
  secretHash,
  stringMap,
  userInput,
  username,
} from './shapes.ts';
import { requirePool, type User, type UserPool, type VerifiableAttribute } from './state.ts';
import {
  clientUserNotFound,
  hidesUsers,
  requireClientUser,
  simulateDelivery,
} from './unknown-users.ts';
import { findClient } from './user-pool-clients.ts';
import { findUser, requireUser } from './users.ts';

const forgotPasswordInput = z.object({
  ClientId: clientId,
  SecretHash: z.optional(secretHash),
  Username: username,
  AnalyticsMetadata: echoed,
  UserContextData: echoed,
  ClientMetadata: z.optional(stringMap),
});

/** A client that hides users makes a delivery up for whoever is unknown, disabled or unreachable. */
export const forgotPassword = publicOperation(forgotPasswordInput, (cognito, input) => {
  const { pool, client } = findClient(cognito, input.ClientId);
  checkSecretHash(client, input.Username, input.SecretHash);
  const user = findUser(pool, input.Username);
  if (hidesUsers(client) && !(user && isReachable(pool, user))) {
    return { CodeDeliveryDetails: simulateDelivery(pool, input.Username) };
  }
  if (!user) throw clientUserNotFound();
  const attribute = requireResettable(pool, user);
  countAttempt(cognito, user, 'ForgotPassword');
  return { CodeDeliveryDetails: issueCode(cognito, pool, user, 'password', attribute) };
});

export const confirmForgotPassword = publicOperation(
  z.extend(forgotPasswordInput, { ConfirmationCode: confirmationCode, Password: password }),
  async (cognito, input) => {
    const { pool, client } = findClient(cognito, input.ClientId);
    checkSecretHash(client, input.Username, input.SecretHash);
    const user = requireClientUser(pool, client, input.Username, codeMismatch);
    if (!user.enabled) throw hidesUsers(client) ? codeMismatch() : disabled();
    countAttempt(cognito, user, 'ConfirmForgotPassword');
    checkPolicy(pool, input.Password, 'Password did not conform with policy');
    checkCode(cognito, user, 'password', input.ConfirmationCode);
    await checkHistory(pool, user, input.Password);
    const hashed = await hashPassword(input.Password, cognito.now());
    takeCode(cognito, user, 'password', input.ConfirmationCode);
    user.passwords.unshift(hashed);
    user.status = 'CONFIRMED';
    user.modifiedAt = cognito.now();
    return {};
  },
);

export const adminResetUserPassword = adminOperation(
  z.extend(userInput, { ClientMetadata: z.optional(stringMap) }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const user = requireUser(pool, input.Username);
    const attribute = requireResettable(pool, user);
    user.status = 'RESET_REQUIRED';
    user.modifiedAt = cognito.now();
    issueCode(cognito, pool, user, 'password', attribute);
    return {};
  },
);

const disabled = () => notAuthorized('User is disabled.');

/**
 * Where the code for a new password goes.
 * @throws CognitoException NotAuthorizedException or InvalidParameterException when none can go out
 */
function requireResettable(pool: UserPool, user: User): VerifiableAttribute {
  if (!user.enabled) throw disabled();
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER') {
    throw notAuthorized('User password cannot be reset in the current state.');
  }
  const mechanisms = pool.settings.AccountRecoverySetting.RecoveryMechanisms ?? [];
  if (mechanisms.some(({ Name }) => Name === 'admin_only')) {
    throw notAuthorized('Contact administrator to reset password.');
  }
  const attribute = recoveryAttribute(pool, user);
  if (!attribute) throw unreachable();
  return attribute;
}

const unreachable = (): CognitoException =>
  invalidParameter(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  );

function isReachable(pool: UserPool, user: User): boolean {
  return user.enabled && recoveryAttribute(pool, user) !== undefined;
}

const attributeOf = { verified_email: 'email', verified_phone_number: 'phone_number' } as const;

/** The verified attribute of the first priority that the user has (AccountRecoverySetting). */
function recoveryAttribute(pool: UserPool, user: User): VerifiableAttribute | undefined {
  const mechanisms = pool.settings.AccountRecoverySetting.RecoveryMechanisms ?? [];
  return mechanisms
    .toSorted((a, b) => a.Priority - b.Priority)
    .flatMap(({ Name }) => (Name === 'admin_only' ? [] : [attributeOf[Name]]))
    .find(
      (attribute) =>
        user.attributes.get(attribute) && user.attributes.get(`${attribute}_verified`) === 'true',
    );
}
