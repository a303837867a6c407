import * as z from 'zod/mini';
import { completeSignIn } from './complete-sign-in.ts';
import { CognitoException, invalidParameter } from './exceptions.ts';
import { acceptNewPassword } from './new-password-challenge.ts';
import { adminOperation, publicOperation } from './operation.ts';
import { checkSecretHash } from './secret-hash.ts';
import { clientId, echoed, session, stringMap, userPoolId } from './shapes.ts';
import {
  type Cognito,
  requireClient,
  requirePool,
  type UserPool,
  type UserPoolClient,
} from './state.ts';
import { findClient } from './user-pool-clients.ts';

const respondInput = z.object({
  ClientId: clientId,
  ChallengeName: z.enum([
    'SMS_MFA',
    'EMAIL_OTP',
    'SOFTWARE_TOKEN_MFA',
    'SELECT_MFA_TYPE',
    'MFA_SETUP',
    'PASSWORD_VERIFIER',
    'CUSTOM_CHALLENGE',
    'SELECT_CHALLENGE',
    'DEVICE_SRP_AUTH',
    'DEVICE_PASSWORD_VERIFIER',
    'ADMIN_NO_SRP_AUTH',
    'NEW_PASSWORD_REQUIRED',
    'SMS_OTP',
    'PASSWORD',
    'WEB_AUTHN',
    'PASSWORD_SRP',
  ]),
  Session: z.optional(session),
  ChallengeResponses: z.optional(stringMap),
  ClientMetadata: z.optional(stringMap),
  AnalyticsMetadata: echoed,
});

type Input = z.infer<typeof respondInput>;

export const adminRespondToAuthChallenge = adminOperation(
  z.extend(respondInput, { UserPoolId: userPoolId }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    return respond(cognito, pool, requireClient(pool, input.ClientId), input);
  },
);

export const respondToAuthChallenge = publicOperation(respondInput, (cognito, input) => {
  const { pool, client } = findClient(cognito, input.ClientId);
  return respond(cognito, pool, client, input);
});

async function respond(cognito: Cognito, pool: UserPool, client: UserPoolClient, input: Input) {
  if (input.ChallengeName !== 'NEW_PASSWORD_REQUIRED') {
    throw new CognitoException(
      'UnsupportedOperationException',
      `This stand-in does not know the challenge ${input.ChallengeName}.`,
    );
  }
  const responses = input.ChallengeResponses ?? {};
  const username = required(responses.USERNAME, 'USERNAME');
  const newPassword = required(responses.NEW_PASSWORD, 'NEW_PASSWORD');
  const sessionId = required(input.Session, 'Session');
  checkSecretHash(client, username, responses.SECRET_HASH);
  const answer = { session: sessionId, username, newPassword, responses };
  const user = await acceptNewPassword(cognito, pool, client, answer);
  return completeSignIn(cognito, pool, client, user);
}

/** @throws CognitoException InvalidParameterException */
function required(value: string | undefined, name: string): string {
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}
