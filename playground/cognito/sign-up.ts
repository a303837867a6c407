import * as z from 'zod/mini';
import { isOutdated, proveAddress } from './aliases.ts';
import { countAttempt } from './attempts.ts';
import { checkCode, expiredCode, issueCode, takeCode } from './codes.ts';
import { invalidParameter, notAuthorized } from './exceptions.ts';
import { insertUser, newUser, profileOf, type TakenMessages } from './new-user.ts';
import { adminOperation, publicOperation } from './operation.ts';
import { checkPolicy, hashPassword } from './passwords.ts';
import { checkSecretHash } from './secret-hash.ts';
import {
  attributes,
  clientId,
  confirmationCode,
  echoed,
  password,
  secretHash,
  session,
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
import { checkAttributes } from './user-attributes.ts';
import { findClient } from './user-pool-clients.ts';
import { findUser, requireUser } from './users.ts';
import { refuseUnwritable } from './write-attributes.ts';

const clientUserInput = z.object({
  ClientId: clientId,
  SecretHash: z.optional(secretHash),
  Username: username,
  AnalyticsMetadata: echoed,
  UserContextData: echoed,
  ClientMetadata: z.optional(stringMap),
});

const signUpInput = z.extend(clientUserInput, {
  Password: password,
  UserAttributes: z.optional(attributes),
  ValidationData: z.optional(attributes),
});

const taken: TakenMessages = {
  username: 'User already exists',
  attribute: (name) => `An account with the given ${name} already exists.`,
};

export const signUp = publicOperation(signUpInput, async (cognito, input) => {
  const { pool, client } = findClient(cognito, input.ClientId);
  checkSecretHash(client, input.Username, input.SecretHash);
  if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw notAuthorized('SignUp is not permitted for this user pool');
  }
  refuseUnwritable(
    client,
    (input.UserAttributes ?? []).map(({ Name }) => Name),
  );
  const profile = profileOf(pool, input.Username, input.UserAttributes);
  checkAttributes(pool, profile, true);
  checkPolicy(pool, input.Password, 'Password did not conform with policy');
  const user = newUser(cognito, pool, {
    username: input.Username,
    attributes: profile,
    status: 'UNCONFIRMED',
    passwords: [await hashPassword(input.Password, cognito.now())],
  });
  insertUser(pool, user, input.Username, taken, false);
  const attribute = attributeToVerify(pool, user);
  const CodeDeliveryDetails = attribute && issueCode(cognito, pool, user, 'sign-up', attribute);
  return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails };
});

/**
 * Where the code of a sign-up goes. Of two attributes that are to be verified it is the phone number
 * (developer guide, "Verifying contact information at sign-up").
 */
function attributeToVerify({ settings }: UserPool, user: User): VerifiableAttribute | undefined {
  const attributes: VerifiableAttribute[] = ['phone_number', 'email'];
  return attributes.find(
    (name) => settings.AutoVerifiedAttributes?.includes(name) && user.attributes.get(name),
  );
}

export const confirmSignUp = publicOperation(
  z.extend(clientUserInput, {
    ConfirmationCode: confirmationCode,
    ForceAliasCreation: z.optional(z.boolean()),
    Session: z.optional(session),
  }),
  (cognito, input) => {
    const { pool, client } = findClient(cognito, input.ClientId);
    checkSecretHash(client, input.Username, input.SecretHash);
    const user = requireClientUser(pool, client, input.Username, expiredCode);
    requireUnconfirmed(user);
    countAttempt(cognito, user, 'ConfirmSignUp');
    const sent = checkCode(cognito, user, 'sign-up', input.ConfirmationCode);
    if (!isOutdated(pool, user, sent)) {
      proveAddress(pool, user, sent, input.ForceAliasCreation ?? false);
    }
    takeCode(cognito, user, 'sign-up', input.ConfirmationCode);
    confirm(user, cognito.now());
    return {};
  },
);

export const resendConfirmationCode = publicOperation(clientUserInput, (cognito, input) => {
  const { pool, client } = findClient(cognito, input.ClientId);
  checkSecretHash(client, input.Username, input.SecretHash);
  const user = findUser(pool, input.Username);
  if (hidesUsers(client) && !user?.enabled) {
    return { CodeDeliveryDetails: simulateDelivery(pool, input.Username) };
  }
  if (!user) throw clientUserNotFound();
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
  const attribute = attributeToVerify(pool, user);
  if (!attribute) throw notAuthorized('Cannot resend codes. Auto verification not turned on.');
  countAttempt(cognito, user, 'ResendConfirmationCode');
  return { CodeDeliveryDetails: issueCode(cognito, pool, user, 'sign-up', attribute) };
});

export const adminConfirmSignUp = adminOperation(
  z.extend(userInput, { ClientMetadata: z.optional(stringMap) }),
  (cognito, input) => {
    const user = requireUser(requirePool(cognito, input.UserPoolId), input.Username);
    requireUnconfirmed(user);
    confirm(user, cognito.now());
    return {};
  },
);

function requireUnconfirmed({ status }: User): void {
  if (status === 'UNCONFIRMED') return;
  throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
}

function confirm(user: User, now: Date): void {
  user.status = 'CONFIRMED';
  user.modifiedAt = now;
}
