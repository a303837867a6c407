import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { VerifiableAttribute } from '../domain/plan.ts';
import type { Secret } from '../domain/secret.ts';
import type { AppClient, PoolAddress } from '../domain/user-pool.ts';
import { type CodeSent, sendCode, type Verification, verify } from './attribute-codes.ts';
import { COGNITO_WRITE, inTime, REPEATABLE } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';
import { remembered } from './remembered.ts';
import { secretHash } from './secret-hash.ts';
import { readSecret } from './settings.ts';
import {
  challengeAttributes,
  type NewPasswordRequired,
  type SignIn,
  signInFrom,
} from './sign-in.ts';

/**
 * What an app client of a pool can do for somebody who is there. Nothing is repeated by itself: a
 * second sign-in counts as an attempt, a second code as a message.
 */
export interface AppClients {
  /** AdminInitiateAuth, for which the client needs ALLOW_ADMIN_USER_PASSWORD_AUTH. */
  signIn: (
    pool: PoolAddress,
    client: AppClient,
    username: string,
    password: Secret,
  ) => Promise<SignIn>;
  /** AdminRespondToAuthChallenge, with a value for every attribute that was missing. */
  completeFirstSignIn: (
    pool: PoolAddress,
    client: AppClient,
    challenge: NewPasswordRequired,
    newPassword: Secret,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<SignIn>;
  /** Sends a code to the user of that access token. */
  sendCode: (
    pool: PoolAddress,
    accessToken: Secret,
    attribute: VerifiableAttribute,
  ) => Promise<CodeSent>;
  verify: (
    pool: PoolAddress,
    accessToken: Secret,
    attribute: VerifiableAttribute,
    code: Secret,
  ) => Promise<Verification>;
}

/** Signs in through app clients; `now` decides how long a secret that was read is remembered. */
export function createAppClients(
  now: () => Date,
  options = { cognito: COGNITO_WRITE, settings: REPEATABLE },
): AppClients {
  const clientFor = clientsFor(options.cognito, 'changing');
  const secretAt = remembered(
    now,
    (name: string) => name,
    (name) => readSecret(name, options.settings),
  );
  const secretOf = async ({ secretParameter }: AppClient) =>
    secretParameter === undefined ? undefined : secretAt(secretParameter);

  return {
    signIn: async (pool, client, username, password) => {
      const command = new AdminInitiateAuthCommand({
        UserPoolId: pool.userPoolId,
        ClientId: client.id,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: {
          ...named(username, client, await secretOf(client)),
          PASSWORD: password.expose(),
        },
      });
      return signInFrom(clientFor(pool).send(command, inTime(options.cognito)));
    },
    completeFirstSignIn: async (pool, client, challenge, newPassword, attributes) => {
      const command = new AdminRespondToAuthChallengeCommand({
        UserPoolId: pool.userPoolId,
        ClientId: client.id,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: challenge.session.expose(),
        ChallengeResponses: {
          ...named(challenge.username, client, await secretOf(client)),
          NEW_PASSWORD: newPassword.expose(),
          ...challengeAttributes(attributes),
        },
      });
      return signInFrom(clientFor(pool).send(command, inTime(options.cognito)));
    },
    sendCode: (pool, accessToken, attribute) =>
      sendCode(clientFor(pool), accessToken, attribute, options.cognito),
    verify: (pool, accessToken, attribute, code) =>
      verify(clientFor(pool), accessToken, attribute, code, options.cognito),
  };
}

/** The user, and the proof that a client with a secret has to add. */
function named(username: string, client: AppClient, secret: Secret | undefined) {
  return {
    USERNAME: username,
    ...(secret && { SECRET_HASH: secretHash(username, client.id, secret) }),
  };
}
