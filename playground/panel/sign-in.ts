import { createHmac } from 'node:crypto';
import {
  type AuthenticationResultType,
  CognitoIdentityProviderServiceException,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import type { NewPasswordInput, SignInInput, SignInResult } from '../page/playground-api.ts';
import type { Pool } from '../pools.ts';

/** Signs in as an application of the pool would: USER_PASSWORD_AUTH through its app client. */
export function signIn(pool: Pool, { username, password }: SignInInput): Promise<SignInResult> {
  const command = new InitiateAuthCommand({
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: pool.clientId,
    AuthParameters: { USERNAME: username, PASSWORD: password, ...secretHash(pool, username) },
  });
  return outcomeOf(pool.cognito.send(command));
}

/** Answers the challenge that a temporary password meets. */
export function answerNewPassword(
  pool: Pool,
  { username, session, newPassword, attributes }: NewPasswordInput,
): Promise<SignInResult> {
  const given = Object.entries(attributes).map(([name, value]) => [
    `userAttributes.${name}`,
    value,
  ]);
  const command = new RespondToAuthChallengeCommand({
    ClientId: pool.clientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeResponses: {
      USERNAME: username,
      NEW_PASSWORD: newPassword,
      ...Object.fromEntries(given),
      ...secretHash(pool, username),
    },
  });
  return outcomeOf(pool.cognito.send(command));
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
function secretHash({ clientId, clientSecret }: Pool, username: string): Record<string, string> {
  if (!clientSecret) return {};
  const hmac = createHmac('sha256', clientSecret).update(`${username}${clientId}`);
  return { SECRET_HASH: hmac.digest('base64') };
}

async function outcomeOf(answer: Promise<InitiateAuthCommandOutput>): Promise<SignInResult> {
  try {
    const { AuthenticationResult, ChallengeParameters, Session } = await answer;
    if (AuthenticationResult) return signedIn(AuthenticationResult);
    const required: unknown = JSON.parse(ChallengeParameters?.requiredAttributes ?? '[]');
    return {
      outcome: 'new-password-required',
      session: Session ?? '',
      requiredAttributes: Array.isArray(required) ? required.map(String) : [],
    };
  } catch (error) {
    if (!(error instanceof CognitoIdentityProviderServiceException)) throw error;
    return { outcome: 'refused', name: error.name, message: error.message };
  }
}

function signedIn({ IdToken = '', ExpiresIn = 0 }: AuthenticationResultType): SignInResult {
  const claims = decodeJwt<{
    email?: string;
    'cognito:username'?: string;
    'cognito:groups'?: string[];
  }>(IdToken);
  return {
    outcome: 'signed-in',
    username: claims['cognito:username'] ?? '',
    email: claims.email ?? '',
    groups: claims['cognito:groups'] ?? [],
    expiresIn: ExpiresIn,
  };
}
