import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { createPool, createUser, goodPassword, startTestCognito } from './cognito-client.ts';

/** A pool whose usernames are e-mail addresses, with one user in it. */
export async function poolWithKim(permanent = true) {
  const { cognito, clock, url } = await startTestCognito();
  const UserPoolId = await createPool(cognito, { UsernameAttributes: ['email'] });
  await createUser(cognito, UserPoolId, 'kim@example.com', { permanent });
  return { cognito, clock, url, UserPoolId };
}

/** Kim signs in to an app. */
export function signIn(
  cognito: CognitoIdentityProvider,
  ClientId: string,
  parameters: Record<string, string> = {},
) {
  return cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword, ...parameters },
  });
}

/** An administrator signs Kim in. */
export function adminSignIn(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
  ClientId: string,
  AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH' = 'ADMIN_USER_PASSWORD_AUTH',
) {
  return cognito.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow,
    AuthParameters: { USERNAME: 'kim@example.com', PASSWORD: goodPassword },
  });
}
